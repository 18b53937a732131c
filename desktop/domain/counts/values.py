"""What a count is, what is entered in it, what it says before and after it is closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop.domain.stock import Key


class State(StrEnum):
    """How far a count is; a dropped one said nothing."""

    OPEN = "open"
    CLOSED = "closed"
    DROPPED = "dropped"


class Recount(StrEnum):
    """What the present pass is of: a first one, the lines that differed, everything again."""

    FIRST = ""
    DIFFERING = "differing"
    ALL = "all"


class Reason(StrEnum):
    """Why what lies there is not what the books said; any other reason is said in words."""

    OUTBOUND_NOT_RECORDED = "outbound_not_recorded"
    RETURN_NOT_RECORDED = "return_not_recorded"
    COULD_NOT_LOCATE = "could_not_locate"
    FOUND = "found"
    BROKEN = "broken"
    MISCOUNTED_BEFORE = "miscounted_before"


SEEN_LATER = "counted_since"  # the reason of a line that a later count has already settled
REASONS_LESS = (
    Reason.OUTBOUND_NOT_RECORDED,
    Reason.COULD_NOT_LOCATE,
    Reason.BROKEN,
    Reason.MISCOUNTED_BEFORE,
)
REASONS_MORE = (Reason.RETURN_NOT_RECORDED, Reason.FOUND, Reason.MISCOUNTED_BEFORE)


@dataclass(frozen=True)
class CountDraft:
    """What is to be counted: all that should lie in `place` (local id), with `tree` also in what
    lies in it; only one category; or a list of codes. `blind`: who counts does not see what the
    books say.
    """

    name: str
    place: int
    tree: bool = True
    category: str = ""
    codes: tuple[str, ...] = ()
    blind: bool = False


@dataclass(frozen=True)
class EntryDraft:
    """`qty` pieces seen of the article with this code, or (None) of a thing `said` in words.

    `owner` and `place` are local ids; no owner: whose they are the books decide; no place: the
    count's own. `qty` below zero takes back part of an earlier entry of the same pass. `said` is
    what was written (`3包+12`). No moment: now; no counter: who works here.
    """

    code: str | None
    owner: int | None = None
    place: int | None = None
    qty: int = 0
    estimate: bool = False
    said: str = ""
    counted_at: datetime | None = None
    counter: str = ""


@dataclass(frozen=True)
class Count:
    """A count as lists show it. `lines` should lie there by the books, `done` of them were seen;
    `others` names other open counts over something of the same.
    """

    id: int
    uid: str
    name: str
    place: int
    place_path: str
    tree: bool
    category: str
    codes: tuple[str, ...]
    blind: bool
    state: State
    pass_no: int
    recount: Recount
    opened_at: datetime
    closed_at: datetime | None
    lines: int = 0
    done: int = 0
    differing: int = 0
    counters: tuple[str, ...] = ()
    closed_by_op: str = ""
    others: tuple[str, ...] = ()

    @property
    def open(self) -> bool:
        """Whether it still takes entries."""
        return self.state is State.OPEN


@dataclass(frozen=True)
class Expected:
    """One line to be counted; `qty` by the books now, None where the count is blind.

    `counted` is what the entries of the present state add up to, None where nobody said
    anything, and `mine` what those of one counter in the present pass do; `several`: other lines
    are of the same thing at the same place, and differ in whose it is; `again`: the present pass
    asks for it once more. `code` None: a thing that is no
    article yet, by its words in `title`.
    """

    variant: int | None
    code: str | None
    title: str
    unit: str
    pack_size: int | None
    owner: int | None
    owner_name: str
    place: int
    place_path: str
    qty: int | None
    counted: int | None = None
    estimate: bool = False
    unexpected: bool = False
    again: bool = False
    mine: int | None = None
    several: bool = False
    counters: tuple[str, ...] = ()


@dataclass(frozen=True)
class Said:
    """One entry as it was made, the newest first when listed; `op` in hex."""

    op: str
    line: int
    pass_no: int
    code: str | None
    title: str
    place_path: str
    qty: int
    estimate: bool
    said: str
    counter: str
    counted_at: datetime


@dataclass(frozen=True)
class ReviewLine:
    """What the entries say of one key, before the count is closed; see `Finding`. `unexpected`:
    the books knew of none.
    """

    key: Key
    code: str
    title: str
    unit: str
    owner_name: str
    place_path: str
    expected: int
    counted: int
    counted_at: datetime
    estimate: bool
    settled: bool
    restless: bool
    shared: bool
    unexpected: bool
    counters: tuple[str, ...] = ()

    @property
    def difference(self) -> int:
        """Counted less expected, in pieces."""
        return self.counted - self.expected


@dataclass(frozen=True)
class Nameless:
    """A thing that was found and is no article yet, by its words; `place` a local id."""

    said: str
    place: int
    place_path: str
    qty: int


@dataclass(frozen=True)
class Review:
    """A count looked through before it is closed: what was said, what nobody counted, things
    without an article.
    """

    count: Count
    lines: tuple[ReviewLine, ...]
    uncounted: tuple[Expected, ...]
    nameless: tuple[Nameless, ...]


@dataclass(frozen=True)
class Verdict:
    """What a person says of one key when closing: why it differs; `adopt` an estimate after all;
    `zero`: nobody counted it because none is there.
    """

    key: Key
    reason: str = ""
    adopt: bool = False
    zero: bool = False


@dataclass(frozen=True)
class Verdicts:
    """All that is said when a count is closed.

    `less` and `more` are the reasons of differences that have none of their own; `rest_is_zero`:
    of what nobody counted none is there (else nothing is said of it).
    """

    lines: tuple[Verdict, ...] = ()
    less: str = ""
    more: str = ""
    rest_is_zero: bool = False


@dataclass(frozen=True)
class Result:
    """One line of a closed count; pieces. `booked`: its difference, if any, became a movement."""

    code: str
    title: str
    unit: str
    owner_name: str
    place_path: str
    expected: int
    counted: int
    estimate: bool
    booked: bool
    reason: str
    counted_at: datetime

    @property
    def difference(self) -> int:
        """Counted less expected, in pieces."""
        return self.counted - self.expected


@dataclass(frozen=True)
class Difference:
    """One line that differs; pieces."""

    code: str
    title: str
    place: str
    owner: str
    expected: int
    counted: int
    booked: bool
    reason: str


@dataclass(frozen=True)
class Closed:
    """What closing a count did: its act in hex, how many lines it settled or left, what differed,
    what fell below zero, and whose promises were given free (place, item, purpose, pieces).
    """

    op: str
    count: int
    lines: int
    differences: tuple[Difference, ...]
    disputed: tuple[str, ...]
    freed: tuple[tuple[str, str, str, int], ...]
