"""The factories' limits, read from `rules.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from hardware.pcb_ruler.shapes import mm


@dataclass(frozen=True)
class Rules:
    """What must not be less (`drill_most`, and the sides of a board or panel: more). All in nm."""

    board_long: int
    board_short: int
    trace: int
    space: int
    drill_least: int
    drill_most: int
    unplated_least: int
    ring: int
    hole_hole: int
    hole_edge: int
    copper_edge: int
    copper_score: int
    copper_hole: int
    mask_web: int
    legend_height: int
    legend_stroke: int
    legend_space: int
    legend_pad: int
    legend_hole: int
    legend_edge: int

    def take(self, wide: int, high: int) -> bool:
        """Whether a board or panel of this size, nm, can be made, whichever way it lies."""
        return max(wide, high) <= self.board_long and min(wide, high) <= self.board_short


@cache
def factories() -> dict[str, dict[str, object]]:
    """The tables of the file by the factories' words."""
    return tomllib.loads((Path(__file__).parent / "rules.toml").read_text("utf-8"))


def rules(factory: str) -> Rules:
    """A factory's limits. Raises KeyError for one that is not in the file."""
    table = factories()[factory]
    return Rules(**{each.name: mm(table[each.name]["mm"]) for each in fields(Rules)})  # type: ignore[index]  # a table of tables
