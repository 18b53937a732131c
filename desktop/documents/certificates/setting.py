"""A text set in its box: wrapped, then shrunk, and what a person should know of it.

The rule: at its full size on as many lines as it may have; where that does not do, smaller by half
points until it fits; below its least size it is too long.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from desktop.documents.certificates.breaking import Line, Paragraph
from desktop.documents.faces import LACKING, Face
from desktop.documents.sheet import MM
from desktop.domain.paper import template
from desktop.domain.paper.problems import Trouble
from desktop.domain.paper.template import Align, Rise, Words

_STEP = 0.5  # points
_SLACK = 0.01  # points
ASCENT = 0.88  # of a hanzi's square above the baseline
# From so many lines on a text is a paragraph: it wraps by nature, and nobody need be told.
_PARAGRAPH = 4
_ORPHAN = 2  # characters, with their full stop
FACES = {
    template.Face.SANS: Face.SANS,
    template.Face.BOLD: Face.BOLD,
    template.Face.KAI: Face.KAI,
}


@dataclass(frozen=True)
class Setting:
    """Lines at a size (points), each with its place from the box's corner, and the troubles.

    `x` from the left and `y` down to the baseline, in points; `spacing` is added between
    characters, in sizes.
    """

    size: float
    lines: tuple[tuple[float, float, float, Line], ...]
    troubles: tuple[tuple[Trouble, str], ...] = ()


@functools.lru_cache(maxsize=1024)
def setting(words: Words, text: str) -> Setting:
    """The text as it is drawn in the words' box; troubles with their detail ("": the text's)."""
    if not text.strip():
        return Setting(words.size, ())
    face = FACES[words.face]
    paragraphs = [Paragraph(p, face, words.spacing, words.indent) for p in text.split("\n")]
    steps = max(0, int((words.size - words.least) / _STEP + 1e-9))
    low = 0
    if not _fits(words, paragraphs, words.size):
        # The first of the sizes that fits: each smaller one fits too.
        low, high = 1, steps + 1
        while low < high:
            middle = (low + high) // 2
            if _fits(words, paragraphs, words.size - middle * _STEP):
                high = middle
            else:
                low = middle + 1
    too_long = low > steps
    size = words.size - min(low, steps) * _STEP
    lines = _lines(words, paragraphs, size)
    troubles = _glyphs(text, paragraphs)
    if too_long:
        troubles.append((Trouble.TOO_LONG, ""))
        lines = lines[: words.lines]
    elif size < words.size:
        troubles.append((Trouble.SHRUNK, f"{100 * size / words.size:.0f}"))
    if not too_long and len(paragraphs) < len(lines) and words.lines < _PARAGRAPH:
        troubles.append((Trouble.WRAPPED, str(len(lines))))
    return Setting(size, _placed(words, lines, size), tuple(troubles))


def _fits(words: Words, paragraphs: list[Paragraph], size: float) -> bool:
    room = words.area.wide * MM / size
    if len(paragraphs) > words.lines:
        return False
    if len(paragraphs) == words.lines:
        count = words.lines
        if any(p.wide > room + _SLACK for p in paragraphs):
            return False
    else:
        count = sum(len(p.broken(room, hanging=_hanging(words))) for p in paragraphs)
    return count <= words.lines and _high(words, count, size) <= words.area.high * MM + _SLACK


def _high(words: Words, count: int, size: float) -> float:
    return size * (1 + (count - 1) * words.leading)


def _hanging(words: Words) -> bool:
    return words.align in (Align.LEFT, Align.JUSTIFY)


def _lines(words: Words, paragraphs: list[Paragraph], size: float) -> list[Line]:
    room = words.area.wide * MM / size
    if len(paragraphs) == words.lines and _fits(words, paragraphs, size):
        # As wide as the box to a hair: not to be broken by a rounding.
        return [p.line(0, len(p.text)) for p in paragraphs]
    found: list[Line] = []
    for paragraph in paragraphs:
        spans = _without_orphan(paragraph, room, hanging=_hanging(words))
        if words.align is Align.CENTRE and len(spans) > 1:
            spans = paragraph.broken(paragraph.even(room, len(spans)))
        found += [paragraph.line(*span) for span in spans]
    return found


def _without_orphan(paragraph: Paragraph, room: float, *, hanging: bool) -> list[tuple[int, int]]:
    """Lines of which the last is no lonely character or two, where that costs no further line."""
    spans = paragraph.broken(room, hanging=hanging)
    for less in (1.0, 2.0, 3.0):
        start, end = spans[-1]
        if len(spans) == 1 or end - start > _ORPHAN:
            break
        closer = paragraph.broken(room - less, hanging=hanging)
        if len(closer) == len(spans) and closer[-1][1] - closer[-1][0] > _ORPHAN:
            return closer
    return spans


def _glyphs(text: str, paragraphs: list[Paragraph]) -> list[tuple[Trouble, str]]:
    """The characters no face can write, as one trouble."""
    lacking: dict[str, None] = {}
    for paragraph in paragraphs:
        for char, shape in zip(paragraph.text, paragraph.shapes, strict=True):
            if shape.shown == LACKING and char != LACKING:
                lacking[char] = None
    return [(Trouble.GLYPH, "".join(lacking))] if lacking else []


def _placed(
    words: Words, lines: list[Line], size: float
) -> tuple[tuple[float, float, float, Line], ...]:
    """Each line with x, y of its beginning and the spacing of its characters (sizes)."""
    room, high = words.area.wide * MM, words.area.high * MM
    spare = high - _high(words, len(lines), size)
    top = {Rise.TOP: 0.0, Rise.MIDDLE: spare / 2, Rise.BOTTOM: spare}[words.rise]
    placed = []
    for n, line in enumerate(lines):
        x, spacing = line.indent * size, words.spacing
        left = room - line.wide * size
        if words.align is Align.CENTRE:
            x = left / 2
        elif words.align is Align.RIGHT:
            x = left
        elif words.align is Align.JUSTIFY and not line.last and len(line.shapes) > 1:
            more = (left - x) / size / (len(line.shapes) - 1)
            # A line that is nearly empty stays so: torn apart it is worse to read.
            spacing += more if more < 0.12 else 0
        placed.append((x, top + (ASCENT + n * words.leading) * size, spacing, line))
    return tuple(placed)
