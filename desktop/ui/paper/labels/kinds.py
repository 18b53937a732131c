"""The kinds of labels, as they are called and asked for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop.wording import N_, _


class Kind(StrEnum):
    """What labels are of; the word by which other rooms ask for them."""

    ITEMS = "items"
    BOXES = "boxes"
    PLACES = "places"
    BOARDS = "boards"
    PARCELS = "parcels"


@dataclass(frozen=True)
class Said:
    """How a kind is shown; `teach` says where labels of it come from."""

    icon: str
    title: str
    add: str
    teach: str


SAID: dict[Kind, Said] = {
    Kind.ITEMS: Said(
        "tag",
        N_("Items"),
        N_("Add an item"),
        N_("Add items by name, scan their codes, or choose rows in the stock room."),
    ),
    Kind.BOXES: Said(
        "package",
        N_("Boxes"),
        N_("Add a box"),
        N_("Add boxes by name. Their label says what is inside, to any phone."),
    ),
    Kind.PLACES: Said(
        "map-pin",
        N_("Places"),
        N_("Add a place"),
        N_("Add shelves, homes and boxes by name; the label is scanned to find them."),
    ),
    Kind.BOARDS: Said(
        "cpu",
        N_("Boards"),
        N_("Add boards"),
        N_("Write the serial numbers of boards that passed."),
    ),
    Kind.PARCELS: Said(
        "truck",
        N_("Parcels"),
        N_("Add a parcel"),
        N_("Write who gets the parcel and where, or take a list from a file."),
    ),
}


def title(kind: Kind) -> str:
    """What a kind is called."""
    return _(SAID[kind].title)


def adding(kind: Kind) -> str:
    """What adding one is called."""
    return _(SAID[kind].add)


def teach(kind: Kind) -> str:
    """What to do while there is nothing yet."""
    return _(SAID[kind].teach)
