"""Rows of plated holes at the usual pitches of pins: 2.54, 2.0 and 1.27 mm."""

from __future__ import annotations

from hardware.pcb_ruler.block import CAPTION, Block, Pen
from hardware.pcb_ruler.letters import width_of
from hardware.pcb_ruler.shapes import Form, Layer, mm
from hardware.pcb_ruler.spec import Spec

# pitch: drill and pad, mm
PITCHES = {2.54: (1.0, 1.7), 2.0: (0.9, 1.45), 1.27: (0.6, 1.0)}
_LAYERS = (Layer.TOP_COPPER, Layer.TOP_MASK, Layer.BOTTOM_COPPER, Layer.BOTTOM_MASK)
_BETWEEN = mm(0.55)


def pitches(spec: Spec) -> list[Block]:
    """Five holes of each, or three."""
    return [_rows(5), _rows(3)]


def _rows(many: int) -> Block:
    pen, behind = Pen("pitches", use="ComponentPad"), Pen("pitches")
    longest = mm(2.54) * (many - 1) + mm(1.7)
    wide = longest + mm(0.7) + width_of("2.54", CAPTION)
    y = 0
    for pitch, (drill, pad) in reversed(PITCHES.items()):
        name, middle = f"{pitch:.4g}" if pitch != 2.0 else "2.0", y + mm(pad) // 2
        start = longest - mm(pad) // 2 - mm(pitch) * (many - 1)
        for n in range(many):
            form = Form.SQUARE if n == 0 else Form.ROUND
            at, label = start + n * mm(pitch), f"{name} {n + 1}"
            pen.pad(at, middle, mm(pad), mm(pad), label, form, _LAYERS)
            pen.hole(at, middle, mm(drill), label, plated=True)
        pen.text(name, longest + mm(0.7), middle - CAPTION // 2)
        behind.text(name, width_of("2.54", CAPTION), middle - CAPTION // 2, align=1.0)
        y += mm(pad) + _BETWEEN
    top = y + mm(0.2)
    pen.text("PITCH mm", 0, top)
    behind.text("PITCH mm", wide - width_of("PITCH mm", CAPTION), top)
    return pen.block(wide, top + CAPTION, behind)
