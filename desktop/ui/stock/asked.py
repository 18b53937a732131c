"""What others ask the room for, by a word or by a thing and its key."""

from __future__ import annotations

from typing import Any, Protocol

from desktop.domain.catalogue import Variant
from desktop.ui.stock.acts.kinds import KINDS
from desktop.ui.stock.inhand import in_hand
from desktop.ui.stock.views import KEYS


class Room(Protocol):
    """What a question is answered with: the parts of `StockPage` and what it can show and begin."""

    front: Any
    side: Any

    @property
    def items(self) -> Any:
        """The list of items."""

    @property
    def places(self) -> Any:
        """The tree of places."""

    def open(self, what: object) -> None:
        """Shows one thing or begins one act."""

    def view(self, key: str) -> Any:
        """A tab's widget."""

    def show_list(self, key: str) -> None:
        """Brings a tab in front."""

    def find_item(self, uid: str) -> None:
        """Takes an item in hand."""

    def begin(self, key: str, given: Any = None) -> None:
        """Opens the panel of an act."""

    def edit(self, variant: Variant | None) -> None:
        """The form of an item."""

    def take_in(self) -> None:
        """The page that imports a list."""

    def hand_over(self, person: str) -> None:
        """The checklist of somebody who leaves."""

    def settle(self) -> None:
        """The panel that closes a period."""


def answer(page: Room, what: object) -> None:
    """Shows one thing or begins one act; see `StockPage`."""
    if isinstance(what, tuple):
        kind, key = what
        if kind == "item":
            page.find_item(str(key))
        elif kind == "place":
            page.show_list("places")
            page.places.select(int(key))
        elif kind == "chips":
            page.show_list("items")
            page.items.field.clear()
            page.items.set_chips(frozenset(key))
        elif kind == "artwork":
            page.show_list("items")
            page.items.field.clear()
            page.items.design.show_design(int(key))
        elif kind == "leaving":
            page.hand_over(str(key))
        elif kind in KINDS:
            page.begin(kind, key)
        elif kind in KEYS:
            page.show_list(kind)
            page.view(kind).open(key)
    elif what in KEYS:
        page.show_list(str(what))
    elif what in KINDS or what == "labels":
        page.begin(str(what))
    elif what == "transfer":
        goods = in_hand(page.front, page.side.variant, KINDS["move"])
        page.open(("transfers", ("new", *goods)))
    elif what == "retired":
        page.open(("chips", ("retired",)))
    elif what == "new":
        page.edit(None)
    elif what == "import":
        page.take_in()
    elif what == "settle":
        page.settle()
