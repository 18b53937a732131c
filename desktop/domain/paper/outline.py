"""Outlines as SVG writes them, brought to moves, lines and curves."""

from __future__ import annotations

import functools
import math
import re

# What a stroke of an outline is: M and L have a point, C has three, Z none.
Stroke = tuple[str, tuple[float, ...]]
_TOKEN = re.compile(r"\s*,?\s*(?:([A-Za-z])|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,2})?))")
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "Z": 0}
_MOST = 5000


@functools.lru_cache(maxsize=256)
def strokes(outline: str) -> tuple[Stroke, ...]:
    """The outline in absolute M, L, C and Z. Raises ValueError with the part that is wrong.

    Arcs (A) are not known: draw them as curves. https://www.w3.org/TR/SVG11/paths.html
    """
    pen = _Pen()
    command = ""
    numbers: list[float] = []
    unfinished = False
    for letter, digits in _tokens(outline):
        if letter:
            if unfinished or letter.upper() not in _TAKES or (not command and letter not in "Mm"):
                raise ValueError(letter)
            command, unfinished = letter, letter not in "Zz"
            if letter in "Zz":
                pen.take("Z", False, ())
        else:
            if command in ("", "Z", "z"):
                raise ValueError(digits)
            numbers.append(float(digits))
            unfinished = True
            if len(numbers) == _TAKES[command.upper()]:
                pen.take(command.upper(), command.islower(), tuple(numbers))
                numbers, unfinished = [], False
                # More points after a move are lines.
                command = {"M": "L", "m": "l"}.get(command, command)
        if len(pen.found) > _MOST:
            raise ValueError(f"> {_MOST}")
    if unfinished or not pen.found:
        raise ValueError(outline[-20:])
    return tuple(pen.found)


def _tokens(outline: str) -> list[tuple[str, str]]:
    found, at = [], 0
    while at < len(outline.rstrip()):
        token = _TOKEN.match(outline, at)
        if token is None:
            raise ValueError(outline[at : at + 20])
        found.append((token[1] or "", token[2] or ""))
        at = token.end()
    return found


class _Pen:
    def __init__(self) -> None:
        self.found: list[Stroke] = []
        self.x = self.y = 0.0
        self.start = (0.0, 0.0)
        self.handle: tuple[str, float, float] = ("", 0.0, 0.0)

    def take(self, command: str, relative: bool, n: tuple[float, ...]) -> None:
        """Follows one command with its numbers."""
        if command == "Z":
            self.x, self.y = self.start
            self.found.append(("Z", ()))
            return
        if command in "HV":
            across = n[0] + (self.x if relative else 0) if command == "H" else self.x
            down = n[0] + (self.y if relative else 0) if command == "V" else self.y
            points: list[float] = [across, down]
        else:
            dx, dy = (self.x, self.y) if relative else (0.0, 0.0)
            points = [value + (dy if i % 2 else dx) for i, value in enumerate(n)]
        if not all(math.isfinite(p) and abs(p) < 1e6 for p in points):
            raise ValueError(command)
        self._stroke(command, points)
        self.x, self.y = points[-2:]
        if command == "M":
            self.start = (self.x, self.y)

    def _stroke(self, command: str, p: list[float]) -> None:
        here = (self.x, self.y)
        if command in "ST":
            kind, hx, hy = self.handle
            mirrored = [2 * here[0] - hx, 2 * here[1] - hy] if kind == command else list(here)
            p = [*mirrored, *p]
        if command in "QT":
            self.handle = ("T", p[0], p[1])
            qx, qy, x, y = p
            curve = (
                here[0] + (qx - here[0]) * 2 / 3,
                here[1] + (qy - here[1]) * 2 / 3,
                x + (qx - x) * 2 / 3,
                y + (qy - y) * 2 / 3,
                x,
                y,
            )
            self.found.append(("C", curve))
        elif command in "CS":
            self.handle = ("S", p[2], p[3])
            self.found.append(("C", tuple(p)))
        else:
            self.handle = ("", 0.0, 0.0)
            self.found.append(("M" if command == "M" else "L", tuple(p)))
