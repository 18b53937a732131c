"""What a board says when somebody listens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Heard:
    """One line a board said, or (`sent`) was told. `samples`: what can be plotted, by its word
    (light: raw counts, mv: millivolts).
    """

    at: datetime
    text: str
    samples: Mapping[str, float] = field(default_factory=dict)
    sent: bool = False
