"""What is lent out lies at a place on loan of the request's code, until it is known what became
of it.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Select, select

from desktop.domain.stock import PlaceKind
from desktop.store import places
from desktop.store.requisitions import pieces
from desktop.store.tables import item, place, requisition_line, variant
from desktop.store.writing import Writer

_CHUNK = 500  # ids a statement


def lent_lines(connection: Connection, lines: Collection[int]) -> frozenset[int]:
    """Those of lines (local ids) whose goods are to come back."""
    found: set[int] = set()
    some = sorted(lines)
    for start in range(0, len(some), _CHUNK):
        asked = select(requisition_line.c.id).where(
            requisition_line.c.id.in_(some[start : start + _CHUNK]), requisition_line.c.loan
        )
        found |= set(connection.execute(asked).scalars())
    return frozenset(found)


def lent(connection: Connection, requisition: int) -> int:
    """Pieces of a request (local id) that are lent out."""
    left = pieces.remaining(connection, requisition)
    loans = lent_lines(connection, {one.line for one in left})
    return sum(one.qty for one in left if one.line in loans)


def place_known(connection: Connection, code: str) -> int | None:
    """The place on loan of a request by its code, where it has one, in use or retired."""
    found: int | None = connection.execute(_named(code)).scalar()
    return found


def _named(code: str) -> Select[Any]:
    loan = place.c.kind == PlaceKind.LOAN.value
    return select(place.c.id).where(places.under(None), place.c.name == code, loan)


def place_of(writer: Writer, code: str) -> int:
    """The place on loan of a request by its code; it comes back where it was retired before."""
    row = writer.connection.execute(_named(code).add_columns(place.c.retired_at)).first()
    if row is None:
        return places.create(writer, PlaceKind.LOAN, code, None)
    if row.retired_at is not None:
        before = {"retired_at": row.retired_at}
        writer.change(place, {"id": row.id}, before, {"retired_at": None})
    return int(row.id)


def close(writer: Writer, code: str) -> None:
    """The place on loan of a request is in no list any more once nothing lies there."""
    known = _named(code).where(place.c.retired_at.is_(None))
    loan = writer.connection.execute(known).scalar()
    if loan is not None and not places.holds_anything(writer.connection, loan):
        after = {"retired_at": writer.recorded_at}
        writer.change(place, {"id": loan}, {"retired_at": None}, after)


def title(connection: Connection, variant_id: int) -> str:
    """What an article (local id) is called."""
    named = select(item.c.name, variant.c.label).join(variant, variant.c.item == item.c.id)
    row = connection.execute(named.where(variant.c.id == variant_id)).one()
    return f"{row.name} {row.label}".rstrip()
