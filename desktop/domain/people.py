"""People: who did it, and what each of them may do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.money import narrow


class Role(StrEnum):
    """What somebody is here. Whoever has no role may do everything, as a manager may."""

    MANAGER = "manager"
    KEEPER = "keeper"


class Right(StrEnum):
    """What can be done to a place and to what lies in it."""

    MOVE = "move"
    COUNT = "count"
    CONFIRM = "confirm"  # that a parcel or a handover came
    SEND = "send"
    ARRANGE = "arrange"  # make, name, move and retire what stands in it
    ENTRUST = "entrust"  # say who keeps it, how a parcel reaches it, its minimum
    SETTLE = "settle"  # close a period; of no place
    PRODUCE = "produce"  # have things made: designs, quotes, orders, budget; of no place
    DECIDE = "decide"  # answer requests, settle their rules and guides; of no place
    PEOPLE = "people"  # say who has which role; of no place


# A manager may do all of it everywhere; a keeper only this, and only at the places they keep and
# in all that lies in those.
KEEPERS: frozenset[Right] = frozenset(
    {Right.MOVE, Right.COUNT, Right.CONFIRM, Right.SEND, Right.ARRANGE}
)


def may(role: Role | None, right: Right, *, keeps: bool) -> bool:
    """Whether somebody of a role may do it at a place that they keep or do not keep."""
    return role is not Role.KEEPER or (keeps and right in KEEPERS)


@dataclass(frozen=True)
class Person:
    """Somebody who works here; uid in hex."""

    id: int
    uid: str
    name: str
    role: Role | None = None
    retired: bool = False


def name_key(name: str) -> str:
    """A name for comparing: 王　明 and 王明 are one, so are ｍary ann and Mary Ann."""
    return "".join(narrow(name).split()).casefold()


def city_key(city: str) -> str:
    """A city for comparing: 成都 and 成都市 are one."""
    return name_key(city).removesuffix("市")
