"""Giving to many: what is free at a home, who has had what, and the acts themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, bindparam, case, func, select

from desktop.domain.errors import Retired
from desktop.domain.moments import moment
from desktop.domain.people import name_key
from desktop.domain.requisitions import Source, State
from desktop.domain.requisitions.giving import Giveaway, Had, fold_size
from desktop.domain.stock import Key
from desktop.store import catalogue, places
from desktop.store.requisitions import spellings
from desktop.store.tables import (
    event,
    giveaway,
    private,
    requisition,
    requisition_line,
    variant,
)
from desktop.store.transfers import holding
from desktop.store.writing import Writer

_CHUNK = 500
_GONE = (State.REJECTED.value, State.CANCELLED.value)
_HANDED = (State.SENT.value, State.RECEIVED.value, State.CLOSED.value)
r, g, n = requisition.c, giveaway.c, requisition_line.c


class Article(NamedTuple):
    """An article that may be given; `item` is its item's name, `sizes` that item's codes by label,
    folded.
    """

    id: int
    code: str
    title: str
    item: str
    uncounted: bool
    sizes: dict[str, str]


def article(connection: Connection, code: str) -> Article:
    """An article with its sizes. Raises NotFound, Retired."""
    found = catalogue.by_code(connection, code)
    if found.retired:
        raise Retired("item", found.title)
    mine = select(variant.c.item).where(variant.c.id == found.id).scalar_subquery()
    others = connection.execute(
        select(variant.c.code, variant.c.label).where(
            variant.c.item == mine, variant.c.retired_at.is_(None)
        )
    )
    sizes = {fold_size(row.label): row.code for row in others if row.label}
    return Article(found.id, found.code, found.title, found.name, found.uncounted, sizes)


def free_at(connection: Connection, home: int, variants: Collection[int]) -> dict[Key, int]:
    """What of articles is free at a home and in what stands there: at the home itself first, then
    where most lies.
    """
    lying = holding.lying(connection, places.below(connection, home), variants)
    free = holding.free(connection, {key: qty for key, qty in lying.items() if qty > 0})
    some = [(key, qty) for key, qty in free.items() if qty > 0]
    return dict(sorted(some, key=lambda one: (one[0].place != home, -one[1], one[0])))


def had(connection: Connection, names: Iterable[str], year_begins: int) -> dict[str, Had]:
    """What people of these names, however they are spelled, were given before, by name as asked;
    `year_begins` in microseconds.
    """
    found: defaultdict[str, list[Any]] = defaultdict(list)
    wanted = sorted(set(names))
    spelled = sorted(spellings.applicants(connection, wanted))
    asked = (
        select(private.c.value, r.id, r.submitted_at, g.name)
        .join_from(private, requisition, r.applicant == private.c.id)
        .outerjoin(giveaway, g.id == r.giveaway)
        .where(
            private.c.value.in_(bindparam("some", expanding=True)),
            r.source == Source.GIVEAWAY.value,
            r.retired_at.is_(None),
            r.state.not_in(_GONE),
        )
    )
    for start in range(0, len(spelled), _CHUNK):
        for row in connection.execute(asked, {"some": spelled[start : start + _CHUNK]}):
            found[name_key(row.value)].append(row)
    return {
        name: _had(name, rows, year_begins) for name in wanted if (rows := found[name_key(name)])
    }


def _had(name: str, rows: Sequence[Row[Any]], year_begins: int) -> Had:
    last = max(rows, key=lambda row: (row.submitted_at, row.id))
    return Had(
        name,
        sum(row.submitted_at >= year_begins for row in rows),
        len(rows),
        last.name or "",
        moment(last.submitted_at),
    )


def born(writer: Writer, name: str, audience: str, event_id: int | None, note: str) -> int:
    """A new act of giving; its local id."""
    return writer.born(
        giveaway,
        {"name": name, "audience": audience, "event": event_id, "note": note, "retired_at": None},
    )


def giveaways(connection: Connection, key: int | None = None) -> list[Giveaway]:
    """All acts of giving that stand, the newest first; or the one with this local id."""
    people = (
        select(
            r.giveaway,
            func.count(r.id).label("people"),
            func.sum(case((r.state.in_(_HANDED), 1), else_=0)).label("handed"),
        )
        .where(r.retired_at.is_(None), r.state.not_in(_GONE))
        .group_by(r.giveaway)
        .subquery()
    )
    pieces = (
        select(r.giveaway, func.sum(func.coalesce(n.approved, 0)).label("pieces"))
        .join_from(requisition, requisition_line, n.requisition == r.id)
        .where(r.retired_at.is_(None), n.retired_at.is_(None), r.state.not_in(_GONE))
        .group_by(r.giveaway)
        .subquery()
    )
    asked = (
        select(giveaway, event.c.name.label("event_name"), people, pieces.c.pieces)
        .outerjoin(event, event.c.id == g.event)
        .outerjoin(people, people.c.giveaway == g.id)
        .outerjoin(pieces, pieces.c.giveaway == g.id)
        .where(g.retired_at.is_(None))
        .order_by(g.recorded_at.desc(), g.id.desc())
    )
    if key is not None:
        asked = asked.where(g.id == key)
    return [
        Giveaway(
            id=row.id,
            name=row.name,
            audience=row.audience,
            event_name=row.event_name or "",
            at=moment(row.at),
            people=int(row.people or 0),
            pieces=int(row.pieces or 0),
            handed=int(row.handed or 0),
        )
        for row in connection.execute(asked)
    ]


def requests(connection: Connection, giveaway_id: int) -> Sequence[Row[Any]]:
    """The rows of an act's requests, in their order."""
    return connection.execute(
        select(requisition).where(r.giveaway == giveaway_id, r.retired_at.is_(None)).order_by(r.id)
    ).all()


def went_to(
    connection: Connection, giveaway_id: int, people: Sequence[tuple[str, str, str]]
) -> bool:
    """Whether an act gave to just these (name, phone, address), in this order, as far as that is
    still known: what was deleted for good may have been anything.
    """
    columns = (r.applicant, r.phone, r.address)
    rows = connection.execute(
        select(*columns).where(r.giveaway == giveaway_id).order_by(r.id)  # those taken back, too
    ).all()
    ids = [bytes(one) for row in rows for one in row if one is not None]
    texts = names_of(connection, ids)
    return len(rows) == len(people) and all(
        texts.get(bytes(one), said) == said if one is not None else not said
        for row, person in zip(rows, people, strict=True)
        for one, said in zip(row, person, strict=True)
    )


def lines_by(connection: Connection, ids: Sequence[int]) -> dict[int, list[tuple[int, int, int]]]:
    """The lines of requests as (line, variant, approved), in their order."""
    found: defaultdict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for start in range(0, len(ids), _CHUNK):
        rows = connection.execute(
            select(n.requisition, n.id, n.variant, n.approved)
            .where(n.requisition.in_(ids[start : start + _CHUNK]), n.retired_at.is_(None))
            .order_by(n.requisition, n.position)
        )
        for row in rows:
            found[row.requisition].append((row.id, row.variant, int(row.approved or 0)))
    return found


def names_of(connection: Connection, ids: Sequence[bytes]) -> dict[bytes, str]:
    """Private values by id, those that stand."""
    found: dict[bytes, str] = {}
    for start in range(0, len(ids), _CHUNK):
        some = ids[start : start + _CHUNK]
        rows = connection.execute(
            select(private.c.id, private.c.value).where(private.c.id.in_(some))
        )
        found |= {bytes(row.id): row.value for row in rows}
    return found
