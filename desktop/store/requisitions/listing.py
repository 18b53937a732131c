"""Windows onto all requests: search, filter, sort and slice happen in the database."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, FromClause, Select, and_, case, exists, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from desktop.domain.catalogue import search_terms
from desktop.domain.listing import Page
from desktop.domain.requisitions import BOARD, OPEN, Requisition, Source, State, Sure
from desktop.domain.requisitions.arrivals import ENDS, UNREPORTED, What
from desktop.domain.requisitions.lists import Board, Chip, Column
from desktop.store import keeping
from desktop.store.requisitions import seeing
from desktop.store.requisitions.seeing import applicant
from desktop.store.standing import taken_back
from desktop.store.tables import (
    parcel,
    person,
    private,
    requisition,
    requisition_line,
    requisition_piece,
)

r, l_, p = requisition.c, requisition_line.c, requisition_piece.c
_UNSURE = [one.value for one in Sure if not one.certain]
_LEFT = (State.SENT.value, State.RECEIVED.value, State.CLOSED.value)
_OPEN = [state.value for state in OPEN]
_WAITING = (State.SUBMITTED.value, State.ASKED.value, State.SECOND.value)
_ORDER = case({state.value: n for n, state in enumerate(State)}, value=r.state, else_=0)
_SORTS: dict[str, ColumnElement[Any]] = {
    "urgent": r.urgent_on,
    "due": r.urgent_on,  # a promise is of no use after the last day for the post
    "due_on": r.due_on,
    "post_by": r.post_by,
    "code": r.code,
    "number": r.number,
    "title": r.title,
    "kind": r.kind,
    "city": r.city,
    "state": _ORDER,
    "submitted": r.submitted_at,
    "needed": r.needed_on,
    "value": r.value_fen,
    "applicant": applicant.c.search,
}
SORTS = tuple(_SORTS)


@dataclass(frozen=True)
class Who:
    """Who looks: by local id (None: not known here yet), and the homes they keep (local ids)."""

    id: int | None
    homes: frozenset[int]


def who(connection: Connection, name: str) -> Who:
    """Somebody by name."""
    known = connection.execute(select(person.c.id).where(person.c.name == name)).scalar()
    return Who(known, frozenset(keeping.kept_by(connection, name)))


def page(
    connection: Connection,
    today: date,
    query: str = "",
    *,
    chips: Collection[Chip] = (),
    states: Collection[State] = (),
    sources: Collection[Source] = (),
    event: int | None = None,
    giveaway: int | None = None,
    looker: Who | None = None,
    sort: str = "urgent",
    descending: bool = False,
    offset: int = 0,
    limit: int = 200,
) -> Page[Requisition]:
    """Requests that fit, from `offset`, at most `limit`; `sort` is one of SORTS, what has none of
    it comes last. Words of the query are looked for in what `search` holds and in applicants.
    """
    wanted = _wanted(today, query, chips, looker)
    for column, some in ((r.state, states), (r.source, sources)):
        if some:
            wanted.append(column.in_([one.value for one in some]))
    for own, key in ((r.event, event), (r.giveaway, giveaway)):
        if key is not None:
            wanted.append(own == key)
    counted = select(func.count()).select_from(requisition).where(*wanted)
    total = connection.execute(counted).scalar_one()
    # Sorted as ids alone: a row with all that belongs to it is much wider.
    ids = select(r.id).select_from(_start(sort)).where(*wanted).order_by(*_order(sort, descending))
    some = list(connection.execute(ids.limit(limit).offset(offset)).scalars())
    return Page(tuple(seeing.of(connection, some, today)), int(total))


def number(
    connection: Connection,
    today: date,
    which: int,
    query: str = "",
    *,
    chips: Collection[Chip] = (),
    looker: Who | None = None,
    sort: str = "urgent",
    descending: bool = False,
) -> int | None:
    """Where a request (local id) stands among those that fit, from 0; None where it does not."""
    wanted = _wanted(today, query, chips, looker)
    counted = func.row_number().over(order_by=_order(sort, descending)).label("number")
    rows = select(r.id, counted).select_from(_start(sort)).where(*wanted).subquery()
    found = connection.execute(select(rows.c.number).where(rows.c.id == which)).scalar()
    return None if found is None else int(found) - 1


def _wanted(
    today: date, query: str, chips: Collection[Chip], looker: Who | None
) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = [r.retired_at.is_(None)]
    stands = [chip for chip in chips if chip in _STANDS]
    if stands:
        wanted.append(or_(*(_fits(chip, today, looker) for chip in stands)))
    wanted += [_fits(chip, today, looker) for chip in chips if chip not in _STANDS]
    return wanted + [_says(term) for term in search_terms(query)]


def _order(sort: str, descending: bool) -> tuple[ColumnElement[Any], ...]:
    by = _SORTS[sort]
    return (by.is_(None), by.desc() if descending else by, r.id.desc() if descending else r.id)


def _start(sort: str) -> FromClause:
    if sort == "applicant":
        return requisition.outerjoin(applicant, applicant.c.id == r.applicant)
    return requisition


def _says(term: str) -> ColumnElement[bool]:
    named = select(private.c.id).where(private.c.search.contains(term, autoescape=True))
    return or_(r.search.contains(term, autoescape=True), r.applicant.in_(named))


# Where a request stands: of these chips one is enough.
_STANDS = frozenset(
    {Chip.WAITING, Chip.TO_SEND, Chip.UNRECEIVED, Chip.UNREPORTED, Chip.LOANS, Chip.CLOSED}
)


def _fits(chip: Chip, today: date, who: Who | None) -> ColumnElement[bool]:
    now = today.isoformat()
    open_ = r.state.in_(_OPEN)
    match chip:
        case Chip.WAITING:
            return r.state.in_(_WAITING)
        case Chip.TO_SEND:
            return r.state == State.APPROVED.value
        case Chip.UNRECEIVED:
            return r.state == State.SENT.value
        case Chip.CLOSED:
            ended = (State.CLOSED, State.REJECTED, State.CANCELLED)
            return r.state.in_([state.value for state in ended])
        case Chip.WEEK:
            sunday = today + timedelta(days=6 - today.weekday())
            return and_(open_, r.urgent_on <= sunday.isoformat())
        case Chip.OVERDUE:
            return and_(open_, r.due_on < now)
        case Chip.UNPOSTABLE:
            return and_(open_, r.post_by < now)
        case Chip.UNREPORTED:
            return and_(
                r.state.in_(_LEFT),
                r.reported_at.is_(None),
                r.source.not_in([source.value for source in UNREPORTED]),
                or_(r.needed_on < now, r.needed_on.is_(None)),
            )
        case Chip.MINE:
            return _mine(who or Who(None, frozenset()))
        case Chip.UNSURE:
            return and_(
                r.state.in_([State.DRAFT.value, *_WAITING]),
                exists().where(
                    l_.requisition == r.id,
                    l_.retired_at.is_(None),
                    or_(l_.sure.in_(_UNSURE), l_.variant.is_(None), l_.qty.is_(None)),
                ),
            )
        case Chip.LOANS:
            return and_(r.state.in_((State.APPROVED.value, *_LEFT)), r.id.in_(_lent()))


def _mine(who: Who) -> ColumnElement[bool]:
    sent = select(parcel.c.requisition).where(
        parcel.c.from_place.in_(sorted(who.homes)), parcel.c.retired_at.is_(None)
    )
    ways: list[ColumnElement[bool]] = [r.id.in_(sent)]
    if who.id is not None:
        ways += [r.asked_by == who.id, r.decided_by == who.id]
    return or_(*ways)


def _lent() -> Select[Any]:
    """Requests of which lent pieces arrived and did not end yet."""
    out = case(
        (p.what == What.ARRIVED.value, p.qty),
        (p.what.in_([what.value for what in ENDS]), -p.qty),
        else_=0,
    )
    return (
        select(l_.requisition)
        .join(requisition_piece, p.requisition_line == l_.id)
        .where(l_.loan.is_(True), p.op_id.not_in(taken_back()))
        .group_by(l_.requisition, l_.id)
        .having(func.sum(out) > 0)
    )


def board(connection: Connection, today: date, first: int) -> Board:
    """The states with how many requests there are, how many late, and the `first` most urgent."""
    late = func.sum(case((r.due_on < today.isoformat(), 1), else_=0))
    counts = {
        state: (int(total), int(overdue or 0))
        for state, total, overdue in connection.execute(
            select(r.state, func.count(), late).where(r.retired_at.is_(None)).group_by(r.state)
        )
    }
    columns = []
    for state in BOARD:
        total, overdue = counts.get(state.value, (0, 0))
        cards = _cards(connection, today, state, first) if total and first else ()
        columns.append(Column(state, total, overdue, cards))
    return Board(tuple(columns))


def _cards(
    connection: Connection, today: date, state: State, first: int
) -> tuple[Requisition, ...]:
    by = r.urgent_on if state in OPEN else r.needed_on
    newest = r.id if state in OPEN else r.id.desc()
    ids = connection.execute(
        select(r.id)
        .where(r.state == state.value, r.retired_at.is_(None))
        .order_by(by.is_(None), by if state in OPEN else by.desc(), newest)
        .limit(first)
    ).scalars()
    return tuple(seeing.of(connection, list(ids), today))
