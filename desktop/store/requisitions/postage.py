"""What was noted of a parcel's waybill and postage once it had left: which acts did, what each of
them changed.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection, Select, select

from desktop.domain.requisitions import Act, Changed
from desktop.store.requisitions.parcels import ParcelRow
from desktop.store.tables import journal, operation, parcel, requisition_note

NOTED = frozenset({"note_postage", "repay_parcel"})  # kinds of acts; their note is a parcel's code
_FIELDS = ("carrier", "waybill", "paid_by", "postage_fen", "advanced_by", "repaid")
n, j = requisition_note.c, journal.c


def acts(box: ParcelRow) -> Select[tuple[bytes]]:
    """The op_ids of all acts that noted something of a parcel."""
    return (
        select(operation.c.op_id)
        .join(requisition_note, n.op_id == operation.c.op_id)
        .where(n.requisition == box.requisition, n.what == Act.POSTAGE.value)
        .where(operation.c.note == box.code)
    )


def changes(connection: Connection, ops: Sequence[bytes]) -> dict[bytes, tuple[Changed, ...]]:
    """What some such acts changed. Their journal says it: nothing private stands in there."""
    found: defaultdict[bytes, list[Changed]] = defaultdict(list)
    rows = select(j.op_id, j.body).where(j.op_id.in_(ops)).order_by(j.seq)
    for op_id, body in connection.execute(rows) if ops else ():
        for name, key, what in json.loads(body)["facts"]:
            if name == parcel.name and isinstance(key, dict):
                some = (field for field in _FIELDS if field in what)
                found[bytes(op_id)] += [Changed(field, *what[field]) for field in some]
    return {op_id: tuple(some) for op_id, some in found.items()}
