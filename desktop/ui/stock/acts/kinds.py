"""What each act asks for and what it is called."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.stock import PlaceKind
from desktop.wording import N_, _


@dataclass(frozen=True)
class ActKind:
    """`source` and `goal` are the labels of its place fields; "" where the act itself says it,
    `outside` then being the place. `reason` stands in the field from the start, "" asks for one.
    `new_place` is the kind of a place that is made in passing. An act on `paper` moves nothing.
    """

    key: str
    title: str
    icon: str
    button: str
    source: str
    goal: str
    reason: str
    outside: PlaceKind | None = None
    new_place: PlaceKind = PlaceKind.SITE
    counts: bool = False
    paper: bool = False


KINDS: dict[str, ActKind] = {
    kind.key: kind
    for kind in (
        ActKind(
            "receive", N_("Receive goods"), "inbox", N_("Receive"), "", N_("To"),
            N_("Goods in"), PlaceKind.SUPPLIER,
        ),
        ActKind(
            "move", N_("Move goods"), "arrow-left-right", N_("Move"), N_("From"), N_("To"),
            N_("Movement"),
        ),
        ActKind(
            "handover", N_("Hand goods over"), "users", N_("Hand over"), N_("From keeper"),
            N_("To keeper"), N_("Handover"), new_place=PlaceKind.PERSON,
        ),
        ActKind(
            "correct", N_("Correct the stock"), "scale", N_("Correct"), N_("Place"), "",
            "", PlaceKind.COUNT, counts=True,
        ),
        ActKind(
            "found", N_("Found again"), "search", N_("Found it"), "", N_("Where it is now"),
            N_("Found again"), PlaceKind.UNKNOWN,
        ),
        ActKind("kit", N_("Kit"), "gift", "", N_("Place"), "", ""),
        ActKind(
            "pick", N_("Pick list"), "clipboard-list", N_("Show the pick list"), "", "", "",
            paper=True,
        ),
    )
}  # fmt: skip


def title(kind: ActKind) -> str:
    """The act as its panel names it."""
    return _(kind.title)
