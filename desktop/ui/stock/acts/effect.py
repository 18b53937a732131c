"""What an act will do, said before it is done; without a pixel."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from desktop.domain.stock import OUTSIDE, Holding
from desktop.services import keeping
from desktop.services.changes import Desk, OpId
from desktop.services.stock import Moved, MoveLine
from desktop.wording import _, ngettext
from desktop.wording.joining import listed
from desktop.wording.words import place_kind


@dataclass(frozen=True)
class Wish:
    """`qty` pieces of the item with this code; at a correction how many were counted."""

    code: str
    title: str
    qty: int


@dataclass(frozen=True)
class Change:
    """What an act does to one place: pieces before and after; `short` that too few lie there."""

    place: str
    before: int
    after: int

    @property
    def short(self) -> bool:
        """Whether more is wanted than the books know of."""
        return self.after < 0


def held_at(held: Iterable[Holding], place: int | None, owner: str) -> int:
    """Pieces at a place, of one owner or ("") of all."""
    return sum(h.on_hand for h in held if h.place_id == place and (not owner or h.owner == owner))


def changes(
    wish: Wish,
    held: Sequence[Holding],
    source: tuple[int, str] | None,
    goal: tuple[int, str] | None,
    owner: str,
) -> list[Change]:
    """What happens at the places named, each as (id, name); None stands for outside."""
    found = []
    for end, sign in ((source, -1), (goal, 1)):
        if end is not None:
            before = held_at(held, end[0], owner)
            found.append(Change(end[1], before, before + sign * wish.qty))
    return found


def counted(wish: Wish, held: Sequence[Holding], place: tuple[int, str], owner: str) -> Change:
    """What a correction to the counted number does."""
    return Change(place[1], held_at(held, place[0], owner), wish.qty)


def sentence(wish: Wish, done: Sequence[Change]) -> str:
    """One item's part of what will happen."""
    parts = [
        _("{place}: {before} → {after}").format(
            place=c.place, before=f"{c.before:,}", after=f"{c.after:,}"
        )
        for c in done
    ]
    return _("{item}  {places}").format(item=wish.title, places=_("; ").join(parts))


def missing(entered: Mapping[str, object], corrected: Sequence[Change]) -> str:
    """What keeps an act from being done, "" for nothing: fields that are empty, by their labels,
    or a correction that would change nothing.
    """
    if any(change.before == change.after for change in corrected):
        return _("The books already say so; change the number.")
    wanting = [label for label, value in entered.items() if not value]
    return _("Still missing: {what}").format(what=listed(wanting)) if wanting else ""


def said(moved: Moved) -> str:
    """What was done, for the toast."""
    pieces = ngettext("{n} piece", "{n} pieces", moved.qty).format(n=f"{moved.qty:,}")
    goal = place_kind(moved.to_place) if moved.to_place in OUTSIDE else moved.to_place
    return _("{item}: {pieces} → {place}").format(item=moved.item, pieces=pieces, place=goal)


def found(desk: Desk, op: OpId, lines: Sequence[MoveLine], place: int) -> Moved:
    """Books what turned up, told as a movement is."""
    done = keeping.found(desk, op, lines, place)
    qty = sum(line.qty for line in lines)
    return Moved(done.op, listed(line.code for line in lines), qty, "", "unknown", done.place)
