"""A history kept elsewhere, row by row: what moved when, boxes with all they hold among it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from desktop.domain.imports import Trouble


@dataclass(frozen=True, slots=True)
class Happened:
    """One row. Paths are those of that moment (`site/box`), an outside place is its kind's word.

    `row` is the line in the sheet, `at` microseconds UTC, `qty` pieces. Without a code a place
    moved: `start` is its path until then, `goal` the path it was put into ("": it stands alone).
    """

    row: int
    at: int
    code: str
    name: str
    qty: int
    owner: str
    start: str
    goal: str
    note: str = ""

    def identity(self, again: int = 0) -> bytes:
        """What this row is known by for ever, 16 bytes: the same words are the same act.

        `again` counts how often it was taken back and taken in anew.
        """
        said = (self.at, self.code, self.qty, self.owner, self.start, self.goal, self.note, again)
        return hashlib.sha256(repr(said).encode()).digest()[:16]


@dataclass(frozen=True)
class History:
    """A history as read: rows in the order of time, and the cells that cannot be taken."""

    file: str
    rows: tuple[Happened, ...]
    troubles: tuple[Trouble, ...]
    unknown: tuple[str, ...] = ()  # headings nobody claimed


class Oddity(StrEnum):
    """What cannot have been so."""

    NEGATIVE = "negative"  # more left than was there: booked, and the balance is disputed
    TWICE = "twice"  # the very same row again: booked once
    CYCLE = "cycle"  # a box in itself: left out
    TAKEN = "taken"  # another one of that name stood there already: left out
    ABSENT = "absent"  # a box moved from where it was not: left out


@dataclass(frozen=True)
class Anomaly:
    """An oddity of a row; `item` and `place` by their words, `qty` the pieces that are lacking."""

    row: int
    what: Oddity
    item: str
    place: str
    qty: int = 0


@dataclass(frozen=True)
class Replayed:
    """What became of a history: rows of all, movements of goods and of boxes that were entered,
    rows that were in already, what was made for it, and all that cannot have been so.
    """

    rows: int
    moves: int
    box_moves: int
    same: int
    places: int
    items: int
    anomalies: tuple[Anomaly, ...] = field(default=())


def once(rows: Iterable[Happened]) -> tuple[list[Happened], list[Anomaly]]:
    """The rows without those that were there before, word for word, and what was left out."""
    seen: set[bytes] = set()
    kept, odd = [], []
    for row in rows:
        identity = row.identity()
        if identity in seen:
            odd.append(Anomaly(row.row, Oddity.TWICE, row.code or row.start, row.goal))
        else:
            seen.add(identity)
            kept.append(row)
    return kept, odd


class Tree:
    """Places by parent and name as they stand at a moment; boxes move with all they hold."""

    def __init__(self, places: Iterable[tuple[int, int | None, str]]) -> None:
        self._parent: dict[int, int | None] = {}
        self._name: dict[int, str] = {}
        self._under: dict[tuple[int | None, str], int] = {}
        for place, parent, name in places:
            self.add(place, parent, name)

    def add(self, place: int, parent: int | None, name: str) -> None:
        """One more place."""
        self._parent[place], self._name[place] = parent, name
        self._under[parent, name] = place

    def parent(self, place: int) -> int | None:
        """What a place lies in."""
        return self._parent[place]

    def name(self, place: int) -> str:
        """What a place is called."""
        return self._name[place]

    def find(self, names: Iterable[str]) -> int | None:
        """The place of a path, None where there is none."""
        place: int | None = None
        for name in names:
            place = self._under.get((place, name))
            if place is None:
                return None
        return place

    def step(self, parent: int | None, name: str) -> int | None:
        """The place of that name in another one."""
        return self._under.get((parent, name))

    def move(self, place: int, goal: int | None) -> Oddity | None:
        """Puts a place into another one, or says why not."""
        above = goal
        while above is not None:
            if above == place:
                return Oddity.CYCLE
            above = self._parent[above]
        name = self._name[place]
        if self._under.get((goal, name), place) != place:
            return Oddity.TAKEN
        del self._under[self._parent[place], name]
        self._parent[place] = goal
        self._under[goal, name] = place
        return None


def names_of(path: str) -> tuple[str, ...]:
    """The names of a path from the root down."""
    return tuple(name for name in map(str.strip, path.split("/")) if name)
