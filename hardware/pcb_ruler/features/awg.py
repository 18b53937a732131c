"""Wire sizes: bars as wide as the bare wire of that American gauge."""

from __future__ import annotations

from hardware.pcb_ruler.block import CAPTION, Block, Pen
from hardware.pcb_ruler.letters import width_of
from hardware.pcb_ruler.shapes import mm
from hardware.pcb_ruler.spec import Spec

_LONG = mm(4.6)
_APART = mm(0.8)
_FOOT = CAPTION + mm(0.6)


def diameter(gauge: int) -> float:
    """The bare wire's diameter in mm (ASTM B258: 0.005 inch · 92^((36 - n) / 39))."""
    return float(0.127 * 92 ** ((36 - gauge) / 39))


def awg(spec: Spec) -> list[Block]:
    """From 10 to 30, or fewer."""
    return [_bars(range(10, 31, 2)), _bars(range(18, 31, 2)), _bars(range(22, 31, 2))]


def _bars(gauges: range) -> Block:
    pen = Pen("awg")
    x = 0
    for gauge in gauges:
        name, width = str(gauge), mm(diameter(gauge))
        room = max(width, width_of(name, CAPTION))
        centre = x + room // 2
        pen.pad(centre, _FOOT + _LONG // 2, width, _LONG, name)
        pen.text(name, centre, 0, align=0.5)
        x += room + _APART
    top = _FOOT + _LONG + mm(0.6)
    pen.text("AWG", 0, top)
    return pen.block(x - _APART, top + CAPTION)
