"""Counting a session: boards, not attempts; a board is what its last attempt here says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from desktop.domain.bench.card import Trouble
from desktop.domain.bench.sessions import Attempt, Tally


def count(
    attempts: Iterable[tuple[str, Attempt]],
    *,
    kits_handed: int = 0,
    participants: int = 0,
    unbooked: int = 0,
    kits_left: int | None = None,
) -> Tally:
    """The figures of attempts in their order, each with its board's key. One that was taken back
    counts nowhere. A fault counts once an attempt; a dark LED by its number.
    """
    first: dict[str, Attempt] = {}
    last: dict[str, Attempt] = {}
    faults: Counter[tuple[str, int | str]] = Counter()
    said: dict[tuple[str, int | str], Trouble] = {}
    total, seconds = 0, 0.0
    for key, one in attempts:
        if one.withdrawn:
            continue
        first.setdefault(key, one)
        last[key] = one
        total += 1
        seconds += one.seconds
        if one.trouble is not None:
            kind = (one.trouble.code, one.trouble.data.get("led", ""))
            faults[kind] += 1
            said.setdefault(kind, one.trouble)
    return Tally(
        boards=len(last),
        passed=sum(one.ok for one in last.values()),
        first=sum(one.ok and one.number == 1 for one in first.values()),
        attempts=total,
        faults=tuple((said[kind], times) for kind, times in faults.most_common()),
        seconds=seconds,
        kits_handed=kits_handed,
        participants=participants,
        unbooked=unbooked,
        kits_left=kits_left,
    )
