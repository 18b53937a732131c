"""What a board is made of: a few shapes in whole nanometres, each saying what it belongs to.

The origin is the board's lower left corner seen from the front, y goes up. A shape on the back
lies where it lies: seen through the board. Everything else (files for the factory, checks, the
preview) is made from this one list.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

MM = 1_000_000  # nanometres
INCH = 25_400_000  # exact by definition since 1959
MIL = 25_400
Point = tuple[int, int]


def mm(value: float) -> int:
    """Millimetres as whole nanometres."""
    return round(value * MM)


class Layer(StrEnum):
    """The layers of a two-layer board. On the mask layers a shape is an opening."""

    BOTTOM_SILK = "bottom_silk"
    BOTTOM_MASK = "bottom_mask"
    BOTTOM_COPPER = "bottom_copper"
    TOP_COPPER = "top_copper"
    TOP_MASK = "top_mask"
    TOP_SILK = "top_silk"
    PLATED = "plated"
    UNPLATED = "unplated"
    OUTLINE = "outline"
    SCORE = "score"

    @property
    def side(self) -> str:
        """`top`, `bottom`, or "" for what goes through."""
        return self.value.partition("_")[0] if "_" in self.value else ""


COPPER = (Layer.TOP_COPPER, Layer.BOTTOM_COPPER)
MASK = (Layer.TOP_MASK, Layer.BOTTOM_MASK)
SILK = (Layer.TOP_SILK, Layer.BOTTOM_SILK)
HOLES = (Layer.PLATED, Layer.UNPLATED)
_OTHER_SIDE = {
    Layer.TOP_COPPER: Layer.BOTTOM_COPPER,
    Layer.TOP_MASK: Layer.BOTTOM_MASK,
    Layer.TOP_SILK: Layer.BOTTOM_SILK,
}
_OTHER_SIDE |= {below: above for above, below in _OTHER_SIDE.items()}


@dataclass(frozen=True, slots=True)
class Tag:
    """What a shape belongs to: a feature (`traces`), a part of it (`0.1`).

    `height` is that of the letters if it is text, else 0; `use` the aperture function of the
    Gerber format (Ucamco, "The Gerber Layer Format Specification", 5.6.10), "" for the usual one.
    """

    feature: str
    label: str = ""
    height: int = 0
    use: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line with round ends."""

    layer: Layer
    x1: int
    y1: int
    x2: int
    y2: int
    width: int
    tag: Tag


@dataclass(frozen=True, slots=True)
class Arc:
    """A part of a circle with round ends, counter-clockwise; start and end alike: all of it."""

    layer: Layer
    x: int  # of the centre
    y: int
    x1: int
    y1: int
    x2: int
    y2: int
    width: int
    tag: Tag


class Form(StrEnum):
    """How a pad looks."""

    ROUND = "round"  # wide and high are the diameter
    SQUARE = "square"  # a rectangle
    LONG = "long"  # with half circles at the narrow ends


@dataclass(frozen=True, slots=True)
class Pad:
    """A filled rectangle, circle or long hole's shape around its centre."""

    layer: Layer
    x: int
    y: int
    wide: int
    high: int
    form: Form
    tag: Tag


@dataclass(frozen=True, slots=True)
class Region:
    """A filled polygon with holes in it. No corner is said twice."""

    layer: Layer
    outline: tuple[Point, ...]
    holes: tuple[tuple[Point, ...], ...]
    tag: Tag


@dataclass(frozen=True, slots=True)
class Hole:
    """A drilled hole; the layer says whether it is plated."""

    layer: Layer
    x: int
    y: int
    diameter: int
    tag: Tag


Shape = Line | Arc | Pad | Region | Hole


def moved(shapes: Iterable[Shape], dx: int, dy: int) -> list[Shape]:
    """The shapes somewhere else."""
    return [_mapped(shape, 1, dx, dy) for shape in shapes]


def turned_over(shapes: Iterable[Shape], wide: int) -> list[Shape]:
    """What was drawn as seen from the back of a board that is so wide, laid on the back."""
    return [_mapped(shape, -1, wide, 0) for shape in shapes]


def _mapped(shape: Shape, sign: int, dx: int, dy: int) -> Shape:
    """Sends x → sign·x + dx, y → y + dy, with sign -1 also to the other side; an arc stays
    counter-clockwise.
    """
    layer = shape.layer if sign > 0 else _OTHER_SIDE.get(shape.layer, shape.layer)
    match shape:
        case Line(_, x1, y1, x2, y2, width, tag):
            return Line(layer, sign * x1 + dx, y1 + dy, sign * x2 + dx, y2 + dy, width, tag)
        case Pad(_, x, y, wide, high, form, tag):
            return Pad(layer, sign * x + dx, y + dy, wide, high, form, tag)
        case Hole(_, x, y, diameter, tag):
            return Hole(layer, sign * x + dx, y + dy, diameter, tag)
        case Arc(_, x, y, x1, y1, x2, y2, width, tag):
            first, last = (sign * x1 + dx, y1 + dy), (sign * x2 + dx, y2 + dy)
            if sign < 0:
                first, last = last, first
            return Arc(layer, sign * x + dx, y + dy, *first, *last, width, tag)
        case Region(_, outline, holes, tag):

            def ring(points: tuple[Point, ...]) -> tuple[Point, ...]:
                return tuple((sign * x + dx, y + dy) for x, y in points)

            return Region(layer, ring(outline), tuple(map(ring, holes)), tag)
