"""Refusals in production and in its tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.domain.errors.refused import Refused


@dataclass(eq=False)
class SplitDiffers(Refused):
    """The articles that good pieces are booked as do not add up to them. Pieces."""

    code: ClassVar[str] = "split_differs"
    good: int
    split: int


@dataclass(eq=False)
class UnknownWord(Refused):
    """A cell that must hold one of certain words (a state, a kind, yes or no) holds another."""

    code: ClassVar[str] = "unknown_word"
    text: str
    known: tuple[str, ...]


@dataclass(eq=False)
class LessThanBefore(Refused):
    """A list says fewer pieces than it said before; what came in is taken back by undo only."""

    code: ClassVar[str] = "less_than_before"
    before: int
    now: int


@dataclass(eq=False)
class GoodAboveArrived(Refused):
    """More pieces are good than arrived."""

    code: ClassVar[str] = "good_above_arrived"
    good: int
    arrived: int


@dataclass(eq=False)
class GoodsStand(Refused):
    """A thing cannot be unmade while pieces of it that came in lie on the books."""

    code: ClassVar[str] = "goods_stand"
    production: str
