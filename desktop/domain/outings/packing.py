"""What to take along, proposed from the last event: how much went, when it ran out, how long."""

from __future__ import annotations

from dataclasses import dataclass

_SPARE = 10  # %: an event is never quite like the last one


@dataclass(frozen=True)
class Reason:
    """Why a number is what it is, a code and its figures; `wording` makes a sentence of it."""

    code: str
    n: int = 0
    of: int = 0


@dataclass(frozen=True)
class LastTime:
    """One thing at the last event, in pieces; `share` as in `demands`, `demand` what would go."""

    taken: int
    gone: int
    back: int
    demand: int
    share: int | None = None
    for_sale: bool = True


@dataclass(frozen=True)
class PackLine:
    """How many to take along and why."""

    qty: int
    reasons: tuple[Reason, ...]


def propose(last: LastTime, days_then: int, days_now: int, pack: int | None = None) -> PackLine:
    """The pieces of one thing for the next event, never negative, in whole packs where known.

    What went last time, more where it ran out early, for as many days, and a tenth to spare. A
    thing that is not for sale and came back whole is a tool: the same again. Of goods that nobody
    wanted half as many.
    """
    size = max(1, pack or 1)
    if last.gone <= 0:
        if not last.for_sale:
            return PackLine(max(0, last.taken), (Reason("same_again", last.taken),))
        half = _packs(-(-max(0, last.taken) // 2), size)
        return PackLine(half, (Reason("none_went", last.taken),))
    reasons = [Reason("went", last.gone, last.taken)]
    if last.share is not None:
        reasons.append(Reason("ran_out", last.share, last.demand))
    wanted = last.demand
    if days_now != days_then and days_then > 0:
        wanted = -(-wanted * max(1, days_now) // days_then)
        reasons.append(Reason("days", days_then, days_now))
    wanted = -(-wanted * (100 + _SPARE) // 100)
    reasons.append(Reason("spare", _SPARE))
    whole = _packs(wanted, size)
    if whole != wanted:
        reasons.append(Reason("pack", size))
    return PackLine(whole, tuple(reasons))


def _packs(qty: int, size: int) -> int:
    return -(-qty // size) * size
