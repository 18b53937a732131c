"""From entries and books to findings: the sums of a count, without a database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from desktop.domain.stock import Key


@dataclass(frozen=True)
class Entry:
    """One entry for the sums; local ids, `counted_at` in microseconds UTC."""

    variant: int
    owner: int | None
    place: int
    qty: int
    pass_no: int = 1
    estimate: bool = False
    counted_at: int = 0


@dataclass(frozen=True)
class Books:
    """What the ledger says of some keys.

    `now` holds today's balances; `later` what changed each of them at which moment, for all
    moments that matter, earlier counts with the moment they counted at; `asserted` the last moment
    at which another count settled a key; `whose` the owners in their order, the community first.
    """

    now: Mapping[Key, int] = field(default_factory=dict)
    later: Mapping[Key, Sequence[tuple[int, int]]] = field(default_factory=dict)
    asserted: Mapping[Key, int] = field(default_factory=dict)
    whose: tuple[int, ...] = ()

    def at(self, key: Key, moment: int) -> int:
        """The balance of a key as of a moment, in pieces; what happened at that very moment is in
        it.
        """
        since = sum(change for at, change in self.later.get(key, ()) if at > moment)
        return self.now.get(key, 0) - since

    def moved(self, key: Key, after: int, until: int) -> bool:
        """Whether something moved after one moment and not after another one."""
        return any(after < at <= until for at, _ in self.later.get(key, ()))


@dataclass(frozen=True)
class Finding:
    """What the entries say of one key. `settled`: a later count said it already, so that the
    difference must not be booked once more; `restless`: goods moved while it was being counted;
    `shared`: several owners' goods lay there and nobody said whose were counted.
    """

    key: Key
    expected: int
    counted: int
    counted_at: int
    estimate: bool = False
    settled: bool = False
    restless: bool = False
    shared: bool = False

    @property
    def difference(self) -> int:
        """Counted less expected, in pieces."""
        return self.counted - self.expected


@dataclass
class _Heap:
    """Entries of one pass for one key."""

    qty: int = 0
    guessed: int = 0  # pieces of `qty` that are estimates
    sure: bool = True  # no estimate that was not taken back
    first: int = 0
    last: int = 0
    pass_no: int = 0

    @property
    def estimate(self) -> bool:
        return self.guessed != 0 or not self.sure

    def take(self, entry: Entry) -> None:
        if entry.pass_no > self.pass_no:
            self.qty, self.guessed, self.sure, self.pass_no = 0, 0, True, entry.pass_no
            self.first = self.last = entry.counted_at
        if entry.pass_no == self.pass_no:
            self.qty += entry.qty
            if entry.estimate:
                self.guessed += entry.qty
                self.sure = entry.qty < 0 or (self.sure and entry.qty > 0)
            self.first = min(self.first, entry.counted_at)
            self.last = max(self.last, entry.counted_at)


def findings(entries: Iterable[Entry], books: Books) -> list[Finding]:
    """What all entries say, key by key in the order of keys."""
    spots: defaultdict[tuple[int, int], dict[int | None, _Heap]] = defaultdict(dict)
    for entry in entries:
        heaps = spots[entry.variant, entry.place]
        heaps.setdefault(entry.owner, _Heap()).take(entry)
    found = []
    for (variant, place), heaps in spots.items():
        for owner, heap, shared in _owned(variant, place, heaps, books):
            found.append(_finding(Key(variant, owner, place), heap, shared, books))
    return sorted(found, key=lambda one: one.key)


def _owned(
    variant: int, place: int, heaps: dict[int | None, _Heap], books: Books
) -> list[tuple[int, _Heap, bool]]:
    """Each owner's part. What was counted without a word whose it is counts for all owners there:
    others' goods are taken to be complete first, what is short or over is the community's.
    """
    whole = heaps.get(None)
    named = {owner: heap for owner, heap in heaps.items() if owner is not None}
    if whole is None:
        return [(owner, heap, False) for owner, heap in named.items()]
    if any(heap.pass_no > whole.pass_no for heap in named.values()):
        last = max(heap.pass_no for heap in named.values())
        return [(o, heap, False) for o, heap in named.items() if heap.pass_no == last]
    named = {owner: heap for owner, heap in named.items() if heap.pass_no == whole.pass_no}
    there = {o: books.at(Key(variant, o, place), whole.last) for o in books.whose}
    present = [o for o in books.whose if there[o] != 0]
    free = [o for o in present if o not in named]
    keeper, guests = (free or present or [*named] or [*books.whose])[0], free[1:]
    left = whole.qty
    parts: list[tuple[int, _Heap, bool]] = []
    for guest in guests:
        share = min(left, max(0, there[guest]))
        left -= share
        parts.append((guest, _part(whole, share), True))
    if keeper in named:  # all of them were named and there is a rest: it is the first one's
        both = _part(whole, left + named.pop(keeper).qty)
        parts.append((keeper, both, False))
    else:
        parts.append((keeper, _part(whole, left), bool(guests)))
    return parts + [(owner, heap, False) for owner, heap in named.items()]


def _part(whole: _Heap, qty: int) -> _Heap:
    return _Heap(qty, whole.guessed, whole.sure, whole.first, whole.last, whole.pass_no)


def _finding(key: Key, heap: _Heap, shared: bool, books: Books) -> Finding:
    return Finding(
        key=key,
        expected=books.at(key, heap.last),
        counted=heap.qty,
        counted_at=heap.last,
        estimate=heap.estimate,
        settled=books.asserted.get(key, heap.last) > heap.last,
        restless=books.moved(key, heap.first, heap.last),
        shared=shared,
    )
