"""The numbers of an axis: round ones, a few."""

from __future__ import annotations

from math import ceil, floor, log10


def ticks(low: int, high: int, most: int = 5) -> list[int]:
    """Round whole numbers from at or below `low` to at or above `high`, zero among them.

    Steps are 1, 2 or 5 times a power of ten, as people count; at most `most` + 1 numbers.
    """
    low, high = min(0, low), max(0, high)
    if low == high:
        return [0, 1]
    rough = (high - low) / max(1, most - 1)
    power = 10 ** floor(log10(rough)) if rough >= 1 else 1
    step = max(1, next((int(power * k) for k in (1, 2, 5, 10) if power * k >= rough), 1))
    return list(range(floor(low / step) * step, ceil(high / step) * step + 1, step))
