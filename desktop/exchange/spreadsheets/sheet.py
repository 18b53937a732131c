"""What a table of others is to us: cells, numbered rows, a header, and how much is too much."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

MOST_BYTES = 50 * 1024 * 1024  # a file on disk
MOST_UNPACKED = 300 * 1024 * 1024  # what an .xlsx may hold once unpacked
MOST_ROWS = 200_000
MOST_COLUMNS = 500
MOST_CELLS = 20_000_000  # of the rectangle around all cells: half a gigabyte in memory

Cell = str | int | float | bool | date | datetime | time | timedelta


class Row(NamedTuple):
    """A line with its number as a spreadsheet program shows it (a multi-line cell is one line)."""

    number: int
    cells: tuple[Cell, ...]


class Fit(NamedTuple):
    """How well a line serves as header: whether it has all that is needed, and how many it has."""

    whole: bool
    known: int


Fitting = Callable[[Sequence[str]], Fit]


@dataclass(frozen=True)
class Sheet:
    """One table with its header.

    `rows` are the lines below the header that hold anything, every one padded to the header's
    width; a line of a text file may be longer (`ragged`). `file` is the file's bare name, `sha256`
    the digest of its bytes, `name` the sheet's name ("" in a text file), `header_row` the header's
    own line number; `above` is the line above it.
    """

    file: str
    sha256: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    header_row: int = 1
    name: str = ""
    ragged: bool = False
    above: tuple[str, ...] = ()


def text_of(cell: Cell) -> str:
    """A cell as text, blanks at its ends removed: 12.0 → `12`, a date → `2023-06-01`."""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        # Fifteen digits are what spreadsheet programs show, and all they promise.
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else f"{cell:.15g}"
    if isinstance(cell, datetime):
        return cell.isoformat(" ")
    return str(cell)
