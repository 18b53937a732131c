"""Versions of templates as rows: a version never changes, one of a key may be the current one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from desktop.domain.paper.template import Template
from desktop.store.tables import template as table
from desktop.store.writing import Writer

_FROM_BIRTH = 0  # the same row at every station: nothing about a version depends on who used it


def current(connection: Connection) -> dict[str, str]:
    """The texts of the community's own templates as they stand, by key."""
    rows = connection.execute(
        select(table.c.key, table.c.body).where(table.c.retired_at.is_(None)).order_by(table.c.id)
    )
    return {row.key: row.body for row in rows}  # saved at once by two people: the later one


def version(connection: Connection, sha256: str) -> tuple[str, str] | None:
    """The key and text of a version, None if it was never used or saved."""
    found = select(table.c.key, table.c.body).where(table.c.sha256 == sha256)
    row = connection.execute(found).first()
    return None if row is None else (row.key, row.body)


def versions(connection: Connection, shas: Sequence[str]) -> dict[str, tuple[str, str]]:
    """As `version` for several that are there, by SHA-256."""
    found = select(table.c.sha256, table.c.key, table.c.body).where(table.c.sha256.in_(shas))
    return {row.sha256: (row.key, row.body) for row in connection.execute(found)}


def ensure(writer: Writer, template: Template) -> int:
    """The row of a version, made if new; its local id. It does not become the current one."""
    found = select(table.c.id).where(table.c.sha256 == template.sha256)
    known = writer.connection.execute(found).scalar()
    if known is not None:
        return int(known)
    row = {
        "uid": bytes.fromhex(template.sha256)[:16],  # the same version is the same everywhere
        "key": template.key,
        "title": template.title,
        "body": template.text,
        "sha256": template.sha256,
        "retired_at": _FROM_BIRTH,
    }
    return writer.born(table, row)


def make_current(writer: Writer, template: Template) -> None:
    """Makes a version the community's own for its key."""
    mine = ensure(writer, template)
    retire(writer, template.key, but=mine)
    found = select(table.c.retired_at).where(table.c.id == mine)
    before = writer.connection.execute(found).scalar()
    writer.change(table, {"id": mine}, {"retired_at": before}, {"retired_at": None})


def retire(writer: Writer, key: str, *, but: int | None = None) -> bool:
    """Retires the community's own version of a key; whether there was one."""
    rows: list[Any] = list(
        writer.connection.execute(
            select(table.c.id)
            .where(table.c.key == key, table.c.retired_at.is_(None), table.c.id != (but or 0))
            .with_for_update()
        ).scalars()
    )
    for local in rows:
        after = {"retired_at": writer.recorded_at}
        writer.change(table, {"id": local}, {"retired_at": None}, after)
    return bool(rows)
