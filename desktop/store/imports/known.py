"""What the ledger knows of the things a list names: read at once, before anything is decided."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Select, bindparam, false, func, or_, select

from desktop.domain.stock import Key, Place, PlaceKind
from desktop.store import owners, places
from desktop.store.tables import (
    allocation,
    balance,
    import_row,
    item,
    movement,
    operation,
    remark,
    station,
    variant,
)

Heads = tuple[tuple[bytes, int], ...]
Content = dict[str, Any]  # what a row said, as it stands in import_row.content
ItemKey = tuple[str, str, int | None]  # name, category and year make an item
_A_STATEMENT = 900  # values in one IN: far below the limits of both databases


@dataclass(frozen=True, slots=True)
class KnownItem:
    """An item's row; `photo_name` are the names lists gave its pictures, comma joined."""

    id: int
    uid: bytes
    name: str
    category: str
    year: int | None
    unit: str
    pack_size: int | None
    uncounted: bool
    returnable: bool
    photo_name: str

    @property
    def key(self) -> ItemKey:
        """What makes rows of a list variants of this item."""
        return (self.name, self.category, self.year)


@dataclass(frozen=True, slots=True)
class KnownVariant:
    """A variant's row; prices in fen, `retired_at` in microseconds UTC."""

    id: int
    uid: bytes
    item: int
    label: str
    code: str
    price_fen: int | None
    value_fen: int | None
    retired_at: int | None


@dataclass(frozen=True, slots=True)
class Said:
    """What the last import that still stands said of a key; `qty` in pieces, None if never."""

    key: Key
    qty: int | None
    content: Content


@dataclass(frozen=True)
class Known:
    """All that the rows of one list are compared with.

    `booked` is what standing imports have brought to a key in sum, in pieces; `said` is in the
    order of being said. Codes are in lower case; `heads` tells whether anything was written since.
    """

    heads: Heads
    opening: int
    unknown: int
    places: tuple[Place, ...]
    owners: dict[str, int]
    first_owner: int
    categories: frozenset[str]
    variants: dict[str, KnownVariant] = field(default_factory=dict)
    items: dict[int, KnownItem] = field(default_factory=dict)
    siblings: dict[int, tuple[KnownVariant, ...]] = field(default_factory=dict)
    said: tuple[Said, ...] = ()
    booked: dict[Key, int] = field(default_factory=dict)
    remarks: dict[Key, tuple[str, int | None]] = field(default_factory=dict)


def _in(statement: Select[Any], column: Any) -> Select[Any]:
    return statement.where(column.in_(bindparam("some", expanding=True)))


_ITEM = select(
    item.c.id,
    item.c.uid,
    item.c.name,
    item.c.category,
    item.c.year,
    item.c.unit,
    item.c.pack_size,
    item.c.uncounted,
    func.coalesce(item.c.returnable, false()).label("returnable"),
    item.c.photo_name,
)
_VARIANT = select(
    variant.c.id,
    variant.c.uid,
    variant.c.item,
    variant.c.label,
    variant.c.code,
    variant.c.price_fen,
    variant.c.value_fen,
    variant.c.retired_at,
)
_ITEMS_BY_ID = _in(_ITEM, item.c.id)
_ITEMS_BY_NAME = _in(_ITEM, item.c.name)
_VARIANTS_BY_CODE = _in(_VARIANT, variant.c.code)
_VARIANTS_BY_ITEM = _in(_VARIANT, variant.c.item).order_by(variant.c.id)
_SAID = _in(
    select(
        import_row.c.variant,
        import_row.c.owner,
        import_row.c.place,
        import_row.c.qty,
        import_row.c.content,
        import_row.c.op_id,
        import_row.c.line,
        operation.c.recorded_at,
    ).join_from(import_row, operation, operation.c.op_id == import_row.c.op_id),
    import_row.c.variant,
)
_REVERSED = _in(select(operation.c.op_id, operation.c.reverses), operation.c.reverses)
_BOOKED = _in(
    select(
        movement.c.variant,
        movement.c.owner,
        movement.c.from_place,
        movement.c.to_place,
        func.sum(movement.c.qty).label("qty"),
    )
    .where(
        movement.c.op_id.in_(bindparam("ops", expanding=True)),
        or_(
            movement.c.from_place == bindparam("opening"),
            movement.c.to_place == bindparam("opening"),
        ),
    )
    .group_by(movement.c.variant, movement.c.owner, movement.c.from_place, movement.c.to_place),
    movement.c.variant,
)
_REMARKS = _in(select(remark), remark.c.variant)
_LIVE = _in(
    select(balance.c.variant, balance.c.owner, balance.c.place, balance.c.qty), balance.c.variant
)
_PROMISED = _in(
    select(
        allocation.c.variant,
        allocation.c.owner,
        allocation.c.place,
        func.sum(allocation.c.qty).label("qty"),
    ).group_by(allocation.c.variant, allocation.c.owner, allocation.c.place),
    allocation.c.variant,
)


