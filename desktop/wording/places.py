"""What places and their kinds are called; for itself, because every list of goods wants it at once.

A kind that has no name here is shown as it is.
"""

from __future__ import annotations

from desktop.domain.stock import Place, PlaceKind
from desktop.wording import N_, _

PLACE_KINDS: dict[str, str] = {
    PlaceKind.PERSON: N_("Keeper"),
    PlaceKind.SITE: N_("Site"),
    PlaceKind.SHELF: N_("Shelf"),
    PlaceKind.BOX: N_("Box"),
    PlaceKind.BOOTH: N_("Booth"),
    PlaceKind.TRANSIT: N_("In transit"),
    PlaceKind.LOAN: N_("On loan"),
    PlaceKind.UNKNOWN: N_("Whereabouts unknown"),
    PlaceKind.SUPPLIER: N_("Supplier"),
    PlaceKind.OPENING: N_("Opening stock"),
    PlaceKind.SOLD: N_("Sold"),
    PlaceKind.GIVEN: N_("Given away"),
    PlaceKind.CONSUMED: N_("Used up"),
    PlaceKind.ASSEMBLY: N_("Assembly"),
    PlaceKind.LOST: N_("Lost"),
    PlaceKind.DAMAGED: N_("Damaged"),
    PlaceKind.SCRAPPED: N_("Scrapped"),
    PlaceKind.COUNT: N_("Count correction"),
    PlaceKind.FOUND: N_("Found"),
}


def place_kind(kind: str) -> str:
    """What a kind of place is called: `box` → 箱子."""
    return _(PLACE_KINDS[kind]) if kind in PLACE_KINDS else kind


def place_words(kind: str, path: str) -> str:
    """A place by its kind and path: outside ones and the unknown one by the kind's word."""
    known = PlaceKind(kind)
    return path if known.real and known is not PlaceKind.UNKNOWN else place_kind(known)


def place_name(place: Place) -> str:
    """How a place is called: a real one by its path, an outside one by what it means."""
    return place_words(place.kind, place.path)
