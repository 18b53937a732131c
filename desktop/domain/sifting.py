"""Which items a list shows besides the words of its search."""

from __future__ import annotations

from dataclasses import dataclass

# Fewer pieces than this, over all places, count as low.
LOW = 10


@dataclass(frozen=True)
class Sift:
    """All that is said must hold; places and owners by local id, "" in `category` says nothing.

    `low`: counted items with fewer than LOW pieces, or fewer somewhere than the minimum there.
    `unpriced`: not for sale. `unpictured`: no photo. `unverified`: something of it lies where it
    was never counted. `disputed`: the books say less than nothing somewhere. `retired`: these
    only, else none of them. `artwork`: something of it came in from this version of a design.
    """

    category: str = ""
    place: int | None = None
    owner: int | None = None
    low: bool = False
    unpriced: bool = False
    unpictured: bool = False
    unverified: bool = False
    disputed: bool = False
    retired: bool = False
    artwork: int | None = None
