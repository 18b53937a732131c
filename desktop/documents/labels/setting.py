"""How a text is set into a box: as large as it fits, on few lines, cut only when nothing helps."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.documents.faces import Face, Glyph, fitted, glyphs

POINT = 25.4 / 72  # mm
LEADING = 1.18  # from one line to the next, in sizes
RISE = 0.86  # from a line's top to its baseline, in sizes
_STEP = 0.5  # points
_UNBROKEN = 0.6  # of its size, down to which a text shrinks rather than break a word
_WORD = re.compile(r"[!-~\u00a1-\u2e7f]+|.")
_NOT_FIRST = frozenset("、。，．！？：；）】」』》〉〕…·’”%‰℃)]},.;:!?")
_NOT_LAST = frozenset("（【「『《〈〔“‘([{¥￥$#")
_FIRST_CJK = "\u2e80"


@dataclass(frozen=True)
class Lines:
    """A text as it is set: its lines, the size in points, whether its end was left out."""

    lines: tuple[str, ...]
    size: float
    cut: bool = False

    @property
    def high(self) -> float:
        """From the top of the first line to the foot of the last, in mm."""
        if not self.lines:
            return 0.0
        return ((len(self.lines) - 1) * LEADING + 1) * self.size * POINT


def set_lines(
    text: str,
    face: Face,
    wide: float,
    high: float,
    *,
    biggest: float,
    least: float,
    most: int = 1,
) -> Lines:
    """The text as large as it fits into `wide` x `high` mm on at most `most` lines.

    From `biggest` down to `least` points, in steps of half a point; at the least size what is
    left over is cut, with … at its end. Chinese parts between any two characters but before
    closing marks and after opening ones, other words at blanks, hyphens and slashes; lines are
    made about equally long.
    """
    text = " ".join(text.split())
    if not text:
        return Lines((), biggest)
    biggest = max(biggest, least)
    shapes = glyphs(text, face)
    whole = sum(shape.wide for shape in shapes)
    longest = max(sum(shapes[n].wide for n in range(*word.span())) for word in _WORD.finditer(text))
    # A long word is first set smaller, and broken only where it would become much smaller.
    whole_words = max(least, biggest * _UNBROKEN)
    for breaking, down_to in ((False, whole_words), (True, least)):
        size = biggest
        while size >= down_to:
            ems = wide / (size * POINT)
            fit = min(most, max(1, int((high / (size * POINT) - 1) / LEADING + 1.0001)))
            if whole <= ems:
                return Lines((text,), size)
            if fit > 1 and whole <= ems * fit and (breaking or longest <= ems):
                parts = _parted(text, shapes, ems)
                if len(parts) <= fit:
                    return Lines(_balanced(text, shapes, ems, longest, len(parts)), size)
            size = max(down_to, size - _STEP) if size > down_to else 0.0
    ems = wide / (least * POINT)
    fit = min(most, max(1, int((high / (least * POINT) - 1) / LEADING + 1.0001)))
    size, kept = least, _parted(text, shapes, ems)
    first = [text[start:end].strip() for start, end in kept[: fit - 1]]
    rest = text[kept[len(first)][0] :].strip()
    last = fitted(rest, size, wide / POINT, face)
    return Lines((*first, last), size, last != rest)


def _balanced(
    text: str, shapes: list[Glyph], ems: float, longest: float, lines: int
) -> tuple[str, ...]:
    """As many lines as they need be, none much shorter than the others."""
    low, high = min(ems, max(ems / lines, longest)), ems
    for _ in range(6):
        middle = (low + high) / 2
        if len(_parted(text, shapes, middle)) <= lines:
            high = middle
        else:
            low = middle
    return tuple(text[start:end].strip() for start, end in _parted(text, shapes, high))


def _parted(text: str, shapes: list[Glyph], ems: float) -> list[tuple[int, int]]:
    """Where each line starts and ends when it may be so many sizes wide."""
    parts: list[tuple[int, int]] = []
    start, taken, may = 0, 0.0, 0
    at = 0
    while at < len(text):
        if at > start and _may_part(text[at - 1], text[at]):
            may = at
        taken += shapes[at].wide
        if taken > ems and at > start and text[at] != " ":
            # A word longer than a line is broken all the same.
            end = may if may > start else at
            parts.append((start, end))
            start = end
            while start < len(text) and text[start] == " ":
                start += 1
            at, taken, may = start, 0.0, start
            continue
        at += 1
    if start < len(text):
        parts.append((start, len(text)))
    return parts


def _may_part(before: str, after: str) -> bool:
    if before in _NOT_LAST or after in _NOT_FIRST or after == " ":
        return False
    return before in " -/" or before >= _FIRST_CJK or after >= _FIRST_CJK
