"""Outlines of three packages: SOT-23, SOIC-8, QFN-16."""

from __future__ import annotations

from hardware.pcb_ruler.block import CAPTION, SILK, Block, Pen
from hardware.pcb_ruler.letters import width_of
from hardware.pcb_ruler.shapes import Form, mm
from hardware.pcb_ruler.spec import Spec

Land = tuple[float, float, float, float]  # x, y, wide, high, mm around the package's centre

# Nominal land patterns after IPC-7351B; SOT-23 is JEDEC TO-236, SOIC-8 MS-012, QFN-16 MO-220.
SOT23: tuple[Land, ...] = (
    (-0.95, -1.0, 0.6, 1.3),
    (0.95, -1.0, 0.6, 1.3),
    (0.0, 1.0, 0.6, 1.3),
)
SOIC8: tuple[Land, ...] = tuple(
    (-1.905 + 1.27 * n, side * 2.475, 0.6, 1.55) for side in (-1, 1) for n in range(4)
)
QFN16: tuple[Land, ...] = (
    *((-0.75 + 0.5 * n, side * 1.475, 0.28, 0.8) for side in (-1, 1) for n in range(4)),
    *((side * 1.475, -0.75 + 0.5 * n, 0.8, 0.28) for side in (-1, 1) for n in range(4)),
    (0.0, 0.0, 1.65, 1.65),
)
Stroke = tuple[float, float, float, float]
_BODIES: dict[str, tuple[tuple[Land, ...], tuple[Stroke, ...], float, float]] = {
    # lands, strokes of the body, width and height of all
    "SOT-23": (SOT23, ((-1.55, -0.65, -1.55, 0.65), (1.55, -0.65, 1.55, 0.65)), 3.3, 3.3),
    "SOIC-8": (
        SOIC8,
        (
            (-2.55, -1.3, -2.55, 1.3),
            (2.55, -1.3, 2.55, 1.3),
            (-2.55, 1.3, 2.55, 1.3),
            (-2.55, -1.3, 2.55, -1.3),
        ),
        5.4,
        6.5,
    ),
    "QFN-16": (
        QFN16,
        tuple(
            stroke
            for a in (-1, 1)
            for b in (-1, 1)
            if (a, b) != (-1, -1)  # the corner of pin 1 stays open
            for stroke in (
                (a * 2.1, b * 2.1, a * 1.35, b * 2.1),
                (a * 2.1, b * 2.1, a * 2.1, b * 1.35),
            )
        ),
        4.4,
        4.4,
    ),
}
_HIGHEST = mm(6.5)
_APART = mm(1.6)


def packages(spec: Spec) -> list[Block]:
    """All three, else the two smaller ones."""
    return [_row(("SOT-23", "SOIC-8", "QFN-16")), _row(("SOT-23", "SOIC-8"))]


def _row(names: tuple[str, ...]) -> Block:
    pen = Pen("packages", use="SMDPad,CuDef")
    x = 0
    for name in names:
        lands, strokes, wide, _ = _BODIES[name]
        room = max(mm(wide), width_of(name, CAPTION))
        cx, cy = x + room // 2, _HIGHEST // 2
        for px, py, pad_wide, pad_high in lands:
            pen.pad(cx + mm(px), cy + mm(py), mm(pad_wide), mm(pad_high), name)
        for x1, y1, x2, y2 in strokes:
            pen.line((cx + mm(x1), cy + mm(y1)), (cx + mm(x2), cy + mm(y2)), mm(0.15), name, SILK)
        if name == "SOIC-8":
            pen.pad(cx - mm(1.9), cy - mm(0.7), mm(0.5), mm(0.5), name, Form.ROUND, SILK)
        pen.text(name, cx, _HIGHEST + mm(0.5), align=0.5)
        x += room + _APART
    return pen.block(x - _APART, _HIGHEST + mm(0.5) + CAPTION)
