"""People: who did it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """Somebody who works here; uid in hex."""

    id: int
    uid: str
    name: str
