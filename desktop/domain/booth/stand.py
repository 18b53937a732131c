"""What the stand holds and how a wish is met from it, owner by owner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Share:
    """`qty` pieces out of one owner's goods; `found` of them the books did not know of."""

    owner: int
    qty: int
    found: int = 0


def shares(wanted: int, held: Sequence[tuple[int, int]], first_owner: int) -> tuple[Share, ...]:
    """Whose goods a buyer takes: the community's first, then the others' in their order.

    `held` is (owner, pieces on the books) in that order. What the books lack is *found*: goods of
    the only owner who ever had some here, else of the community.
    """
    left = wanted
    taken: dict[int, int] = {}
    for owner, qty in held:
        take = min(left, max(0, qty))
        if take:
            taken[owner] = take
            left -= take
    if left:
        finder = held[0][0] if len(held) == 1 else first_owner
        taken[finder] = taken.get(finder, 0) + left
    known = dict(held)
    return tuple(
        Share(owner, qty, max(0, qty - max(0, known.get(owner, 0)))) for owner, qty in taken.items()
    )
