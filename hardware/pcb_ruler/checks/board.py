"""What is too near to the board's edge, to a groove, or beyond them."""

from __future__ import annotations

from collections.abc import Iterator

from hardware.pcb_ruler.checks.bodies import Body, Near, apart, body, inside
from hardware.pcb_ruler.checks.findings import Code, Finding, found
from hardware.pcb_ruler.checks.rules import Rules
from hardware.pcb_ruler.checks.spacing import ByLayer
from hardware.pcb_ruler.shapes import COPPER, HOLES, SILK, Layer, Line, Point, Tag

Rings = tuple[tuple[Point, ...], ...]
ON_THE_EDGE = frozenset({"bites"})  # features that belong there


def board(bodies: ByLayer, rings: Rings, rules: Rules) -> Iterator[Finding]:
    """Copper, legend and holes against the edges; copper against grooves."""
    edges = _edges(rings)
    for layers, code, limit in (
        (COPPER, Code.COPPER_AT_EDGE, rules.copper_edge),
        (SILK, Code.LEGEND_OFF_BOARD, rules.legend_edge),
        (HOLES, Code.HOLE_AT_EDGE, rules.hole_edge),
    ):
        for layer in layers:
            for each in bodies[layer]:
                if each.tag.feature not in ON_THE_EDGE:
                    yield from _at_edge(each, edges, rings, code, limit)
    grooves = Near(bodies[Layer.SCORE])
    for layer in COPPER:
        for each in bodies[layer]:
            for _, groove in grooves.around(each.box, rules.copper_score):
                # A groove is as thin as its middle: how it is drawn says nothing of its width.
                gap = apart(each, groove, rules.copper_score) + groove.reach
                if gap < rules.copper_score:
                    yield found(Code.COPPER_AT_SCORE, each.tag, each.middle, layer.side, gap,
                                rules.copper_score)  # fmt: skip


def _edges(rings: Rings) -> Near:
    """The edges as bodies without thickness."""
    tag = Tag("outline")
    return Near(
        body(Line(Layer.OUTLINE, *a, *b, 0, tag))
        for ring in rings
        for a, b in zip(ring, (*ring[1:], ring[0]), strict=True)
    )


def _at_edge(each: Body, edges: Near, rings: Rings, code: Code, limit: int) -> Iterator[Finding]:
    x, y = each.segments[0][:2]
    side = each.layer.side
    if sum(inside(x, y, ring) for ring in rings) % 2 == 0:
        beyond = code if code is Code.LEGEND_OFF_BOARD else Code.OFF_BOARD
        yield found(beyond, each.tag, each.middle, side, 0, limit)
        return
    gaps = [apart(each, edge, limit) for _, edge in edges.around(each.box, limit)]
    gap = min(gaps, default=limit)
    if gap < limit:
        yield found(code, each.tag, each.middle, side, gap, limit)
