"""A sheet to be measured: where the labels lie, and lines whose length is known."""

from __future__ import annotations

from desktop.documents.sheet import MM, Align, Sheet, width, wrapped
from desktop.domain.paper.sizes import A4, Grid, Roll, Shift, Stock
from desktop.wording.labels import exactly, measured, moved

_LINE = 100.0  # mm
_INK = "#000000"
_HAIR, _RULE = 0.15, 0.25  # mm
_CROSS = 3.0  # mm, half of a cross


def calibration(stock: Stock | None = None, shift: Shift | None = None) -> bytes:
    """Outlines of the labels, crosses in their middles, and a line of 100 mm each way; a PDF.

    On a roll too small for it the lines are the longest whole centimetres that fit, and say so.
    Without a stock it is an A4 sheet with crosses near its corners.
    """
    shift = shift or Shift()
    wide, high = (stock.wide, stock.high) if isinstance(stock, Roll) else A4
    pen = _Pen(wide, high, stock.name if stock else "A4", shift)
    match stock:
        case Grid():
            for n in range(stock.count):
                x, y = stock.corner(n)
                pen.outline(x, y, stock.wide, stock.high)
                pen.cross(x + stock.wide / 2, y + stock.high / 2)
        case Roll():
            pen.outline(1.0, 1.0, wide - 2.0, high - 2.0)
        case None:
            for x in (10.0, wide - 10.0):
                for y in (10.0, high - 10.0):
                    pen.cross(x, y)
    across = min(_LINE, (wide - 6) // 10 * 10)
    down = min(_LINE, (high - 6) // 10 * 10)
    size = min(10.0, max(4.0, min(wide, high) * 0.12))
    told = [exactly(round(across))] if across == down else [
        f"↔ {exactly(round(across))}", f"↕ {exactly(round(down))}"
    ]  # fmt: skip
    if min(wide, high) >= 90:
        told += [measured(), moved(shift.x, shift.y)]
    # The lines cross off the middle, which belongs to a cross; the words stand beside them.
    x, y = wide / 2 - across * 0.3, high / 2 - down * 0.2
    pen.words(x + size * 0.3, y + size * 0.3, across * 0.75, told, size)
    pen.ruler((wide - across) / 2, y, across, 0.0)
    pen.ruler(x, (high - down) / 2, 0.0, down)
    return pen.sheet.data()


class _Pen:
    """Draws in mm, everything moved as the calibration says."""

    def __init__(self, wide: float, high: float, name: str, shift: Shift) -> None:
        self.sheet = Sheet(wide * MM, high * MM, title=f"源物 {name}")
        self._shift = shift

    def _bar(self, x: float, y: float, wide: float, high: float) -> None:
        # Filled, not stroked: its edges are where they should be, however thick it is.
        x, y = x + self._shift.x, y + self._shift.y
        self.sheet.box(x * MM, y * MM, wide * MM, high * MM, _INK)

    def outline(self, x: float, y: float, wide: float, high: float) -> None:
        """The edge of a label."""
        for top in (y, y + high):
            self._bar(x, top - _HAIR / 2, wide, _HAIR)
        for left in (x, x + wide):
            self._bar(left - _HAIR / 2, y, _HAIR, high)

    def cross(self, x: float, y: float) -> None:
        """A cross to be found with a ruler."""
        self._bar(x - _CROSS, y - _HAIR / 2, 2 * _CROSS, _HAIR)
        self._bar(x - _HAIR / 2, y - _CROSS, _HAIR, 2 * _CROSS)

    def ruler(self, x: float, y: float, across: float, down: float) -> None:
        """A line with a stroke at every centimetre, the outer ones within its length."""
        steps = round((across or down) / 10)
        if across:
            self._bar(x, y - _RULE / 2, across, _RULE)
        else:
            self._bar(x - _RULE / 2, y, _RULE, down)
        for n in range(steps + 1):
            half = 2.0 if n in (0, steps) else 1.0
            at = n * 10 - _HAIR * n / steps
            if across:
                self._bar(x + at, y - half, _HAIR, 2 * half)
            else:
                self._bar(x - half, y + at, 2 * half, _HAIR)

    def words(self, x: float, y: float, room: float, told: list[str], size: float) -> None:
        """Lines of words on white, from their upper left corner."""
        lines = [line for text in told for line in wrapped(text, size, room * MM, most=4)]
        high = (len(lines) * 1.4 + 0.4) * size
        wide = max(width(line, size) for line in lines)
        left, top = (x + self._shift.x) * MM, (y + self._shift.y) * MM
        self.sheet.box(left, top, wide + size, high, "#ffffff")
        for n, line in enumerate(lines):
            self.sheet.text(left + size / 2, top + (1.2 + n * 1.4) * size, line, size,
                            align=Align.LEFT)  # fmt: skip