@dataclass(frozen=True)
class View:
    """One consistent look at the ledger, from inside a reading or writing transaction."""

    connection: Connection

    def heads(self) -> Heads:
        """The last number of every station's journal: the same heads, the same ledger."""
        rows = self.connection.execute(select(station.c.id, station.c.seq).order_by(station.c.id))
        return tuple((bytes(row.id), int(row.seq)) for row in rows)

    def known(self, codes: Iterable[str], names: Iterable[str]) -> Known:
        """What is known of these codes and item names."""
        connection = self.connection
        wanted = {spelling for code in codes for spelling in (code, code.lower(), code.upper())}
        by_code = [KnownVariant(*row) for row in _all(connection, _VARIANTS_BY_CODE, wanted)]
        ids = {v.id for v in by_code}
        opening = places.outside(connection, PlaceKind.OPENING)
        said, standing = _said(connection, ids)
        items = _items(connection, set(names), {v.item for v in by_code})
        siblings: dict[int, list[KnownVariant]] = {}
        for row in _all(connection, _VARIANTS_BY_ITEM, items):
            siblings.setdefault(row.item, []).append(KnownVariant(*row))
        return Known(
            heads=self.heads(),
            opening=opening,
            unknown=places.outside(connection, PlaceKind.UNKNOWN),
            places=tuple(places.all_places(connection, retired=True)),
            owners={one.name: one.id for one in owners.owners(connection)},
            first_owner=owners.first(connection),
            categories=frozenset(connection.execute(select(item.c.category).distinct()).scalars()),
            variants={v.code.lower(): v for v in by_code},
            items=items,
            siblings={number: tuple(found) for number, found in siblings.items()},
            said=said,
            booked=_booked(connection, ids, standing, opening),
            remarks={
                Key(row.variant, row.owner, row.place): (row.note, row.verified_at)
                for row in _all(connection, _REMARKS, ids)
            },
        )

    def live(self, variants: Iterable[int]) -> dict[Key, tuple[int, int]]:
        """What lies at each key of these variants now, and how much is promised; in pieces."""
        ids = set(variants)
        promised = {
            Key(row.variant, row.owner, row.place): int(row.qty)
            for row in _all(self.connection, _PROMISED, ids)
        }
        return {
            key: (row.qty, promised.get(key, 0))
            for row in _all(self.connection, _LIVE, ids)
            for key in [Key(row.variant, row.owner, row.place)]
        }


def _items(connection: Connection, names: set[str], ids: set[int]) -> dict[int, KnownItem]:
    found = [KnownItem(*row) for row in _all(connection, _ITEMS_BY_NAME, names)]
    items = {one.id: one for one in found}
    more = [KnownItem(*row) for row in _all(connection, _ITEMS_BY_ID, ids - items.keys())]
    return items | {one.id: one for one in more}


def _said(connection: Connection, ids: set[int]) -> tuple[tuple[Said, ...], list[bytes]]:
    """What standing imports said, oldest first, and which imports those are.

    Of one import the first line comes last: it is the one whose item columns count.
    """
    rows = list(_all(connection, _SAID, ids))
    gone = _undone(connection, {bytes(row.op_id) for row in rows})
    rows = [row for row in rows if bytes(row.op_id) not in gone]
    rows.sort(key=lambda row: (row.recorded_at, bytes(row.op_id), -row.line))
    said = tuple(
        Said(Key(row.variant, row.owner, row.place), row.qty, json.loads(row.content))
        for row in rows
    )
    return said, sorted({bytes(row.op_id) for row in rows})


def _undone(connection: Connection, ops: set[bytes]) -> set[bytes]:
    """Those of the acts that were taken back; one whose taking back was taken back stands."""
    by = {bytes(row.reverses): bytes(row.op_id) for row in _all(connection, _REVERSED, ops)}
    if not by:
        return set()
    void = _undone(connection, set(by.values()))
    return {op for op, reversal in by.items() if reversal not in void}


def _booked(
    connection: Connection, ids: set[int], standing: Sequence[bytes], opening: int
) -> dict[Key, int]:
    booked: dict[Key, int] = {}
    if not standing:
        return booked
    more = {"ops": standing, "opening": opening}
    for row in _all(connection, _BOOKED, ids, more):
        came = row.from_place == opening
        key = Key(row.variant, row.owner, row.to_place if came else row.from_place)
        booked[key] = booked.get(key, 0) + (int(row.qty) if came else -int(row.qty))
    return booked


def _all(
    connection: Connection,
    statement: Select[Any],
    values: Iterable[Any],
    more: dict[str, Any] | None = None,
) -> Iterator[Any]:
    """The rows of a statement whose `some` are the values, asked for in portions."""
    wanted = sorted(values)
    for start in range(0, len(wanted), _A_STATEMENT):
        some = {"some": wanted[start : start + _A_STATEMENT], **(more or {})}
        yield from connection.execute(statement, some)
