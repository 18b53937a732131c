"""From what is in hand to paper: labels of items, boxes and places, and packing lists."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence

from desktop.domain.catalogue import Variant
from desktop.domain.paper.drawn import Drawn
from desktop.domain.progress import Progress
from desktop.domain.stock import Holding, Place, PlaceKind
from desktop.ui.jobs import READ
from desktop.ui.printing.paper import Paper
from desktop.ui.table import Ask, ListPage
from desktop.ui.workplace import Workplace
from desktop.wording import _, words


def label_items(
    work: Workplace, view: ListPage, fetch: Callable[[Ask], Sequence[object]], in_hand: str
) -> None:
    """Labels of the selected rows, also of those that no window has asked for yet; of the item in
    hand (its code) where none is selected.
    """

    def go(rows: Sequence[object]) -> None:
        codes = [row.code for row in rows if isinstance(row, (Variant, Holding))]
        wanted = codes or ([in_hand] if in_hand else [])
        work.go("paper", ("labels", "items", list(dict.fromkeys(wanted))))

    numbers, here = view.grid.selected_numbers(), view.grid.selected_rows()
    if len(here) == len(numbers):
        go(here)
        return
    ask = view.model.ask
    everything = Ask(ask.sort, ask.descending, ask.text, ask.chips)

    def look() -> list[object]:
        rows = fetch(everything)
        return [rows[number] for number in numbers if number < len(rows)]

    work.jobs.run(READ, look, owner=view, done=go, refused=view.notices.refuse, latest="labels")


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
    work.go("paper", ("look", Paper(name, 1, make), "stock"))
