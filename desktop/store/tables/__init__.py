"""Every table of the ledger (see LEDGER in the architecture page), one file a word.

Facts (movement, sale, payment …) are identified by `(op_id, line)` and never edited. Entities
carry a `uid` (16 bytes) besides their local `id`, which never leaves this database. Columns
marked `info={"derived": True}` can be computed from the others and are not journalled. Moments
are microseconds since 1970 UTC, money is fen, quantities are pieces. Who may come in: the store.
"""

from desktop.store.tables.bench import (
    attempt,
    batch,
    bench_note,
    bench_session,
    board,
    board_holder,
    board_number,
    booking,
    inspection,
    kit_handed,
    number_lease,
    number_series,
    participant,
)
from desktop.store.tables.booth import (
    account,
    event,
    event_method,
    method,
    payment,
    payment_heard,
    sale,
    sale_line,
    shift,
    shift_close,
    till,
    till_claim,
)
from desktop.store.tables.catalogue import item, photo, variant
from desktop.store.tables.columns import DERIVED, metadata
from desktop.store.tables.counts import count_entry, count_result, count_scope, stock_count
from desktop.store.tables.journal import journal, operation, private, station
from desktop.store.tables.keeping import keeping, minimum, settled
from desktop.store.tables.kits import assembly, bom, bom_part
from desktop.store.tables.outings import outing_close
from desktop.store.tables.paper import (
    certificate,
    certificate_note,
    series,
    series_claim,
    signing_key,
    template,
)
from desktop.store.tables.people import person
from desktop.store.tables.production import (
    approval,
    artwork,
    attachment,
    goods_in,
    production,
    production_note,
    quote,
    recovery,
    supplier,
)
from desktop.store.tables.stock import (
    allocation,
    balance,
    import_row,
    movement,
    owner,
    place,
    place_move,
    remark,
)
from desktop.store.tables.transfers import transfer, transfer_line

__all__ = [
    "DERIVED",
    "account",
    "allocation",
    "approval",
    "artwork",
    "assembly",
    "attachment",
    "attempt",
    "balance",
    "batch",
    "bench_note",
    "bench_session",
    "board",
    "board_holder",
    "board_number",
    "bom",
    "bom_part",
    "booking",
    "certificate",
    "certificate_note",
    "count_entry",
    "count_result",
    "count_scope",
    "event",
    "event_method",
    "goods_in",
    "import_row",
    "inspection",
    "item",
    "journal",
    "keeping",
    "kit_handed",
    "metadata",
    "method",
    "minimum",
    "movement",
    "number_lease",
    "number_series",
    "operation",
    "outing_close",
    "owner",
    "participant",
    "payment",
    "payment_heard",
    "person",
    "photo",
    "place",
    "place_move",
    "private",
    "production",
    "production_note",
    "quote",
    "recovery",
    "remark",
    "sale",
    "sale_line",
    "series",
    "series_claim",
    "settled",
    "shift",
    "shift_close",
    "signing_key",
    "station",
    "stock_count",
    "supplier",
    "template",
    "till",
    "till_claim",
    "transfer",
    "transfer_line",
    "variant",
]
