"""Vias by their drill: a row that is bare, a row under the mask."""

from __future__ import annotations

from hardware.pcb_ruler.block import CAPTION, Block, Pen, short
from hardware.pcb_ruler.letters import width_of
from hardware.pcb_ruler.shapes import Form, Layer, mm
from hardware.pcb_ruler.spec import Spec

_RING = mm(0.2)  # copper around the drill
_APART = mm(0.8)
_OPEN = (Layer.TOP_COPPER, Layer.TOP_MASK, Layer.BOTTOM_COPPER, Layer.BOTTOM_MASK)
_TENTED = (Layer.TOP_COPPER, Layer.BOTTOM_COPPER)


def vias(spec: Spec) -> list[Block]:
    """Each drill twice."""
    if not spec.vias:
        return []
    pen, behind = Pen("vias", use="ViaPad"), Pen("vias")
    names = [short(size) for size in spec.vias]
    pads = [mm(size) + 2 * _RING for size in spec.vias]
    rooms = [max(pad, width_of(name, CAPTION)) for pad, name in zip(pads, names, strict=True)]
    pitch = max(pads) + mm(0.9)
    low = CAPTION + mm(0.7) + max(pads) // 2
    total = sum(rooms) + _APART * len(rooms)
    words = {"tented": low, "open": low + pitch}
    wide = total + max(width_of(word, CAPTION) for word in words)
    x = 0
    for name, size, pad, room in zip(names, spec.vias, pads, rooms, strict=True):
        centre = x + room // 2
        for word, y in words.items():
            layers = _OPEN if word == "open" else _TENTED
            pen.pad(centre, y, pad, pad, f"{name} {word}", Form.ROUND, layers)
            pen.hole(centre, y, mm(size), f"{name} {word}", plated=True)
        pen.text(name, centre, 0, align=0.5)
        behind.text(name, wide - centre, 0, align=0.5)
        x += room + _APART
    for word, y in words.items():
        pen.text(word, total, y - CAPTION // 2)
        behind.text(word, 0, y - CAPTION // 2)
    top = low + pitch + max(pads) // 2 + mm(0.7)
    pen.text("VIA Ø mm", 0, top)
    behind.text("VIA Ø mm", wide - width_of("VIA Ø mm", CAPTION), top)
    return [pen.block(wide, top + CAPTION, behind)]
