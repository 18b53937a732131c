"""Places and what lies in them: every piece is always somewhere, real or outside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop.domain.verified import Standing


class PlaceKind(StrEnum):
    """Where goods can be. Real places hold what exists; outside ones say where it came or went."""

    PERSON = "person"
    SITE = "site"
    SHELF = "shelf"
    BOX = "box"
    BOOTH = "booth"
    TRANSIT = "transit"
    LOAN = "loan"  # lent to whoever asked for it
    UNKNOWN = "unknown"

    SUPPLIER = "supplier"
    OPENING = "opening"
    SOLD = "sold"
    GIVEN = "given"
    CONSUMED = "consumed"
    ASSEMBLY = "assembly"
    LOST = "lost"
    DAMAGED = "damaged"
    SCRAPPED = "scrapped"
    COUNT = "count"
    FOUND = "found"

    @property
    def real(self) -> bool:
        """Whether goods that lie there exist (and may never be fewer than none)."""
        return self in REAL

    @property
    def by_hand(self) -> bool:
        """Whether somebody can go there: real, neither on the way nor lent nor unknown."""
        return self in REAL and self not in (PlaceKind.TRANSIT, PlaceKind.LOAN, PlaceKind.UNKNOWN)


REAL = frozenset(
    {
        PlaceKind.PERSON,
        PlaceKind.SITE,
        PlaceKind.SHELF,
        PlaceKind.BOX,
        PlaceKind.BOOTH,
        PlaceKind.TRANSIT,
        PlaceKind.LOAN,
        PlaceKind.UNKNOWN,
    }
)
_PLACE_CODE = "P:"
OUTSIDE = tuple(kind for kind in PlaceKind if kind not in REAL)


@dataclass(frozen=True, order=True)
class Key:
    """What a balance is kept for; local ids. Its order is the order of locking."""

    variant: int
    owner: int
    place: int


@dataclass(frozen=True)
class Move:
    """`qty` > 0 pieces of a variant and owner from one place to another; local ids."""

    variant: int
    owner: int
    qty: int
    from_place: int
    to_place: int

    def back(self) -> Move:
        """The same pieces the other way."""
        return Move(self.variant, self.owner, self.qty, self.to_place, self.from_place)


def deltas(moves: Iterable[Move], real: Mapping[int, bool]) -> dict[Key, int]:
    """What the moves do to each balance of a real place, in pieces; keys in locking order.

    `real` says of each place whether it is real. A key whose moves cancel out is still there
    (with 0): it was touched and must be locked.
    """
    sums: Counter[Key] = Counter()
    for move in moves:
        for place, sign in ((move.from_place, -1), (move.to_place, 1)):
            if real[place]:
                sums[Key(move.variant, move.owner, place)] += sign * move.qty
    return {key: sums[key] for key in sorted(sums)}


@dataclass(frozen=True)
class Place:
    """A place; `path` is its names from the root, joined by `/`; uid in hex."""

    id: int
    uid: str
    kind: PlaceKind
    name: str
    path: str
    parent: int | None = None
    retired: bool = False

    @property
    def code(self) -> str:
        """What stands on its label for scanners; see `place_code`."""
        return place_code(self.uid)


def place_code(uid: str) -> str:
    """The code of a place by its uid (hex): `P:` and ten digits made of what is random in it.

    Digits, because a name cannot be typed by a scanner, and because bars write them two a sign:
    the code fits on a label of 40 mm.
    """
    return f"{_PLACE_CODE}{int(uid[-12:], 16) % 10**10:010d}"


def is_place_code(text: str) -> bool:
    """Whether a scanned text has the shape of a place's code."""
    wanted = text.strip().upper()
    digits = wanted.removeprefix(_PLACE_CODE)
    return digits != wanted and len(digits) == 10 and digits.isdecimal()


@dataclass(frozen=True)
class Owner:
    """Whose goods they are: 开源社 itself, a sponsor, another community."""

    id: int
    uid: str
    name: str


@dataclass(frozen=True)
class Holding:
    """What lies at one place of one owner, in pieces. `available` is less open allocations;
    `standing` is how sure that is.

    `taken_back_later` (only as of a past moment) says that a movement counted here was undone
    after that moment: the past still shows the mistake.
    """

    variant: int
    code: str
    item: str
    label: str
    owner: str
    place: str
    place_id: int
    on_hand: int
    available: int
    verified_at: datetime | None = None
    disputed: bool = False
    note: str = ""
    taken_back_later: bool = False
    owner_id: int = 0
    place_kind: PlaceKind = PlaceKind.SITE
    standing: Standing = Standing.UNKNOWN


@dataclass(frozen=True)
class StoryLine:
    """One line of an item's or a place's story, the newest first when listed.

    `undone` says that a later act took it back, `reverses` that it took an earlier one back.
    """

    op: str
    line: int
    at: datetime
    recorded_at: datetime
    kind: str
    note: str
    by: str
    code: str
    item: str
    label: str
    owner: str
    qty: int
    from_kind: PlaceKind
    from_place: str
    to_kind: PlaceKind
    to_place: str
    undone: bool
    reverses: bool


@dataclass(frozen=True)
class Act:
    """Something a person did, as the undo button names it; `details` are words for its sentence."""

    op: str
    kind: str
    at: datetime
    by: str
    note: str
    lines: int
    undone: bool
