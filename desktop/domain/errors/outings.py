"""Refusals about goods at events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.domain.errors.refused import Refused


@dataclass(eq=False)
class RestUnnamed(Refused):
    """An event cannot be closed while nobody has said what became of these things. Pieces."""

    code: ClassVar[str] = "rest_unnamed"
    event: str
    pieces: int
    items: tuple[str, ...]


@dataclass(eq=False)
class OutingClosed(Refused):
    """The event's goods are settled; taking the closing back opens it again."""

    code: ClassVar[str] = "outing_closed"
    event: str


@dataclass(eq=False)
class MoreThanRest(Refused):
    """More was named than there is nobody has named yet. Pieces."""

    code: ClassVar[str] = "more_than_rest"
    item: str
    wanted: int
    rest: int
