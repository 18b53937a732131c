"""Writes with letters of one stroke: shapes for a text, and how much room it takes."""

from __future__ import annotations

import itertools

from hardware.pcb_ruler.shapes import Layer, Line, Shape, Tag, mm
from hardware.pcb_ruler.strokes import CAPITAL, LETTERS

# Legend thinner than this breaks; letters closer than this run together (checks/rules.toml).
THINNEST = mm(0.15)
_SPACE = 5.0  # grid units
_GAP = 3.4


def stroke_of(height: int) -> int:
    """How wide a pen writes letters of that height: an eighth, at least what can be printed."""
    return max(THINNEST, height // 8)


def can_write(text: str) -> bool:
    """Whether every sign has a letter here."""
    return all(sign in LETTERS for sign in text)


def width_of(text: str, height: int) -> int:
    """How wide the text is from outer edge to outer edge of its strokes."""
    return _walk(text, height)[1] if text else 0


def write(
    text: str,
    x: int,
    y: int,
    height: int,
    tag: Tag,
    *,
    layers: tuple[Layer, ...] = (Layer.TOP_SILK,),
    align: float = 0.0,
    stroke: int = 0,
    grow: int = 0,
) -> list[Shape]:
    """The text's strokes on some layers. `y` is the base line's lower edge.

    `align` 0: x is the left edge, 0.5 the middle, 1 the right edge. The mask layers are opened by
    `grow` more on either side. A sign without a letter is left out (`can_write` says so before).
    """
    pen = stroke or stroke_of(height)
    unit = (height - pen) / CAPITAL
    starts, wide = _walk(text, height, pen)
    left = x - round(align * wide) + pen // 2
    base = y + pen // 2
    shapes: list[Shape] = []
    for sign, start in zip(text, starts, strict=True):
        for way in LETTERS.get(sign, ()):
            points = [(left + start + round(px * unit), base + round(py * unit)) for px, py in way]
            for layer in layers:
                wider = 2 * grow if layer.value.endswith("_mask") else 0
                shapes += [
                    Line(layer, *a, *b, pen + wider, tag) for a, b in itertools.pairwise(points)
                ]
    return shapes


def _walk(text: str, height: int, stroke: int = 0) -> tuple[list[int], int]:
    """Where each letter begins, and the width of all."""
    pen = stroke or stroke_of(height)
    unit = (height - pen) / CAPITAL
    gap = max(round(_GAP * unit), pen + mm(0.16))
    starts, at = [], 0
    for sign in text:
        xs = [px for way in LETTERS.get(sign, ()) for px, _ in way]
        least, most = (min(xs), max(xs)) if xs else (0.0, _SPACE - _GAP)
        starts.append(at - round(least * unit))
        at += round((most - least) * unit) + gap
    return starts, at - gap + pen if text else 0
