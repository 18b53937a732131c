"""Where lines of Chinese and Latin text may end, and lines broken to a width.

The rules are those of Chinese typesetting (W3C, Requirements for Chinese Text Layout, §3.1.3): no
closing mark begins a line, no opening one ends it, — and … are not torn; Latin words and numbers
stay whole, a short （nickname） too, as long as the line is wide enough for them.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from desktop.documents.faces import Face, Glyph, glyphs

NOT_FIRST = frozenset(
    "，。、；：！？）】」』》〉〕｝’”…—～·・％‰℃々ー々〗〞.,;:!?)]}%'\"/-–\u2060\u00a0"
)
NOT_LAST = frozenset("（【「『《〈〔｛‘“〖〝([{¥￥$＃#\u2060\u00a0")
# Their right half is white, so a line may end with them half a character beyond its room.
HANGING = frozenset("，。、；：）】」』》〉")
_UNITS = frozenset("年月日届号时点分秒位名次个小天期%％")
# Characters are counted without the joiners between those of a short name.
_GROUP = re.compile(r"（(?:\u2060?[^（）\u2060]\u2060?){1,10}）|「[^「」]{1,6}」|《[^《》]{1,6}》")
_JOINER = "\u2060"
_EPSILON = 1e-6


@dataclass(frozen=True)
class Line:
    """Written characters with their width in sizes, and whether their paragraph ends here."""

    shapes: tuple[Glyph, ...]
    wide: float
    last: bool
    indent: float = 0.0

    @property
    def text(self) -> str:
        """As it is read back."""
        return "".join(shape.shown for shape in self.shapes)


class Paragraph:
    """One paragraph, measured once: it can be broken to any width."""

    def __init__(self, text: str, face: Face, spacing: float, indent: float) -> None:
        lead = len(text) - len(text.lstrip("\u3000"))
        self.text = text.strip()
        # Blanks of a hanzi's width before a paragraph are an indent, no characters.
        self.indent = indent or float(lead)
        self.shapes = glyphs(self.text, face)
        self.spacing = spacing
        self.ends = [0.0, *accumulate(s.wide + (spacing if s.shown else 0) for s in self.shapes)]

    @functools.cached_property
    def strict(self) -> list[bool]:
        """Whether a line may begin at a character."""
        allowed = list(self.loose)
        for group in _GROUP.finditer(self.text):
            for n in range(group.start() + 1, group.end()):
                allowed[n] = False
        return allowed

    @functools.cached_property
    def loose(self) -> list[bool]:
        """The same, for lines too narrow for a （group）."""
        pairs = zip(self.text, self.text[1:], strict=False)
        return [False, *(_may_part(before, after) for before, after in pairs)]

    @property
    def wide(self) -> float:
        """On one line, in sizes."""
        return max(0.0, self.indent + self.ends[-1] - (self.spacing if self.shapes else 0))

    def broken(self, room: float, *, hanging: bool = False) -> list[tuple[int, int]]:
        """Where the lines begin and end that are no wider than the room (in sizes)."""
        found: list[tuple[int, int]] = []
        start, text = 0, self.text
        while start < len(text):
            most = room - (self.indent if not found else 0) + self.spacing + _EPSILON
            end = bisect_right(self.ends, self.ends[start] + most) - 1
            if end < len(text):
                end = self._end(start, max(end, start + 1), most, hanging)
            found.append((start, end))
            start = end
            while start < len(text) and text[start].isspace():
                start += 1
        return found or [(0, 0)]

    def _end(self, start: int, end: int, most: float, hanging: bool) -> int:
        text = self.text
        if hanging and text[end] in HANGING:
            over = self.ends[end + 1] - self.ends[start] - most
            after = end + 1
            if over <= 0.5 and (after == len(text) or self.strict[after]):
                return after
        if text[end].isspace():
            return end
        for allowed in (self.strict, self.loose):
            cut = end
            while cut > start and not allowed[cut]:
                cut -= 1
            # A word longer than a line is broken all the same, and so is what would leave
            # a line almost empty.
            if cut > start and self.ends[cut] - self.ends[start] > most * 0.3:
                return cut
        cut = end
        while cut > start + 1 and _torn(text, cut):
            cut -= 1
        return cut if self.ends[cut] - self.ends[start] > most * 0.3 else end

    def line(self, start: int, end: int) -> Line:
        """The characters of a line, without the blanks at its end."""
        while end > start and self.text[end - 1].isspace():
            end -= 1
        last = not self.text[end:].strip()
        wide = self.ends[end] - self.ends[start] - (self.spacing if end > start else 0)
        return Line(tuple(self.shapes[start:end]), wide, last, 0.0 if start else self.indent)

    def even(self, room: float, count: int) -> float:
        """The least room on which there are still `count` lines: they come out about even."""
        low, high = room / max(count, 1) * 0.8, room
        for _ in range(9):
            middle = (low + high) / 2
            if len(self.broken(middle)) <= count and self._whole(middle):
                high = middle
            else:
                low = middle
        return high

    def _whole(self, room: float) -> bool:
        """Whether all lines end where they may."""
        return all(start == 0 or self.strict[start] for start, _ in self.broken(room)) and all(
            self.ends[end] - self.ends[start] <= room + self.spacing + 2 * _EPSILON
            for start, end in self.broken(room)
        )


def _torn(text: str, cut: int) -> bool:
    """Whether a mark would stand on the wrong line, whatever joins the characters."""
    after, before = text[cut:].lstrip(_JOINER)[:1], text[:cut].rstrip(_JOINER)[-1:]
    return after in NOT_FIRST or before in NOT_LAST


def _may_part(before: str, after: str) -> bool:
    if after in NOT_FIRST or before in NOT_LAST or after.isspace():
        return before in "-/" and after.isalnum()
    if before.isspace():
        return True
    if _latin(before) and _latin(after):
        return before in "-/–"
    return not (before.isdigit() and after in _UNITS)


def _latin(char: str) -> bool:
    return char < "\u2e80"
