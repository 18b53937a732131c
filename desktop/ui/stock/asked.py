"""What others ask the room for, by a word or by a thing and its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.ui.stock.acts.kinds import KINDS
from desktop.ui.stock.inhand import in_hand
from desktop.ui.stock.views import KEYS

if TYPE_CHECKING:
    from desktop.ui.stock.page import StockPage


def answer(page: StockPage, what: object) -> None:
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
