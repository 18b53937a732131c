"""The thread of a thing: what was said and done about it, line by line, while the act stands."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, Row, func, select

from desktop.domain.moments import moment
from desktop.domain.production import Attachment, Line, Saying, Stage, Verdict
from desktop.store.standing import taken_back
from desktop.store.tables import attachment, operation, person, production_note
from desktop.store.writing import Writer

n = production_note.c


def say(
    writer: Writer,
    production_id: int,
    stage: Stage | str,
    what: Saying,
    text: str = "",
    *,
    verdict: Verdict = Verdict.NONE,
    file: int | None = None,
) -> None:
    """Adds a line to a thread."""
    row = {
        "line": writer.next_line(production_note),
        "production": production_id,
        "stage": Stage(stage).value,
        "what": what.value,
        "verdict": verdict.value,
        "text": text,
        "file": file,
    }
    writer.add(production_note, [row])


def lines(connection: Connection, production_id: int) -> list[Line]:
    """All that was said about a thing, the oldest first; what lists said is left out."""
    rows = connection.execute(
        select(
            production_note,
            person.c.name.label("by"),
            attachment.c.sha256,
            attachment.c.name.label("file_name"),
            attachment.c.bytes,
        )
        .join(operation, operation.c.op_id == n.op_id)
        .join(person, person.c.id == operation.c.actor)
        .outerjoin(attachment, attachment.c.id == n.file)
        .where(
            n.production == production_id,
            n.what != Saying.ROW.value,
            n.op_id.not_in(taken_back()),
        )
        .order_by(n.at, n.recorded_at, n.op_id, n.line)
    )
    return [_line(row) for row in rows]


def _line(row: Row[Any]) -> Line:
    file = None
    if row.file is not None:
        file = Attachment(row.file, row.sha256, row.file_name, row.bytes)
    return Line(
        op=bytes(row.op_id).hex(),
        line=row.line,
        at=moment(row.at),
        by=row.by,
        stage=Stage(row.stage),
        what=Saying(row.what),
        text=_text(row),
        verdict=Verdict(row.verdict),
        file=file,
    )


def _text(row: Row[Any]) -> str:
    if row.what != Saying.BOX.value:
        return str(row.text)
    said = json.loads(row.text)
    return f"{said['name']} × {said['qty']}"


def since(connection: Connection, ids: list[int]) -> dict[int, int]:
    """When each of these things came into its stage, µs UTC; those never moved are left out."""
    rows = connection.execute(
        select(n.production, func.max(n.at).label("at"))
        .where(
            n.production.in_(ids),
            n.what == Saying.STAGE.value,
            n.op_id.not_in(taken_back()),
        )
        .group_by(n.production)
    )
    return {row.production: int(row.at) for row in rows}
