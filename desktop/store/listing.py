"""Windows onto long lists of items: search, sort and slice happen in the database."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select
from sqlalchemy.sql.elements import ColumnElement

from desktop.domain.catalogue import Variant, search_terms
from desktop.domain.listing import Page
from desktop.domain.sifting import Sift
from desktop.store.catalogue import ROW, value
from desktop.store.sifting import conditions
from desktop.store.tables import item, variant

_SORTS: dict[str, tuple[ColumnElement[Any], ...]] = {
    "name": (variant.c.sort,),
    "code": (variant.c.code,),
    "on_hand": (variant.c.on_hand,),
    "price": (variant.c.price_fen,),
    "category": (item.c.category, variant.c.sort),
    "year": (item.c.year, variant.c.sort),
}
_OF_ITEM = {"category", "year"}
SORTS = tuple(_SORTS)
_BY_IDS = ROW.where(variant.c.id.in_(bindparam("ids", expanding=True)))


def variants(
    connection: Connection,
    query: str = "",
    *,
    sort: str = "name",
    descending: bool = False,
    offset: int = 0,
    limit: int = 200,
    category: str | None = None,
    retired: bool = False,
    sift: Sift | None = None,
) -> Page[Variant]:
    """Variants whose search text holds every word of the query, from `offset`, at most `limit`.

    With a `sift` it alone says which categories and whether retired ones.
    """
    terms = search_terms(query)
    values: dict[str, Any] = {f"t{i}": f"%{_escaped(t)}%" for i, t in enumerate(terms)}
    if category is not None:
        values["category"] = category
    window = values | {"limit": limit, "offset": offset}
    if sift is None:
        shape = (len(terms), category is not None, retired)
        counting, listing = _count(*shape), _ids(*shape, sort, descending)
    else:
        counting, listing = _sifted(len(terms), sift, sort, descending)
    found = connection.execute(listing, window).all()
    ids = [row[0] for row in found]
    # A search goes through all items once: its rows bring along how many there are in all.
    if terms and found:
        total = found[0].total
    elif terms and offset == 0:
        total = 0
    else:
        total = connection.execute(counting, values).scalar_one()
    rows = {row.id: row for row in connection.execute(_BY_IDS, {"ids": ids})} if ids else {}
    return Page(tuple(value(rows[i]) for i in ids), int(total))


def categories(connection: Connection) -> tuple[str, ...]:
    """The categories of all items that are not retired, in order."""
    used = select(item.c.category).join(variant, variant.c.item == item.c.id)
    kept = used.where(variant.c.retired_at.is_(None), item.c.category != "")
    return tuple(connection.execute(kept.distinct().order_by(item.c.category)).scalars())


def _escaped(term: str) -> str:
    return term.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _fitting(statement: Select[Any], terms: int, category: bool, retired: bool) -> Select[Any]:
    if not retired:
        # A search looks at every row, in the order in which they lie; the sum keeps SQLite from
        # walking along the index of what is listed, jumping about, which takes five times longer.
        since = variant.c.retired_at + 0 if terms else variant.c.retired_at
        statement = statement.where(since.is_(None))
    for i in range(terms):
        statement = statement.where(variant.c.search.like(bindparam(f"t{i}"), escape="\\"))
    if category:
        statement = statement.where(item.c.category == bindparam("category"))
    return statement


@cache
def _count(terms: int, category: bool, retired: bool) -> Select[Any]:
    statement: Select[Any] = select(func.count()).select_from(variant)
    if category:
        statement = statement.join(item, variant.c.item == item.c.id)
    return _fitting(statement, terms, category, retired)


def _rows(terms: int) -> Select[Any]:
    return (
        select(variant.c.id, func.count().over().label("total")) if terms else select(variant.c.id)
    )


@cache
def _ids(terms: int, category: bool, retired: bool, sort: str, descending: bool) -> Select[Any]:
    statement = _rows(terms)
    if category or sort in _OF_ITEM:
        statement = statement.join(item, variant.c.item == item.c.id)
    return _window(_fitting(statement, terms, category, retired), sort, descending)


def _sifted(terms: int, sift: Sift, sort: str, descending: bool) -> tuple[Select[Any], Select[Any]]:
    statement = _rows(terms).join(item, variant.c.item == item.c.id)
    if sift.retired:
        statement = statement.where(variant.c.retired_at.is_not(None))
    statement = _fitting(statement, terms, False, sift.retired).where(*conditions(sift))
    counting = select(func.count()).select_from(statement.subquery())
    return counting, _window(statement, sort, descending)


def _window(statement: Select[Any], sort: str, descending: bool) -> Select[Any]:
    columns = (*_SORTS[sort], variant.c.id)
    order = [c.desc() if descending else c.asc() for c in columns]
    return statement.order_by(*order).limit(bindparam("limit")).offset(bindparam("offset"))
