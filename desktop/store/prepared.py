"""Statements compiled once for each database: what a sale runs, runs without compiling again.

A Core statement is looked up, bound and wrapped anew at each call; for the two dozen statements
of a sale that costs several times what the database does. These are still Core statements, only
rendered once and run on the driver's own cursor: values go in and come out as the driver knows
them, so that they serve whole numbers, text and bytes (a truth value comes out of SQLite as 0 or
1). What the driver raises is understood by `database.troubles`.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Connection, Executable
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ClauseElement

Values = Mapping[str, Any]


@dataclass
class _Rendered:
    text: str
    order: tuple[str, ...] | None  # names by place (SQLite); None: by name (PostgreSQL)
    fixed: dict[str, Any]
    row: Callable[[Iterable[Any]], Any] | None = None

    def one(self, values: Values) -> Any:
        whole = {**self.fixed, **values} if self.fixed else values
        if self.order is None:
            return dict(whole)
        return tuple([whole[name] for name in self.order])


class Prepared:
    """A statement with named parameters; call it with a connection and their values."""

    def __init__(self, statement: Executable) -> None:
        self._statement = statement
        self._rendered: dict[str, _Rendered] = {}

    def __call__(self, connection: Connection, values: Values | None = None) -> list[Any]:
        """Runs it once; its rows, if it has any, as named tuples."""
        known = self._rendered.get(connection.dialect.name) or self._render(connection)
        cursor = connection.connection.cursor()
        cursor.execute(known.text, known.one(values or {}))
        told: Any = cursor.description  # None where nothing comes back
        if told is None:
            return []
        if known.row is None:
            names = [column[0] for column in told]
            known.row = cast(Any, namedtuple("Row", names, rename=True))._make
        return [known.row(row) for row in cursor.fetchall()]

    def many(self, connection: Connection, rows: Sequence[Values]) -> None:
        """Runs it once for each of several sets of values."""
        known = self._rendered.get(connection.dialect.name) or self._render(connection)
        cursor = connection.connection.cursor()
        if len(rows) == 1:
            cursor.execute(known.text, known.one(rows[0]))
        else:
            cursor.executemany(known.text, [known.one(row) for row in rows])

    def _render(self, connection: Connection) -> _Rendered:
        assert isinstance(self._statement, ClauseElement)
        compiled = self._statement.compile(dialect=connection.dialect)
        assert isinstance(compiled, SQLCompiler)
        order = None if compiled.positiontup is None else tuple(compiled.positiontup)
        fixed = {name: value for name, value in compiled.params.items() if value is not None}
        rendered = _Rendered(str(compiled), order, fixed)
        self._rendered[connection.dialect.name] = rendered
        return rendered
