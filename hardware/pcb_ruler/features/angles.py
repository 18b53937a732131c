"""A half circle of angles: every five degrees, numbers every thirty."""

from __future__ import annotations

from math import cos, radians, sin

from hardware.pcb_ruler.block import GOLD, Block, Pen
from hardware.pcb_ruler.shapes import Point, mm
from hardware.pcb_ruler.spec import Spec

_LINE = mm(0.15)
_NUMBER = mm(1.0)
_RADII = (15.0, 12.5, 10.5)


def angles(spec: Spec) -> list[Block]:
    """Three sizes."""
    return [_half(mm(radius)) for radius in _RADII]


def _half(radius: int) -> Block:
    pen = Pen("angles")
    cx, cy = radius + _LINE, mm(0.6)

    def at(degrees: float, distance: int) -> Point:
        turn = radians(degrees)
        return cx + round(cos(turn) * distance), cy + round(sin(turn) * distance)

    for degrees in range(0, 181, 5):
        deep = mm(1.2)
        if degrees % 30 == 0:
            deep = mm(2.6)
        elif degrees % 10 == 0:
            deep = mm(1.8)
        pen.line(at(degrees, radius - deep), at(degrees, radius), _LINE, f"{degrees}°")
        if degrees % 30 == 0 and 0 < degrees < 180:
            x, y = at(degrees, radius - deep - mm(1.5))
            pen.text(str(degrees), x, y - _NUMBER // 2, _NUMBER, 0.5, layers=GOLD)
    for degrees in (0, 45, 90, 135, 180):
        pen.line(at(degrees, mm(1.6)), at(degrees, radius - mm(6.0)), _LINE, f"ray {degrees}°")
    pen.pad(cx, cy, mm(0.4), mm(0.4), "centre")
    return pen.block(2 * (radius + _LINE), radius + cy + _LINE)
