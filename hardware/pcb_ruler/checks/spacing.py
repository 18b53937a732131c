"""What is too near to something else in copper, mask and holes."""

from __future__ import annotations

from collections.abc import Iterator

from hardware.pcb_ruler.checks.bodies import Body, Near, apart
from hardware.pcb_ruler.checks.findings import Code, Finding, found
from hardware.pcb_ruler.checks.rules import Rules
from hardware.pcb_ruler.shapes import COPPER, HOLES, MASK, Layer

ByLayer = dict[Layer, list[Body]]


def spacing(bodies: ByLayer, rules: Rules) -> Iterator[Finding]:
    """Copper to copper, copper to holes, opening to opening, hole to hole."""
    for layer in COPPER:
        yield from _copper(bodies[layer], rules, layer.side)
    for layer in MASK:
        yield from _webs(bodies[layer], rules, layer.side)
    holes = Near([hole for layer in HOLES for hole in bodies[layer]])
    for a, b in holes.pairs(rules.hole_hole):
        gap = apart(a, b, rules.hole_hole)
        if gap < rules.hole_hole:
            yield found(Code.HOLES_CLOSE, a.tag, a.middle, "", gap, rules.hole_hole, b.tag)
    unplated = Near(bodies[Layer.UNPLATED])
    for layer in COPPER:
        for copper in bodies[layer]:
            for _, hole in unplated.around(copper.box, rules.copper_hole):
                gap = apart(copper, hole, rules.copper_hole)
                if gap < rules.copper_hole:
                    yield found(Code.COPPER_AT_HOLE, copper.tag, hole.middle, layer.side, gap,
                                rules.copper_hole, hole.tag)  # fmt: skip


def _copper(bodies: list[Body], rules: Rules, side: str) -> Iterator[Finding]:
    for a, b in Near(bodies).pairs(rules.space):
        same = a.tag == b.tag
        if same and a.tag.height:
            continue  # the strokes of one text
        gap = apart(a, b, rules.space)
        if 0 < gap < rules.space:
            yield found(Code.SPACE_NARROW, a.tag, a.middle, side, gap, rules.space, b.tag)
        elif not gap and not same:
            yield found(Code.COPPER_OVERLAPS, a.tag, a.middle, side, other=b.tag)


def _webs(bodies: list[Body], rules: Rules, side: str) -> Iterator[Finding]:
    """Openings may run into each other; a web between them must hold."""
    for a, b in Near(bodies).pairs(rules.mask_web):
        if a.tag == b.tag and a.tag.height:
            continue
        gap = apart(a, b, rules.mask_web)
        if 0 < gap < rules.mask_web:
            yield found(Code.MASK_WEB_THIN, a.tag, a.middle, side, gap, rules.mask_web, b.tag)
