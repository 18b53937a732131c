"""Templates as rows; a row stands for the shipped one of its name, one without lines hides it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, select

from desktop.domain.errors import NotFound, Taken
from desktop.domain.requisitions.templates import SHIPPED, Template
from desktop.store import turns
from desktop.store.tables import requisition_template
from desktop.store.writing import Writer

t = requisition_template.c
_NAMES = frozenset(one.name for one in SHIPPED)


def templates(connection: Connection) -> list[Template]:
    """All that can be used: the shipped ones first, then by name."""
    rows = connection.execute(
        select(requisition_template).where(t.retired_at.is_(None)).order_by(t.name, t.id)
    )
    own = {row.name: _value(row) for row in rows}
    first = [own.pop(one.name, one) for one in SHIPPED]
    return [one for one in [*first, *own.values()] if one.lines]


def _value(row: Row[Any]) -> Template:
    return Template(row.name, row.kind, row.lines, row.note, row.id)


def get(connection: Connection, template_id: int) -> Template:
    """One that can be used. Raises NotFound."""
    for one in templates(connection):
        if one.id == template_id:
            return one
    raise NotFound("requisition_template", str(template_id))


def find(connection: Connection, name: str) -> Template:
    """One by its name. Raises NotFound with the others."""
    every = templates(connection)
    for one in every:
        if one.name == name.strip():
            return one
    raise NotFound("requisition_template", name.strip(), tuple(one.name for one in every[:5]))


def save(writer: Writer, draft: Template) -> int:
    """Writes a template, a new one or (by its id) other words of one; its local id.

    Raises Taken where another one has the name, NotFound.
    """
    turns.take(writer.connection, requisition_template)
    said = {"name": draft.name, "kind": draft.kind, "lines": draft.lines, "note": draft.note}
    if draft.id:
        get(writer.connection, draft.id)
    every = templates(writer.connection)
    if any(one.name == draft.name and one.id != draft.id for one in every):
        raise Taken("requisition_template", draft.name)
    # One that hides a shipped one of its name is written over.
    own = _lock(writer, t.id == draft.id if draft.id > 0 else t.name == draft.name)
    if own is None:
        return writer.born(requisition_template, said | {"retired_at": None})
    writer.change(requisition_template, {"id": own["id"]}, own, said)
    return int(own["id"])


def need_alone(connection: Connection, template_id: int) -> None:
    """Raises Taken where another one has the name of this one."""
    other = requisition_template.alias("other")
    names = (
        select(t.name)
        .join(other, other.c.name == t.name)
        .where(
            t.id == template_id,
            t.retired_at.is_(None),
            other.c.id != t.id,
            other.c.retired_at.is_(None),
        )
    )
    for name in connection.execute(names).scalars():
        raise Taken("requisition_template", name)


def retire(writer: Writer, template_id: int) -> str:
    """It is offered no more; its name. Raises NotFound."""
    turns.take(writer.connection, requisition_template)
    found = get(writer.connection, template_id)
    if found.name in _NAMES:
        hidden = {"name": found.name, "kind": found.kind, "lines": "", "note": found.note}
        own = _lock(writer, t.id == template_id)
        if own is None:
            writer.born(requisition_template, hidden | {"retired_at": None})
        else:
            writer.change(requisition_template, {"id": template_id}, own, hidden)
        return found.name
    row = _lock(writer, t.id == template_id)
    if row is None:
        raise NotFound("requisition_template", found.name)
    after = {"retired_at": writer.recorded_at}
    writer.change(requisition_template, {"id": template_id}, row, after)
    return found.name


def _lock(writer: Writer, which: Any) -> dict[str, Any] | None:
    found = (
        select(requisition_template)
        .where(which, t.retired_at.is_(None))
        .order_by(t.id)
        .with_for_update()
    )
    row = writer.connection.execute(found).mappings().first()
    return None if row is None else dict(row)
