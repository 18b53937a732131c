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
            pen.cross(wide / 2, high / 2)
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

    def _line(self, x: float, y: float, to_x: float, to_y: float, thick: float) -> None:
        dx, dy = self._shift.x, self._shift.y
        points = [((x + dx) * MM, (y + dy) * MM), ((to_x + dx) * MM, (to_y + dy) * MM)]
        self.sheet.line(points, _INK, thick * MM)

    def outline(self, x: float, y: float, wide: float, high: float) -> None:
        """The edge of a label."""
        right, foot = x + wide, y + high
        for line in ((x, y, right, y), (right, y, right, foot), (right, foot, x, foot),
                     (x, foot, x, y)):  # fmt: skip
            self._line(*line, _HAIR)

    def cross(self, x: float, y: float) -> None:
        """A cross to be found with a ruler."""
        self._line(x - _CROSS, y, x + _CROSS, y, _HAIR)
        self._line(x, y - _CROSS, x, y + _CROSS, _HAIR)

    def ruler(self, x: float, y: float, across: float, down: float) -> None:
        """A line with a stroke at every centimetre."""
        self._line(x, y, x + across, y + down, _RULE)
        long = across or down
        for n in range(round(long / 10) + 1):
            half = 2.0 if n in (0, round(long / 10)) else 1.0
            if across:
                self._line(x + n * 10, y - half, x + n * 10, y + half, _HAIR)
            else:
                self._line(x - half, y + n * 10, x + half, y + n * 10, _HAIR)

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
