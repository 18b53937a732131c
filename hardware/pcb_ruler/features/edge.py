"""The board's outline with round corners, and the hole for a key ring."""

from __future__ import annotations

from math import atan2, cos, hypot, pi, sin

from hardware.pcb_ruler.block import Pen
from hardware.pcb_ruler.shapes import Arc, Layer, Line, Point, Shape, Tag, mm, turned_over
from hardware.pcb_ruler.spec import CORNER

MILL = mm(0.1)  # how wide the outline is drawn; its middle is the edge
_EDGE = Tag("outline", "edge")
_RING_AT = mm(5.4)
_HOLE = mm(4.0)
_STEP = pi / 24  # of a round corner as a polygon


class Contour:
    """A closed way of the mill: as shapes on the outline layer, and as a polygon."""

    def __init__(self, start: Point) -> None:
        self.shapes: list[Shape] = []
        self.ring: list[Point] = [start]

    def to(self, x: int, y: int) -> None:
        """Straight on."""
        here = self.ring[-1]
        if here != (x, y):
            self.shapes.append(Line(Layer.OUTLINE, *here, x, y, MILL, _EDGE))
            self.ring.append((x, y))

    def round(self, centre: Point, end: Point, *, ccw: bool) -> None:
        """Around a centre by less than a whole turn; nothing where end and start are one."""
        here = self.ring[-1]
        if here == end:
            return
        ways = (*here, *end) if ccw else (*end, *here)
        self.shapes.append(Arc(Layer.OUTLINE, *centre, *ways, MILL, _EDGE))
        (cx, cy), radius = centre, hypot(here[0] - centre[0], here[1] - centre[1])
        first = atan2(here[1] - cy, here[0] - cx)
        turn = (atan2(end[1] - cy, end[0] - cx) - first) % (2 * pi)
        turn = turn if ccw else turn - 2 * pi
        for n in range(1, int(abs(turn) / _STEP)):
            angle = first + n * (_STEP if turn > 0 else -_STEP)
            self.ring.append((cx + round(cos(angle) * radius), cy + round(sin(angle) * radius)))
        self.ring.append(end)

    def polygon(self) -> tuple[Point, ...]:
        """The way as a polygon, no corner said twice."""
        return tuple(self.ring[:-1] if self.ring[0] == self.ring[-1] else self.ring)


def outline(wide: int, high: int, corner: int = CORNER) -> Contour:
    """A closed outline with round corners, counter-clockwise."""
    r = corner
    edge = Contour((r, 0))
    edge.to(wide - r, 0)
    edge.round((wide - r, r), (wide, r), ccw=True)
    edge.to(wide, high - r)
    edge.round((wide - r, high - r), (wide - r, high), ccw=True)
    edge.to(r, high)
    edge.round((r, high - r), (0, high - r), ccw=True)
    edge.to(0, r)
    edge.round((r, r), (r, 0), ccw=True)
    return edge


def keyring(low: int, high: int) -> list[Shape]:
    """A hole with a golden ring on both sides, halfway up; nothing where there is no room."""
    if high - low < mm(6.6):
        return []
    y = (low + high) // 2
    pen = Pen("keyring")
    pen.ring(_RING_AT, y, mm(2.75), mm(0.5), "ring")
    other = Pen("keyring")
    other.ring(-_RING_AT, y, mm(2.75), mm(0.5), "ring")
    pen.shapes += turned_over(other.shapes, 0)
    pen.hole(_RING_AT, y, _HOLE, "hole", plated=False)
    return pen.shapes
