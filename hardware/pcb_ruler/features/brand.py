"""Who it is from: the community's name in gold, and the imprint with address and lot."""

from __future__ import annotations

from hardware.pcb_ruler.block import GOLD, SILK, Block, Pen
from hardware.pcb_ruler.letters import can_write
from hardware.pcb_ruler.outlines import Outline
from hardware.pcb_ruler.shapes import Layer, mm
from hardware.pcb_ruler.spec import Spec

_EMS = (14.0, 11.0, 8.0, 6.5, 5.0, 4.0)
_WITH_MOTTO = 8.0  # smaller names stand alone
_READABLE = mm(1.0)
_LINE, _LEADING = mm(1.2), mm(0.9)
_PROJECT = mm(5.0)
# A font's character is higher than a pen's capital, and its strokes thinner for its height.
_AS_FONT = 1.5


def logo(spec: Spec) -> list[Block]:
    """The name as large as there is room; with the motto beside it, else without."""
    if not spec.title.strip():
        return []
    motto = [part.strip() for part in spec.motto.split("/") if part.strip()]
    blocks = []
    for em in _EMS:
        if motto and em >= _WITH_MOTTO:
            blocks += _with_motto(spec, mm(em), motto)
        size, pen = _name(spec, mm(em))
        blocks.append(pen.block(*size))
    return blocks


def _name(spec: Spec, em: int) -> tuple[tuple[int, int], Pen]:
    pen = Pen("logo")
    return _filled(pen, Outline(spec.font), spec.title, 0, 0, em, GOLD), pen


def _with_motto(spec: Spec, em: int, motto: list[str]) -> list[Block]:
    """The motto's lines spread over the name's height; nothing if they would be too small."""
    (wide, high), pen = _name(spec, em)
    x = wide + mm(1.6)
    letters = min(em // 4, high * 5 // (8 * len(motto) - 3))
    if letters < _READABLE:
        return []
    step = (high - letters) // max(1, len(motto) - 1)
    for n, line in enumerate(motto):
        room, _ = _written(pen, spec, line, x, high - letters - n * step, letters)
        wide = max(wide, x + room)
    return [pen.block(wide, high)]


def imprint(spec: Spec) -> list[Block]:
    """Project, address, lot and licence, line below line; where there is less room the address
    without its path: the code has all of it.
    """
    address = spec.url.removeprefix("https://").removeprefix("http://").rstrip("/")
    return [_imprint(spec, address), _imprint(spec, address.partition("/")[0])]


def _imprint(spec: Spec, address: str) -> Block:
    pen = Pen("imprint")
    lines = (address, f"LOT {spec.lot}" if spec.lot.strip() else "", "CERN-OHL-P-2.0")
    y = widest = 0
    for line in reversed([line for line in lines if line]):
        wide, high = _written(pen, spec, line, 0, y, _LINE)
        widest, y = max(widest, wide), y + high + _LEADING
    if spec.project.strip():
        y += mm(0.3)
        wide, high = _filled(pen, Outline(spec.font), spec.project, 0, y, _PROJECT, GOLD)
        widest, y = max(widest, wide), y + high + _LEADING
    return pen.block(widest, y - _LEADING)


def _written(pen: Pen, spec: Spec, text: str, x: int, y: int, height: int) -> tuple[int, int]:
    """Legend by the pen if it has the letters, else by the font; how wide and high it is."""
    if can_write(text):
        return pen.text(text, x, y, height), height
    return _filled(pen, Outline(spec.font), text, x, y, round(height * _AS_FONT), SILK)


def _filled(
    pen: Pen, face: Outline, text: str, x: int, y: int, em: int, layers: tuple[Layer, ...]
) -> tuple[int, int]:
    """Filled letters, ink from x, y on; how wide and high they are."""
    left, bottom, right, top = face.box(text)
    pen.shapes += face.write(text, x, y, em, pen.tag(text, em), layers=layers)
    return round((right - left) * em), round((top - bottom) * em)
