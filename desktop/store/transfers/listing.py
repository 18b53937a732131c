"""Transfers as lists and cards: what a person looks for, its lines, its story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from desktop.domain.catalogue import search_terms
from desktop.domain.listing import Page
from desktop.domain.moments import moment
from desktop.domain.stock import Act
from desktop.domain.transfers import OUTCOMES, Line, LineKey, State, Transfer, Way, What
from desktop.store.holdings import paths
from desktop.store.standing import taken_back
from desktop.store.tables import (
    item,
    operation,
    owner,
    person,
    place,
    transfer,
    transfer_line,
    variant,
)
from desktop.store.transfers.rows import picked, t, told

line = transfer_line.c
_CHUNK = 300
_SORTS = {
    "code": t.code,
    "from": t.from_place,
    "to": t.to_place,
    "state": t.state,
    "made": t.at,
    "sent": func.coalesce(t.sent_at, t.at),
    "needed": t.needed_on,
}


def page(
    connection: Connection,
    *,
    states: Collection[State] = (),
    query: str = "",
    to_places: Collection[int] | None = None,
    from_places: Collection[int] | None = None,
    sort: str = "sent",
    descending: bool = True,
    offset: int = 0,
    limit: int = 200,
) -> Page[Transfer]:
    """Transfers in some states (none: all), with words of the query in code, waybill, carrier,
    note or the names of both ends; `to_places` and `from_places` narrow the ends (local ids).
    """
    wanted: list[ColumnElement[bool]] = [t.retired_at.is_(None)]
    if states:
        wanted.append(t.state.in_([state.value for state in states]))
    for column, some in ((t.to_place, to_places), (t.from_place, from_places)):
        if some is not None:
            wanted.append(column.in_(some))
    for term in search_terms(query):
        named = select(place.c.id).where(place.c.search.contains(term, autoescape=True))
        words = (t.code, t.waybill, t.carrier, t.note)
        wanted.append(
            or_(
                *(column.icontains(term, autoescape=True) for column in words),
                t.from_place.in_(named),
                t.to_place.in_(named),
            )
        )
    total = connection.execute(select(func.count()).select_from(transfer).where(*wanted)).scalar()
    by = _SORTS[sort]
    order = (by.desc(), t.id.desc()) if descending else (by.asc(), t.id.asc())
    rows = connection.execute(
        select(transfer).where(*wanted).order_by(*order).limit(limit).offset(offset)
    ).all()
    return Page(tuple(values(connection, rows)), int(total or 0))


def values(connection: Connection, rows: Iterable[Row[Any]]) -> list[Transfer]:
    """Rows as values, with what their lines add up to."""
    some = list(rows)
    where = paths(connection) if some else {}
    sums = _sums(connection, [row.id for row in some])
    return [_value(row, where, sums[row.id]) for row in some]


def _sums(connection: Connection, ids: list[int]) -> defaultdict[int, dict[str, int]]:
    found: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for start in range(0, len(ids), _CHUNK):
        rows = connection.execute(
            select(line.transfer, line.what, func.sum(line.qty))
            .where(line.transfer.in_(ids[start : start + _CHUNK]))
            .where(line.op_id.not_in(taken_back()))
            .group_by(line.transfer, line.what)
        )
        for transfer_id, what, qty in rows:
            found[transfer_id][what] = int(qty)
    return found


def _value(row: Row[Any], where: dict[int, str], sums: dict[str, int]) -> Transfer:
    state = State(row.state)
    sent = sums.get(What.SENT, 0)
    done = sum(sums.get(what, 0) for what in OUTCOMES)
    return Transfer(
        id=row.id,
        uid=row.uid.hex(),
        code=row.code,
        way=Way(row.way),
        state=state,
        from_id=row.from_place,
        from_place=where[row.from_place],
        to_id=row.to_place,
        to_place=where[row.to_place],
        carrier=row.carrier,
        waybill=row.waybill,
        parcels=row.parcels,
        needed_on=None if row.needed_on is None else date.fromisoformat(row.needed_on),
        note=row.note,
        event=row.event,
        made_at=moment(row.at),
        sent_at=None if row.sent_at is None else moment(row.sent_at),
        closed_at=None if row.closed_at is None else moment(row.closed_at),
        pieces=sent or sums.get(What.PICKED, 0),
        outstanding=sent - done,
        wrong=done - sums.get(What.ARRIVED, 0) + sums.get(What.EXTRA, 0),
    )


def lines(connection: Connection, row: Row[Any]) -> list[Line]:
    """What is in a transfer, by article, owner and box, in the order of the list of items."""
    sums: dict[LineKey, dict[str, int]] = {}
    lies: dict[LineKey, int] = {}
    if row.state == State.DRAFT:
        for (key, at), qty in picked(connection, row.id).items():
            sums.setdefault(key, {})
            sums[key][What.PICKED] = sums[key].get(What.PICKED, 0) + qty
            lies[key] = key.box or at
    else:
        sums = {key: dict(said) for key, said in told(connection, row.id).items()}
        lies = {key: key.box or row.transit or row.from_place for key in sums}
    names = _names(connection, {key.variant for key in sums})
    whose = {o.id: o.name for o in connection.execute(select(owner.c.id, owner.c.name))}
    where = paths(connection) if sums else {}
    found = [
        Line(
            key=key,
            code=names[key.variant].code,
            item=names[key.variant].name,
            label=names[key.variant].label,
            owner=whose[key.owner],
            box=where[key.box] if key.box else "",
            place_id=lies[key],
            place=where[lies[key]],
            **{what.value: said.get(what, 0) for what in What},
        )
        for key, said in sums.items()
    ]
    order = {key: names[key.variant].sort for key in sums}
    return sorted(found, key=lambda one: (one.box, order[one.key], one.key))


def _names(connection: Connection, variants: set[int]) -> dict[int, Row[Any]]:
    found: dict[int, Row[Any]] = {}
    some = sorted(variants)
    for start in range(0, len(some), _CHUNK):
        rows = connection.execute(
            select(variant.c.id, variant.c.code, variant.c.label, variant.c.sort, item.c.name)
            .join(item, item.c.id == variant.c.item)
            .where(variant.c.id.in_(some[start : start + _CHUNK]))
        )
        found |= {row.id: row for row in rows}
    return found


def story(connection: Connection, row: Row[Any]) -> list[Act]:
    """What was done with it, the newest first; `lines` counts the lines that act wrote."""
    mine = _acts_of(row)
    back = operation.alias("back")
    written = (
        select(func.count())
        .where(line.op_id == operation.c.op_id, line.transfer == row.id)
        .scalar_subquery()
    )
    rows = connection.execute(
        select(operation, person.c.name.label("by"), back.c.op_id.label("undone"))
        .add_columns(written.label("written"))
        .join(person, person.c.id == operation.c.actor)
        .outerjoin(back, back.c.reverses == operation.c.op_id)
        .where(operation.c.op_id.in_(mine))
        .order_by(operation.c.recorded_at.desc(), operation.c.op_id.desc())
    )
    return [
        Act(
            op=one.op_id.hex(),
            kind=one.kind,
            at=moment(one.recorded_at),
            by=one.by,
            note=one.note,
            lines=int(one.written),
            undone=one.undone is not None,
        )
        for one in rows
    ]


def _acts_of(row: Row[Any]) -> Select[Any]:
    """Acts upon a transfer say its code at the beginning of their notes."""
    o = operation.c
    return select(o.op_id).where(
        or_(o.note == row.code, o.note.startswith(f"{row.code} ")), o.kind != "undo"
    )
