"""One thing that waits, with the place where it is done; without a pixel."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.ui.theme import Tone


@dataclass(frozen=True)
class Waiting:
    """One thing that wants somebody: `room` and `what` are where it is done."""

    text: str
    icon: str
    room: str
    what: object
    tone: Tone = Tone.PLAIN
