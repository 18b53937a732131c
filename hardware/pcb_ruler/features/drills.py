"""The drill gauge: holes for wires and screws, not plated.

The number is the drill, not the hole: a factory is ±0.08 mm off (JLCPCB, PCBWay). Screws pass
their hole with the fine clearance of ISO 273.
"""

from __future__ import annotations

from hardware.pcb_ruler.block import CAPTION, Block, Pen, short
from hardware.pcb_ruler.letters import width_of
from hardware.pcb_ruler.shapes import mm
from hardware.pcb_ruler.spec import Spec

# drill in mm: the screw that passes
GAUGE = {
    0.8: "", 1.0: "", 1.2: "", 1.5: "", 1.7: "M1.6", 2.2: "M2", 2.7: "M2.5", 3.2: "M3",
    4.3: "M4", 5.3: "M5",
}  # fmt: skip
_FEWER = (1.0, 1.5, 2.2, 2.7, 3.2, 4.3)
_FEWEST = (1.0, 2.2, 3.2)
_APART = mm(0.8)
_LABELS = 2 * CAPTION + mm(0.4)
_CAPTION_AT = _LABELS + mm(0.5) + mm(4.8)


def drills(spec: Spec) -> list[Block]:
    """The whole gauge, else the commonest sizes."""
    return [_gauge(tuple(GAUGE)), _gauge(_FEWER), _gauge(_FEWEST)]


def _gauge(sizes: tuple[float, ...]) -> Block:
    pen, behind = Pen("drills"), Pen("drills")
    rooms = [
        max(mm(size), width_of(short(size), CAPTION), width_of(GAUGE[size], CAPTION))
        for size in sizes
    ]
    wide = sum(rooms) + _APART * (len(rooms) - 1)
    largest = mm(max(sizes))
    low = _LABELS + mm(0.5)
    x = 0
    for size, room in zip(sizes, rooms, strict=True):
        centre = x + room // 2
        pen.hole(centre, low + mm(size) // 2, mm(size), short(size), plated=False)
        for side, at in ((pen, centre), (behind, wide - centre)):
            side.text(short(size), at, CAPTION + mm(0.4), align=0.5)
            side.text(GAUGE[size], at, 0, align=0.5)
        x += room + _APART
    word = "DRILL mm"
    # Over the small holes at the left, beside the large ones at the right.
    pen.text(word, 0, _CAPTION_AT)
    behind.text(word, wide - width_of(word, CAPTION), _CAPTION_AT)
    return pen.block(wide, max(low + largest, _CAPTION_AT + CAPTION), behind)
