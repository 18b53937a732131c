"""Closing a count: results, the movements of the differences, what was verified: one act."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.domain.counts import SEEN_LATER, Finding
from desktop.domain.stock import Key, Move, PlaceKind
from desktop.store import places, settled, stock, verifying
from desktop.store.tables import count_result
from desktop.store.writing import Writer


@dataclass(frozen=True)
class Booking:
    """A finding with what becomes of it: `booked`, its difference is moved and its key settled."""

    finding: Finding
    booked: bool
    reason: str = ""


def at_moment(writer: Writer, findings: Sequence[Finding], *, begun: bool) -> None:
    """Puts the act at the last moment somebody counted at, unless it has `begun` and said facts
    of its moment. Raises PeriodSettled where something was counted in a settled period.
    """
    before = writer.at
    moments = [one.counted_at for one in findings]
    for moment in (min(moments), max(moments)):
        writer.at = min(moment, writer.recorded_at)
        settled.need_open(writer)
    if begun:
        writer.at = before


def book(writer: Writer, count_id: int, bookings: Sequence[Booking]) -> Freed:
    """Writes the results of a count, moves what differs, says what was seen. What is promised
    beyond what was found is given free; what falls below zero is disputed.
    """
    writer.add(
        count_result,
        [
            {
                "line": writer.next_line(count_result),
                "count": count_id,
                "variant": one.finding.key.variant,
                "owner": one.finding.key.owner,
                "place": one.finding.key.place,
                "expected": one.finding.expected,
                "counted": one.finding.counted,
                "estimate": one.finding.estimate,
                "booked": one.booked,
                "reason": SEEN_LATER if one.finding.settled else one.reason,
                "counted_at": one.finding.counted_at,
            }
            for one in bookings
        ],
    )
    moved = {b.finding.key: b.finding.difference for b in bookings if b.booked}
    source = places.outside(writer.connection, PlaceKind.COUNT)
    moves = [_move(key, change, source) for key, change in sorted(moved.items()) if change]
    held = stock.lock(writer.connection, moved)
    stock.post(writer, moves, live=False, held=held)
    seen: defaultdict[int, list[Key]] = defaultdict(list)
    for one in bookings:
        if not one.finding.estimate:
            seen[one.finding.counted_at].append(one.finding.key)
    for moment in sorted(seen):
        verifying.seen(writer, seen[moment], moment)
    after = {key: held[key] + change for key, change in moved.items()}
    return Freed(
        disputed=tuple(key for key, qty in after.items() if qty < 0),
        freed=_free(writer, {key: after[key] for key, change in moved.items() if change < 0}),
    )


@dataclass(frozen=True)
class Freed:
    """What a count leaves for a person to look at: keys below zero, promises given free."""

    disputed: tuple[Key, ...]
    freed: tuple[tuple[Key, str, int], ...]


def _move(key: Key, change: int, source: int) -> Move:
    if change > 0:
        return Move(key.variant, key.owner, change, source, key.place)
    return Move(key.variant, key.owner, -change, key.place, source)


def _free(writer: Writer, after: Mapping[Key, int]) -> tuple[tuple[Key, str, int], ...]:
    """Promises can hold no more than what is there: the last ones named give way."""
    freed = []
    for key, held in stock.claims(writer.connection, after).items():
        beyond = sum(claim.qty for claim in held) - max(0, after[key])
        for claim in sorted(held, key=lambda one: one.purpose, reverse=True):
            if beyond > 0:
                given = stock.release(writer, key, claim.purpose, min(beyond, claim.qty))
                freed.append((key, claim.purpose, given))
                beyond -= given
    return tuple(freed)
