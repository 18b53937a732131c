"""All checks of a design; the worst of several findings about the same pair is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from hardware.pcb_ruler.checks.board import board
from hardware.pcb_ruler.checks.bodies import Body, body
from hardware.pcb_ruler.checks.findings import Code, Finding
from hardware.pcb_ruler.checks.legend import legend
from hardware.pcb_ruler.checks.rules import Rules, rules
from hardware.pcb_ruler.checks.sizes import sizes
from hardware.pcb_ruler.checks.spacing import spacing
from hardware.pcb_ruler.layout import Design
from hardware.pcb_ruler.letters import can_write
from hardware.pcb_ruler.outlines import Outline
from hardware.pcb_ruler.panel import panel
from hardware.pcb_ruler.shapes import Layer
from hardware.pcb_ruler.spec import Spec


def check(spec: Spec, design: Design) -> tuple[Finding, ...]:
    """What is wrong with a single board, and with one board in its panel's frame."""
    limits = rules(spec.factory)
    findings = [*missing(spec), *look(design, limits)]
    if spec.cut != "none":
        known = {_key(each) for each in findings}
        framed = look(panel(replace(spec, columns=1, rows=1), design), limits)
        findings += [each for each in framed if _key(each) not in known]
    return tuple(findings)


def look(design: Design, limits: Rules) -> tuple[Finding, ...]:
    """What is wrong with these shapes."""
    bodies: dict[Layer, list[Body]] = {layer: [] for layer in Layer}
    for shape in design.shapes:
        bodies[shape.layer].append(body(shape))
    return _worst(
        [
            *sizes(design.shapes, limits),
            *spacing(bodies, limits),
            *legend(bodies, limits),
            *board(bodies, design.rings, limits),
        ]
    )


def missing(spec: Spec) -> Iterator[Finding]:
    """Letters that the font lacks, of texts that it has to write."""
    face = Outline(spec.font)
    penned = (spec.url, spec.lot)
    texts = {
        "logo": [spec.title, *(line for line in spec.motto.split("/") if not can_write(line))],
        "imprint": [spec.project, *(line for line in penned if not can_write(line))],
    }
    for what, lines in texts.items():
        letters = dict.fromkeys("".join("".join(lines).split()))
        absent = "".join(sign for sign in letters if not face.can_write(sign))
        if absent and spec.has(what):
            yield Finding(Code.LETTER_MISSING, what, absent, 0, 0)


def _key(each: Finding) -> tuple[str, ...]:
    return each.code, each.what, each.label, each.side, each.other, each.other_label


def _worst(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    kept: dict[tuple[str, ...], Finding] = {}
    for each in findings:
        before = kept.get(_key(each))
        if before is None or (each.value or 0) < (before.value or 0):
            kept[_key(each)] = each
    return tuple(kept.values())
