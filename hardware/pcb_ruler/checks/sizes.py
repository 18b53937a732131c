"""What is too thin, too small or too large by itself: traces, drills, rings, legend."""

from __future__ import annotations

from collections.abc import Iterator

from hardware.pcb_ruler.checks.bodies import thickness
from hardware.pcb_ruler.checks.findings import Code, Finding, found
from hardware.pcb_ruler.checks.rules import Rules
from hardware.pcb_ruler.shapes import COPPER, SILK, Arc, Hole, Layer, Line, Pad, Region, Shape


def sizes(shapes: tuple[Shape, ...], rules: Rules) -> Iterator[Finding]:
    """Every shape by itself."""
    pads = {
        layer: {(s.x, s.y): s for s in shapes if isinstance(s, Pad) and s.layer is layer}
        for layer in COPPER
    }
    for shape in shapes:
        if isinstance(shape, Hole):
            yield from _hole(shape, rules)
            if shape.layer is Layer.PLATED:
                yield from _ring(shape, pads, rules)
        elif shape.layer in COPPER:
            thick = _thick(shape)
            if thick < rules.trace:
                yield found(Code.TRACE_THIN, shape.tag, _at(shape), shape.layer.side, thick,
                            rules.trace)  # fmt: skip
        elif shape.layer in SILK:
            thick = _thick(shape)
            if thick < rules.legend_stroke:
                yield found(Code.LEGEND_THIN, shape.tag, _at(shape), shape.layer.side, thick,
                            rules.legend_stroke)  # fmt: skip
            if 0 < shape.tag.height < rules.legend_height:
                yield found(Code.LEGEND_LOW, shape.tag, _at(shape), shape.layer.side,
                            shape.tag.height, rules.legend_height)  # fmt: skip


def _thick(shape: Shape) -> float:
    match shape:
        case Line(width=width) | Arc(width=width):
            return width
        case Pad(wide=wide, high=high):
            return min(wide, high)
        case Region():
            return thickness(shape)
    raise TypeError(shape)


def _at(shape: Shape) -> tuple[float, float]:
    match shape:
        case Line(x1=x1, y1=y1, x2=x2, y2=y2):
            return (x1 + x2) / 2, (y1 + y2) / 2
        case Region(outline=outline):
            return outline[0]
        case _:
            return shape.x, shape.y


def _hole(hole: Hole, rules: Rules) -> Iterator[Finding]:
    plated = hole.layer is Layer.PLATED
    least = rules.drill_least if plated else rules.unplated_least
    at = (hole.x, hole.y)
    if hole.diameter < least:
        yield found(Code.DRILL_SMALL, hole.tag, at, "", hole.diameter, least)
    if hole.diameter > rules.drill_most:
        yield found(Code.DRILL_LARGE, hole.tag, at, "", hole.diameter, rules.drill_most)


def _ring(
    hole: Hole, pads: dict[Layer, dict[tuple[int, int], Pad]], rules: Rules
) -> Iterator[Finding]:
    """The copper around a plated hole, on both sides."""
    for layer in COPPER:
        pad = pads[layer].get((hole.x, hole.y))
        ring = (min(pad.wide, pad.high) - hole.diameter) / 2 if pad else 0.0
        if ring < rules.ring:
            yield found(Code.RING_THIN, hole.tag, (hole.x, hole.y), layer.side, max(0.0, ring),
                        rules.ring)  # fmt: skip
