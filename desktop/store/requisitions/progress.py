"""How far a request has come by its pieces, once some of them left or fewer are to."""

from __future__ import annotations

from sqlalchemy import func, select

from desktop.domain.requisitions import State
from desktop.store.requisitions import lines, receiving, rows
from desktop.store.requisitions.rows import RequisitionRow
from desktop.store.tables import parcel
from desktop.store.writing import Writer


def settle(writer: Writer, row: RequisitionRow) -> RequisitionRow:
    """An approved request of which nothing is left to send has been sent; when of every piece it
    is known what became of it, it has been received. The row as it is now.
    """
    connection = writer.connection
    every = lines.of(connection, row.id)
    sent = sum(one.sent for one in every)
    if row.state != State.APPROVED or not sent or any(one.open or one.picked for one in every):
        return row
    p = parcel.c
    left = select(func.max(p.sent_at)).where(
        p.requisition == row.id, p.retired_at.is_(None), p.sent_at.is_not(None)
    )
    sent_at = connection.execute(left).scalar()
    row = rows.change(writer, row, state=State.SENT.value, sent_at=sent_at or writer.at)
    return receiving.settle(writer, row)
