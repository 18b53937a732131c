"""One label as it is laid out: texts, codes and boxes in mm from its top left corner."""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop.documents.codes import code128, qr
from desktop.documents.faces import Face, Glyph, glyphs, lacking, pieces, unseen
from desktop.documents.labels.setting import LEADING, POINT, RISE, Lines, set_lines
from desktop.domain.paper.problems import Finding, Trouble
from desktop.domain.paper.template import Align, Area, Rise

QUIET_QR = 4  # modules of white around a QR (ISO/IEC 18004 §9.1)
QUIET_BARS = 10  # modules of white at either end of Code 128 (ISO/IEC 15417 §4.2)
GOOD_DOTS, LEAST_DOTS, MOST_DOTS = 3, 2, 8  # printer's dots a module
_BARS_DOTS = 4
Modules = tuple[tuple[bool, ...], ...]


@dataclass(frozen=True)
class Said:
    """A line of text from `x` on its baseline `y`, in pieces of one face each; `bold` all of it."""

    x: float
    y: float
    size: float
    pieces: tuple[tuple[Face, str], ...]
    white: bool = False
    bold: bool = False


@dataclass(frozen=True)
class Squares:
    """Modules of `wide` x `high` mm each, from their top left corner."""

    x: float
    y: float
    wide: float
    high: float
    rows: Modules


@dataclass(frozen=True)
class Block:
    """A black rectangle."""

    area: Area
    radius: float = 0.0


Mark = Said | Squares | Block


@dataclass
class Plate:
    """A label being laid out, `wide` x `high` mm with margins; `dot` is the printer's (mm)."""

    who: str
    wide: float
    high: float
    side: float
    top: float
    dot: float
    marks: list[Mark] = field(default_factory=list)
    findings: dict[Finding, None] = field(default_factory=dict)

    @property
    def inner(self) -> Area:
        """What lies within the margins."""
        return Area(self.side, self.top, self.wide - 2 * self.side, self.high - 2 * self.top)

    def find(self, what: Trouble, detail: str = "") -> None:
        """Puts a finding down, once."""
        self.findings[Finding(self.who, what, detail)] = None

    def look(self, key: str, text: str) -> None:
        """Finds what of a text cannot be written; `key` is the field's name."""
        if missing := lacking(text):
            self.find(Trouble.GLYPH, "".join(missing))
        if any(unseen(char) and not char.isspace() for char in text):
            self.find(Trouble.STRIPPED, key)

    def words(
        self,
        key: str,
        text: str,
        area: Area,
        *,
        biggest: float,
        least: float,
        face: Face = Face.SANS,
        most: int = 1,
        align: Align = Align.LEFT,
        rise: Rise = Rise.TOP,
        white: bool = False,
    ) -> Lines:
        """Sets a text into an area as large as it fits; a cut one is a finding."""
        self.look(key, text)
        found = set_lines(text, face, area.wide, area.high, biggest=biggest, least=least, most=most)
        if found.cut:
            self.find(Trouble.CUT, text)
        spare = area.high - found.high
        y = area.y + {Rise.TOP: 0.0, Rise.MIDDLE: spare / 2, Rise.BOTTOM: spare}[rise]
        self.write(found, face, Area(area.x, y, area.wide, found.high), align, white=white)
        return found

    def write(
        self,
        lines: Lines,
        face: Face,
        area: Area,
        align: Align = Align.LEFT,
        *,
        white: bool = False,
    ) -> None:
        """Puts set lines down from the top of an area."""
        size = lines.size * POINT
        for n, line in enumerate(lines.lines):
            shapes: list[Glyph] = glyphs(line, face)
            spare = area.wide - sum(shape.wide for shape in shapes) * size
            x = area.x + {Align.LEFT: 0.0, Align.CENTRE: spare / 2, Align.RIGHT: spare}[align]
            y = area.y + (RISE + n * LEADING) * size
            bold = face is Face.BOLD
            self.marks.append(Said(x, y, lines.size, tuple(pieces(shapes)), white, bold))

    def block(self, area: Area, radius: float = 0.0) -> None:
        """A black rectangle."""
        self.marks.append(Block(area, radius))

    def snap(self, length: float) -> float:
        """The length as whole dots of the printer, no longer, so that bars have sharp sides."""
        return math.floor(length / self.dot + 1e-6) * self.dot

    def squares(self, x: float, y: float, unit: float, rows: Modules) -> None:
        """A QR from its top left corner, without its quiet zone."""
        self.marks.append(Squares(self.snap(x), self.snap(y), unit, unit, rows))

    def bars(self, x: float, y: float, unit: float, high: float, modules: Sequence[bool]) -> None:
        """Bars from their top left corner, without their quiet zones."""
        row = (tuple(modules),)
        self.marks.append(Squares(self.snap(x), self.snap(y), unit, self.snap(high), row))

    def unit(self, modules: int, room: float, most: int = MOST_DOTS) -> float:
        """The widest module of whole dots with which so many fit into the room; 0 if none does."""
        dots = min(most, int((room + 1e-6) / self.dot / modules))
        return dots * self.dot if dots >= LEAST_DOTS else 0.0

    def bars_for(self, text: str) -> tuple[tuple[bool, ...], float] | None:
        """Modules and their width, where bars with both quiet zones fit on the label.

        None where they do not; for what no bars can say too, which is a finding.
        """
        if not text:
            return None
        if not (text.isascii() and text.isprintable()):
            self.find(Trouble.NOT_CODE, text)
            return None
        modules = modules_of(text)
        # The quiet zones may lie in the margins, the bars may not.
        room = min(self.inner.wide, self.wide * len(modules) / (len(modules) + 2 * QUIET_BARS))
        unit = self.unit(len(modules), room, _BARS_DOTS)
        return (modules, unit) if unit else None


@functools.lru_cache(maxsize=512)
def modules_of(text: str) -> tuple[bool, ...]:
    """Code 128, remembered: a layout asks more than once."""
    return code128(text)


@functools.lru_cache(maxsize=512)
def squares_of(text: str, error: str = "m") -> Modules:
    """A QR, remembered: a layout asks more than once."""
    return qr(text, error=error)
