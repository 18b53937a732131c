"""Legend of growing height: which letters can still be read."""

from __future__ import annotations

from hardware.pcb_ruler.block import CAPTION, Block, Pen, short
from hardware.pcb_ruler.letters import width_of
from hardware.pcb_ruler.shapes import mm
from hardware.pcb_ruler.spec import Spec

_APART = mm(1.2)


def fonts(spec: Spec) -> list[Block]:
    """Each height says its own size; in one row, or in two."""
    if not spec.fonts:
        return []
    half = (len(spec.fonts) + 1) // 2
    return [_rows(spec.fonts[:half], spec.fonts[half:])]


def _rows(*rows: tuple[float, ...]) -> Block:
    pen = Pen("fonts")
    widest, y = width_of("FONT mm", CAPTION), 0
    for row in reversed([row for row in rows if row]):
        x = 0
        for size in row:
            text = f"Aa {short(size)}"
            pen.text(text, x, y, mm(size))
            x += width_of(text, mm(size)) + _APART
        widest = max(widest, x - _APART)
        y += mm(max(row)) + mm(1.0)
    pen.text("FONT mm", 0, y)
    return pen.block(widest, y + CAPTION)
