"""Templates of requests: what an event of a kind usually asks for."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from desktop.domain.errors import Missing
from desktop.domain.people import Right
from desktop.domain.requisitions.checking import LINES, WORDS, short
from desktop.domain.requisitions.templates import Template
from desktop.services.changes import Desk, Topic, perform
from desktop.services.requisitions.guides import Kept
from desktop.store import rights
from desktop.store.requisitions import templates as rows
from desktop.store.writing import Writer

__all__ = ["Kept", "Template", "retire_template", "save_template", "template", "templates"]

_TOPICS = {Topic.RULES, Topic.REQUISITIONS}


def templates(desk: Desk) -> tuple[Template, ...]:
    """All that can be used: the shipped ones first, then by name."""
    with desk.database.reading() as connection:
        return tuple(rows.templates(connection))


def template(desk: Desk, name: str) -> Template:
    """One by its name. Raises NotFound."""
    with desk.database.reading() as connection:
        return rows.find(connection, name)


def save_template(desk: Desk, op_id: UUID, draft: Template) -> Kept:
    """Writes a template, a new one (id 0) or other words of one.

    Raises Missing (name, lines), Taken, TooLong, NotFound, NotYours.
    """
    clean = Template(
        name=short("name", draft.name, WORDS),
        kind=short("kind", draft.kind, WORDS),
        lines=short("lines", draft.lines, LINES),
        note=short("note", draft.note, LINES),
        id=draft.id,
    )
    for field in ("name", "lines"):
        if not getattr(clean, field):
            raise Missing(field)

    def work(writer: Writer) -> Kept:
        rights.need(writer, Right.DECIDE, None)
        return Kept(op_id.hex, rows.save(writer, clean))

    request = [clean.id, clean.name, clean.kind, clean.lines, clean.note]
    return perform(
        desk, "save_requisition_template", op_id, request, work, _again, _TOPICS, note=clean.name
    )


def retire_template(desk: Desk, op_id: UUID, id: int) -> Kept:
    """It is offered no more, a shipped one (id below 0) too. Raises NotFound, NotYours."""

    def work(writer: Writer) -> Kept:
        rights.need(writer, Right.DECIDE, None)
        rows.retire(writer, id)
        return Kept(op_id.hex, id)

    return perform(desk, "retire_requisition_template", op_id, [id], work, _again, _TOPICS)


def _again(said: dict[str, Any]) -> Kept:
    return Kept(**said)
