"""Characters as filled shapes: the outlines of a font file as polygons with holes.

The font is handed in as a path; nothing else is known of it. Both kinds of curves a font may have
are flattened so finely that no plotter would show the corners.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from threading import Lock

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

from hardware.pcb_ruler.shapes import Layer, Point, Region, Shape, Tag

# A font reads its tables and glyphs when they are first asked for, and not for two at once.
_READING = Lock()
_PIECES = 8  # of a curve: 10 mm letters stay within 5 µm of it

Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Letter:
    """One character in units of its em: polygons (outline, holes) and how far it goes."""

    parts: tuple[tuple[Ring, tuple[Ring, ...]], ...]
    advance: float


@dataclass(frozen=True)
class Outline:
    """A font's characters as outlines."""

    font: Path

    def can_write(self, text: str) -> bool:
        """Whether the font has every character (spaces aside)."""
        with _READING:
            known = _opened(self.font)[1]
        return all(ord(sign) in known for sign in text if not sign.isspace())

    def box(self, text: str) -> tuple[float, float, float, float]:
        """left, bottom, right, top of the ink, in em."""
        points = [p for ring in self._rings(text) for p in ring]
        if not points:
            return 0.0, 0.0, 0.0, 0.0
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        return min(xs), min(ys), max(xs), max(ys)

    def _rings(self, text: str) -> list[Ring]:
        rings, at = [], 0.0
        for sign in text:
            letter = _letter(self.font, sign)
            rings += [tuple((x + at, y) for x, y in outer) for outer, _ in letter.parts]
            at += letter.advance
        return rings

    def write(
        self, text: str, x: int, y: int, em: int, tag: Tag, *, layers: tuple[Layer, ...]
    ) -> list[Shape]:
        """The text with its ink's lower left corner at x, y; `em` is the size of the font."""
        left, bottom, _, _ = self.box(text)
        shapes: list[Shape] = []
        at = -left
        for sign in text:
            letter = _letter(self.font, sign)
            for outer, holes in letter.parts:

                def placed(ring: Ring, at: float = at) -> tuple[Point, ...]:
                    points = [
                        (x + round((px + at) * em), y + round((py - bottom) * em))
                        for px, py in ring
                    ]
                    kept = [p for n, p in enumerate(points) if p != points[n - 1]]
                    return tuple(kept)

                outline, inner = placed(outer), tuple(placed(hole) for hole in holes)
                shapes += [Region(layer, outline, inner, tag) for layer in layers]
            at += letter.advance
        return shapes


@lru_cache(maxsize=4)
def _opened(font: Path) -> tuple[TTFont, dict[int, str]]:
    face = TTFont(BytesIO(font.read_bytes()), lazy=True)
    return face, face.getBestCmap()


class _Flat(BasePen):  # type: ignore[misc]  # fontTools has no types
    """Gathers closed polygons."""

    def __init__(self, glyphs: object) -> None:
        super().__init__(glyphs)
        self.rings: list[list[tuple[float, float]]] = []

    def _moveTo(self, pt: tuple[float, float]) -> None:
        self.rings.append([pt])

    def _lineTo(self, pt: tuple[float, float]) -> None:
        self.rings[-1].append(pt)

    def _curveToOne(
        self, pt1: tuple[float, float], pt2: tuple[float, float], pt3: tuple[float, float]
    ) -> None:
        start = self.rings[-1][-1]
        for n in range(1, _PIECES + 1):
            t = n / _PIECES
            a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
            self.rings[-1].append(
                (
                    a * start[0] + b * pt1[0] + c * pt2[0] + d * pt3[0],
                    a * start[1] + b * pt1[1] + c * pt2[1] + d * pt3[1],
                )
            )


@lru_cache(maxsize=256)
def _letter(font: Path, sign: str) -> Letter:
    with _READING:
        face, known = _opened(font)
        name = known.get(ord(sign))
        if name is None:
            return Letter((), 0.5)
        glyphs, em = face.getGlyphSet(), float(face["head"].unitsPerEm)
        pen = _Flat(glyphs)
        glyphs[name].draw(pen)
        advance = glyphs[name].width / em
    rings: list[Ring] = []
    for ring in pen.rings:
        ends = ring[:-1] if len(ring) > 1 and ring[0] == ring[-1] else ring
        rings += _simple([(px / em, py / em) for px, py in ends])
    return Letter(_nested(rings), advance)


def _simple(points: list[tuple[float, float]]) -> list[Ring]:
    """A closed line as lines that do not cross themselves: where it ran over itself, once."""
    rings = _untied(points)
    most = max(rings, key=lambda ring: abs(_area(ring)), default=())
    return [
        ring
        for ring in rings
        if ring is most
        or _area(ring) * _area(most) < 0
        or sum(_within(point, most) for point in ring) < len(ring) / 2
    ]


def _untied(points: list[tuple[float, float]]) -> list[Ring]:
    """A closed line that crosses itself, as several that do not; what is left of less than three
    corners is dropped. Some fonts draw a 6 as one stroke that runs over its own beginning.
    """
    if len(points) < 3:
        return []
    ends = [*points[1:], points[0]]
    for i, (a, b) in enumerate(zip(points, ends, strict=True)):
        for j in range(i + 2, len(points) - (i == 0)):
            where = _crossing(a, b, points[j], ends[j])
            if where:
                loop = [where, *points[i + 1 : j + 1]]
                return _untied([*points[: i + 1], where, *points[j + 1 :]]) + _untied(loop)
    return [tuple(points)]


def _crossing(
    a: tuple[float, float], b: tuple[float, float], c: tuple[float, float], d: tuple[float, float]
) -> tuple[float, float] | None:
    """Where two segments cross, each beyond the other's ends."""
    bx, by, dx, dy = b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]
    across = bx * dy - by * dx
    if not across:
        return None
    t = ((c[0] - a[0]) * dy - (c[1] - a[1]) * dx) / across
    u = ((c[0] - a[0]) * by - (c[1] - a[1]) * bx) / across
    return (a[0] + t * bx, a[1] + t * by) if 0 < t < 1 and 0 < u < 1 else None


def _nested(rings: list[Ring]) -> tuple[tuple[Ring, tuple[Ring, ...]], ...]:
    """Outlines with their holes. A font's outlines run one way round and its holes the other, and
    outlines may lie over each other: each is filled by itself, those with holes first and the
    largest of them before the others, so that no hole takes away what lies in it.
    """
    if not rings:
        return ()
    areas = [_area(ring) for ring in rings]
    way = max(areas, key=abs) > 0
    bodies = sorted(
        (ring for ring, area in zip(rings, areas, strict=True) if (area > 0) == way),
        key=lambda ring: -abs(_area(ring)),
    )
    holes: dict[Ring, list[Ring]] = {ring: [] for ring in bodies}
    for ring, area in zip(rings, areas, strict=True):
        if (area > 0) != way:
            around = [each for each in bodies if all(_within(point, each) for point in ring)]
            if around:
                holes[around[-1]].append(ring)
    parts = [(ring, tuple(holes[ring])) for ring in bodies]
    return tuple(sorted(parts, key=lambda part: not part[1]))


def _area(ring: Ring) -> float:
    """Twice the area; its sign says which way round the ring runs."""
    pairs = zip(ring, (*ring[1:], ring[0]), strict=True)
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)


def _within(point: tuple[float, float], ring: Ring) -> bool:
    """Whether the point lies in the ring (a ray to the right crosses it an odd number of times)."""
    x, y = point
    inside = False
    for (ax, ay), (bx, by) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            inside = not inside
    return inside
