"""The PCB ruler (电路板尺子): what is wished for, what is drawn, what a factory would object to.

All lengths are millimetres as floats, for painting and for people; the files themselves are made
in whole nanometres by `hardware.pcb_ruler`. The origin is the board's lower left corner seen from
the front, y goes up. The back's marks are given as seen through the board from the front: whoever
paints the back mirrors it (x → wide − x).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Colour(StrEnum):
    """The solder mask. White comes with black legend, every other one with white."""

    BLACK = "black"
    BLUE = "blue"
    GREEN = "green"
    RED = "red"
    PURPLE = "purple"
    YELLOW = "yellow"
    WHITE = "white"


class Finish(StrEnum):
    """What covers bare copper."""

    ENIG = "enig"  # gold
    HASL = "hasl"  # tin, lead-free


class Cut(StrEnum):
    """How boards hang together in a panel."""

    NONE = "none"  # single boards
    BITES = "bites"  # milled apart, held by tabs with rows of small holes
    SCORE = "score"  # V-grooves


class Qr(StrEnum):
    """What the QR code is made of."""

    SILK = "silk"
    COPPER = "copper"
    NONE = "none"


class Factory(StrEnum):
    """Whose limits are checked; `hardware/pcb_ruler/checks/rules.toml` has them with sources."""

    JLCPCB = "jlcpcb"
    PCBWAY = "pcbway"


class Feature(StrEnum):
    """What may be on a ruler besides its millimetre scale; in the order in which room is given."""

    INCH = "inch"
    LOGO = "logo"
    QR = "qr"
    IMPRINT = "imprint"  # project, address, lot, licence
    SMD = "smd"
    TRACES = "traces"
    DRILLS = "drills"
    VIAS = "vias"
    GAPS = "gaps"
    PACKAGES = "packages"
    PITCHES = "pitches"
    ANGLES = "angles"
    AWG = "awg"
    FONTS = "fonts"
    MIL = "mil"
    BACK_MM = "back_mm"
    KEYRING = "keyring"


@dataclass(frozen=True)
class RulerWish:
    """What a person wants. Lengths in mm; what does not fit is left out and named.

    `length` is how far the millimetre scale goes (50 to 300, whole mm): the board is 10 mm longer,
    because zero is a copper tick inside the edge. `width` is across (15 to 80). `lot` is printed
    as it stands ("" for none). The tuples are the sizes that are shown, in mm.
    """

    length: int = 150
    width: float = 34.0
    title: str = "开源社"
    motto: str = "open/source/community"  # beside the title, a line for each part
    project: str = "源物"
    url: str = "https://kaiyuanshe.cn"
    lot: str = ""
    colour: Colour = Colour.BLACK
    finish: Finish = Finish.ENIG
    thickness: float = 1.6
    qr: Qr = Qr.SILK
    features: tuple[Feature, ...] = tuple(Feature)
    traces: tuple[float, ...] = (0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.8, 1.0)
    gaps: tuple[float, ...] = (0.1, 0.15, 0.2, 0.25, 0.3, 0.5)
    vias: tuple[float, ...] = (0.2, 0.3, 0.4, 0.5, 0.6)  # drills
    fonts: tuple[float, ...] = (0.8, 1.0, 1.2, 1.5, 2.0)  # legend heights
    cut: Cut = Cut.NONE
    columns: int = 1  # of boards in the panel
    rows: int = 1
    factory: Factory = Factory.JLCPCB  # whose limits are checked


class LayerKind(StrEnum):
    """The layers of a two-layer board, bottom to top as they are painted from the front."""

    BOTTOM_SILK = "bottom_silk"
    BOTTOM_MASK = "bottom_mask"  # openings in the mask
    BOTTOM_COPPER = "bottom_copper"
    TOP_COPPER = "top_copper"
    TOP_MASK = "top_mask"  # openings in the mask
    TOP_SILK = "top_silk"
    PLATED = "plated"  # holes
    UNPLATED = "unplated"  # holes
    OUTLINE = "outline"  # where the board is milled
    SCORE = "score"  # V-grooves


Point = tuple[float, float]


@dataclass(frozen=True)
class Stroke:
    """A straight line with round ends."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float


@dataclass(frozen=True)
class Bow:
    """A part of a circle with round ends: degrees from the x axis, counter-clockwise."""

    x: float  # of the centre
    y: float
    radius: float
    start: float
    sweep: float  # > 0; 360 for a whole circle
    width: float


@dataclass(frozen=True)
class Plate:
    """A filled rectangle around its centre, `round`: with half circles at its narrow ends."""

    x: float
    y: float
    wide: float
    high: float
    round: bool = False


@dataclass(frozen=True)
class Disc:
    """A filled circle; on the layers of holes a hole."""

    x: float
    y: float
    diameter: float


@dataclass(frozen=True)
class Patch:
    """A filled polygon, with holes in it."""

    outline: tuple[Point, ...]
    holes: tuple[tuple[Point, ...], ...] = ()


Mark = Stroke | Bow | Plate | Disc | Patch


@dataclass(frozen=True)
class DrawnLayer:
    """One layer and all that is on it."""

    kind: LayerKind
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Drawing:
    """A ruler or a whole panel of them: `wide` × `high` mm, and all its layers."""

    wide: float
    high: float
    layers: tuple[DrawnLayer, ...]
    colour: Colour
    finish: Finish
    edge: tuple[Patch, ...]  # the boards' bodies as filled shapes, for painting the mask
    left_out: tuple[Feature, ...] = ()  # no room for these

    def layer(self, kind: LayerKind) -> tuple[Mark, ...]:
        """All marks of a layer."""
        return next((each.marks for each in self.layers if each.kind is kind), ())


@dataclass(frozen=True)
class RulerFinding:
    """Something a factory would object to, or that cannot be read.

    `code` is a word of `hardware.pcb_ruler.checks.Code`. `data` always has `what` (the feature,
    e.g. traces) and `label` (which part of it, e.g. 0.1), and as the code needs `other`,
    `other_label`, `value` and `limit` (mm). x and y in mm on the board, `side` top, bottom or "".
    """

    code: str
    x: float
    y: float
    side: str = ""
    data: Mapping[str, float | str] = field(default_factory=dict)


@dataclass(frozen=True)
class Fabricated:
    """What was written: file names in the folder (the zip last), and what was found."""

    files: tuple[str, ...]
    findings: tuple[RulerFinding, ...]
    left_out: tuple[Feature, ...] = ()
