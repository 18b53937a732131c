"""Rows of lists that became requests: what was taken of them, found again, written in bulk.

What identifies people stands in no row: `content` has the ids of private values, so that a later
list is compared with what the earlier one said, not with what was mended here since.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, select

from desktop.domain.requisitions import Line, State
from desktop.store import turns
from desktop.store.journal import canonical
from desktop.store.requisitions import lines, notes
from desktop.store.standing import taken_back
from desktop.store.tables import operation, private, requisition, requisition_line, requisition_row
from desktop.store.writing import Writer

PRIVATE = ("applicant", "recipient", "phone", "address", "remark")
_CHUNK = 900
r = requisition.c


@dataclass(frozen=True)
class Known:
    """A request that a row may speak of: what the last list said of it, None where it came in
    otherwise. `private` are the values said then; a value that was purged since is not there.
    """

    row: Row[Any]
    content: Mapping[str, Any] | None
    private: Mapping[str, str]
    purged: bool

    @property
    def state(self) -> State:
        """Where it stands."""
        return State(self.row.state)


def lock(connection: Connection) -> None:
    """Lets one list come in at a time, so that no two take the same row."""
    turns.take(connection, requisition_row)


def known(
    connection: Connection, numbers: Collection[str], codes: Collection[str] = ()
) -> list[Known]:
    """All requests with one of these numbers or codes, the oldest first."""
    found: dict[int, Row[Any]] = {}
    for column, values in ((r.number, numbers), (r.code, codes)):
        asked = select(requisition).where(
            column.in_(bindparam("some", expanding=True)), r.retired_at.is_(None)
        )
        for row in _all(connection, asked, values):
            found[row.id] = row
    said = _said(connection, found)
    hidden: dict[bytes, str] = {}
    ids = {private_id for number in found for private_id in _ids(found[number], said.get(number))}
    kept = select(private.c.id, private.c.value).where(
        private.c.id.in_(bindparam("some", expanding=True))
    )
    for row in _all(connection, kept, ids):
        hidden[bytes(row.id)] = row.value
    return [_known(found[number], said.get(number), hidden) for number in sorted(found)]


def _known(row: Row[Any], content: dict[str, Any] | None, hidden: Mapping[bytes, str]) -> Known:
    there = _named_ids(row, content)
    values = {name: hidden[key] for name, key in there.items() if key in hidden}
    return Known(row, content, values, len(values) < len(there))


def _named_ids(row: Row[Any], content: Mapping[str, Any] | None) -> dict[str, bytes]:
    if content is not None and "kept" in content:
        return {name: bytes.fromhex(key) for name, key in content["kept"].items()}
    there = {name: getattr(row, name) for name in PRIVATE}
    return {name: bytes(key) for name, key in there.items() if key is not None}


def _ids(row: Row[Any], content: Mapping[str, Any] | None) -> Iterable[bytes]:
    return _named_ids(row, content).values()


def _said(connection: Connection, ids: Iterable[int]) -> dict[int, dict[str, Any]]:
    """What the last standing list said of each request."""
    q = requisition_row.c
    asked = (
        select(q.requisition, q.content)
        .join(operation, operation.c.op_id == q.op_id)
        .where(q.requisition.in_(bindparam("some", expanding=True)), q.op_id.not_in(taken_back()))
        .order_by(operation.c.recorded_at, q.op_id, q.line)
    )
    return {row.requisition: json.loads(row.content) for row in _all(connection, asked, ids)}


def lines_of(connection: Connection, ids: Iterable[int]) -> dict[int, list[Line]]:
    """The lines of requests as they stand."""
    return lines.of_many(connection, list(ids))


def write_rows(writer: Writer, taken: Sequence[tuple[int, int, Mapping[str, Any]]]) -> None:
    """Keeps what was taken: (row of the sheet, request's local id, content)."""
    ids = [number for _line, number, _content in taken]
    there = {row.id: row for row in _all(writer.connection, _PRIVATE_IDS, ids)}
    writer.add(
        requisition_row,
        [
            {
                "line": line,
                "requisition": number,
                "content": canonical({**content, "kept": _kept(there[number])}),
            }
            for line, number, content in taken
        ],
    )


_PRIVATE_IDS = select(r.id, *(r[name] for name in PRIVATE)).where(
    r.id.in_(bindparam("some", expanding=True))
)


def _kept(row: Row[Any]) -> dict[str, str]:
    there = {name: getattr(row, name) for name in PRIVATE}
    return {name: bytes(key).hex() for name, key in there.items() if key is not None}


def approve(writer: Writer, ids: Sequence[int]) -> None:
    """All lines of these requests are approved as they were asked; their rows say so already."""
    asked = select(requisition_line).where(
        requisition_line.c.requisition.in_(bindparam("some", expanding=True)),
        requisition_line.c.retired_at.is_(None),
    )
    for row in list(_all(writer.connection, asked, ids)):
        lines.change(writer, row, approved=row.qty)
    notes.say_many(writer, [(number, "approve", "") for number in ids])


def _all(
    connection: Connection, statement: Select[Any], values: Iterable[Any]
) -> Iterator[Row[Any]]:
    wanted = sorted(set(values))
    for start in range(0, len(wanted), _CHUNK):
        yield from connection.execute(statement, {"some": wanted[start : start + _CHUNK]})
