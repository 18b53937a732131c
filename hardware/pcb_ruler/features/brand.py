"""Who it is from: the community's name in gold, and the imprint with address and lot."""

from __future__ import annotations

from collections.abc import Iterable

from hardware.pcb_ruler.block import GOLD, Block, Pen
from hardware.pcb_ruler.letters import can_write, width_of
from hardware.pcb_ruler.outlines import Outline
from hardware.pcb_ruler.shapes import Layer, Shape, mm
from hardware.pcb_ruler.spec import Spec

_EMS = (14.0, 11.0, 8.0, 6.5, 5.0, 4.0)
_WITH_MOTTO = 8.0  # smaller names stand alone
_LINE = mm(1.2)
_LEADING = mm(0.9)


def logo(spec: Spec) -> list[Block]:
    """The name as large as there is room; with the motto beside it, else without."""
    if not spec.title.strip():
        return []
    motto = [part.strip() for part in spec.motto.split("/") if part.strip()]
    blocks = []
    for em in _EMS:
        if motto and em >= _WITH_MOTTO and all(map(can_write, motto)):
            blocks.append(_logo(spec, mm(em), motto))
        blocks.append(_logo(spec, mm(em), []))
    return blocks


def _logo(spec: Spec, em: int, motto: list[str]) -> Block:
    face = Outline(spec.font)
    left, bottom, right, top = face.box(spec.title)
    wide, high = round((right - left) * em), round((top - bottom) * em)
    pen = Pen("logo")
    pen.shapes += _golden(face, spec.title, 0, 0, em)
    if motto:
        x = wide + mm(1.6)
        letters = min(em // 4, high * 5 // (8 * len(motto) - 3))
        step = (high - letters) // max(1, len(motto) - 1)
        for n, line in enumerate(motto):
            wide = max(wide, x + pen.text(line, x, high - letters - n * step, letters))
    return pen.block(wide, high)


def _golden(face: Outline, text: str, x: int, y: int, em: int) -> list[Shape]:
    """Copper letters laid bare; the opening has the letters' own shape."""
    tag = Pen("logo").tag(text, em)
    return face.write(text, x, y, em, tag, layers=GOLD)


def imprint(spec: Spec) -> list[Block]:
    """Project, address, lot and licence, line below line."""
    face = Outline(spec.font)
    lines = [line for line in _said(spec) if line]
    pen = Pen("imprint")
    y = 0
    widest = 0
    for line in reversed(lines):
        if can_write(line):
            pen.text(line, 0, y, _LINE)
            widest = max(widest, width_of(line, _LINE))
            y += _LINE + _LEADING
        else:
            em = mm(2.6)
            left, bottom, right, top = face.box(line)
            tag = Pen("imprint").tag(line, em)
            pen.shapes += face.write(line, 0, y, em, tag, layers=(Layer.TOP_SILK,))
            widest = max(widest, round((right - left) * em))
            y += round((top - bottom) * em) + _LEADING
    if spec.project.strip():
        em = mm(5.0)
        left, bottom, right, top = face.box(spec.project)
        tag = Pen("imprint").tag(spec.project, em)
        y += mm(0.3)
        pen.shapes += face.write(spec.project, 0, y, em, tag, layers=GOLD)
        widest = max(widest, round((right - left) * em))
        y += round((top - bottom) * em) + _LEADING
    return [pen.block(widest, max(y - _LEADING, 0))] if pen.shapes else []


def _said(spec: Spec) -> Iterable[str]:
    yield spec.url.removeprefix("https://").removeprefix("http://").rstrip("/")
    yield f"LOT {spec.lot}" if spec.lot else ""
    yield "CERN-OHL-P-2.0"
