"""The words for what is wrong with a design, and a finding: code, what, where, how much."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hardware.pcb_ruler.shapes import MM, Tag


class Code(StrEnum):
    """What can be wrong. Each has `value` and `limit` unless it says otherwise."""

    TRACE_THIN = "trace_thin"
    SPACE_NARROW = "space_narrow"  # other: the copper beside it
    COPPER_OVERLAPS = "copper_overlaps"  # other; no value
    DRILL_SMALL = "drill_small"
    DRILL_LARGE = "drill_large"
    RING_THIN = "ring_thin"
    HOLES_CLOSE = "holes_close"  # other
    HOLE_AT_EDGE = "hole_at_edge"
    COPPER_AT_EDGE = "copper_at_edge"
    COPPER_AT_SCORE = "copper_at_score"
    COPPER_AT_HOLE = "copper_at_hole"  # other: the hole, which is not plated
    MASK_WEB_THIN = "mask_web_thin"  # other: the opening beside it
    LEGEND_LOW = "legend_low"
    LEGEND_THIN = "legend_thin"
    LEGEND_ON_PAD = "legend_on_pad"  # other: the opening in the mask
    LEGEND_ON_HOLE = "legend_on_hole"  # other
    LEGEND_ON_COPPER = "legend_on_copper"  # other; no value
    LEGEND_OVERLAPS = "legend_overlaps"  # other
    LEGEND_OFF_BOARD = "legend_off_board"
    OFF_BOARD = "off_board"  # copper or a hole; no value
    LETTER_MISSING = "letter_missing"  # label: the letters that no font has; no value


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong. Lengths in nm; `value` None where nothing is measured."""

    code: Code
    what: str  # the feature: traces
    label: str  # the part of it: 0.1
    x: int
    y: int
    side: str = ""  # top, bottom, or "" for both
    value: int | None = None
    limit: int | None = None
    other: str = ""
    other_label: str = ""

    def __str__(self) -> str:
        """For a line in a file: code, names and numbers, no sentence."""
        names = f"{self.what} {self.label}".strip()
        if self.other:
            names += f" / {self.other} {self.other_label}".rstrip()
        measured = ""
        if self.value is not None and self.limit is not None:
            measured = f" {self.value / MM:.3f} ({self.limit / MM:.3f}) mm"
        return f"{self.code} {names}{measured} @ {self.x / MM:.2f}, {self.y / MM:.2f} {self.side}"


def found(
    code: Code,
    tag: Tag,
    at: tuple[float, float],
    side: str,
    value: float | None = None,
    limit: int | None = None,
    other: Tag | None = None,
) -> Finding:
    """A finding about a shape's tag."""
    return Finding(
        code,
        tag.feature,
        tag.label,
        round(at[0]),
        round(at[1]),
        side,
        None if value is None else round(value),
        limit,
        other.feature if other else "",
        other.label if other else "",
    )
