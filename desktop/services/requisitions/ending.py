"""Taking away again: a request rejected or cancelled, a line lowered; what was held goes free."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from desktop.domain.errors import (
    AlreadyLeft,
    BadQuantity,
    MoreThanApproved,
    NeedsReason,
    NotFound,
    NothingApproved,
)
from desktop.domain.requisitions import Act, Line, State
from desktop.domain.requisitions.checking import LINES, short
from desktop.services.changes import Desk
from desktop.services.requisitions.acting import Saved, write
from desktop.store import private
from desktop.store.booth import posting
from desktop.store.requisitions import clocks, notes, picking, progress, rows
from desktop.store.requisitions import lines as line_rows
from desktop.store.requisitions.rows import RequisitionRow
from desktop.store.writing import Writer


def reject(
    desk: Desk, op_id: UUID, id: int | str, reason: str, lacking: Collection[int] = ()
) -> Saved:
    """Gives nothing. `lacking` are lines (local ids) that are refused because it is not there.

    Raises NeedsReason, NotFound, RequestNotNow, RequestNotYours, OwnRequest.
    """
    why = short("reason", reason, LINES)
    if not why:
        raise NeedsReason("reject", "", 0)

    def work(writer: Writer) -> RequisitionRow:
        row = rows.lock(writer, id, Act.REJECT)
        picking.release(writer, row.id)
        _nothing(writer, row, why, lacking)
        notes.say(writer, row.id, Act.REJECT.value, why)
        answered = writer.at if row.answered_at is None else row.answered_at
        return rows.change(
            writer,
            row,
            state=State.REJECTED.value,
            decided_by=writer.actor,
            decided_at=writer.at,
            answered_at=answered,
            closed_at=writer.at,
            **clocks.waited(writer, row),
        )

    return write(desk, "reject_requisition", op_id, [id, sorted(lacking)], work, goods=True)


def _nothing(writer: Writer, row: RequisitionRow, why: str, lacking: Collection[int]) -> None:
    stand = line_rows.rows(writer.connection, row.id)
    for line_id in lacking:
        if line_id not in {one.id for one in stand}:
            raise NotFound("requisition_line", str(line_id))
    for one in stand:
        absent = (one.qty or 0) if one.id in lacking else 0
        line_rows.change(writer, one, approved=0, substitute=None, reason=None, lacking=absent)


def revise(
    desk: Desk, op_id: UUID, id: int | str, line: int, qty: int, reason: str, lacking: int = 0
) -> Saved:
    """Lowers what was approved on a line (local id) to `qty` pieces; exactly what was held beyond
    goes free. `lacking`: so many are taken away because they are not there after all.

    Raises NeedsReason, BadQuantity, MoreThanApproved, AlreadyLeft, NothingApproved where nothing
    would be left of the request, NotFound, RequestNotNow, RequestNotYours.
    """
    why = short("reason", reason, LINES)
    if qty < 0:
        raise BadQuantity(str(qty))

    def work(writer: Writer) -> RequisitionRow:
        row = rows.lock(writer, id, Act.REVISE)
        every = line_rows.of(writer.connection, row.id)
        one = _line(every, line)
        approved = one.approved or 0
        if qty > approved:
            raise MoreThanApproved(row.code, one.item or one.said, approved, qty)
        if qty < one.sent:
            raise AlreadyLeft(row.code, one.item or one.said, one.sent)
        if not why:
            raise NeedsReason("revise", one.item or one.said, 0)
        if not 0 <= lacking <= approved - qty:
            raise BadQuantity(str(lacking))
        if not qty and not any(other.approved for other in every if other.id != one.id):
            raise NothingApproved(row.code, Act.CANCEL.value)
        picking.release(writer, row.id, one.id, qty - one.sent)
        posting.give_up(writer, row, [(one, approved - qty)])
        stands = next(o for o in line_rows.rows(writer.connection, row.id) if o.id == one.id)
        kept = private.keep(writer, why)
        line_rows.change(
            writer, stands, approved=qty, reason=kept, lacking=stands.lacking + lacking
        )
        gone = (approved - qty) * one.value_fen
        told = f"{one.substitute_item or one.item or one.said} × {approved} → {qty}（{why}）"
        notes.say(writer, row.id, Act.REVISE.value, told)
        row = rows.change(writer, row, value_fen=max(0, row.value_fen - gone))
        return progress.settle(writer, row)

    return write(desk, "revise_requisition", op_id, [id, line, qty, lacking], work, goods=True)


def _line(every: list[Line], line_id: int) -> Line:
    for one in every:
        if one.id == line_id:
            return one
    raise NotFound("requisition_line", str(line_id))


def cancel(desk: Desk, op_id: UUID, id: int | str, reason: str = "") -> Saved:
    """Gives a request up; exactly what it held goes free.

    Raises AlreadyLeft once something was sent (lower the rest instead), NotFound, RequestNotNow,
    RequestNotYours.
    """
    why = short("reason", reason, LINES)

    def work(writer: Writer) -> RequisitionRow:
        row = rows.lock(writer, id, Act.CANCEL)
        every = line_rows.of(writer.connection, row.id)
        for one in every:
            if one.sent:
                raise AlreadyLeft(row.code, one.item or one.said, one.sent)
        picking.release(writer, row.id)
        posting.give_up(writer, row, [(one, one.approved or 0) for one in every])
        notes.say(writer, row.id, Act.CANCEL.value, why)
        after: dict[str, Any] = {"state": State.CANCELLED.value, "closed_at": writer.at}
        return rows.change(writer, row, **after, **clocks.waited(writer, row))

    return write(desk, "cancel_requisition", op_id, [id], work, goods=True)
