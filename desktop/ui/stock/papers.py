"""From what is in hand to paper: labels of items, boxes and places, and packing lists."""

from __future__ import annotations

from collections.abc import Generator, Iterable

from desktop.domain.catalogue import Variant
from desktop.domain.paper.drawn import Drawn
from desktop.domain.progress import Progress
from desktop.domain.stock import Holding, Place, PlaceKind
from desktop.ui.printing.paper import Paper
from desktop.ui.workplace import Workplace
from desktop.wording import _, words


def label_items(work: Workplace, rows: Iterable[object], in_hand: Variant | None) -> None:
    """Labels of the selected rows; of the item in hand where none is selected."""
    codes = [row.code for row in rows if isinstance(row, (Variant, Holding))]
    if not codes and in_hand is not None:
        codes = [in_hand.code]
    work.go("paper", ("labels", "items", list(dict.fromkeys(codes))))


def label_place(work: Workplace, place: Place) -> None:
    """The label of a box says what is inside, that of any other place where it is."""
    kind = "boxes" if place.kind is PlaceKind.BOX else "places"
    work.go("paper", ("labels", kind, [place.id]))


def pack(work: Workplace, place: Place) -> None:
    """The packing list of a place, with all that lies in it."""
    desk = work.desk()

    def make() -> Generator[Progress, None, Drawn]:
        from desktop.services.paper import slips

        yield Progress(0, 1)
        return slips.packing_list(desk, places=[place.id])

    name = _("Packing list {place}").format(place=words.place_name(place))
    work.go("paper", ("look", Paper(name, 1, make)))
