"""Guides as rows: what events of a kind and size usually ask for, each from a day on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from desktop.domain.errors import GuideStands, NotFound, Retired
from desktop.domain.requisitions.guides import Guide, GuideDraft
from desktop.store import turns
from desktop.store.tables import guide
from desktop.store.writing import Writer

g = guide.c


def guides(connection: Connection, today: date) -> list[Guide]:
    """All of them, by kind and size, the newest first."""
    standing = _standing(connection)
    begun: dict[tuple[str, int], date] = {}
    for one in standing:
        if one.from_on <= today:
            begun[one.band] = max(one.from_on, begun.get(one.band, one.from_on))
    return [replace(one, holds=one.from_on >= begun.get(one.band, date.min)) for one in standing]


def _standing(connection: Connection) -> list[Guide]:
    rows = connection.execute(
        select(guide)
        .where(g.retired_at.is_(None))
        .order_by(g.kind, g.people_from, g.from_on.desc(), g.id.desc())
    )
    return [
        Guide(
            kind=row.kind,
            people_from=row.people_from,
            from_on=date.fromisoformat(row.from_on),
            amount_fen=row.amount_fen,
            note=row.note,
            id=row.id,
        )
        for row in rows
    ]


def save(writer: Writer, draft: GuideDraft, guide_id: int | None) -> int:
    """A new one, or other words of one; its local id. Raises NotFound, Retired, GuideStands."""
    turns.take(writer.connection, guide)
    said = {
        "kind": draft.kind,
        "people_from": draft.people_from,
        "from_on": draft.from_on.isoformat(),
        "amount_fen": draft.amount_fen,
        "note": draft.note,
    }
    if guide_id is None:
        guide_id = writer.born(guide, said | {"retired_at": None})
    else:
        writer.change(guide, {"id": guide_id}, _lock(writer, guide_id), said)
    need_alone(writer.connection, guide_id)
    return guide_id


def need_alone(connection: Connection, guide_id: int) -> None:
    """Raises GuideStands where another one holds for the same kind, people and day as this one."""
    standing = _standing(connection)
    mine = [(one.band, one.from_on) for one in standing if one.id == guide_id]
    for one in standing:
        if one.id != guide_id and (one.band, one.from_on) in mine:
            raise GuideStands(one.kind, one.people_from, one.from_on.isoformat())


def retire(writer: Writer, guide_id: int) -> None:
    """It holds no more. Raises NotFound, Retired."""
    row = _lock(writer, guide_id)
    writer.change(guide, {"id": guide_id}, row, {"retired_at": writer.recorded_at})


def _lock(writer: Writer, guide_id: int) -> dict[str, Any]:
    found = select(guide).where(g.id == guide_id).with_for_update()
    row = writer.connection.execute(found).mappings().first()
    if row is None:
        raise NotFound("guide", str(guide_id))
    if row["retired_at"] is not None:
        raise Retired("guide", f"{row['kind']} {row['people_from']}".strip())
    return dict(row)
