"""The scales: ticks of copper laid bare, etched as exactly as the board's traces.

Zero is a tick inside the edge: a milled edge may be 0.2 mm off (JLCPCB and PCBWay, tolerances of
the outline), an etched tick is off by a hundredth of that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hardware.pcb_ruler.block import GOLD, Pen
from hardware.pcb_ruler.shapes import INCH, MIL, MM, Shape, mm
from hardware.pcb_ruler.spec import MARGIN

TICK = mm(0.15)  # how wide a tick is
EDGE = mm(0.5)  # from the board's edge to the end of a tick
NUMBER = mm(1.6)
BAND = mm(7.4)  # what a scale takes of the board's width
_STROKE = mm(0.22)
_LENGTHS = {"long": mm(4.4), "half": mm(3.2), "quarter": mm(2.7), "one": mm(2.2),
            "part": mm(1.7), "fine": mm(1.2)}  # fmt: skip
_NUMBER_AT = EDGE + _LENGTHS["long"] + mm(0.4)


@dataclass(frozen=True)
class Tick:
    """One tick: where (nm from zero), how long, and its number."""

    at: int
    length: str
    number: str = ""


def millimetres(length: int) -> Iterator[Tick]:
    """Every millimetre, half ones in the first centimetre; numbers every ten."""
    for half in range(2 * length + 1):
        at = half * MM // 2
        if half % 20 == 0:
            yield Tick(at, "long", str(half // 2))
        elif half % 10 == 0:
            yield Tick(at, "half")
        elif half % 2 == 0:
            yield Tick(at, "one")
        elif half < 20:
            yield Tick(at, "fine")


def inches(length: int) -> Iterator[Tick]:
    """Every sixteenth of an inch, thirty-seconds in the first inch."""
    for part in range(length * MM * 32 // INCH + 1):
        at = part * INCH // 32
        if part % 32 == 0:
            yield Tick(at, "long", str(part // 32))
        elif part % 16 == 0:
            yield Tick(at, "half")
        elif part % 8 == 0:
            yield Tick(at, "quarter")
        elif part % 4 == 0:
            yield Tick(at, "one")
        elif part % 2 == 0:
            yield Tick(at, "part")
        elif part < 32:
            yield Tick(at, "fine")


def mils(length: int) -> Iterator[Tick]:
    """Every 50 mil, numbers every 500; 25 mil in the first 500."""
    for part in range(length * MM // (25 * MIL) + 1):
        at = part * 25 * MIL
        if part % 20 == 0:
            yield Tick(at, "long", str(part * 25))
        elif part % 4 == 0:
            yield Tick(at, "one")
        elif part % 2 == 0:
            yield Tick(at, "part")
        elif part < 20:
            yield Tick(at, "fine")


SCALES = {"mm": millimetres, "inch": inches, "mil": mils, "back_mm": millimetres}
_UNITS = {"mm": "mm", "inch": "in", "mil": "mil", "back_mm": "mm"}


def scale(kind: str, length: int, high: int, *, top: bool) -> list[Shape]:
    """A scale along the upper or lower edge of a board that is so high, zero at MARGIN."""
    pen = Pen(kind)

    def up(distance: int) -> int:
        return high - distance if top else distance

    for tick in SCALES[kind](length):
        x = MARGIN + tick.at
        reach = _LENGTHS[tick.length]
        ends = (EDGE + TICK // 2, EDGE + reach - TICK // 2)
        pen.line((x, up(ends[0])), (x, up(ends[1])), TICK, f"{tick.at / MM:g}")
        if tick.number:
            y = up(_NUMBER_AT + NUMBER) if top else _NUMBER_AT
            pen.text(tick.number, x, y, NUMBER, 0.5, layers=GOLD, stroke=_STROKE)
    unit = _UNITS[kind]
    y = up(_NUMBER_AT + NUMBER) if top else _NUMBER_AT
    pen.text(unit, mm(3.5), y, mm(1.2), 1.0, layers=GOLD, stroke=mm(0.18))
    return pen.shapes
