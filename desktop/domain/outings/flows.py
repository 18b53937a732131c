"""What came to an event's ground and what became of it: every piece is accounted for.

taken + made + found = sold + given + used + lost + damaged + scrapped + back + handed on + unknown
+ missing + left. The rest that nobody has named yet is missing + left.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum

from desktop.domain.stock import PlaceKind

# Acts whose goods stay with whoever they went to.
HANDING_ON = frozenset({"handover", "name_rest"})


class Became(StrEnum):
    """How a piece came to the ground or left it."""

    TAKEN = "taken"
    MADE = "made"  # put together there: a kit
    FOUND = "found"
    SOLD = "sold"
    GIVEN = "given"
    USED = "used"  # used up, or part of a kit now
    LOST = "lost"
    DAMAGED = "damaged"
    SCRAPPED = "scrapped"
    BACK = "back"
    HANDED_ON = "handed_on"
    UNKNOWN = "unknown"
    COUNTED = "counted"  # the books were corrected; nobody said why


INTO = frozenset({Became.TAKEN, Became.MADE, Became.FOUND})
_OUTSIDE = {
    PlaceKind.SOLD: Became.SOLD,
    PlaceKind.GIVEN: Became.GIVEN,
    PlaceKind.CONSUMED: Became.USED,
    PlaceKind.LOST: Became.LOST,
    PlaceKind.DAMAGED: Became.DAMAGED,
    PlaceKind.SCRAPPED: Became.SCRAPPED,
    PlaceKind.FOUND: Became.FOUND,
    PlaceKind.COUNT: Became.COUNTED,
    PlaceKind.UNKNOWN: Became.UNKNOWN,
}


@dataclass(frozen=True)
class Flow:
    """`qty` pieces (< 0: the other way round) that became something at `at` (µs UTC); local ids."""

    variant: int
    owner: int
    at: int
    became: Became
    qty: int

    @property
    def to_ground(self) -> int:
        """By how many pieces there are more on the ground."""
        return self.qty if self.became in INTO else -self.qty


def became(kind: PlaceKind, came: bool, act: str) -> tuple[Became, int]:
    """What a movement between the ground and a place of this kind means, and its sign.

    `came` says that the goods came to the ground, `act` which act moved them.
    """
    if kind is PlaceKind.ASSEMBLY:
        return (Became.MADE if came else Became.USED), 1
    if kind in _OUTSIDE:
        found = _OUTSIDE[kind]
        return found, (1 if came is (found in INTO) else -1)
    if came:
        return Became.TAKEN, 1
    if act in HANDING_ON or kind is PlaceKind.BOOTH:
        return Became.HANDED_ON, 1
    return Became.BACK, 1


@dataclass(frozen=True)
class Tally:
    """What became of one thing, in pieces; none is negative but a `left` that is disputed."""

    taken: int = 0
    made: int = 0
    found: int = 0
    sold: int = 0
    given: int = 0
    used: int = 0
    lost: int = 0
    damaged: int = 0
    scrapped: int = 0
    back: int = 0
    handed_on: int = 0
    unknown: int = 0
    missing: int = 0
    left: int = 0

    @property
    def came(self) -> int:
        """All that ever was there."""
        return self.taken + self.made + self.found

    @property
    def gone(self) -> int:
        """What people got: sold and given."""
        return self.sold + self.given

    @property
    def rest(self) -> int:
        """What nobody has named yet: it must be, before the event is closed."""
        return self.missing + self.left

    @property
    def named(self) -> int:
        """All that became something; came = named + rest."""
        return self.came - self.rest

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(Tally)))


def tally(flows: Iterable[Flow]) -> Tally:
    """Adds up the flows of one thing.

    What came back from the lost, the damaged or the buyers in larger number than it went there
    counts as found, what came from the unknown as taken; corrections up and down and what was
    found beside the books cancel each other.
    """
    sums: Counter[Became] = Counter()
    left = 0
    for flow in flows:
        sums[flow.became] += flow.qty
        left += flow.to_ground
    for out in (Became.SOLD, Became.GIVEN, Became.USED, Became.LOST, Became.DAMAGED,
                Became.SCRAPPED):  # fmt: skip
        if sums[out] < 0:
            sums[Became.FOUND] -= sums[out]
            sums[out] = 0
    if sums[Became.UNKNOWN] < 0:
        sums[Became.TAKEN] -= sums[Became.UNKNOWN]
        sums[Became.UNKNOWN] = 0
    # > 0: the books knew more than was there.
    missing = sums[Became.COUNTED] - sums[Became.FOUND]
    found = max(0, -missing)
    return Tally(
        taken=sums[Became.TAKEN],
        made=sums[Became.MADE],
        found=found,
        sold=sums[Became.SOLD],
        given=sums[Became.GIVEN],
        used=sums[Became.USED],
        lost=sums[Became.LOST],
        damaged=sums[Became.DAMAGED],
        scrapped=sums[Became.SCRAPPED],
        back=sums[Became.BACK],
        handed_on=sums[Became.HANDED_ON],
        unknown=sums[Became.UNKNOWN],
        missing=max(0, missing),
        left=left,
    )


_GONE = (Became.SOLD, Became.GIVEN)


def ran_out(flows: Sequence[Flow]) -> int | None:
    """When the last piece of one thing went to somebody (µs UTC); None while there was any.

    It ran out when nothing came back, stayed or was handed on: then the last piece that was sold
    or given was the last there was.
    """
    told = tally(flows)
    if told.back or told.handed_on or told.left or told.used or not told.gone:
        return None
    return max((f.at for f in flows if f.became in _GONE and f.qty > 0), default=None)


def demands(by_thing: Mapping[int, Sequence[Flow]]) -> dict[int, tuple[int, int | None]]:
    """Pieces that people would have taken of each thing, and the share (%) at which it ran out.

    What ran out when only a part of all that went at the event had gone would have gone on going:
    its pieces are divided by that part, which counts as a third at least. None: it did not run
    out, or at the very end.
    """
    every = sorted((f.at, f.qty) for flows in by_thing.values() for f in flows if f.became in _GONE)
    whole = sum(qty for _, qty in every)
    found: dict[int, tuple[int, int | None]] = {}
    for thing, flows in by_thing.items():
        gone = tally(flows).gone
        at = ran_out(flows)
        if at is None or whole <= 0:
            found[thing] = (gone, None)
            continue
        before = sum(qty for when, qty in every if when <= at)
        share = min(100, max(34, 100 * before // whole))
        found[thing] = (gone, None) if share == 100 else (-(-gone * 100 // share), share)
    return found
