"""Where tiles stand, counted in cells: no pixel in here.

A tile is one cell or two cells wide (one with many sizes); tiles keep their order and never
overlap. A wide tile that does not fit at the end of a row begins the next one, and the first narrow
one after it fills the gap, so that rows look full and the order stays nearly that of the list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum


class Way(Enum):
    """Where an arrow key leads."""

    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True)
class Cell:
    """Where one tile stands: row, first column, and how many columns it takes."""

    row: int
    column: int
    span: int


def columns(width: int, cell: int, gap: int) -> int:
    """How many cells of at least that width fit side by side; at least one."""
    return max(1, (width + gap) // (cell + gap))


def place(spans: Sequence[int], across: int) -> list[Cell]:
    """A cell for each span, in order, on a grid `across` cells wide."""
    cells: list[Cell | None] = [None] * len(spans)
    waiting = list(range(len(spans)))
    row = 0
    while waiting:
        column, placed = 0, []
        for number in waiting:
            span = min(spans[number], across)
            if column + span <= across:
                cells[number] = Cell(row, column, span)
                column += span
                placed.append(number)
            if column == across:
                break
        waiting = [number for number in waiting if number not in set(placed)]
        row += 1
    return [cell for cell in cells if cell is not None]


def strip(sizes: int, across: int) -> tuple[int, int]:
    """Rows and keys a row of a strip of so many sizes, at most `across` of them beside each other.

    The rows are as even as they can be: eleven sizes where six fit are six and five.
    """
    lines = max(1, -(-sizes // max(1, across)))
    return lines, -(-sizes // lines)


def lifts(cells: Sequence[Cell], lines: Sequence[int]) -> list[int]:
    """How many rows of sizes beyond the first each row of tiles has to hold; `lines` are those of
    each tile. The tiles of one row grow alike.
    """
    more = [0] * rows(cells)
    for cell, own in zip(cells, lines, strict=True):
        more[cell.row] = max(more[cell.row], own - 1)
    return more


def rows(cells: Sequence[Cell]) -> int:
    """How many rows the cells take."""
    return max((cell.row for cell in cells), default=-1) + 1


def neighbour(cells: Sequence[Cell], number: int, way: Way) -> int:
    """The tile that an arrow leads to from tile `number`; itself at the edge."""
    here = cells[number]
    reading = sorted(range(len(cells)), key=lambda n: (cells[n].row, cells[n].column))
    at = reading.index(number)
    if way is Way.LEFT:
        return reading[max(0, at - 1)]
    if way is Way.RIGHT:
        return reading[min(len(reading) - 1, at + 1)]
    wanted = here.row + (1 if way is Way.DOWN else -1)
    there = [n for n in reading if cells[n].row == wanted]
    middle = here.column + here.span / 2
    return min(
        there, key=lambda n: abs(cells[n].column + cells[n].span / 2 - middle), default=number
    )
