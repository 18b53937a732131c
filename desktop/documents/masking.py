"""Which of its eight masks a QR gets: the one that readers see best (ISO/IEC 18004 §7.8).

A QR is one large number here, a bit a module, row after row: what a mask changes depends on the
size and the level of correction alone, so that one drawing gives all eight, and each rule is a
few operations on whole symbols. Trying them module by module takes five times as long.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import NamedTuple

MASKS = 8


class Frame(NamedTuple):
    """Of a symbol `side` modules wide: the modules with so many others right of or below them."""

    side: int
    whole: int
    beside: tuple[int, ...]
    below: tuple[int, ...]


@functools.cache
def frame(side: int) -> Frame:
    """The frame of symbols of a size."""
    whole = (1 << side * side) - 1
    rows = sum(1 << side * n for n in range(side))
    beside = tuple(rows * ((1 << side - n) - 1) for n in range(side))
    below = tuple((1 << side * (side - n)) - 1 for n in range(side))
    return Frame(side, whole, beside, below)


def number(rows: Sequence[Sequence[int]]) -> int:
    """A symbol's modules (0 and 1) as one number."""
    return int("".join("".join(map(str, row)) for row in rows), 2)


def best(plain: int, changes: Sequence[int], side: int) -> int:
    """The masked symbol with the least penalty; `plain` has mask 0, `changes` lead to each."""
    return min((plain ^ change for change in changes), key=_judged(side))


def _judged(side: int) -> Callable[[int], int]:
    return lambda symbol: penalty(symbol, side)


def penalty(symbol: int, side: int) -> int:
    """How much there is in a symbol that readers stumble over; mirrored symbols have as much."""
    lie = frame(side)
    light = symbol ^ lie.whole
    score = 10 * (abs(symbol.bit_count() * 100 - 50 * side * side) // (5 * side * side))
    alike = []
    for step, room in ((1, lie.beside), (side, lie.below)):
        same = ~(symbol ^ symbol >> step) & room[1]
        alike.append(same)
        # Five and more alike in a row: three points, and one for each beyond the fifth.
        runs = same & same >> step & same >> 2 * step & same >> 3 * step
        score += runs.bit_count() + 2 * (runs & ~(runs << step)).bit_count()
        # What looks like a finder, with four light modules at one of its sides: forty points.
        eye = (
            symbol & light >> step & symbol >> 2 * step & symbol >> 3 * step
            & symbol >> 4 * step & light >> 5 * step & symbol >> 6 * step & room[6]
        )  # fmt: skip
        four = light & light >> step & light >> 2 * step & light >> 3 * step & room[3]
        score += 40 * (eye & four >> 7 * step & room[10]).bit_count()
        score += 40 * (eye & (four & room[10]) << 4 * step).bit_count()
    # Squares of two by two: three points each.
    score += 3 * (alike[0] & alike[0] >> side & alike[1]).bit_count()
    return score
