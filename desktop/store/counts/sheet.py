"""A count as one reading of the ledger sees it: its lines, its findings, what it would say."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row

from desktop.domain.counts import (
    Expected,
    Finding,
    Nameless,
    Recount,
    ReviewLine,
    findings,
)
from desktop.domain.moments import moment
from desktop.domain.stock import Key
from desktop.store.counts import books, entries, naming, reading, rows
from desktop.store.holdings import paths
from desktop.store.owners import first, owners


@dataclass(frozen=True)
class _Names:
    """What everything of one count is called."""

    variants: Mapping[int, naming.Called]
    owners: Mapping[int, str]
    places: Mapping[int, str]

    def order(self, key: Key) -> tuple[str, str, int]:
        return (self.places[key.place], self.variants[key.variant].sort, key.owner)


class Sheet:
    """A count as one reading of the ledger sees it."""

    def __init__(
        self, connection: Connection, row: Row[Any], *, sighted: bool = False, who: str = ""
    ) -> None:
        self.row = row
        self._who = who
        self._hidden = bool(row.blind) and not sighted
        self._pass = rows.pass_of(row)
        self._entries = entries.standing(connection, row.id)
        self.due = due(connection, row)
        self.found = found(connection, self._entries)
        self._before = self._former(connection)
        self._own = self._own_sums()
        self._anew = {(e.variant, e.place) for e in self._entries if _pass(e) == self._pass}
        keys = {*self.due, *(one.key for one in self.found)}
        self._names = _Names(
            naming.variants(connection, {key.variant for key in keys}),
            {owner.id: owner.name for owner in owners(connection)},
            paths(connection),
        )

    def lines(self) -> list[Expected]:
        """All lines in the order of places and names, nameless things last."""
        said = {one.key: one for one in self.found}
        counters = self._counters()
        keys = sorted({*self.due, *said}, key=self._names.order)
        owners_of = Counter((key.variant, key.place) for key in keys)
        several = {spot for spot, count in owners_of.items() if count > 1}
        lines = [self._line(key, said.get(key), counters, several) for key in keys]
        return lines + [
            Expected(
                variant=None,
                code=None,
                title=thing.said,
                unit="",
                pack_size=None,
                owner=None,
                owner_name="",
                place=thing.place,
                place_path=thing.place_path,
                qty=None,
                counted=thing.qty,
                unexpected=True,
            )
            for thing in self.nameless()
        ]

    def _line(
        self,
        key: Key,
        one: Finding | None,
        counters: Mapping[tuple[int, int], tuple[str, ...]],
        several: set[tuple[int, int]],
    ) -> Expected:
        shared = (key.variant, key.place) in several
        called = self._names.variants[key.variant]
        return Expected(
            variant=key.variant,
            code=called.code,
            title=called.title,
            unit=called.unit,
            pack_size=called.pack_size,
            owner=key.owner,
            owner_name=self._names.owners[key.owner],
            place=key.place,
            place_path=self._names.places[key.place],
            qty=None if self._hidden else self.due.get(key, 0),
            counted=None if one is None else one.counted,
            estimate=one is not None and one.estimate,
            unexpected=key not in self.due,
            again=self._again(key),
            mine=self._mine(key, shared),
            several=shared,
            counters=counters.get((key.variant, key.place), ()),
        )

    def review(self) -> list[ReviewLine]:
        """What the entries say, place by place."""
        counters = self._counters()
        called = self._names.variants
        return [
            ReviewLine(
                key=one.key,
                code=called[one.key.variant].code,
                title=called[one.key.variant].title,
                unit=called[one.key.variant].unit,
                owner_name=self._names.owners[one.key.owner],
                place_path=self._names.places[one.key.place],
                expected=one.expected,
                counted=one.counted,
                counted_at=moment(one.counted_at),
                estimate=one.estimate,
                settled=one.settled,
                restless=one.restless,
                shared=one.shared,
                unexpected=one.expected == 0 and one.key not in self.due,
                counters=counters.get((one.key.variant, one.key.place), ()),
            )
            for one in sorted(self.found, key=lambda one: self._names.order(one.key))
        ]

    def nameless(self) -> list[Nameless]:
        """Things that are no article yet."""
        found = entries.nameless(self._entries)
        return [
            Nameless(words, place, self._names.places[place], qty)
            for (words, place), qty in found.items()
        ]

    def _mine(self, key: Key, shared: bool) -> int | None:
        return self._own.get((key.variant, key.place, key.owner if shared else 0))

    def _own_sums(self) -> dict[tuple[int, int, int], int]:
        """What one counter says in this pass, of each owner and (0) of all of them."""
        sums: dict[tuple[int, int, int], int] = {}
        for e in self._entries:
            if e.variant is not None and e.counter == self._who and _pass(e) == self._pass:
                for owner in {0, e.owner or 0}:
                    spot = (e.variant, e.place, owner)
                    sums[spot] = sums.get(spot, 0) + int(e.qty)
        return sums

    def _again(self, key: Key) -> bool:
        if self._pass == 1:
            return False
        if (key.variant, key.place) in self._anew:
            return False
        if self.row.recount == Recount.ALL:
            return True
        return key in self._before

    def _former(self, connection: Connection) -> set[Key]:
        """The keys that differed before the present pass."""
        if self._pass == 1:
            return set()
        earlier = [row for row in self._entries if _pass(row) < self._pass]
        return {one.key for one in found(connection, earlier) if one.difference or one.estimate}

    def _counters(self) -> dict[tuple[int, int], tuple[str, ...]]:
        names: defaultdict[tuple[int, int], dict[str, None]] = defaultdict(dict)
        for row in self._entries:
            if row.variant is not None:
                names[row.variant, row.place][row.counter] = None
        return {spot: tuple(who) for spot, who in names.items()}


def _pass(row: Row[Any]) -> int:
    return int(row._mapping["pass"])


def found(connection: Connection, said: Sequence[Row[Any]]) -> list[Finding]:
    """What entries come to against the books of their moments."""
    known = entries.known(said)
    spots = {(one.variant, one.place) for one in known}
    since = min((one.counted_at for one in known), default=None)
    return findings(known, books.books(connection, spots, since))


def due(connection: Connection, row: Row[Any]) -> dict[Key, int]:
    """What should lie there by the books now; of a list also what does not."""
    due = reading.keys(connection, row)
    there = {key.variant for key in due}
    community = first(connection)
    for variant in rows.scope(connection, row.id):
        if variant not in there:
            due[Key(variant, community, row.place)] = 0
    return due
