"""Sums for charts: what people would rather look at than read."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.services.changes import Desk
from desktop.store import totals


@dataclass(frozen=True)
class PlaceTotal:
    """How many pieces lie at a place itself, without what its boxes hold."""

    place: int
    kind: str
    path: str
    pieces: int


def by_place(desk: Desk) -> list[PlaceTotal]:
    """Every real place that holds anything, the fullest first."""
    with desk.database.reading() as connection:
        return [PlaceTotal(*row) for row in totals.by_place(connection)]
