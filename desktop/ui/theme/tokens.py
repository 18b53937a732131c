"""The numbers and colours of the look; everything that is painted takes them from here.

Lengths are device-independent pixels at a text scale of 100 %.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import Enum

UNIT = 8
RADIUS = 8
TOUCH = 48
PAY_KEY = 64
ROW = 40
ACCENT = "#1e72b9"
TEXT_POINTS = 10.5
FAMILIES = ("Noto Sans SC", "LXGW WenKai")


@dataclass(frozen=True)
class Colours:
    """One scheme. Every text colour stands at 4.5 : 1 or more on the grounds it is used on.

    `window` is the page, `base` a field or card, `raised` a second row or a pressed key, `line`
    the rare border, `muted` secondary text, `faint` what is disabled; `good`, `warn` and `bad` are
    text and icon colours, their `_ground`s the quiet surface behind them.
    """

    window: str
    base: str
    raised: str
    line: str
    text: str
    muted: str
    faint: str
    accent: str
    on_accent: str
    link: str
    accent_ground: str
    good: str
    good_ground: str
    warn: str
    warn_ground: str
    bad: str
    bad_ground: str

    def items(self) -> dict[str, str]:
        """The colours by name, for the style sheet."""
        return {f.name: getattr(self, f.name) for f in fields(self)}


LIGHT = Colours(
    window="#f4f6f9",
    base="#ffffff",
    raised="#eef2f7",
    line="#d5dce5",
    text="#17212e",
    muted="#54606f",
    faint="#98a2b0",
    accent=ACCENT,
    on_accent="#ffffff",
    link="#175f9c",
    accent_ground="#e3eff9",
    good="#16703f",
    good_ground="#e2f3e8",
    warn="#855000",
    warn_ground="#fdf0d8",
    bad="#b3261e",
    bad_ground="#fce8e6",
)

DARK = Colours(
    window="#12161c",
    base="#1a2029",
    raised="#242c37",
    line="#343f4d",
    text="#e7ecf3",
    muted="#a3afbe",
    faint="#66717f",
    accent=ACCENT,
    on_accent="#ffffff",
    link="#74b6ee",
    accent_ground="#17324b",
    good="#6fce96",
    good_ground="#153524",
    warn="#efb75a",
    warn_ground="#3a2c10",
    bad="#ff9b92",
    bad_ground="#43211f",
)

# For charts: told apart by eyes that see red and green alike, in this order; a second mark
# (label, dash) always stands beside the colour.
SERIES_LIGHT = (
    "#1e72b9",
    "#d97706",
    "#2a9d6f",
    "#9b4dca",
    "#c2415a",
    "#5b7083",
    "#0e8a9a",
    "#8a6d1d",
)
SERIES_DARK = (
    "#5aa9e6",
    "#f2a93b",
    "#58c99a",
    "#c08be8",
    "#f0819a",
    "#94a7b8",
    "#4cc3d1",
    "#cfb154",
)


class Tone(Enum):
    """What a notice, chip or number says by its colour, beside its words."""

    PLAIN = "plain"
    ACCENT = "accent"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
