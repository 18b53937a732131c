"""A word in the thread of a request, for those who keep the promise."""

from __future__ import annotations

from uuid import UUID

from desktop.domain.errors import Missing
from desktop.domain.requisitions import Act
from desktop.domain.requisitions.checking import LINES, short
from desktop.services.changes import Desk
from desktop.services.requisitions.acting import Saved, write
from desktop.store.requisitions import notes, rows
from desktop.store.requisitions.rows import RequisitionRow
from desktop.store.writing import Writer

WORD = "word"  # what a note is in the thread


def note(desk: Desk, op_id: UUID, id: int | str, text: str) -> Saved:
    """Writes a note (a private value: it may name people). Raises Missing (note), TooLong,
    NotFound.
    """
    said = short("note", text, LINES)
    if not said:
        raise Missing("note")

    def work(writer: Writer) -> RequisitionRow:
        row = rows.lock(writer, id, Act.SAY)
        notes.say(writer, int(row.id), WORD, said)
        return row

    return write(desk, "note_request", op_id, [id], work)
