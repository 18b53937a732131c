"""What lies where, now and at any past moment, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, and_, cast, func, literal, or_, select, union_all
from sqlalchemy import Integer as Whole
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.sql.selectable import FromClause

from desktop.domain.catalogue import search_terms
from desktop.domain.listing import Page
from desktop.domain.moments import micros, moment
from desktop.domain.stock import REAL, Holding, PlaceKind
from desktop.domain.verified import DAYS, Standing, standing
from desktop.store.tables import (
    allocation,
    balance,
    item,
    movement,
    operation,
    owner,
    place,
    place_move,
    remark,
    variant,
)

_DAY = 24 * 3600 * 1_000_000  # microseconds


@dataclass(frozen=True)
class Worth:
    """How a line's standing is told at a moment, and which lines alone are wanted: those not
    `seen` for `days` days, those that are `uncertain`.
    """

    now: datetime
    days: int = DAYS
    unseen: bool = False
    uncertain: bool = False

    def conditions(self, source: FromClause) -> list[ColumnElement[bool]]:
        """What the wanted lines fulfil, of `source` joined with `place` and `remark`."""
        found: list[ColumnElement[bool]] = []
        if self.unseen:
            edge = micros(self.now) - self.days * _DAY
            found.append(or_(remark.c.verified_at.is_(None), remark.c.verified_at < edge))
        if self.uncertain:
            nowhere = place.c.kind == PlaceKind.UNKNOWN.value
            found.append(or_(nowhere, remark.c.verified_at.is_(None), source.c.disputed != 0))
        return found


def paths(connection: Connection, at: int | None = None) -> dict[int, str]:
    """The path of every place, as the places lay in each other at a moment (None: now)."""
    rows = connection.execute(select(place.c.id, place.c.name, place.c.parent)).all()
    names = {row.id: row.name for row in rows}
    parents = {row.id: row.parent for row in rows}
    if at is not None:
        later = select(place_move).where(place_move.c.at > at)
        newest_first = later.order_by(place_move.c.at.desc(), place_move.c.recorded_at.desc())
        for move in connection.execute(newest_first):
            parents[move.place] = move.from_parent

    def path(place_id: int) -> str:
        above = parents[place_id]
        return names[place_id] if above is None else f"{path(above)}/{names[place_id]}"

    return {place_id: path(place_id) for place_id in names}


def inside(connection: Connection, place_id: int, at: int | None = None) -> set[int]:
    """A place and all that lay in it at a moment, local ids."""
    everywhere = paths(connection, at)
    top = everywhere[place_id]
    return {p for p, path in everywhere.items() if path == top or path.startswith(f"{top}/")}


def holdings(
    connection: Connection,
    *,
    variant_id: int | None = None,
    places: set[int] | None = None,
    owner_id: int | None = None,
    at: int | None = None,
    query: str = "",
    sort: str = "item",
    descending: bool = False,
    offset: int = 0,
    limit: int = 200,
    worth: Worth | None = None,
) -> Page[Holding]:
    """What lies at real places (now or at a moment), nothing where nothing lies.

    `sort` is item, place, on_hand or verified_at; without `worth` no line's standing is known.
    """
    narrow = _Narrow(variant_id, places, owner_id)
    source = _now() if at is None else _as_of(at, narrow)
    wanted = narrow.conditions(source.c.variant, source.c.owner, source.c.place)
    terms = search_terms(query)
    sifted = worth.conditions(source) if worth is not None else []
    everything = sort == "item" and at is None and not wanted and not terms and not sifted
    wanted += [variant.c.search.contains(term, autoescape=True) for term in terms]
    counting = select(func.count()).select_from(source)
    if terms:
        counting = counting.join(variant, variant.c.id == source.c.variant)
    if sifted:
        counting = counting.join(place, place.c.id == source.c.place)
        counting = counting.outerjoin(remark, _noted(source))
        wanted += sifted
    total = connection.execute(counting.where(*wanted)).scalar_one()
    if at is not None:
        # Only the page's own lines are told with all that is known of them.
        noted = bool(sifted) or sort == "verified_at"
        source = _page(source, wanted, _order(source, sort, descending), limit, offset, noted=noted)
        wanted, offset = [], 0
    statement = _joined(source, by_item=everything).where(*wanted)
    statement = statement.order_by(*_order(source, sort, descending)).limit(limit).offset(offset)
    rows = connection.execute(statement).all()
    where = paths(connection, at)
    mistaken = set() if at is None else _taken_back(connection, at)
    return Page(tuple(_holding(row, where, mistaken, worth) for row in rows), int(total))


def _now() -> FromClause:
    return select(balance).where(balance.c.qty != 0).subquery("held")


@dataclass(frozen=True)
class _Narrow:
    """Which goods alone are wanted, by local ids."""

    variant: int | None
    places: set[int] | None
    owner: int | None

    def conditions(
        self, variants: ColumnElement[int], owners: ColumnElement[int], at: ColumnElement[int]
    ) -> list[ColumnElement[bool]]:
        found: list[ColumnElement[bool]] = []
        if self.variant is not None:
            found.append(variants == self.variant)
        if self.places is not None:
            found.append(at.in_(self.places))
        if self.owner is not None:
            found.append(owners == self.owner)
        return found


def _as_of(at: int, narrow: _Narrow) -> FromClause:
    m = movement.c
    ends = [
        select(m.variant, m.owner, end.label("place"), (sign * m.qty).label("qty")).where(
            m.at <= at, *narrow.conditions(m.variant, m.owner, end)
        )
        for end, sign in ((m.to_place, 1), (m.from_place, -1))
    ]
    both = union_all(*ends).subquery("both")
    key = (both.c.variant, both.c.owner, both.c.place)
    summed = select(*key, func.sum(both.c.qty).label("qty"))
    summed = summed.join(place, place.c.id == both.c.place).where(place.c.kind.in_(REAL))
    kept = summed.group_by(*key).having(func.sum(both.c.qty) != 0).subquery("summed")
    negative = cast(kept.c.qty < 0, Whole).label("disputed")
    return select(kept.c.variant, kept.c.owner, kept.c.place, kept.c.qty, negative).subquery("held")


def _order(source: FromClause, sort: str, descending: bool) -> list[ColumnElement[Any]]:
    """By what lists are sorted: `source` joined with variant, owner, place and remark."""
    columns: tuple[ColumnElement[Any], ...] = {
        "item": (variant.c.sort, variant.c.id, owner.c.position, place.c.sort),
        "place": (place.c.sort, place.c.id, variant.c.sort, owner.c.position),
        "on_hand": (source.c.qty, variant.c.sort, variant.c.id),
        "verified_at": (func.coalesce(remark.c.verified_at, 0), variant.c.sort, variant.c.id),
    }[sort]
    return [column.desc() if descending else column.asc() for column in columns]


def _page(
    source: FromClause,
    wanted: Sequence[ColumnElement[bool]],
    order: Sequence[ColumnElement[Any]],
    limit: int,
    offset: int,
    *,
    noted: bool,
) -> FromClause:
    """Some lines of a source that is summed up first, e.g. the two hundred in view; `noted`: what
    is wanted, or the order, asks for remarks.
    """
    c = source.c
    chosen = (
        select(c.variant, c.owner, c.place, c.qty, c.disputed)
        .join_from(source, variant, variant.c.id == c.variant)
        .join(owner, owner.c.id == c.owner)
        .join(place, place.c.id == c.place)
    )
    if noted:
        chosen = chosen.outerjoin(remark, _noted(source))
    chosen = chosen.where(*wanted).order_by(*order).limit(limit).offset(offset)
    return chosen.subquery("page")


def _joined(source: FromClause, *, by_item: bool) -> Select[Any]:
    """`by_item`: the first rows are found by walking along the sorted items, not by sorting all
    that lies anywhere; a sum with nothing keeps SQLite from beginning at the other end.
    """
    which = variant.c.id + 0 if by_item else variant.c.id
    promised = (
        select(func.coalesce(func.sum(allocation.c.qty), literal(0)))
        .where(
            allocation.c.variant == source.c.variant,
            allocation.c.owner == source.c.owner,
            allocation.c.place == source.c.place,
        )
        .scalar_subquery()
    )
    return (
        select(
            source.c.variant,
            variant.c.code,
            item.c.name,
            variant.c.label,
            owner.c.name.label("owner"),
            owner.c.id.label("owner_id"),
            source.c.place,
            place.c.kind,
            source.c.qty,
            source.c.disputed,
            promised.label("promised"),
            remark.c.verified_at,
            remark.c.note,
        )
        .join_from(source, variant, source.c.variant == which)
        .join(item, item.c.id == variant.c.item)
        .join(owner, owner.c.id == source.c.owner)
        .join(place, place.c.id == source.c.place)
        .outerjoin(remark, _noted(source))
    )


def _noted(source: FromClause) -> ColumnElement[bool]:
    return and_(
        remark.c.variant == source.c.variant,
        remark.c.owner == source.c.owner,
        remark.c.place == source.c.place,
    )


def _taken_back(connection: Connection, at: int) -> set[tuple[int, int, int]]:
    """The balances that counted a movement at a moment which was undone after it."""
    m, o = movement.c, operation.c
    # Said as a range, because SQLite looks for what is not NULL in the whole table.
    undone = select(o.reverses).where(o.reverses >= b"", o.at > at)
    rows = connection.execute(
        select(m.variant, m.owner, m.from_place, m.to_place).where(m.op_id.in_(undone), m.at <= at)
    ).all()
    return {(r.variant, r.owner, p) for r in rows for p in (r.from_place, r.to_place)}


def _holding(
    row: Any, where: dict[int, str], mistaken: set[tuple[int, int, int]], worth: Worth | None
) -> Holding:
    seen = None if row.verified_at is None else moment(row.verified_at)
    disputed, kind = bool(row.disputed), PlaceKind(row.kind)
    return Holding(
        variant=row.variant,
        code=row.code,
        item=row.name,
        label=row.label,
        owner=row.owner,
        place=where[row.place],
        place_id=row.place,
        on_hand=int(row.qty),
        available=int(row.qty) - int(row.promised),
        verified_at=seen,
        disputed=disputed,
        note=row.note or "",
        taken_back_later=(row.variant, row.owner_id, row.place) in mistaken,
        owner_id=row.owner_id,
        place_kind=kind,
        standing=Standing.UNKNOWN
        if worth is None
        else standing(seen, worth.now, kind, disputed, worth.days),
    )
