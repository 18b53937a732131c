"""How an answer is told: one JSON document, or tables whose columns line up in Chinese too."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from desktop.domain.moments import HOME
from desktop.domain.money import show


@dataclass(frozen=True)
class Answer:
    """What a word answers: `data` for --json, `text` for people, and the exit code.

    `aside` is a sentence for standard error (a refusal that still has a report).
    """

    data: Any
    text: str
    exit: int = 0
    aside: str = ""


@dataclass(frozen=True)
class Column:
    """A column of a table for people; numbers stand on the right."""

    heading: str
    right: bool = False


def document(data: Any) -> str:
    """One JSON document; moments as ISO 8601 with offset, enums by their value."""
    return json.dumps(data, ensure_ascii=False, indent=1, default=_plain)


def _plain(value: Any) -> Any:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(type(value).__name__)


def local(at: datetime | None) -> datetime | None:
    """A moment with the offset of the community's zone, the same on every machine."""
    return None if at is None else at.astimezone(ZoneInfo(HOME))


def op_text(hexadecimal: str) -> str:
    """An act's identity as it is written everywhere outside of the ledger."""
    return str(UUID(hexadecimal))


def money(fen: int | None) -> str:
    """An amount for people; none is a dash."""
    return "–" if fen is None else show(fen)


def signed(fen: int | None) -> str:
    """A difference for people, with its sign."""
    return f"+{show(fen)}" if fen is not None and fen > 0 else money(fen)


def day(at: datetime | None) -> str:
    """The day of a moment for people, in the community's zone."""
    return "–" if at is None else f"{at.astimezone(ZoneInfo(HOME)):%Y-%m-%d}"


def table(columns: Sequence[Column], rows: Iterable[Sequence[object]]) -> str:
    """The rows under their headings, every column as wide as its widest cell."""
    lines = [[column.heading for column in columns]]
    lines += [[_cell(value) for value in row] for row in rows]
    widths = [max(wide(line[n]) for line in lines) for n in range(len(columns))]
    shown = []
    for line in lines:
        cells = [
            _padded(cell, width, column.right)
            for cell, width, column in zip(line, widths, columns, strict=True)
        ]
        shown.append("  ".join(cells).rstrip())
    return "\n".join(shown)


def pairs(facts: Iterable[tuple[str, object]]) -> str:
    """Names and values, one fact a line, the values below each other."""
    told = [(name, _cell(value)) for name, value in facts]
    room = max((wide(name) for name, _ in told), default=0)
    return "\n".join(f"{_padded(name, room, False)}  {value}".rstrip() for name, value in told)


def wide(text: str) -> int:
    """How many columns of a terminal a text takes (Unicode Standard Annex #11)."""
    return sum(
        0
        if unicodedata.combining(char) or unicodedata.category(char) == "Cf"
        else 2
        if unicodedata.east_asian_width(char) in "WF"
        else 1
        for char in text
    )


def _padded(text: str, room: int, right: bool) -> str:
    blank = " " * (room - wide(text))
    return blank + text if right else text + blank


def _cell(value: object) -> str:
    if value is None:
        return ""
    # A line end or an escape inside a cell would tear the table, or worse, the terminal.
    return "".join(c if c.isprintable() else " " for c in str(value))
