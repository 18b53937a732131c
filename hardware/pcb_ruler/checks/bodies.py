"""How far shapes are from each other: each as strokes with a thickness, or as a filled polygon."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import atan2, cos, hypot, pi, sin

from hardware.pcb_ruler.shapes import Arc, Form, Hole, Layer, Line, Pad, Point, Region, Shape, Tag

Segment = tuple[float, float, float, float]
Box = tuple[float, float, float, float]
_CELL = 1_000_000.0  # nm: a grid to look up neighbours in
_ARC_STEP = pi / 36


@dataclass(frozen=True, eq=False)
class Body:
    """A shape for measuring: segments, how thick they are on either side, rings if filled."""

    shape: Shape
    segments: tuple[Segment, ...]
    reach: float
    rings: tuple[tuple[Point, ...], ...]
    box: Box

    @property
    def tag(self) -> Tag:
        """What the shape belongs to."""
        return self.shape.tag

    @property
    def layer(self) -> Layer:
        """Where it is."""
        return self.shape.layer

    @property
    def middle(self) -> tuple[float, float]:
        """Of its box."""
        return (self.box[0] + self.box[2]) / 2, (self.box[1] + self.box[3]) / 2

    def covers(self, x: float, y: float) -> bool:
        """Whether a filled shape has that point inside."""
        return sum(inside(x, y, ring) for ring in self.rings) % 2 == 1


def body(shape: Shape) -> Body:
    """The shape as a body."""
    segments: list[Segment]
    rings: tuple[tuple[Point, ...], ...] = ()
    reach = 0.0
    match shape:
        case Line(x1=x1, y1=y1, x2=x2, y2=y2, width=width):
            segments, reach = [(x1, y1, x2, y2)], width / 2
        case Arc(width=width):
            segments, reach = list(_arc(shape)), width / 2
        case Hole(x=x, y=y, diameter=diameter):
            segments, reach = [(x, y, x, y)], diameter / 2
        case Pad(x=x, y=y, wide=wide, high=high, form=Form.SQUARE):
            x1, y1 = x - wide // 2, y - high // 2
            x2, y2 = x1 + wide, y1 + high
            rings = (((x1, y1), (x2, y1), (x2, y2), (x1, y2)),)
            segments = list(_edges(rings))
        case Pad(x=x, y=y, wide=wide, high=high):
            across, along = max(0, wide - high) / 2, max(0, high - wide) / 2
            segments = [(x - across, y - along, x + across, y + along)]
            reach = min(wide, high) / 2
        case Region(outline=outline, holes=holes):
            rings = (outline, *holes)
            segments = list(_edges(rings))
    xs = [v for s in segments for v in (s[0], s[2])]
    ys = [v for s in segments for v in (s[1], s[3])]
    box = (min(xs) - reach, min(ys) - reach, max(xs) + reach, max(ys) + reach)
    return Body(shape, tuple(segments), reach, rings, box)


def _edges(rings: Iterable[tuple[Point, ...]]) -> Iterator[Segment]:
    for ring in rings:
        for (ax, ay), (bx, by) in zip(ring, (*ring[1:], ring[0]), strict=True):
            yield ax, ay, bx, by


def _arc(arc: Arc) -> Iterator[Segment]:
    radius = hypot(arc.x1 - arc.x, arc.y1 - arc.y)
    first = atan2(arc.y1 - arc.y, arc.x1 - arc.x)
    turn = (atan2(arc.y2 - arc.y, arc.x2 - arc.x) - first) % (2 * pi) or 2 * pi
    many = max(2, round(turn / _ARC_STEP))
    points = [
        (
            arc.x + radius * cos(first + turn * n / many),
            arc.y + radius * sin(first + turn * n / many),
        )
        for n in range(many + 1)
    ]
    for a, b in itertools.pairwise(points):
        yield *a, *b


def apart(a: Body, b: Body, limit: float) -> float:
    """How far two bodies are from each other: 0 when they touch, `limit` when at least that."""
    most = limit + a.reach + b.reach
    least = most
    for one in a.segments:
        low_x, high_x = min(one[0], one[2]) - least, max(one[0], one[2]) + least
        low_y, high_y = min(one[1], one[3]) - least, max(one[1], one[3]) + least
        for two in b.segments:
            if (
                (two[0] < low_x and two[2] < low_x)
                or (two[0] > high_x and two[2] > high_x)
                or (two[1] < low_y and two[3] < low_y)
                or (two[1] > high_y and two[3] > high_y)
            ):
                continue
            least = min(least, segments_apart(one, two))
    gap = max(0.0, least - a.reach - b.reach)
    if gap and (a.rings or b.rings):
        ax, ay = a.segments[0][:2]
        bx, by = b.segments[0][:2]
        if (a.rings and a.covers(bx, by)) or (b.rings and b.covers(ax, ay)):
            return 0.0
    return min(gap, limit)


def segments_apart(a: Segment, b: Segment) -> float:
    """The least distance of two segments; 0 when they cross."""
    if _cross(a, b):
        return 0.0
    return min(
        point_apart(a[0], a[1], b),
        point_apart(a[2], a[3], b),
        point_apart(b[0], b[1], a),
        point_apart(b[2], b[3], a),
    )


def point_apart(x: float, y: float, s: Segment) -> float:
    """The least distance of a point and a segment."""
    dx, dy = s[2] - s[0], s[3] - s[1]
    square = dx * dx + dy * dy
    t = 0.0 if not square else max(0.0, min(1.0, ((x - s[0]) * dx + (y - s[1]) * dy) / square))
    return hypot(x - s[0] - t * dx, y - s[1] - t * dy)


def _cross(a: Segment, b: Segment) -> bool:
    def side(s: Segment, x: float, y: float) -> float:
        return (s[2] - s[0]) * (y - s[1]) - (s[3] - s[1]) * (x - s[0])

    return (
        side(a, b[0], b[1]) * side(a, b[2], b[3]) < 0
        and side(b, a[0], a[1]) * side(b, a[2], a[3]) < 0
    )


def inside(x: float, y: float, ring: Iterable[tuple[float, float]]) -> bool:
    """Whether a point lies in a polygon."""
    points = tuple(ring)
    within = False
    ax, ay = points[-1]
    for bx, by in points:
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            within = not within
        ax, ay = bx, by
    return within


class Near:
    """Bodies by where they are, so that only neighbours are measured."""

    def __init__(self, bodies: Iterable[Body]) -> None:
        self._cells: dict[tuple[int, int], list[tuple[int, Body]]] = {}
        self.bodies = list(bodies)
        for entry in enumerate(self.bodies):
            for cell in _cells(entry[1].box, 0):
                self._cells.setdefault(cell, []).append(entry)

    def around(self, box: Box, margin: float) -> list[tuple[int, Body]]:
        """Those whose boxes come so near to the box, with their number, each once."""
        seen: dict[int, Body] = {}
        x1, y1, x2, y2 = box[0] - margin, box[1] - margin, box[2] + margin, box[3] + margin
        for cell in _cells(box, margin):
            for number, each in self._cells.get(cell, ()):
                b = each.box
                if b[0] <= x2 and b[2] >= x1 and b[1] <= y2 and b[3] >= y1:
                    seen[number] = each
        return sorted(seen.items())

    def pairs(self, margin: float) -> Iterator[tuple[Body, Body]]:
        """Every two of them that come so near to each other, once."""
        for number, each in enumerate(self.bodies):
            for other, there in self.around(each.box, margin):
                if other > number:
                    yield each, there


def _cells(box: Box, margin: float) -> Iterator[tuple[int, int]]:
    x1, y1 = int((box[0] - margin) // _CELL), int((box[1] - margin) // _CELL)
    x2, y2 = int((box[2] + margin) // _CELL), int((box[3] + margin) // _CELL)
    for x in range(x1, x2 + 1):
        for y in range(y1, y2 + 1):
            yield x, y


@lru_cache(maxsize=512)
def _thickness(rings: tuple[tuple[Point, ...], ...]) -> float:
    segments = list(_edges(rings))
    if len(segments) == 4 and len(rings) == 1:
        return min(hypot(s[2] - s[0], s[3] - s[1]) for s in segments)
    area = sum(s[0] * s[3] - s[2] * s[1] for s in _edges(rings[:1]))
    least = float("inf")
    for s in segments:
        length = hypot(s[2] - s[0], s[3] - s[1])
        if length < 1:
            continue
        ux, uy = (s[2] - s[0]) / length, (s[3] - s[1]) / length
        # Inwards is to the left of a ring that runs counter-clockwise; a hole runs the other way.
        nx, ny = (-uy, ux) if area > 0 else (uy, -ux)
        mx, my = (s[0] + s[2]) / 2, (s[1] + s[3]) / 2
        for t in segments:
            dx, dy = t[2] - t[0], t[3] - t[1]
            across = nx * dy - ny * dx
            # Within six degrees of parallel: edges that run into a corner are no thin stroke.
            if across == 0 or (ux * dx + uy * dy) > -0.995 * hypot(dx, dy):
                continue
            far = ((t[0] - mx) * dy - (t[1] - my) * dx) / across
            along = ((t[0] - mx) * ny - (t[1] - my) * nx) / across
            if 1 < far < least and 0 <= along <= 1:
                least = far
    return least


def thickness(region: Region) -> float:
    """How thick the thinnest stroke of a filled shape is: between edges that run against each
    other. The same letter elsewhere is not measured again.
    """
    x, y = region.outline[0]
    rings = tuple(
        tuple((px - x, py - y) for px, py in ring) for ring in (region.outline, *region.holes)
    )
    return _thickness(rings)
