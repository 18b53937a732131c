"""A table on paper: columns with a width and a side, rows that flow over pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from desktop.documents.reports import look
from desktop.documents.sheet import Align, Face, Sheet, width, wrapped

_SIZE = 8.0
_HEAD = 7.0
_LEAD = 10.5  # between two lines of one cell
_PAD = 3.0


@dataclass(frozen=True)
class Column:
    """A column: its heading, its share of the width, the side its text stands on."""

    heading: str
    share: float
    align: Align = Align.LEFT
    lines: int = 1  # how many lines a cell may take


@dataclass(frozen=True)
class Row:
    """The texts of a row; bold for sums. `alarm` marks the cells that want an eye, by index."""

    cells: Sequence[str]
    bold: bool = False
    alarm: frozenset[int] = field(default=frozenset())


def draw(
    sheet: Sheet,
    columns: Sequence[Column],
    rows: Sequence[Row],
    x: float,
    y: float,
    wide: float,
    turn: Callable[[float, float], float],
) -> float:
    """Draws the table from `y` down and returns where it ends.

    `turn(y, high)` is asked before each row: it returns `y`, or the top of a fresh page when the
    row's height does not fit any more; the headings are then written again.
    """
    whole = sum(column.share for column in columns)
    widths = [wide * column.share / whole for column in columns]
    small = min(_HEAD, *(map(_head_size, columns, widths)))
    head = [
        wrapped(column.heading, small, room - 2 * _PAD, Face.BOLD)
        for column, room in zip(columns, widths, strict=True)
    ]
    head_high = _high(head)
    first = True
    for row in rows:
        face = Face.BOLD if row.bold else Face.SANS
        cells = [
            wrapped(cell, _SIZE, room - 2 * _PAD, face, column.lines)
            for cell, column, room in zip(row.cells, columns, widths, strict=True)
        ]
        high = _high(cells)
        fresh = turn(y, high + (head_high if first else 0))
        if first or fresh != y:
            y = fresh
            sheet.box(x, y, wide, head_high, look.PALE)
            blue = [look.DEEP] * len(columns)
            _cells(sheet, columns, widths, head, x, y, blue, Face.BOLD, small)
            y += head_high
            first = False
        colours = [look.ALARM if n in row.alarm else look.INK for n in range(len(columns))]
        _cells(sheet, columns, widths, cells, x, y, colours, face, _SIZE)
        y += high
        sheet.line([(x, y), (x + wide, y)], look.RULE, 0.4)
    return y


def _head_size(column: Column, room: float) -> float:
    """The size at which no word of a heading is wider than its column; Chinese breaks anywhere."""
    words = [word for word in column.heading.split() if word.isascii()]
    widest = max((width(word, 1, Face.BOLD) for word in words), default=0.01)
    return (room - 2 * _PAD) / widest


def _high(cells: Sequence[Sequence[str]]) -> float:
    return max(1, *(len(lines) for lines in cells)) * _LEAD + 2 * _PAD


def _cells(
    sheet: Sheet,
    columns: Sequence[Column],
    widths: Sequence[float],
    cells: Sequence[Sequence[str]],
    x: float,
    y: float,
    colours: Sequence[str],
    face: Face,
    size: float,
) -> None:
    for column, room, lines, colour in zip(columns, widths, cells, colours, strict=True):
        at = {
            Align.LEFT: x + _PAD,
            Align.CENTRE: x + room / 2,
            Align.RIGHT: x + room - _PAD,
        }[column.align]
        for n, line in enumerate(lines):
            sheet.text(
                at, y + _PAD + _SIZE + n * _LEAD, line, size,
                face=face, colour=colour, align=column.align,
            )  # fmt: skip
        x += room
