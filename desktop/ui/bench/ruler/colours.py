"""What a finished board looks like: lacquer, copper under it, bare metal, legend."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.bench.ruler import Colour, Finish
from desktop.wording import N_

# How the lacquers of hobby boards look in daylight: over the bare board, and over copper.
_MASK: dict[Colour, tuple[str, str]] = {
    Colour.BLACK: ("#1b1d20", "#26292d"),
    Colour.BLUE: ("#123a7a", "#1b4f9c"),
    Colour.GREEN: ("#0f5132", "#1a7048"),
    Colour.RED: ("#8f1d22", "#b02a2f"),
    Colour.PURPLE: ("#3b1d5e", "#512a7d"),
    Colour.YELLOW: ("#c99a12", "#dcb030"),
    Colour.WHITE: ("#eceeee", "#dfe2e2"),
}
METAL: dict[Finish, str] = {Finish.ENIG: "#d9b25a", Finish.HASL: "#c3c8cc"}
COPPER = "#b8733c"  # without lacquer, before the finish
BARE = "#b9a772"  # glass fibre where no lacquer is
LIGHT, DARK = "#f4f5f3", "#20242a"  # legend

NAMES: dict[Colour, str] = {
    Colour.BLACK: N_("Black"),
    Colour.BLUE: N_("Blue"),
    Colour.GREEN: N_("Green"),
    Colour.RED: N_("Red"),
    Colour.PURPLE: N_("Purple"),
    Colour.YELLOW: N_("Yellow"),
    Colour.WHITE: N_("White"),
}


@dataclass(frozen=True)
class Paints:
    """The colours of one board as hex texts."""

    mask: str
    covered: str  # copper under the lacquer
    metal: str
    legend: str


def paints(colour: Colour, finish: Finish) -> Paints:
    """How that choice looks."""
    mask, covered = _MASK[colour]
    return Paints(mask, covered, METAL[finish], DARK if colour is Colour.WHITE else LIGHT)
