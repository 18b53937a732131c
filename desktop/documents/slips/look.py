"""How slips look on each width, and small things that all of them draw."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from desktop.documents.sheet import MM, Align, Sheet, lacking
from desktop.domain.paper.problems import Finding, Trouble
from desktop.domain.paper.slips import Width

HIGH = {Width.A5: 210 * MM, Width.A4: 297 * MM}  # ISO 216
DOT = 72 / 203  # a thermal printer's dot, in points
LONGEST = 14_000.0  # a PDF page may be 14,400 points high (ISO 32000-1 Annex C.2)
PAD = 3.0


@dataclass(frozen=True)
class Look:
    """Sizes and colours on one width. Thermal printers know black only, and no line below 2 dots
    of 203 dpi; their heads leave some 4 to 5 mm at each side.
    """

    size: float
    side: float
    top: float
    ink: str
    muted: str
    rule: str
    alarm: str
    deep: str
    thick: float


INK, MUTED, RULE, PALE = "#1c2430", "#5b6575", "#b9c1cd", "#f3f6fa"
_ROLL = ("#000000",) * 5
_PAGE = (INK, MUTED, RULE, "#b42318", "#134d80")
LOOKS = {
    Width.ROLL_58: Look(8.0, 5 * MM, 5 * MM, *_ROLL, 0.75),
    Width.ROLL_80: Look(9.0, 4 * MM, 5 * MM, *_ROLL, 0.75),
    Width.A5: Look(9.0, 12 * MM, 12 * MM, *_PAGE, 0.5),
    Width.A4: Look(10.0, 16 * MM, 15 * MM, *_PAGE, 0.5),
}


@dataclass(frozen=True)
class Column:
    """A column of a table: its heading, its width in points (0: what the others leave)."""

    heading: str
    wide: float = 0.0
    align: Align = Align.LEFT
    lines: int = 1


def tick_box(sheet: Sheet, x: float, y: float, side: float, colour: str) -> None:
    """A square to tick, its top left corner at x, y."""
    corners = [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y), (x + side, y)]
    sheet.line(corners, colour, 0.8)


def unwritable(who: str, texts: Iterable[str]) -> tuple[Finding, ...]:
    """The characters that no bundled face has, as one finding; they are drawn as 〓."""
    chars = "".join(dict.fromkeys(char for text in texts for char in lacking(text)))
    return (Finding(who, Trouble.GLYPH, chars, 1),) if chars else ()


def stands(align: Align, x: float, wide: float) -> float:
    """Where a text of a column that begins at x stands."""
    return {
        Align.LEFT: x + PAD,
        Align.CENTRE: x + wide / 2,
        Align.RIGHT: x + wide - PAD,
    }[align]


def dark(line: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Runs of dark modules, so that no hair of white stands between two of them."""
    start: int | None = None
    for n, dark in enumerate([*line, False]):
        if dark and start is None:
            start = n
        elif not dark and start is not None:
            yield start, n
            start = None
