"""Which attempts and inspections stand, and their order."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, case, func, select
from sqlalchemy.sql.elements import ColumnElement

from desktop.store.tables import attempt, bench_note
from desktop.store.writing import Writer

_n = bench_note.c
ORDER = (attempt.c.at, attempt.c.recorded_at, attempt.c.op_id)
# Taken back more often than brought back; an act that is undone and redone writes both.
WITHDRAWN: Select[Any] = (
    select(_n.of_op)
    .group_by(_n.of_op)
    .having(func.sum(case((_n.what == "withdrawn", 1), else_=-1)) > 0)
)
STANDING: ColumnElement[bool] = attempt.c.op_id.not_in(WITHDRAWN)


def withdrawn(connection: Connection, op_id: bytes) -> bool:
    """Whether what this act recorded was taken back."""
    return connection.execute(WITHDRAWN.where(_n.of_op == op_id)).first() is not None


def note(writer: Writer, of_op: bytes, what: str) -> None:
    """Says what became of an act's attempt or inspection: withdrawn, restored."""
    row = {"line": writer.next_line(bench_note), "of_op": of_op, "what": what}
    writer.add(bench_note, [row])
