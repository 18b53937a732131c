"""Ornaments by name, as outlines reckoned for the area they stand in (mm)."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

Point = tuple[float, float]


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"


def _polygon(points: Sequence[Point]) -> str:
    return "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in points) + "Z"


def _smooth(points: Sequence[Point]) -> str:
    """A closed curve through points (Catmull and Rom's)."""
    count = len(points)
    drawn = [f"M{_n(points[0][0])} {_n(points[0][1])}"]
    for i in range(count):
        a, b, c, d = (points[(i + k) % count] for k in (-1, 0, 1, 2))
        one = (b[0] + (c[0] - a[0]) / 6, b[1] + (c[1] - a[1]) / 6)
        two = (c[0] - (d[0] - b[0]) / 6, c[1] - (d[1] - b[1]) / 6)
        drawn.append("C" + " ".join(f"{_n(x)} {_n(y)}" for x, y in (one, two, c)))
    return "".join(drawn) + "Z"


def _turned(angle: float, far: float, wide: float, high: float) -> Point:
    """A point around the middle of an area, `far` of its half from there."""
    return (wide / 2 * (1 + far * math.cos(angle)), high / 2 * (1 + far * math.sin(angle)))


def _notched(wide: float, high: float) -> str:
    """A frame whose corners are hollow quarters of a circle."""
    r = min(8.0, wide / 6, high / 6)
    k = r * 0.5523
    steps = (
        f"M{_n(r)} 0H{_n(wide - r)}",
        f"C{_n(wide - r)} {_n(k)} {_n(wide - k)} {_n(r)} {_n(wide)} {_n(r)}V{_n(high - r)}",
        f"C{_n(wide - k)} {_n(high - r)} {_n(wide - r)} {_n(high - k)} {_n(wide - r)} {_n(high)}",
        f"H{_n(r)}C{_n(r)} {_n(high - k)} {_n(k)} {_n(high - r)} 0 {_n(high - r)}V{_n(r)}",
        f"C{_n(k)} {_n(r)} {_n(r)} {_n(k)} {_n(r)} 0Z",
    )
    return "".join(steps)


def _star(wide: float, high: float) -> str:
    """Five points, one of them up."""
    points = []
    for i in range(10):
        far = 1.0 if i % 2 == 0 else 0.382
        points.append(_turned(math.pi * (i / 5 - 0.5), far, wide, high))
    return _polygon(points)


def _rosette(wide: float, high: float) -> str:
    """Woven lines, as on the notes of a bank; to be drawn pale and thin."""
    drawn = []
    for ring, (far, swing, waves) in enumerate(
        ((0.84, 0.16, 12), (0.58, 0.15, 12), (0.33, 0.13, 12))
    ):
        for phase in range(4):
            points = []
            for i in range(waves * 6):
                angle = 2 * math.pi * i / (waves * 6)
                turn = math.pi * phase / 2 + ring * math.pi / 4
                points.append(
                    _turned(angle, far + swing * math.cos(waves * angle + turn), wide, high)
                )
            drawn.append(_smooth(points))
    return "".join(drawn)


def _leaf(x: float, y: float, angle: float, long: float, thick: float) -> str:
    def at(along: float, off: float) -> str:
        return (
            f"{_n(x + math.cos(angle) * along - math.sin(angle) * off)} "
            f"{_n(y + math.sin(angle) * along + math.cos(angle) * off)}"
        )

    there = f"C{at(long * 0.3, thick)} {at(long * 0.7, thick)} {at(long, 0)}"
    back = f"C{at(long * 0.7, -thick)} {at(long * 0.3, -thick)} {at(0, 0)}"
    return f"M{at(0, 0)}{there}{back}Z"


def _laurel(wide: float, high: float) -> str:
    """Two branches open at the top."""
    leaves = []
    for side in (-1, 1):
        for i in range(9):
            # From the foot (almost below) up along the circle; 0 is to the right.
            angle = math.pi / 2 - side * (0.16 + i * 0.265)
            x, y = _turned(angle, 0.8, wide, high)
            long = min(wide, high) * (0.17 - 0.006 * i)
            ahead = angle - side * math.pi / 2
            leaves += [
                _leaf(x, y, ahead - side * -0.55, long, long * 0.27),
                _leaf(x, y, ahead - side * 0.55, long, long * 0.27),
            ]
    return "".join(leaves)


def _snowflake(wide: float, high: float) -> str:
    """Six arms with branches; to be drawn as lines."""
    drawn = []
    for arm in range(6):
        angle = math.pi * (arm / 3 - 0.5)
        x, y = _turned(angle, 1.0, wide, high)
        drawn.append(f"M{_n(wide / 2)} {_n(high / 2)}L{_n(x)} {_n(y)}")
        for far, long in ((0.42, 0.26), (0.68, 0.2)):
            foot = _turned(angle, far, wide, high)
            for side in (-1, 1):
                reach = angle + side * math.pi / 3
                tip = (
                    foot[0] + wide / 2 * long * math.cos(reach),
                    foot[1] + high / 2 * long * math.sin(reach),
                )
                drawn.append(f"M{_n(foot[0])} {_n(foot[1])}L{_n(tip[0])} {_n(tip[1])}")
    return "".join(drawn)


def _divider(wide: float, high: float) -> str:
    """A diamond between two lines that grow thin."""
    x, y = wide / 2, high / 2
    d, thick, gap = high / 2, high / 14, high * 0.9
    diamond = _polygon(((x, y - d), (x + d, y), (x, y + d), (x - d, y)))
    right = _polygon(((x + gap, y - thick), (wide, y), (x + gap, y + thick)))
    left = _polygon(((x - gap, y - thick), (0, y), (x - gap, y + thick)))
    return diamond + right + left


def _waves(wide: float, high: float) -> str:
    """A swell along the foot of a page; to be filled."""
    steps = (
        f"M0 {_n(high * 0.55)}",
        f"C{_n(wide * 0.18)} {_n(high * 0.05)} {_n(wide * 0.3)} {_n(high * 0.1)}",
        f" {_n(wide * 0.48)} {_n(high * 0.48)}",
        f"C{_n(wide * 0.66)} {_n(high * 0.86)} {_n(wide * 0.82)} {_n(high * 0.55)} {_n(wide)} 0",
        f"V{_n(high)}H0Z",
    )
    return "".join(steps)


_DRAWN: dict[str, Callable[[float, float], str]] = {
    "notched": _notched,
    "star": _star,
    "rosette": _rosette,
    "laurel": _laurel,
    "snowflake": _snowflake,
    "divider": _divider,
    "waves": _waves,
}
NAMES = tuple(_DRAWN)


def outline(name: str, wide: float, high: float) -> str:
    """The outline of an ornament for an area of a size. Raises KeyError for an unknown name."""
    return _DRAWN[name](wide, high)
