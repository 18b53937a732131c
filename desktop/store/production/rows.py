"""A thing that is had made, as its row: made, changed, locked, read back as a draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from enum import Enum
from typing import Any

from sqlalchemy import Connection, select

from desktop.domain.errors import NotFound, Retired
from desktop.domain.production import Making, ProductionDraft, Stage
from desktop.store.tables import production
from desktop.store.writing import Writer

p = production.c
_NAMES = tuple(field.name for field in fields(ProductionDraft))
_DAYS = ("needed_on", "ordered_on", "promised_on", "sent_on", "arrived_on")


def plain(draft: Any) -> dict[str, Any]:
    """A draft's fields as a row and as JSON: days as ISO text, words of a list by their value."""
    return {field.name: _plain(getattr(draft, field.name)) for field in fields(draft)}


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def day(text: str | None) -> date | None:
    """A stored day."""
    return None if text is None else date.fromisoformat(text)


def draft_of(row: Mapping[str, Any]) -> ProductionDraft:
    """What a person said of a thing, from its row."""
    said = {name: row[name] for name in _NAMES}
    said |= {name: day(row[name]) for name in _DAYS}
    said |= {"kind": Making(row["kind"]), "stage": Stage(row["stage"])}
    return ProductionDraft(**said)


def add(writer: Writer, draft: ProductionDraft, copied_from: int | None = None) -> int:
    """Enters a new thing; its local id."""
    own = {"copied_from": copied_from, "retired_at": None}
    return writer.born(production, plain(draft) | own)


def lock(connection: Connection, production_id: int) -> dict[str, Any]:
    """A thing's row, ours until the commit. Raises NotFound, and Retired for one that is."""
    found = select(production).where(p.id == production_id).with_for_update()
    row = connection.execute(found).mappings().first()
    if row is None:
        raise NotFound("production", str(production_id))
    if row["retired_at"] is not None:
        raise Retired("production", row["name"])
    return dict(row)


def change(writer: Writer, row: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """Changes fields of a locked row; whether anything changed."""
    new = {name: _plain(value) for name, value in after.items()}
    writer.change(production, {"id": row["id"]}, row, new)
    return any(row[name] != value for name, value in new.items())


def set_retired(writer: Writer, production_id: int, at: int | None) -> str:
    """Takes a thing out of all lists (µs UTC), or brings it back (None); its name."""
    found = select(p.name, p.retired_at).where(p.id == production_id).with_for_update()
    row = writer.connection.execute(found).first()
    if row is None:
        raise NotFound("production", str(production_id))
    before = {"retired_at": row.retired_at}
    writer.change(production, {"id": production_id}, before, {"retired_at": at})
    return str(row.name)
