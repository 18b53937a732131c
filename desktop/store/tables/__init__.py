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
from desktop.store.tables.journal import journal, operation, private, station
from desktop.store.tables.paper import (
    certificate,
    certificate_note,
    series,
    series_claim,
    signing_key,
    template,
)
from desktop.store.tables.people import person
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

__all__ = [
    "DERIVED",
    "account",
    "allocation",
    "attempt",
    "balance",
    "batch",
    "bench_note",
    "bench_session",
    "board",
    "board_holder",
    "board_number",
    "booking",
    "certificate",
    "certificate_note",
    "event",
    "event_method",
    "import_row",
    "inspection",
    "item",
    "journal",
    "kit_handed",
    "metadata",
    "method",
    "movement",
    "number_lease",
    "number_series",
    "operation",
    "owner",
    "participant",
    "payment",
    "payment_heard",
    "person",
    "photo",
    "place",
    "place_move",
    "private",
    "remark",
    "sale",
    "sale_line",
    "series",
    "series_claim",
    "shift",
    "shift_close",
    "signing_key",
    "station",
    "template",
    "till",
    "till_claim",
    "variant",
]
