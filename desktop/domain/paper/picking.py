"""From where to take what is wanted: few ways first, never more than is free."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Lot:
    """`free` pieces of a variant of one owner at a place; local ids.

    `rank` says whose goods go first (0 the community's own), `order` where the place stands in
    the list of places.
    """

    variant: int
    place: int
    owner: int
    free: int
    rank: int = 0
    order: int = 0


@dataclass(frozen=True)
class Pick:
    """Take `qty` pieces from a lot."""

    lot: Lot
    qty: int


def picks(wanted: Mapping[int, int], lots: Sequence[Lot]) -> tuple[Pick, ...]:
    """Which lots to take from, for `wanted` pieces of each variant; less where less is free.

    The place that completes the most articles comes first, then the one that gives the most
    pieces: so that a person walks to as few places as can be. Within a place the community's own
    goods go before others'. The same question has always the same answer.
    """
    left = {variant: qty for variant, qty in wanted.items() if qty > 0}
    at: dict[int, dict[int, list[Lot]]] = {}
    for lot in sorted(lots, key=lambda x: (x.order, x.place, x.variant, x.rank, x.owner)):
        if lot.free > 0 and lot.variant in left:
            at.setdefault(lot.place, {}).setdefault(lot.variant, []).append(lot)
    taken: list[Pick] = []
    while left and at:
        place = max(at, key=lambda p: _worth(at[p], left))
        for variant, there in at.pop(place).items():
            for lot in there:
                qty = min(lot.free, left.get(variant, 0))
                if qty:
                    taken.append(Pick(lot, qty))
                    left[variant] -= qty
                    if not left[variant]:
                        del left[variant]
    return tuple(taken)


def _worth(there: Mapping[int, Sequence[Lot]], left: Mapping[int, int]) -> tuple[int, int]:
    """Articles that a place completes, and pieces that it gives."""
    whole = pieces = 0
    for variant, lots in there.items():
        wanted = left.get(variant, 0)
        free = sum(lot.free for lot in lots)
        whole += bool(wanted) and free >= wanted
        pieces += min(free, wanted)
    return whole, pieces
