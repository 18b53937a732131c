"""How far long work has come."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Progress:
    """One step of long work, yielded by the generator that does it.

    `done` of `total` things are done (`total` 0: nobody knows how many there are); `what` is what
    is being done now, by name, e.g. the row or file (data, no sentence).
    """

    done: int
    total: int
    what: str = ""
