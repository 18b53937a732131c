"""Taking a request down: as a draft or submitted at once, and changed while nobody has decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from desktop.domain.errors import Missing
from desktop.domain.moments import micros
from desktop.domain.requisitions import Act, LineDraft, RequisitionDraft, State
from desktop.domain.requisitions.apart import request_apart
from desktop.domain.requisitions.checking import LINES, checked, checked_lines, need_lines, short
from desktop.domain.requisitions.codes import code_of
from desktop.services.changes import Desk
from desktop.services.requisitions.acting import Saved, write
from desktop.store import private
from desktop.store.requisitions import lines as line_rows
from desktop.store.requisitions import notes, rows
from desktop.store.requisitions.rows import RequisitionRow
from desktop.store.writing import Writer


def save(
    desk: Desk,
    op_id: UUID,
    draft: RequisitionDraft,
    lines: Sequence[LineDraft],
    id: int | str | None = None,
    submit: bool = True,
) -> Saved:
    """Writes a new request, or what one says from now on (`id`: local id or code).

    Phone numbers do not stay in what everybody reads: the words around them go into the remark.
    `submit` hands a new one or a draft in; from then on the promise's clock runs. A contact,
    an applicant or a remark left unsaid stays as it is kept. Raises Missing (title, applicant,
    lines), BadQuantity, TooLong, NotFound (an article, the request), RequestNotNow,
    RequestNotYours.
    """
    said, wanted, apart = request_apart(draft, lines)
    said, wanted = checked(said, submitted=submit and id is None), checked_lines(wanted)
    if submit:
        need_lines(wanted)
    request = [id, _plain(said), [_line(one) for one in wanted], submit]
    code = code_of(op_id.bytes)
    if id is None:
        kind = "submit_requisition" if submit else "draft_requisition"
        whole = _with(said, apart)
        return write(
            desk, kind, op_id, request, lambda writer: _new(writer, code, whole, wanted, submit),
            note=f"{code} {said.title}",
        )  # fmt: skip
    return write(
        desk,
        "edit_requisition",
        op_id,
        request,
        lambda writer: _edit(writer, id, said, wanted, apart, submit),
        note=said.title,
    )


def submit(desk: Desk, op_id: UUID, id: int | str) -> Saved:
    """Hands a draft in as it is. Raises Missing (applicant, lines), NotFound, RequestNotNow,
    RequestNotYours.
    """

    def work(writer: Writer) -> RequisitionRow:
        row = rows.lock(writer, id, Act.SUBMIT)
        if not line_rows.rows(writer.connection, row.id):
            raise Missing("lines")
        return _hand_in(writer, row)

    return write(desk, "submit_requisition", op_id, [id], work)


def _new(
    writer: Writer,
    code: str,
    draft: RequisitionDraft,
    wanted: Sequence[LineDraft],
    submitted: bool,
) -> RequisitionRow:
    state = State.SUBMITTED if submitted else State.DRAFT
    row = rows.make(writer, draft, wanted, code=code, state=state)
    notes.say(writer, row.id, (Act.SUBMIT if submitted else Act.EDIT).value)
    return row


def _edit(
    writer: Writer,
    key: int | str,
    draft: RequisitionDraft,
    wanted: Sequence[LineDraft],
    apart: str,
    submitted: bool,
) -> RequisitionRow:
    row = rows.lock(writer, key, Act.EDIT)
    draft = _with(draft, apart, private.word(writer.connection, row.remark))
    line_rows.rewrite(writer, row.id, wanted)
    known = line_rows.articles(writer.connection, [one.code for one in wanted if one.code])
    after = rows.said_of(draft) | rows.said_privately(writer, row, draft)
    if not draft.number:
        after.pop("number")
    # How it came in and what for does not change because somebody mends it.
    after.pop("source")
    after.pop("goal")
    if draft.submitted_at is not None and row.submitted_at is not None:
        after["submitted_at"] = micros(draft.submitted_at)
    after["value_fen"] = line_rows.value_of(wanted, known)
    row = rows.edit(writer, row, **after)
    if submitted and row.state == State.DRAFT:
        return _hand_in(writer, row)
    notes.say(writer, row.id, Act.EDIT.value)
    return row


def _hand_in(writer: Writer, row: RequisitionRow) -> RequisitionRow:
    rows.need(writer, row, Act.SUBMIT)
    if row.applicant is None:
        raise Missing("applicant")
    notes.say(writer, row.id, Act.SUBMIT.value)
    at = writer.at if row.submitted_at is None else row.submitted_at
    return rows.change(writer, row, state=State.SUBMITTED.value, submitted_at=at)


def _with(draft: RequisitionDraft, apart: str, before: str = "") -> RequisitionDraft:
    """The draft with what is kept apart in its remark; `before` stands where it says none."""
    if not apart:
        return draft
    remark = before if draft.remark is None else draft.remark
    return replace(draft, remark=short("remark", "\n".join(filter(None, (remark, apart))), LINES))


def _plain(draft: RequisitionDraft) -> dict[str, Any]:
    """What the request's hash is made of: all but what identifies people."""
    at = draft.submitted_at
    return rows.said_of(draft) | {"submitted_at": None if at is None else micros(at)}


def _line(one: LineDraft) -> list[Any]:
    day = None if one.back_on is None else one.back_on.isoformat()
    return [one.code, one.qty, one.said, one.qty_said, one.sure.value, one.loan, day]
