"""What kits are made of: the versions in use, and all of one kit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, exists, select

from desktop.domain.kits import Bill, Choice, Slot
from desktop.domain.kits.values import Bills
from desktop.store.prepared import Prepared
from desktop.store.tables import balance, bom, bom_part, item, variant

_PARTS: Select[Any] = (
    select(
        bom.c.id,
        bom.c.variant.label("kit"),
        bom.c.version,
        bom.c.when_sold,
        bom.c.note,
        bom.c.at,
        bom.c.retired_at,
        bom_part.c.slot,
        bom_part.c.choice,
        bom_part.c.variant,
        bom_part.c.qty,
    )
    .join_from(bom, bom_part, bom_part.c.bom == bom.c.id)
    .order_by(bom.c.version, bom.c.id, bom_part.c.slot, bom_part.c.choice)
)
_IN_USE = Prepared(_PARTS.where(bom.c.retired_at.is_(None)))
_OF_ONE = Prepared(_PARTS.where(bom.c.variant == bindparam("kit")))
_WHEN_SOLD = Prepared(
    select(bom.c.variant)
    .where(bom.c.retired_at.is_(None), bom.c.when_sold, exists().where(bom_part.c.bom == bom.c.id))
    .distinct()
)


@dataclass(frozen=True)
class Version:
    """A version with what only its card shows; `at` in microseconds UTC."""

    bill: Bill
    note: str
    at: int
    retired: bool


def in_use(connection: Connection) -> dict[int, Bill]:
    """Every kit's newest version that is not retired, by variant (local id)."""
    return {found.bill.kit: found.bill for found in _read(_IN_USE(connection))}


def when_sold(connection: Connection) -> frozenset[int]:
    """The kits that the till may put together."""
    return frozenset(row.variant for row in _WHEN_SOLD(connection))


def versions(connection: Connection, kit: int) -> list[Version]:
    """All versions of a kit, the oldest first."""
    return _read(_OF_ONE(connection, {"kit": kit}))


def using(bills: Bills, part: int) -> list[int]:
    """The kits that a part goes into, directly."""
    return sorted(kit for kit, bill in bills.items() if part in bill.parts)


def named(connection: Connection, variants: Iterable[int]) -> dict[int, Row[Any]]:
    """Code, name, label, unit and uid of articles, by local id."""
    statement = (
        select(
            variant.c.id,
            variant.c.uid,
            variant.c.code,
            variant.c.label,
            item.c.name,
            item.c.unit,
            item.c.uncounted,
        )
        .join_from(variant, item, item.c.id == variant.c.item)
        .where(variant.c.id.in_(set(variants)))
    )
    rows: list[Row[Any]] = list(connection.execute(statement))
    return {row.id: row for row in rows}


def title(row: Row[Any]) -> str:
    """Name and variant in one."""
    return f"{row.name} {row.label}".rstrip()


def lying(connection: Connection, variants: Iterable[int]) -> Mapping[int, list[tuple[int, int]]]:
    """Where pieces of articles lie: (place, pieces) of each, the most first."""
    rows = connection.execute(
        select(balance.c.variant, balance.c.place, balance.c.qty)
        .where(balance.c.variant.in_(set(variants)), balance.c.qty > 0)
        .order_by(balance.c.qty.desc(), balance.c.place)
    )
    found: dict[int, dict[int, int]] = {}
    for row in rows:
        there = found.setdefault(row.variant, {})
        there[row.place] = there.get(row.place, 0) + row.qty
    return {v: list(there.items()) for v, there in found.items()}


def _read(rows: Iterable[Any]) -> list[Version]:
    """Rows, ordered by version, as versions."""
    heads: dict[int, Any] = {}
    slots: dict[int, dict[int, list[Choice]]] = {}
    for row in rows:
        heads[row.id] = row
        filled = slots.setdefault(row.id, {}).setdefault(row.slot, [])
        filled.append(Choice(row.variant, row.qty))
    return [
        Version(
            Bill(
                row.kit,
                tuple(Slot(tuple(choices)) for choices in slots[key].values()),
                key,
                row.version,
                bool(row.when_sold),
            ),
            row.note,
            row.at,
            row.retired_at is not None,
        )
        for key, row in heads.items()
    ]
