"""Writes layers as Gerber X2 (Ucamco, "The Gerber Layer Format Specification", 2022.02).

Millimetres with four whole and six decimal digits: a nanometre is one step, so nothing is
rounded. No clock, no chance: the same shapes give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hardware.pcb_ruler.shapes import (
    MASK,
    MM,
    SILK,
    Arc,
    Form,
    Hole,
    Layer,
    Line,
    Pad,
    Point,
    Region,
    Shape,
)

FUNCTIONS = {
    Layer.TOP_COPPER: "Copper,L1,Top",
    Layer.BOTTOM_COPPER: "Copper,L2,Bot",
    Layer.TOP_MASK: "Soldermask,Top",
    Layer.BOTTOM_MASK: "Soldermask,Bot",
    Layer.TOP_SILK: "Legend,Top",
    Layer.BOTTOM_SILK: "Legend,Bot",
    Layer.OUTLINE: "Profile,NP",
    Layer.SCORE: "Vcut",
}
_POLARITY = {layer: "Negative" if layer in MASK else "Positive" for layer in FUNCTIONS}
GENERATOR = "KAIYUANSHE,Yuanwu ruler,1"


@dataclass(frozen=True)
class About:
    """What every file says of the board: name, identity (a UUID), lot, and what it is part of."""

    name: str
    uuid: str
    revision: str
    part: str = "Single"  # or Array: a panel


def gerber(shapes: Iterable[Shape], layer: Layer, about: About) -> bytes:
    """One layer's file."""
    mine = [shape for shape in shapes if shape.layer is layer]
    lines = [
        "G04 A ruler; one unit is one nanometre*",
        f"%TF.GenerationSoftware,{GENERATOR}*%",
        f"%TF.ProjectId,{_plain(about.name)},{about.uuid},{_plain(about.revision)}*%",
        f"%TF.Part,{about.part}*%",
        f"%TF.FileFunction,{FUNCTIONS[layer]}*%",
    ]
    if layer not in (Layer.OUTLINE, Layer.SCORE):
        lines.append(f"%TF.FilePolarity,{_POLARITY[layer]}*%")
    lines += ["%TF.SameCoordinates,Original*%", "%FSLAX46Y46*%", "%MOMM*%", "G75*", "%LPD*%"]
    apertures = _apertures(mine, layer)
    for (function, form), code in apertures.items():
        lines += [f"%TA.AperFunction,{function}*%", f"%ADD{code}{form}*%", "%TD*%"]
    lines += _drawn(mine, layer, apertures)
    lines.append("M02*")
    return ("\n".join(lines) + "\n").encode("ascii")


def _plain(text: str) -> str:
    r"""Text in an attribute: no comma, star or percent; beyond ASCII as \uXXXX (4.2.4)."""
    kept = "".join(" " if sign in ",*%\\" else sign for sign in text)
    return "".join(
        sign if " " <= sign <= "~" else f"\\u{ord(sign):04x}" if ord(sign) < 0x10000
        else f"\\U{ord(sign):08x}"
        for sign in kept
    ) or "none"  # fmt: skip


def _function(shape: Shape, layer: Layer) -> str:
    if layer in MASK or layer in SILK:
        return "Material"
    if layer is Layer.OUTLINE:
        return "Profile"
    if layer is Layer.SCORE:
        return "Other,Score"
    return shape.tag.use or "NonConductor"


def _form(shape: Shape) -> str:
    """The aperture of a line or pad as the format writes it."""
    if isinstance(shape, Line | Arc):
        return f"C,{_mm(shape.width)}"
    if not isinstance(shape, Pad):
        raise TypeError(shape)
    size = f"{_mm(shape.wide)}X{_mm(shape.high)}"
    match shape.form:
        case Form.ROUND:
            return f"C,{_mm(shape.wide)}"
        case Form.SQUARE:
            return f"R,{size}"
        case Form.LONG:
            return f"O,{size}"


def _mm(value: int) -> str:
    return f"{value // MM}.{value % MM:06d}"


def _apertures(shapes: list[Shape], layer: Layer) -> dict[tuple[str, str], int]:
    wanted = {(_function(s, layer), _form(s)): None for s in shapes if not isinstance(s, Region)}
    return {key: code for code, key in enumerate(wanted, start=10)}


def _drawn(
    shapes: list[Shape], layer: Layer, apertures: dict[tuple[str, str], int]
) -> Iterator[str]:
    """The shapes in their order: a region's holes take away only what was drawn before them."""
    tool = 0
    at: Point | None = None
    arcs = False
    region_function = ""
    for shape in shapes:
        if isinstance(shape, Hole):
            continue
        function = _function(shape, layer)
        if isinstance(shape, Region):
            if function != region_function:
                yield f"%TA.AperFunction,{function}*%"
                region_function = function
            if arcs:
                yield "G01*"
            arcs = False
            yield from _region(shape)
            at = None
            continue
        if region_function:
            yield "%TD*%"
            region_function = ""
        code = apertures[function, _form(shape)]
        if code != tool:
            yield f"D{code}*"
            tool = code
        match shape:
            case Pad(x=x, y=y):
                yield f"X{x}Y{y}D03*"
                at = (x, y)
            case Line(x1=x1, y1=y1, x2=x2, y2=y2):
                if arcs or at is None:
                    yield "G01*"
                arcs = False
                if at != (x1, y1):
                    yield f"X{x1}Y{y1}D02*"
                yield f"X{x2}Y{y2}D01*"
                at = (x2, y2)
            case Arc(x=x, y=y, x1=x1, y1=y1, x2=x2, y2=y2):
                if not arcs:
                    yield "G03*"
                arcs = True
                if at != (x1, y1):
                    yield f"X{x1}Y{y1}D02*"
                yield f"X{x2}Y{y2}I{x - x1}J{y - y1}D01*"
                at = (x2, y2)
    if region_function:
        yield "%TD*%"


def _region(shape: Region) -> Iterator[str]:
    yield from _contour(shape.outline)
    if shape.holes:
        yield "%LPC*%"
        for hole in shape.holes:
            yield from _contour(hole)
        yield "%LPD*%"


def _contour(points: tuple[Point, ...]) -> Iterator[str]:
    yield "G36*"
    (x, y), *rest = points
    yield f"X{x}Y{y}D02*"
    yield "G01*"
    for px, py in (*rest, (x, y)):
        yield f"X{px}Y{py}D01*"
    yield "G37*"
