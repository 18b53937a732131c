"""What goes out: columns with a shape, and rows of plain values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Shape(StrEnum):
    """How the values of a column are written."""

    TEXT = "text"
    COUNT = "count"  # whole pieces
    MONEY = "money"  # whole fen; written in yuan, except in JSON
    DAY = "day"  # a date
    MOMENT = "moment"  # a zone-aware datetime, written as its own zone's wall time
    FLAG = "flag"  # true or false


@dataclass(frozen=True)
class Column:
    """A column: `key` names it in JSON and in dict rows, `heading` is what people read."""

    key: str
    heading: str
    shape: Shape = Shape.TEXT


@dataclass(frozen=True)
class Table:
    """Rows under columns; a row is a sequence in the columns' order, or a mapping by their keys.

    `title` is the sheet's name, the block's title in a CSV of several tables, and the key of the
    table in a JSON of several. None is an empty cell; a tuple or list is joined by commas.
    """

    title: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[object] | Mapping[str, object]]

    def lines(self) -> Iterator[Sequence[object]]:
        """The rows as sequences in the columns' order."""
        keys = [column.key for column in self.columns]
        for row in self.rows:
            yield [row.get(key) for key in keys] if isinstance(row, Mapping) else row
