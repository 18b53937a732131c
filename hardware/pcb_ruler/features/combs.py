"""Traces of growing width, and lines of growing distance: what this factory could etch."""

from __future__ import annotations

from hardware.pcb_ruler.block import BURIED, CAPTION, GOLD, GROW, Block, Pen, short
from hardware.pcb_ruler.letters import width_of
from hardware.pcb_ruler.shapes import Layer, mm
from hardware.pcb_ruler.spec import Spec

_LONG = mm(4.6)
_APART = mm(0.8)
_LINE = mm(0.2)
_FOOT = CAPTION + mm(0.6)  # where the lines begin, above their labels


def traces(spec: Spec) -> list[Block]:
    """One bare trace for each width."""
    return [_traces(spec.traces)] if spec.traces else []


def _traces(sizes: tuple[float, ...]) -> Block:
    pen = Pen("traces", use="Conductor")
    x = 0
    for size in sizes:
        name, width = short(size), mm(size)
        room = max(width, width_of(name, CAPTION))
        centre = x + room // 2
        pen.line(
            (centre, _FOOT + width // 2), (centre, _FOOT + _LONG - width // 2), width, name, GOLD
        )
        pen.text(name, centre, 0, align=0.5)
        x += room + _APART
    top = _FOOT + _LONG + mm(0.6)
    pen.text("TRACE mm", 0, top)
    return pen.block(max(x - _APART, width_of("TRACE mm", CAPTION)), top + CAPTION)


def gaps(spec: Spec) -> list[Block]:
    """Four lines for each distance, in one opening of the mask: no web is asked of it."""
    if not spec.gaps:
        return []
    pen = Pen("gaps", use="Conductor")
    x = 0
    for size in spec.gaps:
        name, gap = short(size), mm(size)
        comb = 4 * _LINE + 3 * gap
        room = max(comb, width_of(name, CAPTION))
        left = x + (room - comb) // 2
        for n in range(4):
            at = left + _LINE // 2 + n * (_LINE + gap)
            pen.line((at, _FOOT + _LINE // 2), (at, _FOOT + _LONG - _LINE // 2), _LINE,
                     f"{name} {n + 1}", BURIED)  # fmt: skip
        pen.box(left - GROW, _FOOT - GROW, left + comb + GROW, _FOOT + _LONG + GROW, name,
                (Layer.TOP_MASK,))  # fmt: skip
        pen.text(name, x + room // 2, 0, align=0.5)
        x += room + _APART
    top = _FOOT + _LONG + mm(0.6)
    pen.text("SPACE mm", 0, top)
    return [pen.block(max(x - _APART, width_of("SPACE mm", CAPTION)), top + CAPTION)]
