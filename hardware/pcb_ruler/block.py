"""A block: one feature's shapes around an origin of its own, and the pen that draws them.

A block is drawn as it is read, on the front layers; the layout moves it to its place and turns it
over for the back. What goes through the board also says what the other side shows there.
"""

from __future__ import annotations

from dataclasses import dataclass

from hardware.pcb_ruler.letters import width_of, write
from hardware.pcb_ruler.shapes import (
    Arc,
    Form,
    Hole,
    Layer,
    Line,
    Pad,
    Point,
    Region,
    Shape,
    Tag,
    mm,
)

GROW = mm(0.05)  # how much wider than its copper an opening in the mask is, on either side
CAPTION = mm(1.0)  # height of a feature's name, and of most labels
BURIED = (Layer.TOP_COPPER,)
GOLD = (Layer.TOP_COPPER, Layer.TOP_MASK)
SILK = (Layer.TOP_SILK,)


@dataclass(frozen=True)
class Block:
    """Shapes within 0..wide × 0..high. `behind`: what the other side shows, as read there."""

    feature: str
    wide: int
    high: int
    shapes: tuple[Shape, ...]
    behind: tuple[Shape, ...] | None = None

    @property
    def through(self) -> bool:
        """Whether it takes the same place on both sides."""
        return self.behind is not None


class Pen:
    """Draws the shapes of one feature."""

    def __init__(self, feature: str, use: str = "") -> None:
        self.feature = feature
        self.use = use
        self.shapes: list[Shape] = []

    def tag(self, label: str, height: int = 0, use: str = "") -> Tag:
        """What a shape belongs to."""
        return Tag(self.feature, label, height, use or self.use)

    def line(
        self, a: Point, b: Point, width: int, label: str, layers: tuple[Layer, ...] = GOLD
    ) -> None:
        """A straight line on those layers, opened wider where it is the mask."""
        tag = self.tag(label)
        self.shapes += [Line(layer, *a, *b, width + _wider(layer), tag) for layer in layers]

    def ring(
        self, x: int, y: int, radius: int, width: int, label: str, layers: tuple[Layer, ...] = GOLD
    ) -> None:
        """A circle's line."""
        tag = self.tag(label)
        self.shapes += [
            Arc(layer, x, y, x + radius, y, x + radius, y, width + _wider(layer), tag)
            for layer in layers
        ]

    def bow(
        self, x: int, y: int, a: Point, b: Point, width: int, label: str,
        layers: tuple[Layer, ...] = GOLD,
    ) -> None:  # fmt: skip
        """A part of a circle around x, y, counter-clockwise from a to b."""
        tag = self.tag(label)
        self.shapes += [Arc(layer, x, y, *a, *b, width + _wider(layer), tag) for layer in layers]

    def pad(
        self,
        x: int,
        y: int,
        wide: int,
        high: int,
        label: str,
        form: Form = Form.SQUARE,
        layers: tuple[Layer, ...] = GOLD,
        use: str = "",
    ) -> None:
        """A pad around its centre."""
        tag = self.tag(label, use=use)
        for layer in layers:
            more = _wider(layer)
            self.shapes.append(Pad(layer, x, y, wide + more, high + more, form, tag))

    def box(
        self, x1: int, y1: int, x2: int, y2: int, label: str, layers: tuple[Layer, ...]
    ) -> None:
        """A filled rectangle from corner to corner."""
        tag = self.tag(label)
        corners = ((x1, y1), (x2, y1), (x2, y2), (x1, y2))
        self.shapes += [Region(layer, corners, (), tag) for layer in layers]

    def hole(self, x: int, y: int, diameter: int, label: str, *, plated: bool) -> None:
        """A drilled hole."""
        layer = Layer.PLATED if plated else Layer.UNPLATED
        use = "ViaDrill" if plated and self.use == "ViaPad" else ""
        use = use or ("ComponentDrill" if plated else "MechanicalDrill")
        self.shapes.append(Hole(layer, x, y, diameter, self.tag(label, use=use)))

    def text(
        self,
        text: str,
        x: int,
        y: int,
        height: int = CAPTION,
        align: float = 0.0,
        *,
        layers: tuple[Layer, ...] = SILK,
        stroke: int = 0,
    ) -> int:
        """A text with its lower edge at y; returns how wide it is."""
        tag = Tag(self.feature, text, height)
        self.shapes += write(
            text, x, y, height, tag, layers=layers, align=align, stroke=stroke, grow=GROW
        )
        return width_of(text, height)

    def block(self, wide: int, high: int, behind: Pen | None = None) -> Block:
        """What was drawn, as a block."""
        other = None if behind is None else tuple(behind.shapes)
        return Block(self.feature, wide, high, tuple(self.shapes), other)


def _wider(layer: Layer) -> int:
    return 2 * GROW if layer in (Layer.TOP_MASK, Layer.BOTTOM_MASK) else 0


def short(value: float) -> str:
    """A size as it is written on the board: 0.15, 1.0, 2.54."""
    text = f"{value:.3f}".rstrip("0")
    return f"{text}0" if text.endswith(".") else text
