"""Last verified: how sure it is that what the books say lies somewhere still lies there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

# So many days after somebody last saw the goods their number is old news.
DAYS = 180
_NOWHERE = "unknown"  # PlaceKind.UNKNOWN, which stands above this module


class Standing(StrEnum):
    """What a line of stock is worth: seen lately, seen long ago, or nobody knows."""

    VERIFIED = "verified"
    STALE = "stale"
    UNKNOWN = "unknown"


# Allocation takes from the front of this order.
ORDER = (Standing.VERIFIED, Standing.STALE, Standing.UNKNOWN)


def standing(
    verified_at: datetime | None,
    now: datetime,
    place_kind: str,
    disputed: bool,
    days: int = DAYS,
) -> Standing:
    """Where a line stands at a moment; both moments carry their zone.

    UNKNOWN: it lies in *unknown*, the books say less than nothing, or nobody ever saw it there.
    STALE: it was last seen more than `days` days ago.
    """
    if verified_at is None or disputed or place_kind == _NOWHERE:
        return Standing.UNKNOWN
    return Standing.VERIFIED if now - verified_at <= timedelta(days=days) else Standing.STALE


@dataclass(frozen=True)
class Split:
    """The pieces of an item by how sure they are."""

    verified: int = 0
    stale: int = 0
    unknown: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.verified + self.stale + self.unknown


def split(lines: Iterable[tuple[Standing, int]]) -> Split:
    """Adds up pieces by their standing."""
    sums = dict.fromkeys(Standing, 0)
    for where, qty in lines:
        sums[where] += qty
    return Split(sums[Standing.VERIFIED], sums[Standing.STALE], sums[Standing.UNKNOWN])
