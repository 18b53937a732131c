"""A figure: what was measured, the floor of the same run, the goal; and the board of them all."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from time import perf_counter
from unicodedata import east_asian_width


@dataclass(frozen=True)
class Figure:
    """Seconds measured and seconds of the floor. The goal is a ratio, a limit in seconds or both;
    `unit` only says how the board shows them.
    """

    name: str
    measured: float
    floor: float
    at_most: float | None = None
    below: float | None = None

    @property
    def ratio(self) -> float:
        """How many times the floor."""
        return self.measured / self.floor if self.floor else 0.0

    @property
    def met(self) -> bool:
        """Whether every goal is met."""
        fits = self.at_most is None or self.ratio <= self.at_most
        return fits and (self.below is None or self.measured < self.below)

    def cells(self) -> list[str]:
        """As a line of the board."""
        goals = [f"≤ {self.at_most:g} ×"] if self.at_most is not None else []
        goals += [f"< {shown(self.below)}"] if self.below is not None else []
        return [
            self.name,
            shown(self.measured),
            shown(self.floor) if self.floor else "",
            f"{self.ratio:.2f} ×" if self.floor else "",
            ", ".join(goals),
            "✓" if self.met else "✗ missed",
        ]


@dataclass
class Board:
    """All figures of a run."""

    figures: list[Figure] = field(default_factory=list)

    def add(
        self,
        name: str,
        measured: float,
        floor: float = 0.0,
        *,
        at_most: float | None = None,
        below: float | None = None,
    ) -> bool:
        """Puts a figure up; whether its goal is met."""
        figure = Figure(name, measured, floor, at_most, below)
        self.figures.append(figure)
        return figure.met

    def table(self) -> str:
        """For people."""
        rows = [["figure", "measured", "floor", "ratio", "goal", ""]]
        rows += [figure.cells() for figure in self.figures]
        widths = [max(wide(row[i]) for row in rows) for i in range(len(rows[0]))]

        def line(row: list[str]) -> str:
            padded = (cell + " " * (w - wide(cell)) for cell, w in zip(row, widths, strict=True))
            return "  ".join(padded).rstrip()

        return "\n".join(map(line, rows))

    def to_json(self) -> str:
        """For programs: seconds."""
        return json.dumps(
            [asdict(f) | {"ratio": f.ratio, "met": f.met} for f in self.figures],
            ensure_ascii=False,
        )


def wide(text: str) -> int:
    """How many columns a text takes."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def shown(seconds: float) -> str:
    """Seconds as people read them."""
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.2f} ms"


def took(work: Callable[[], object]) -> float:
    """How long something took, in seconds."""
    start = perf_counter()
    work()
    return perf_counter() - start


def part(times: Sequence[float], share: float) -> float:
    """The quantile of some times: 0.5 is the middle one."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
