"""The journals: chains whole, entries unaltered; and one number for all rows that they say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from desktop.domain.safekeeping import Problem
from desktop.store.journal import VERSION, canonical, entry_hash
from desktop.store.tables import movement, private
from desktop.store.telling import FACTS_BY_NAME, Entry, Lives, is_change, read, rows_in_shape
from desktop.store.writing import shape

# How the movements of an act begin in the text of its entry. Quotes inside of a JSON text are
# escaped, so that nobody's note can look like this; and no row of it holds a bracket.
_NO_MOVEMENTS = canonical([movement.name, list(shape(movement).columns), []]).removesuffix("]")
_MOVEMENTS = _NO_MOVEMENTS.removesuffix("]") + "["
BETWEEN = "],["  # stands between the rows
# Counts as this much for each entry that an act has, less what its head says it has.
PART = hash(("part", "of", "an", "act"))
UNREADABLE = (ValueError, KeyError, TypeError, IndexError, AttributeError)


class Chains:
    """Hears every entry once. `total` adds up the hashes of all rows that the entries say;
    whoever finds the same rows in the tables comes to the same total.
    """

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.total = 0
        self.lives = Lives()
        # How many movements each portion of an act has, where it has several.
        self.cuts: dict[bytes, list[int]] = {}
        self.secrets: dict[str, str] = {}  # ids of private values and what they were hashed to
        self._last: dict[bytes, tuple[int, bytes]] = {}

    def hear(self, entry: Entry) -> None:
        """Takes in the next entry; those of one station in the order of their numbers."""
        seq, prev = self._last.get(entry.station, (0, bytes(32)))
        if entry.seq != seq + 1:
            self._broken(entry, "gap")
        elif entry.prev != prev:
            self._broken(entry, "prev")
        if entry_hash(entry.prev, *entry[:-2]) != entry.hash:
            self._broken(entry, "hash")
        self._last[entry.station] = (entry.seq, entry.hash)
        try:
            self._read(entry)
        except UNREADABLE:
            self.problems.append(
                Problem("unreadable", {"station": entry.station.hex(), "seq": entry.seq})
            )

    def _read(self, entry: Entry) -> None:
        if entry.version > VERSION:
            raise ValueError(entry.version)
        first, *others = entry.body.decode().split(_MOVEMENTS)
        rest, said = [first], []
        for text in others:  # most of all rows: compared as the text they are, unparsed
            end = text.index("]]")
            said.append(text[:end])
            rest.append(text[end + 2 :])
        facts, head = read(_NO_MOVEMENTS.join(rest))
        moments = (entry.at, entry.recorded_at)
        lives = False
        for fact in facts:
            table = FACTS_BY_NAME.get(fact[0])
            if fact[0] == private.name:
                self.secrets |= dict(fact[2])
            elif table is None or is_change(fact):
                lives = True
            elif table is movement:
                if rows := rows_in_shape(fact, table):
                    said.append(BETWEEN.join(canonical(row)[1:-1] for row in rows))
            else:
                when = moments if "at" in table.c else ()
                for row in rows_in_shape(fact, table):
                    self.total += row_hash(table.name, entry.op_id, when, row)
        for text in said:
            self.total += hash((entry.op_id, *moments, text))
        if len(said) > 1 or head is None or head["parts"] > 1:
            cuts = self.cuts.setdefault(entry.op_id, [])
            cuts += [text.count(BETWEEN) + 1 for text in said]
        if head is not None:
            self.total += operation_hash(entry, head) - head["parts"] * PART
        self.total += PART
        if lives:
            self.lives.hear(entry, facts)

    def ends(self, heads: Mapping[bytes, tuple[int, bytes]]) -> Iterator[Problem]:
        """Compares the last entries with what the ledger keeps as the ends of its chains."""
        for station in sorted({*heads, *self._last}):
            if heads.get(station, (0, bytes(32))) != self._last.get(station, (0, bytes(32))):
                last = self._last.get(station, (0, b""))[0]
                yield Problem("chain", {"station": station.hex(), "seq": last, "why": "head"})

    def _broken(self, entry: Entry, why: str) -> None:
        self.problems.append(
            Problem("chain", {"station": entry.station.hex(), "seq": entry.seq, "why": why})
        )


def row_hash(table: str, op_id: bytes, moments: Sequence[Any], row: Sequence[Any]) -> int:
    """What one row, in the journal's words, adds to the total."""
    if table == movement.name:
        # As in the text of an entry.
        return hash((op_id, *moments, canonical(list(row))[1:-1]))
    return hash((table, op_id, *moments, *row))


def operation_hash(entry: Entry, head: Mapping[str, Any]) -> int:
    """What the head of an act adds to the total."""
    return hash((
        "operation", entry.op_id, entry.at, entry.recorded_at, entry.kind, entry.actor,
        entry.station.hex(), head["note"], head["request"], head["result"], head["reverses"],
    ))  # fmt: skip
