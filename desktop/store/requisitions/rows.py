"""A request's own row: made, found, locked for an act of somebody, changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Connection, Row, bindparam, select

from desktop.domain.catalogue import search_text
from desktop.domain.errors import (
    ApprovedTwice,
    NotFound,
    OwnRequest,
    RequestNotNow,
    RequestNotYours,
    Taken,
)
from desktop.domain.moments import micros
from desktop.domain.people import name_key
from desktop.domain.requisitions import Act, LineDraft, RequisitionDraft, State, Verdict, judge
from desktop.store import private
from desktop.store.prepared import Prepared
from desktop.store.requisitions import deriving, lines, notes
from desktop.store.requisitions.sides import sides
from desktop.store.tables import person, requisition, requisition_line
from desktop.store.writing import Writer

r = requisition.c
RequisitionRow = Row[Any]  # of the table `requisition`
_BY_CODE = select(requisition).where(r.code == bindparam("key"), r.retired_at.is_(None))
_BY_ID = select(requisition).where(r.id == bindparam("key"), r.retired_at.is_(None))
_KNOWN = {str: Prepared(_BY_CODE), int: Prepared(_BY_ID)}
_LOCKED = {str: Prepared(_BY_CODE.with_for_update()), int: Prepared(_BY_ID.with_for_update())}
_WHO = Prepared(select(person.c.name).where(person.c.id == bindparam("key")))
_NEVER = {
    Verdict.OWN: OwnRequest,
    Verdict.TWICE: ApprovedTwice,
}
# What a new request has not got yet.
_EMPTY: dict[str, Any] = {
    **dict.fromkeys(("giveaway", "of_sale", "guide_fen", "paused_at", "answered_at")),
    **dict.fromkeys(("decided_at", "decided_by", "seconded_by", "sent_at", "received_at")),
    **dict.fromkeys(("closed_at", "reported_at", "report", "retired_at")),
    **dict.fromkeys(("over_reason", "report_link")),
    "search": "",
    "paused_days": 0,
}


@dataclass(frozen=True)
class New:
    """A request to be entered: drafts that were checked, and further columns."""

    draft: RequisitionDraft
    lines: Sequence[LineDraft]
    code: str
    state: State
    own: dict[str, Any]


def make(
    writer: Writer,
    draft: RequisitionDraft,
    wanted: Sequence[LineDraft],
    *,
    code: str,
    state: State = State.SUBMITTED,
    **own: Any,
) -> RequisitionRow:
    """A new request with its lines; `own` are further columns (giveaway, of_sale …).

    Raises Taken where another one has the code, and NotFound for an article that is not there.
    """
    if writer.connection.execute(select(r.id).where(r.code == code)).first() is not None:
        raise Taken("requisition", code)
    made = make_many(writer, [New(draft, wanted, code, state, own)])
    return get(writer.connection, made[0])


def make_many(writer: Writer, wanted: Sequence[New]) -> list[int]:
    """As `make` for thousands at once; the local ids in order. The codes are known to be new."""
    known = lines.articles(
        writer.connection, {line.code for one in wanted for line in one.lines if line.code}
    )
    hidden = _keep(writer, [one.draft for one in wanted])
    staff = _staff(writer.connection)
    born = [
        {
            **_EMPTY,
            **said_of(one.draft),
            **kept,
            "code": one.code,
            "state": one.state.value,
            "asked_by": staff.get(name_key(one.draft.applicant)),
            "submitted_at": _submitted(writer, one),
            "value_fen": lines.value_of(one.lines, known),
            "due_on": None,
            "post_by": None,
            "urgent_on": None,
            **one.own,
        }
        for one, kept in zip(wanted, hidden, strict=True)
    ]
    ids = writer.born_many(requisition, born)
    writer.born_many(
        requisition_line,
        [
            lines.row_of(local, place, line, known)
            for local, one in zip(ids, wanted, strict=True)
            for place, line in enumerate(one.lines, start=1)
        ],
    )
    deriving.derive(writer.connection, ids)
    return ids


def _submitted(writer: Writer, new: New) -> int | None:
    if new.draft.submitted_at is not None:
        return micros(new.draft.submitted_at)
    return None if new.state is State.DRAFT else writer.at


def said_of(draft: RequisitionDraft) -> dict[str, Any]:
    """The columns of what a request says, private values aside."""
    day = draft.needed_on
    return {
        "number": draft.number,
        "source": draft.source.value,
        "goal": draft.goal.value,
        "kind": draft.kind,
        "title": draft.title,
        "city": draft.city,
        "team": draft.team,
        "headcount": draft.headcount,
        "needed_on": None if day is None else day.isoformat(),
        "event": draft.event,
    }


def _keep(writer: Writer, drafts: Sequence[RequisitionDraft]) -> list[dict[str, bytes | None]]:
    """The ids of the private values of each draft, by column; None where nothing was said."""
    found: list[dict[str, bytes | None]] = [
        dict.fromkeys(("applicant", "recipient", "phone", "address", "remark")) for _ in drafts
    ]
    slots: list[tuple[dict[str, bytes | None], str]] = []
    rows: list[dict[str, str]] = []
    for kept, draft in zip(found, drafts, strict=True):
        contact = draft.contact
        said = {"applicant": draft.applicant, "remark": draft.remark or ""}
        if contact is not None:
            said |= {
                "recipient": contact.recipient,
                "phone": contact.phone,
                "address": contact.address,
            }
        for column, value in said.items():
            if value:
                slots.append((kept, column))
                # Lists look for who asked, never for who gets the parcel.
                search = search_text(value) if column == "applicant" else ""
                rows.append({"value": value, "search": search})
    for (kept, column), private_id in zip(slots, private.keep_many(writer, rows), strict=True):
        kept[column] = private_id
    return found


def _staff(connection: Connection) -> dict[str, int]:
    """Who works here: local ids by name as it is compared; of namesakes the first one."""
    every = connection.execute(select(person.c.name, person.c.id).order_by(person.c.id.desc()))
    return {name_key(name): int(key) for name, key in every}


def said_privately(writer: Writer, row: RequisitionRow, draft: RequisitionDraft) -> dict[str, Any]:
    """Columns of the private values that an edit says anew; what it leaves unsaid stays."""
    connection = writer.connection
    contact = draft.contact
    said: dict[str, str | None] = {"applicant": draft.applicant or None, "remark": draft.remark}
    if contact is not None:
        # A form never shows what is kept: who mends the phone says nothing of the address.
        said |= {
            "recipient": contact.recipient or None,
            "phone": contact.phone or None,
            "address": contact.address or None,
        }
    after: dict[str, Any] = {}
    for column, value in said.items():
        stands = getattr(row, column)
        known = None if stands is None else private.reveal(connection, bytes(stands))
        if value is None or value == (known or ""):
            continue
        search = search_text(value) if column == "applicant" else ""
        kept = private.keep_many(writer, [{"value": value, "search": search}]) if value else [None]
        after[column] = kept[0]
    if "applicant" in after:
        after["asked_by"] = _staff(connection).get(name_key(draft.applicant))
    return after


def get(connection: Connection, key: int | str) -> RequisitionRow:
    """The row of a request by its local id, or by its code as typed. Raises NotFound."""
    return _one(_KNOWN, connection, key)


def _one(asked: dict[type, Prepared], connection: Connection, key: int | str) -> RequisitionRow:
    wanted = key.strip().upper() if isinstance(key, str) else key
    found = asked[type(wanted)](connection, {"key": wanted})
    if not found:
        raise NotFound("requisition", str(wanted))
    return cast(RequisitionRow, found[0])


def lock(writer: Writer, key: int | str, act: Act) -> RequisitionRow:
    """The row, which nobody else changes until the commit, for an act of the person at work.

    Raises NotFound, RequestNotNow, RequestNotYours, OwnRequest and ApprovedTwice.
    """
    row = _one(_LOCKED, writer.connection, key)
    need(writer, row, act)
    return row


def need(writer: Writer, row: RequisitionRow, act: Act) -> None:
    """Raises as `lock` where the person at work may not do this with a locked request."""
    verdict = judge(State(row.state), act, sides(writer.connection, writer.actor, row))
    if verdict is Verdict.YES:
        return
    if verdict is Verdict.NOT_NOW:
        raise RequestNotNow(row.code, row.state, act.value)
    who = str(_WHO(writer.connection, {"key": writer.actor})[0].name)
    if verdict in _NEVER:
        raise _NEVER[verdict](who, row.code)
    raise RequestNotYours(who, row.code, act.value)


def edit(writer: Writer, row: RequisitionRow, **after: Any) -> RequisitionRow:
    """As `change`, of what a request says. Once it is handed in, its thread keeps who asked before:
    they still do not decide on it.
    """
    if "applicant" in after and row.state != State.DRAFT:
        was, now = (
            private.word(writer.connection, key) for key in (row.applicant, after["applicant"])
        )
        if was and name_key(was) != name_key(now):
            notes.say(writer, row.id, notes.APPLICANT, was)
    return change(writer, row, **after)


def change(writer: Writer, row: RequisitionRow, **after: Any) -> RequisitionRow:
    """Changes columns of a request and what follows from them; the row as it is now."""
    before = {name: getattr(row, name) for name in after}
    writer.change(requisition, {"id": row.id}, before, after)
    deriving.derive(writer.connection, [row.id])
    return get(writer.connection, int(row.id))
