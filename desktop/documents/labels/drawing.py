"""Laid out labels become operators of a page (ISO 32000-1 §8)."""

from __future__ import annotations

import functools

from reportlab.pdfgen.canvas import Canvas

from desktop.documents.labels.plate import Block, Modules, Plate, Said, Squares
from desktop.documents.sheet import MM, write


def draw(canvas: Canvas, plate: Plate) -> None:
    """Draws a label with its lower left corner at the origin."""
    code: list[str] = ["0 g"]
    said: list[Said] = []
    for mark in plate.marks:
        match mark:
            case Said():
                said.append(mark)
            case Squares(x, y, wide, high, rows):
                code.append(
                    f"q {wide * MM:.6f} 0 0 {-high * MM:.6f} "
                    f"{x * MM:.5f} {(plate.high - y) * MM:.5f} cm\n{path_of(rows)} f Q"
                )
            case Block(area, radius) if not radius:
                code.append(
                    f"{area.x * MM:.4f} {(plate.high - area.y - area.high) * MM:.4f} "
                    f"{area.wide * MM:.4f} {area.high * MM:.4f} re f"
                )
            case Block(area, radius):
                canvas.setFillGray(0)
                canvas.roundRect(
                    area.x * MM,
                    (plate.high - area.y - area.high) * MM,
                    area.wide * MM,
                    area.high * MM,
                    radius * MM,
                    stroke=0,
                    fill=1,
                )
    canvas.addLiteral("\n".join(code))
    if said:
        _write(canvas, plate.high, said)


def _write(canvas: Canvas, high: float, said: list[Said]) -> None:
    pen = canvas.beginText()
    white = None
    for line in said:
        if line.white is not white:
            pen.setFillGray(1 if line.white else 0)
            pen.setStrokeGray(1 if line.white else 0)
            white = line.white
        pen.setTextOrigin(line.x * MM, (high - line.y) * MM)
        write(pen, line.pieces, line.size, bold=line.bold)
    canvas.drawText(pen)


@functools.lru_cache(maxsize=512)
def path_of(rows: Modules) -> str:
    """Dark modules as one path of rectangles, one module being one unit, downwards."""
    parts = []
    for y, row in enumerate(rows):
        start = -1
        for x, dark in enumerate((*row, False)):
            if dark and start < 0:
                start = x
            elif not dark and start >= 0:
                parts.append(f"{start} {y} {x - start} 1 re")
                start = -1
    return "\n".join(parts)
