"""How sure a number is, as a badge and as a line of words."""

from __future__ import annotations

from desktop.domain.verified import Split, Standing
from desktop.ui.forms import Badge
from desktop.ui.theme import Tone
from desktop.wording import _
from desktop.wording.joining import labelled
from desktop.wording.keeping import standing

TONES = {
    Standing.VERIFIED: Tone.GOOD,
    Standing.STALE: Tone.WARN,
    Standing.UNKNOWN: Tone.PLAIN,
}


def badge(where: Standing) -> Badge:
    """A line's standing."""
    return Badge(standing(where), TONES[where])


def words(split: Split) -> str:
    """Pieces by how sure they are, what there is none of left out; "" for nothing at all."""
    parts = [
        labelled(standing(where), f"{pieces:,}")
        for where, pieces in (
            (Standing.VERIFIED, split.verified),
            (Standing.STALE, split.stale),
            (Standing.UNKNOWN, split.unknown),
        )
        if pieces
    ]
    return _(" · ").join(parts)
