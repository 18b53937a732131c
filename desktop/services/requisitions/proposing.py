"""哪家发货, for a request: one proposal, and every other home that has something of it."""

from __future__ import annotations

from collections import Counter

from desktop.domain.requisitions.parcels import Lack, Offer, Proposal, Take
from desktop.domain.requisitions.proposing import choose, share
from desktop.domain.sources import Home
from desktop.services.changes import Desk
from desktop.store.requisitions import rows, wishes
from desktop.store.requisitions.homes import homes
from desktop.store.requisitions.wishes import Wish


def propose(desk: Desk, requisition: int | str) -> Proposal:
    """Which homes ship what a request (local id or code) still wants: fewest parcels first, then
    what was seen lately, then the keeper with the least to pack.

    Nobody is asked for more than is free there; stands are told, never proposed. Articles that are
    not counted come from the first home. Raises NotFound.
    """
    with desk.database.reading() as connection:
        row = rows.get(connection, requisition)
        wanted = [wish for wish in wishes.of(connection, row.id) if wish.open]
        counted = {wish.variant: wish.code for wish in wanted if not wish.uncounted}
        if not wanted:
            return Proposal(row.code, ())
        known, stands = homes(
            connection, counted, desk.now(), requisition=row.id, days=desk.stale_days
        )
    wants: Counter[str] = Counter()
    for wish in wanted:
        if not wish.uncounted:
            wants[wish.code] += wish.open
    parts = choose(known, wants)
    left = {wish.line: wish.open for wish in wanted}
    lines = [(wish.line, wish.code) for wish in wanted if not wish.uncounted]
    given = {one.home.place_id: share(one.takes, lines, left) for one in parts}
    first = [one.home for one in parts]
    others = sorted((h for h in known if h.place_id not in given), key=_usefulness)
    loose = [wish for wish in wanted if wish.uncounted]
    if loose and (first or others):
        start = (first or others)[0]
        first = first or [others.pop(0)]
        given[start.place_id] = (*given.get(start.place_id, ()), *_from(start, loose))
    offers = [Offer(home, given[home.place_id]) for home in first]
    offers += [Offer(home) for home in others]
    offers += [Offer(home, booth=True) for home in sorted(stands, key=_usefulness)]
    return Proposal(row.code, tuple(offers), _lacks(wanted, left))


def _usefulness(home: Home) -> tuple[int, int, str, int]:
    """Who has most of it first, then who has the least to pack."""
    return (-sum(have.free for have in home.have), home.load, home.path, home.place_id)


def _from(home: Home, loose: list[Wish]) -> list[Take]:
    return [Take(wish.line, home.place_id, 0, wish.open) for wish in loose]


def _lacks(wanted: list[Wish], left: dict[int, int]) -> tuple[Lack, ...]:
    sums: dict[tuple[str, str], int] = {}
    for wish in wanted:
        if not wish.uncounted and left[wish.line] > 0:
            key = (wish.code, wish.title)
            sums[key] = sums.get(key, 0) + left[wish.line]
    return tuple(Lack(code, title, qty) for (code, title), qty in sums.items())
