"""A request's row as a value: whom it is for shown masked, its lines added up, its days left."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, case, func, or_, select

from desktop.domain import masking
from desktop.domain.moments import moment
from desktop.domain.requisitions import Goal, Requisition, Source, State, Sure
from desktop.domain.workdays import Calendar, days_left
from desktop.store import workdays
from desktop.store.tables import person, private, requisition, requisition_line

r, line = requisition.c, requisition_line.c
_CHUNK = 500
_CERTAIN = [one.value for one in Sure if one.certain]

applicant = private.alias("applicant")
_recipient = private.alias("recipient")
_phone = private.alias("phone")
_address = private.alias("address")
_over = private.alias("over")
_decider = person.alias("decider")
_FROM = (
    requisition.outerjoin(applicant, applicant.c.id == r.applicant)
    .outerjoin(_recipient, _recipient.c.id == r.recipient)
    .outerjoin(_phone, _phone.c.id == r.phone)
    .outerjoin(_address, _address.c.id == r.address)
    .outerjoin(_over, _over.c.id == r.over_reason)
    .outerjoin(_decider, _decider.c.id == r.decided_by)
)
_ROW: Select[Any] = select(
    requisition,
    applicant.c.value.label("applicant_name"),
    _recipient.c.value.label("recipient_name"),
    _phone.c.value.label("phone_number"),
    _address.c.value.label("address_text"),
    _over.c.value.label("over_words"),
    _decider.c.name.label("decider"),
).select_from(_FROM)


def one(connection: Connection, requisition_id: int, today: date) -> Requisition:
    """A request that is there, by its local id."""
    return of(connection, [requisition_id], today)[0]


def of(connection: Connection, ids: Sequence[int], today: date) -> list[Requisition]:
    """Requests by local id, in that order."""
    if not ids:
        return []
    rows: dict[int, Row[Any]] = {}
    for start in range(0, len(ids), _CHUNK):
        some = ids[start : start + _CHUNK]
        rows |= {row.id: row for row in connection.execute(_ROW.where(r.id.in_(some)))}
    sums = _sums(connection, ids)
    calendar = workdays.calendar(connection)
    left: dict[str, int] = {}
    return [_value(rows[key], sums.get(key, (0, 0, 0)), calendar, today, left) for key in ids]


def _sums(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[int, int, int]]:
    """Of each request its lines, pieces, and lines that want a look."""
    look = or_(line.sure.not_in(_CERTAIN), line.variant.is_(None), line.qty.is_(None))
    wants = func.sum(case((look & line.approved.is_(None), 1), else_=0))
    pieces = func.coalesce(func.sum(func.coalesce(line.approved, line.qty, 0)), 0)
    found: dict[int, tuple[int, int, int]] = {}
    for start in range(0, len(ids), _CHUNK):
        told = connection.execute(
            select(line.requisition, func.count(), pieces, wants)
            .where(line.requisition.in_(ids[start : start + _CHUNK]), line.retired_at.is_(None))
            .group_by(line.requisition)
        )
        for key, lines, qty, unsure in told:
            found[key] = (int(lines), int(qty), int(unsure))
    return found


def _value(
    row: Row[Any],
    sums: tuple[int, int, int],
    calendar: Calendar,
    today: date,
    left: dict[str, int],
) -> Requisition:
    due = row.due_on
    if due is not None and due not in left:
        left[due] = days_left(calendar, today, date.fromisoformat(due))
    return Requisition(
        id=row.id,
        uid=bytes(row.uid).hex(),
        code=row.code,
        number=row.number,
        source=Source(row.source),
        goal=Goal(row.goal),
        state=State(row.state),
        title=row.title,
        kind=row.kind,
        city=row.city,
        team=row.team,
        headcount=row.headcount,
        applicant=row.applicant_name or "",
        contact_masked=masked(
            row.recipient_name or "", row.phone_number or "", row.address_text or ""
        ),
        event=row.event,
        submitted_at=_moment(row.submitted_at),
        needed_on=_day(row.needed_on),
        due_on=_day(due),
        post_by=_day(row.post_by),
        urgent_on=_day(row.urgent_on),
        left=None if due is None else left[due],
        value_fen=row.value_fen,
        guide_fen=row.guide_fen,
        over_reason=row.over_words or "",
        decided_by=row.decider or "",
        answered_at=_moment(row.answered_at),
        decided_at=_moment(row.decided_at),
        sent_at=_moment(row.sent_at),
        received_at=_moment(row.received_at),
        closed_at=_moment(row.closed_at),
        reported_at=_moment(row.reported_at),
        lines=sums[0],
        pieces=sums[1],
        unsure=sums[2],
    )


def masked(recipient: str, phone: str, address: str) -> str:
    """Who gets it, as others may see it: `王** 138****5678 成都市武侯区…`."""
    shown = (masking.name(recipient), masking.phone(phone), masking.address(address))
    return " ".join(part for part in shown if part)


def _moment(value: int | None) -> datetime | None:
    return None if value is None else moment(value)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
