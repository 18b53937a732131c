"""Footprints of chip resistors and capacitors, 01005 to 2512."""

from __future__ import annotations

from hardware.pcb_ruler.block import CAPTION, GROW, SILK, Block, Pen
from hardware.pcb_ruler.letters import width_of
from hardware.pcb_ruler.shapes import mm
from hardware.pcb_ruler.spec import Spec

# name: a pad's width and height, and how far its centre is from the part's, mm; nominal land
# patterns after IPC-7351B for the imperial sizes.
SIZES = {
    "01005": (0.25, 0.3, 0.225),
    "0201": (0.4, 0.42, 0.32),
    "0402": (0.54, 0.64, 0.51),
    "0603": (0.8, 0.95, 0.825),
    "0805": (1.025, 1.4, 0.9125),
    "1206": (1.125, 1.75, 1.4625),
    "1210": (1.125, 2.65, 1.4625),
    "2010": (1.225, 2.65, 2.3125),
    "2512": (1.225, 3.35, 2.9625),
}
_CHOICES = (
    tuple(SIZES),
    ("01005", "0201", "0402", "0603", "0805", "1206", "1210"),
    ("0201", "0402", "0603", "0805", "1206"),
    ("0402", "0603", "0805"),
)
_APART, _WIDE_APART = mm(0.9), mm(1.5)
_CLEAR = mm(0.25)  # from an opening to the middle of a line of legend


def smd(spec: Spec) -> list[Block]:
    """All sizes, or the commoner ones where there is less room."""
    return [_row(names) for names in _CHOICES]


def _row(names: tuple[str, ...]) -> Block:
    pen = Pen("smd", use="SMDPad,CuDef")
    tallest = mm(max(SIZES[name][1] for name in names))
    middle = CAPTION + mm(0.7) + tallest // 2
    x = 0
    for name in names:
        wide, high, off = SIZES[name]
        room = max(mm(2 * off + wide), width_of(name, CAPTION))
        centre = x + room // 2
        for side in (-1, 1):
            pen.pad(centre + side * mm(off), middle, mm(wide), mm(high), name)
        # The part's long edges, so that a pair of pads is seen as one.
        inner = mm(off - wide / 2) - GROW - _CLEAR
        if inner >= mm(0.3):
            for edge in (-1, 1):
                y = middle + edge * (mm(high) // 2 - mm(0.075))
                pen.line((centre - inner, y), (centre + inner, y), mm(0.15), name, SILK)
        pen.text(name, centre, 0, align=0.5)
        x += room + (_APART if wide < 1 else _WIDE_APART)
    wide_all = x - _WIDE_APART
    top = middle + tallest // 2 + mm(0.8)
    pen.text("SMD", 0, top)
    return pen.block(wide_all, top + CAPTION)
