"""A box's contents as plain text in a QR, no more than a phone reads from this label."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.documents.labels.plate import (
    GOOD_DOTS,
    LEAST_DOTS,
    QUIET_QR,
    Modules,
    Plate,
    squares_of,
)
from desktop.domain.paper.labels import BoxLabel
from desktop.domain.paper.problems import Trouble
from desktop.wording.labels import kept_by, of_all, said

# Bytes that versions 1 to 20 hold at levels M and L (ISO/IEC 18004, table 7). Beyond version 20,
# 97 modules a side, phones take long to focus.
_M = (14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666)
_L = (17, 32, 53, 78, 106, 134, 154, 192, 230, 271, 321, 367, 425, 458, 520, 586, 644, 718, 792,
      858)  # fmt: skip


@dataclass(frozen=True)
class Held:
    """The QR of a text and how wide its modules are (mm)."""

    rows: Modules
    unit: float

    @property
    def side(self) -> float:
        """Its side without the quiet zone, in mm."""
        return len(self.rows) * self.unit


def hold(plate: Plate, label: BoxLabel, room: float) -> Held | None:
    """The contents as a QR of at most `room` mm a side; what had to be left out is a finding.

    Modules are three dots wide or more, two only where else not one line of the list would fit.
    """
    lines = len(label.contents)
    for dots in (GOOD_DOTS, LEAST_DOTS):
        unit = dots * plate.dot
        modules = min(int((room + 1e-6) / unit), int((plate.high - unit) / unit) - 2 * QUIET_QR)
        version = min((modules - 17) // 4, len(_M))
        if version < 1:
            continue
        for error, most in (("m", _M[version - 1]), ("l", _L[version - 1])):
            text, shown = _longest(label, most)
            if shown == lines or (error == "l" and text and (shown or dots == LEAST_DOTS)):
                if shown < lines:
                    plate.find(Trouble.PARTLY, f"{shown}/{lines}")
                rows = squares_of(text, error)
                around = plate.unit(len(rows) + 2 * QUIET_QR, plate.high - unit)
                return Held(rows, min(plate.unit(len(rows), room), around))
    plate.find(Trouble.TOO_MUCH, label.number)
    return None


def _longest(label: BoxLabel, most: int) -> tuple[str, int]:
    """The longest text of at most so many bytes, and how many lines of the list it holds."""
    low, high = -1, len(label.contents)
    while low < high:
        middle = (low + high + 1) // 2
        if len(_text(label, middle).encode()) <= most:
            low = middle
        else:
            high = middle - 1
    if low >= 0:
        return _text(label, low), low
    return (label.number, 0) if 0 < len(label.number.encode()) <= most else ("", -1)


def _text(label: BoxLabel, lines: int) -> str:
    return "\n".join(_told(label, lines))


def _told(label: BoxLabel, lines: int) -> Iterator[str]:
    yield label.number
    if label.area:
        yield label.area
    if label.keeper:
        yield kept_by(label.keeper)
    for content in label.contents[:lines]:
        yield f"{content.title} ×{content.qty}"
    if lines < len(label.contents):
        yield of_all(len(label.contents))
    if not label.contents:
        yield said("empty")
