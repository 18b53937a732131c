"""What a ruler shall be: the parameters of the generator."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from hardware.pcb_ruler.shapes import MM, mm

SHORTEST, LONGEST = 50, 300  # mm of scale
NARROWEST, WIDEST = 15.0, 80.0  # mm across
MARGIN = 5 * MM  # from the board's edge to zero, and from the last millimetre to the other edge
CORNER = 2 * MM  # radius of the outline

# All that may be on a ruler, in the order in which room is given.
FEATURES = (
    *("inch", "logo", "qr", "imprint", "smd", "traces", "drills", "vias", "gaps", "packages"),
    *("pitches", "angles", "awg", "fonts", "mil", "back_mm", "keyring"),
)


class BadSpec(Exception):
    """A parameter is beyond what can be made: its name, the value, the bounds."""

    def __init__(self, field: str, value: object, low: float, high: float) -> None:
        super().__init__(field, value, low, high)
        self.field, self.value, self.low, self.high = field, value, low, high


@dataclass(frozen=True)
class Spec:
    """The parameters; lengths in mm. `font` is a file with the characters of title and project.

    `length` is how far the millimetre scale goes; the board is 10 mm longer. Raises BadSpec.
    """

    font: Path
    length: int = 150
    width: float = 34.0
    title: str = "开源社"
    motto: str = "open/source/community"  # beside the title, a line for each part
    project: str = "源物"
    url: str = "https://kaiyuanshe.cn"
    lot: str = ""
    colour: str = "black"
    finish: str = "enig"
    thickness: float = 1.6
    qr: str = "silk"  # silk, copper, none
    features: frozenset[str] = field(default_factory=lambda: frozenset(FEATURES))
    traces: tuple[float, ...] = (0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.8, 1.0)
    gaps: tuple[float, ...] = (0.1, 0.15, 0.2, 0.25, 0.3, 0.5)
    vias: tuple[float, ...] = (0.2, 0.3, 0.4, 0.5, 0.6)
    fonts: tuple[float, ...] = (0.8, 1.0, 1.2, 1.5, 2.0)
    cut: str = "none"  # none, bites, score
    columns: int = 1
    rows: int = 1
    factory: str = "jlcpcb"

    def __post_init__(self) -> None:
        bounds: tuple[tuple[str, float, float, float], ...] = (
            ("length", self.length, SHORTEST, LONGEST),
            ("width", self.width, NARROWEST, WIDEST),
            ("thickness", self.thickness, 0.4, 3.2),
            ("columns", self.columns, 1, 20),
            ("rows", self.rows, 1, 20),
            *(("traces", each, 0.01, 5) for each in self.traces),
            *(("gaps", each, 0.01, 5) for each in self.gaps),
            *(("vias", each, 0.05, 3) for each in self.vias),
            *(("fonts", each, 0.3, 5) for each in self.fonts),
        )
        for name, value, low, high in bounds:
            if not low <= value <= high:
                raise BadSpec(name, value, low, high)
        if self.length != int(self.length):
            raise BadSpec("length", self.length, SHORTEST, LONGEST)

    @property
    def wide(self) -> int:
        """The board's length from edge to edge, nm."""
        return self.length * MM + 2 * MARGIN

    @property
    def high(self) -> int:
        """The board across, nm."""
        return mm(self.width)

    @property
    def dark(self) -> bool:
        """Whether the legend is lighter than the mask: white on everything but white."""
        return self.colour != "white"

    def has(self, feature: str) -> bool:
        """Whether that feature is wished for."""
        return feature in self.features
