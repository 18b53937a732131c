"""参考额度: how much an event of a kind and size usually asks for. A guide, never a limit.

The community's own amounts are not public: they are data, each from a day on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop.domain.people import name_key


@dataclass(frozen=True)
class GuideDraft:
    """From `from_on` on, events of `kind` ("": of every kind) with `people_from` people and more
    ask for up to `amount_fen`.
    """

    kind: str
    people_from: int
    from_on: date
    amount_fen: int
    note: str = ""

    @property
    def band(self) -> tuple[str, int]:
        """Which events it speaks of, for comparing: `kcc线下活动` is the kind `KCC 线下活动`."""
        return name_key(self.kind), self.people_from


@dataclass(frozen=True)
class Guide(GuideDraft):
    """One that is kept, by local id. `holds`: no newer one has begun for the same kind and size."""

    id: int = 0
    holds: bool = True


@dataclass(frozen=True)
class Weighed:
    """What is asked for against the guide, in fen. `guide_fen` None: no guide speaks of such an
    event. `unvalued`: codes of articles whose value nobody said, which count nothing.
    """

    value_fen: int
    guide_fen: int | None
    over_fen: int
    unvalued: tuple[str, ...] = ()


def guide_for(
    guides: Iterable[GuideDraft], kind: str, headcount: int | None, on: date
) -> GuideDraft | None:
    """What holds for an event on that day: of each kind and size the newest, then the one of its
    own kind before the one of every kind, then the one of the greatest size that it reaches.

    Where nobody said how many people come, it is an event of the smallest size.
    """
    people = headcount or 0
    kinds = ("", name_key(kind))
    fit = [
        one
        for one in guides
        if one.band[0] in kinds and one.people_from <= people and one.from_on <= on
    ]
    return max(fit, key=lambda one: (one.kind != "", one.people_from, one.from_on), default=None)


def weighed(value_fen: int, guide: GuideDraft | None, unvalued: Iterable[str] = ()) -> Weighed:
    """A value against the guide that holds."""
    amount = None if guide is None else guide.amount_fen
    over = 0 if amount is None else max(0, value_fen - amount)
    return Weighed(value_fen, amount, over, tuple(sorted(set(unvalued))))
