"""What a message to the asker is written from, read in one go."""

from __future__ import annotations

from collections import Counter
from datetime import date

from sqlalchemy import Connection, select

from desktop.domain.requisitions.letters import Letter, LetterLine, LetterParcel
from desktop.domain.requisitions.parcels import ParcelState
from desktop.domain.requisitions.rules import End
from desktop.domain.requisitions.states import Act, State
from desktop.domain.requisitions.values import Line
from desktop.store import private, rules
from desktop.store.requisitions import lines, parcels, pieces
from desktop.store.requisitions.rows import RequisitionRow
from desktop.store.standing import taken_back
from desktop.store.tables import requisition_note

n = requisition_note.c
_SAYS = {
    State.ASKED: Act.ASK,
    State.REJECTED: Act.REJECT,
    State.CANCELLED: Act.CANCEL,
}
_GONE = (ParcelState.SENT, ParcelState.ARRIVED)


def letter(connection: Connection, row: RequisitionRow) -> Letter:
    """All that any message about a request says, of its row."""
    boxes = [box for box in parcels.of(connection, row.id) if ParcelState(box.state) in _GONE]
    open_: Counter[int] = Counter()
    for box in boxes:
        for one in pieces.outstanding(connection, box.id):
            open_[one.line] += one.qty
    lent: Counter[int] = Counter()
    for one in pieces.remaining(connection, row.id):
        lent[one.line] += one.qty
    asks = None if row.applicant is None else private.reveal(connection, bytes(row.applicant))
    return Letter(
        applicant=asks or "",
        title=row.title,
        code=row.code,
        due_on=None if row.due_on is None else date.fromisoformat(row.due_on),
        by_sending=rules.rules(connection).promise_end is End.SENT,
        needed_on=None if row.needed_on is None else date.fromisoformat(row.needed_on),
        lines=tuple(
            _line(one, open_[one.id], lent[one.id]) for one in lines.of(connection, row.id)
        ),
        parcels=tuple(
            LetterParcel(
                box.way,
                box.carrier,
                box.waybill,
                parcels.carried_by(connection, box),
                box.state == ParcelState.SENT,
            )
            for box in boxes
        ),
        said=_said(connection, row),
    )


def _line(one: Line, open_: int, lent: int) -> LetterLine:
    return LetterLine(
        item=one.item or one.said,
        asked=one.qty,
        approved=one.approved,
        substitute=one.substitute_item,
        reason=one.reason,
        sent=one.sent,
        open=open_,
        lent=lent if one.loan else 0,
        loan=one.loan,
        back_on=one.back_on if one.loan else None,
    )


def _said(connection: Connection, row: RequisitionRow) -> str:
    """The question, or the reason, that was said last; "" after it was purged."""
    act = _SAYS.get(State(row.state))
    if act is None:
        return ""
    last = connection.execute(
        select(n.text)
        .where(n.requisition == row.id, n.what == act.value, n.op_id.not_in(taken_back()))
        .order_by(n.recorded_at.desc(), n.line.desc())
        .limit(1)
    ).scalar()
    return "" if last is None else private.reveal(connection, bytes(last)) or ""
