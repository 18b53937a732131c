"""Legend that lies where it will not be printed, or cannot be read."""

from __future__ import annotations

from collections.abc import Iterator

from hardware.pcb_ruler.checks.bodies import Body, Near, apart
from hardware.pcb_ruler.checks.findings import Code, Finding, found
from hardware.pcb_ruler.checks.rules import Rules
from hardware.pcb_ruler.checks.spacing import ByLayer
from hardware.pcb_ruler.shapes import COPPER, HOLES, MASK, SILK


def legend(bodies: ByLayer, rules: Rules) -> Iterator[Finding]:
    """Each side's legend against openings, holes, copper, and itself."""
    holes = Near([hole for layer in HOLES for hole in bodies[layer]])
    for silk, mask, copper in zip(SILK, MASK, COPPER, strict=True):
        openings, metal = Near(bodies[mask]), Near(bodies[copper])
        side = silk.side
        for mark in bodies[silk]:
            yield from _over(mark, openings, Code.LEGEND_ON_PAD, rules.legend_pad, side)
            yield from _over(mark, holes, Code.LEGEND_ON_HOLE, rules.legend_hole, side)
            for _, there in metal.around(mark.box, 0):
                if not apart(mark, there, 1):
                    yield found(Code.LEGEND_ON_COPPER, mark.tag, mark.middle, side,
                                other=there.tag)  # fmt: skip
        for a, b in Near(bodies[silk]).pairs(rules.legend_space):
            text = a.tag.height or b.tag.height
            if a.tag == b.tag or not (text or a.tag.feature != b.tag.feature):
                continue
            gap = apart(a, b, rules.legend_space)
            if gap < rules.legend_space:
                yield found(Code.LEGEND_OVERLAPS, a.tag, a.middle, side, gap, rules.legend_space,
                            b.tag)  # fmt: skip


def _over(mark: Body, others: Near, code: Code, limit: int, side: str) -> Iterator[Finding]:
    for _, there in others.around(mark.box, limit):
        gap = apart(mark, there, limit)
        if gap < limit:
            yield found(code, mark.tag, mark.middle, side, gap, limit, there.tag)
