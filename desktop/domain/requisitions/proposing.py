"""Which homes ship a request: one proposal, quickly, out of however many homes there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from desktop.domain.requisitions.parcels import Take
from desktop.domain.sources import Have, Home, Part, part, rank

# Every home is weighed by itself; who begins and who helps is tried out among the best of them.
_BEST = 8
_MOST = 2  # homes of each article, those with most of it


def choose(homes: Sequence[Home], wants: Mapping[str, int]) -> tuple[Part, ...]:
    """The parts of the best answer: nothing short, fewest parcels, seen lately, little load.

    `wants` are pieces by code. Each home gives at most what is free there. Where some homes have
    everything only those are weighed; else the best for all of it, and those that have most of
    each article.
    """
    wished = {code: qty for code, qty in wants.items() if qty > 0}
    if not wished:
        return ()
    offers = sorted(
        (_Offer(given) for home in homes if (given := part(home, wished)).takes),
        key=lambda offer: offer.worth,
    )
    total = sum(wished.values())
    whole = [offer for offer in offers if offer.pieces == total]
    ranked = rank(_shortlist(whole or offers, wished), wished)
    if not ranked:
        return ()
    best = ranked[0]
    return (best.first, *best.rest)


class _Offer:
    """What one home gives of it all, added up once: there may be hundreds of them."""

    __slots__ = ("gives", "home", "pieces", "worth")

    def __init__(self, given: Part) -> None:
        home = self.home = given.home
        sure = self.pieces = 0
        self.gives: dict[str, int] = {}
        for have, qty in given.takes:
            self.pieces += qty
            sure += min(have.verified, qty)
            self.gives[have.code] = self.gives.get(have.code, 0) + qty
        # The least is the best.
        self.worth = (-self.pieces, -sure, not home.joins, home.load, home.path, home.place_id)


def _shortlist(offers: Sequence[_Offer], wished: Mapping[str, int]) -> list[Home]:
    """Few of them, so that trying all orders stays quick; enough to lack nothing that is there.

    `offers` come in the order of their worth.
    """
    chosen = {offer.home.place_id: offer.home for offer in offers[:_BEST]}
    for code, qty in wished.items():
        left = qty
        mine = [(offer.gives[code], offer) for offer in offers if code in offer.gives]
        most = sorted(mine, key=lambda one: -one[0])
        for n, (pieces, offer) in enumerate(most):
            if n >= _MOST and left <= 0:
                break
            chosen[offer.home.place_id] = offer.home
            left -= pieces
    return list(chosen.values())


def share(
    takes: Iterable[tuple[Have, int]], lines: Sequence[tuple[int, str]], left: dict[int, int]
) -> tuple[Take, ...]:
    """Pieces of articles told to the lines that want them, the first line first.

    `lines` are (line's local id, code), `left` what each still wants; it goes down by what is told.
    """
    found: list[Take] = []
    for have, qty in takes:
        rest = qty
        for line, code in lines:
            n = min(rest, left[line]) if code == have.code else 0
            if n > 0:
                found.append(Take(line, have.place_id, have.owner, n))
                left[line] -= n
                rest -= n
    return tuple(found)


def spread(home: Home, wanted: Sequence[tuple[int, str, int]]) -> tuple[Take, ...]:
    """Takes from the shelves of one home for (line's local id, code, pieces) as a person wants
    them: what was seen lately first. What is more than lies free there is asked of the last shelf,
    so that it is refused by name; what lies nowhere there is not counted, and comes from the home.
    """
    free = {have: have.free for have in home.have}
    order = sorted(free, key=lambda h: (-(h.verified > 0), -h.free, h.place_id, h.owner))
    found: list[Take] = []
    for line, code, qty in wanted:
        mine = [have for have in order if have.code == code]
        left = qty
        for have in mine:
            n = left if have is mine[-1] else min(left, free[have])
            if n > 0:
                found.append(Take(line, have.place_id, have.owner, n))
                free[have] -= n
                left -= n
        if not mine and qty > 0:
            found.append(Take(line, home.place_id, 0, qty))
    return tuple(found)
