"""The board as people see it while they solder: its outline, the LEDs by number, what is next."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from hardware.circuit.strokes import BLACK, BLUE, FAINT, GREY, number, rect, text

_BOARD, _DONE, _NEXT = "#f3f6fb", "#dfe5ec", "#ffe9a8"
SIDE = 110.0  # of the picture, mm


@dataclass(frozen=True)
class Placement:
    """Where parts stand, in mm from the middle, y downward; the outline as a closed polygon."""

    outline: tuple[tuple[float, float], ...]
    places: dict[str, tuple[float, float]]

    @property
    def leds(self) -> int:
        """How many LEDs there are."""
        return sum(ref.startswith("LED") for ref in self.places)


def read(file: Path) -> Placement:
    """The placement of a file. Raises OSError, KeyError, TOMLDecodeError."""
    table = tomllib.loads(file.read_text("utf-8"))
    arms, middle = table["arms"], table["middle"]
    half, long = table["arm_width"] / 2, table["arm_length"]
    outline = []
    places = {"LED1": (0.0, 0.0)}
    root = math.sqrt(middle**2 - half**2)
    for arm in range(arms):
        turn = 2 * math.pi * arm / arms
        for across, along in (
            (-half, root),
            (-half, long),
            (0, long + half),
            (half, long),
            (half, root),
        ):
            outline.append(_turned(across, -along, turn))
        for reach in table["reach"]:
            places[f"LED{len(places) + 1}"] = _turned(0, -reach, turn)
    places |= {ref: (x, y) for ref, (x, y) in table["parts"].items()}
    return Placement(tuple(outline), places)


def _turned(x: float, y: float, turn: float) -> tuple[float, float]:
    """A point turned clockwise (as seen, y downward) by an angle in radians."""
    return x * math.cos(turn) - y * math.sin(turn), x * math.sin(turn) + y * math.cos(turn)


def picture(
    board: Placement, now: Collection[str], done: Collection[str], *, way: bool = False
) -> str:
    """The board with what is done (grey) and what is next (yellow); `way`: the way of the data."""
    half = SIDE / 2
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{number(-half)} {number(-half)} '
        f'{number(SIDE)} {number(SIDE)}" width="{number(SIDE)}mm" height="{number(SIDE)}mm" '
        'font-family="Noto Sans SC, Noto Sans, sans-serif" fill="none" stroke-linejoin="round">',
        rect(-half, -half, SIDE, SIDE, 0, "none", fill="white"),
        _outline(board.outline),
    ]
    if way:
        out += _way([board.places[f"LED{n}"] for n in range(1, board.leds + 1)])
    for ref, (x, y) in board.places.items():
        fill = _NEXT if ref in now else _DONE if ref in done else "white"
        colour = BLACK if ref in now else GREY if ref in done else FAINT
        out += _part(ref, x, y, fill, colour)
    return "\n".join([*out, "</svg>"]) + "\n"


def _outline(points: Sequence[tuple[float, float]]) -> str:
    return f'<polygon points="{_told(points)}" fill="{_BOARD}" stroke="{BLUE}" stroke-width="0.6"/>'


def _way(points: Sequence[tuple[float, float]]) -> list[str]:
    """Arrows from each LED to the next; from an arm's end back along the arm first."""
    out = []
    for start, end in pairwise(points):
        bends = [start, end]
        if math.dist((0, 0), start) > math.dist((0, 0), end):
            ux, uy = (value / math.hypot(*start) for value in start)
            aside = (start[0] - uy * 4.6, start[1] + ux * 4.6)
            root = math.hypot(*end) * 0.9
            bends[1:1] = [aside, (ux * root - uy * 4.6, uy * root + ux * 4.6)]
        (x1, y1), (x2, y2) = bends[-2:]
        long = math.hypot(x2 - x1, y2 - y1)
        ux, uy = (x2 - x1) / long, (y2 - y1) / long
        bends[-1] = ex, ey = x2 - ux * 4.2, y2 - uy * 4.2
        head = [
            (ex, ey),
            (ex - ux * 2 - uy, ey - uy * 2 + ux),
            (ex - ux * 2 + uy, ey - uy * 2 - ux),
        ]
        out.append(
            f'<polyline points="{_told(bends)}" stroke="{BLUE}" stroke-width="0.7" '
            'stroke-opacity="0.55"/>'
        )
        out.append(f'<polygon points="{_told(head)}" fill="{BLUE}"/>')
    return out


def _told(points: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{number(x)},{number(y)}" for x, y in points)


def _part(ref: str, x: float, y: float, fill: str, colour: str) -> list[str]:
    pen = f'fill="{fill}" stroke="{colour}" stroke-width="0.4"'
    here = f'cx="{number(x)}" cy="{number(y)}"'
    if ref.startswith("LED"):
        # The cut corner is pin 3: it points the same way on every LED.
        corner = [(-2.8, -2.8), (2.8, -2.8), (2.8, 1.4), (1.4, 2.8), (-2.8, 2.8)]
        shape = f'<polygon points="{_told([(x + dx, y + dy) for dx, dy in corner])}" {pen}/>'
        return [shape, text(x, y + 1.2, ref.removeprefix("LED"), 3.2, colour, "middle")]
    if ref.startswith("J"):
        shape = rect(x - 4.5, y - 3.5, 9, 7, 0.4, colour, fill=fill, round_by=1.5)
        return [shape, text(x, y + 1, "USB", 2.8, colour, "middle")]
    if ref.startswith("S"):
        shape = rect(x - 3, y - 3, 6, 6, 0.4, colour, fill=fill, round_by=0.6)
        return [
            shape,
            f'<circle {here} r="1.7" {pen}/>',
            text(x, y + 6, ref, 2.6, colour, "middle"),
        ]
    wave = (
        f'<path d="M{number(x - 1.6)} {number(y)}l0.8 -1l0.8 2l0.8 -2l0.8 2" '
        f'stroke="{colour}" stroke-width="0.3"/>'
    )
    return [f'<circle {here} r="2.6" {pen}/>', wave, text(x, y + 6, ref, 2.6, colour, "middle")]
