"""What labels come on: rolls with one label after the other, and A4 sheets with a grid of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.domain.errors import UnknownSize

A4 = (210.0, 297.0)


@dataclass(frozen=True)
class Roll:
    """Labels one below the other, `gap` mm between them; a page is one label."""

    name: str
    wide: float
    high: float
    gap: float = 2.0


@dataclass(frozen=True)
class Grid:
    """An A4 sheet of labels: `left`, `top` to the first one, `pitch_*` from one to the next."""

    name: str
    columns: int
    rows: int
    wide: float
    high: float
    left: float
    top: float
    pitch_x: float
    pitch_y: float

    @property
    def count(self) -> int:
        """How many labels a sheet has."""
        return self.columns * self.rows

    def corner(self, n: int) -> tuple[float, float]:
        """Top left corner of the n-th label, from 0, row by row."""
        row, column = divmod(n, self.columns)
        return self.left + column * self.pitch_x, self.top + row * self.pitch_y


Stock = Roll | Grid


@dataclass(frozen=True)
class Shift:
    """How far everything is moved on the paper, because this printer pulls it in askew (mm)."""

    x: float = 0.0
    y: float = 0.0


ROLLS = tuple(
    Roll(f"{wide}x{high}", float(wide), float(high))
    for wide, high in ((40, 30), (50, 30), (60, 40), (70, 50), (100, 150))
)


def centred(columns: int, rows: int, wide: float, high: float, gap_x: float = 0.0) -> Grid:
    """A grid in the middle of an A4 sheet, `gap_x` mm between its columns."""
    left = (A4[0] - columns * wide - (columns - 1) * gap_x) / 2
    top = (A4[1] - rows * high) / 2
    name = f"{columns}x{rows} {wide:g}x{high:g}"
    return Grid(name, columns, rows, wide, high, left, top, wide + gap_x, high)


GRIDS = (
    centred(3, 8, 70.0, 37.0),
    # 2.5 mm between the columns, as sheets of 99.1 mm labels are cut.
    centred(2, 7, 99.1, 38.1, 2.5),
    centred(4, 10, 48.5, 25.4),
)
STOCKS: tuple[Stock, ...] = (*ROLLS, *GRIDS)

_NUMBER = r"\d+(?:\.\d+)?"
_ROLL = re.compile(rf"({_NUMBER})x({_NUMBER})")
_OWN = re.compile(
    rf"(\d+)x(\d+) ({_NUMBER})x({_NUMBER})(?: at ({_NUMBER}),({_NUMBER}))?"
    rf"(?: pitch ({_NUMBER})x({_NUMBER}))?"
)


def stock(text: str) -> Stock:
    """The stock a text names: `40x30`, `3x8 70x37`, or an own grid such as
    `3x9 63.5x29.6 at 7,15.1 pitch 66x29.6` (columns x rows, size, first corner, pitch; mm).

    Raises UnknownSize for anything else, and for a grid that does not fit on A4.
    """
    plain = re.sub(r"[×*X]", "x", " ".join(text.split()))
    for known in STOCKS:
        if plain == known.name:
            return known
    if found := _ROLL.fullmatch(plain):
        wide, high = float(found[1]), float(found[2])
        if 15 <= wide <= 210 and 10 <= high <= 300:
            return Roll(plain, wide, high)
    if found := _OWN.fullmatch(plain):
        columns, rows = int(found[1]), int(found[2])
        if columns and rows:
            grid = centred(columns, rows, float(found[3]), float(found[4]))
            left = float(found[5]) if found[5] else grid.left
            top = float(found[6]) if found[6] else grid.top
            x = float(found[7]) if found[7] else grid.pitch_x
            y = float(found[8]) if found[8] else grid.pitch_y
            own = Grid(plain, columns, rows, grid.wide, grid.high, left, top, x, y)
            if _fits(own):
                return own
    raise UnknownSize(text, tuple(known.name for known in STOCKS))


def _fits(grid: Grid) -> bool:
    last_x, last_y = grid.corner(grid.count - 1)
    apart = (grid.columns == 1 or grid.pitch_x >= grid.wide) and (
        grid.rows == 1 or grid.pitch_y >= grid.high
    )
    inside = min(grid.left, grid.top) >= 0 and grid.wide >= 10 and grid.high >= 10
    # A tenth of a millimetre over the edge is how sheets are sold (3 × 70 = 210).
    return (
        apart and inside and last_x + grid.wide <= A4[0] + 0.1 and last_y + grid.high <= A4[1] + 0.1
    )
