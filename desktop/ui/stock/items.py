"""The list of items: every variant with what is there of it, as people look for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHeaderView

from desktop.domain import money
from desktop.domain.catalogue import Variant
from desktop.domain.listing import Page
from desktop.domain.sifting import LOW, Sift
from desktop.services import catalogue
from desktop.ui.stock import choices
from desktop.ui.stock.designs import DesignChip
from desktop.ui.stock.menus import MenuChip, value_of
from desktop.ui.stock.thumbs import PhotoCell, Thumbs, photo_of
from desktop.ui.table import Ask, Chip, Column, Empty, Export, ListPage, Source
from desktop.ui.theme import Tone
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _
from desktop.wording.columns import heading

_EVERYTHING = 1_000_000
_RARE = ("disputed", "retired")


def columns() -> list[Column[Variant]]:
    """What can be shown of an item."""
    return [
        Column("photo", _("Photo"), lambda v: "", 64, sortable=False),
        Column("name", heading("name"), lambda v: v.name, 140, stretch=True),
        Column("label", heading("label"), lambda v: v.label, 80, sortable=False),
        Column("on_hand", heading("on_hand"), on_hand, 84, number=True, tone=_tone),
        Column("price", heading("price_fen"), price, 84, number=True, sensitive=True),
        Column("available", heading("available"), _available, 84, number=True, sortable=False),
        Column("code", heading("code"), lambda v: v.code, 130),
        Column("category", heading("category"), lambda v: v.category, 90),
        Column("year", heading("year"), lambda v: str(v.year or ""), 64, number=True),
        Column("unit", heading("unit"), lambda v: v.unit, 60, shown=False, sortable=False),
        Column(
            "value", heading("value_fen"), _value, 110,
            number=True, shown=False, sensitive=True, sortable=False,
        ),
    ]  # fmt: skip


def price(found: Variant) -> str:
    """A price as a list shows it; nothing where it is not for sale."""
    return "" if found.price_fen is None else money.show(found.price_fen)


def on_hand(found: Variant) -> str:
    """Pieces over all places; a dash where the item is not kept in stock."""
    return "–" if found.uncounted else f"{found.on_hand:,}"


def _value(found: Variant) -> str:
    return "" if found.value_fen is None else money.show(found.value_fen)


def _available(found: Variant) -> str:
    return "–" if found.uncounted else f"{found.available:,}"


def _tone(found: Variant) -> Tone:
    if found.uncounted or found.on_hand >= LOW:
        return Tone.PLAIN
    return Tone.WARN if found.on_hand > 0 else Tone.BAD


def sift_of(chips: frozenset[str]) -> Sift:
    """The filters that are on, as the services know them."""
    place, owner = value_of(chips, "place"), value_of(chips, "owner")
    artwork = value_of(chips, "artwork")
    return Sift(
        category=value_of(chips, "category"),
        place=int(place) if place else None,
        owner=int(owner) if owner else None,
        low="low" in chips,
        unpriced="unpriced" in chips,
        unpictured="unpictured" in chips,
        unverified="unverified" in chips,
        disputed="disputed" in chips,
        retired="retired" in chips,
        artwork=int(artwork) if artwork else None,
    )


def ask_items(work: Workplace, ask: Ask) -> Page[Variant]:
    """The answer to a list's question; runs in a lane."""
    sort = ask.sort if ask.sort in ("name", "code", "on_hand", "category", "year", "price") else ""
    return catalogue.search(
        work.desk(),
        ask.text,
        sort=sort or "name",
        descending=ask.descending,
        offset=ask.offset,
        limit=ask.limit or _EVERYTHING,
        sift=sift_of(ask.chips) if ask.chips else None,
    )


class ItemsList(ListPage):
    """Items, filtered by category, place, owner and what wants attention."""

    def __init__(
        self, work: Workplace, empty: Empty, exports: Sequence[Export], name: str = ""
    ) -> None:
        source = Source(
            fetch=lambda ask: ask_items(work, ask).rows,
            count=lambda ask: ask_items(work, _one(ask)).total,
            key=lambda v: v.uid,
        )
        super().__init__(
            name or _("Items"),
            columns(),
            source,
            work.jobs,
            sort="name",
            chips=[
                Chip("low", _("Low")),
                Chip("unpriced", _("Not for sale")),
                Chip("unpictured", _("Without photo")),
                Chip("unverified", _("Never counted")),
                Chip("disputed", _("To be looked at")),
                Chip("retired", _("Retired")),
            ],
            empty=empty,
            exports=exports,
        )
        thumbs = Thumbs(work, self)
        self.grid.setItemDelegateForColumn(0, PhotoCell(thumbs, photo_of, self.grid))
        thumbs.came.connect(lambda: self.grid.viewport().update())  # asked late, see the grid
        self.grid.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self.filters = [
            MenuChip(self, "category", heading("category"), choices.categories(work), work.jobs),
            MenuChip(self, "place", heading("place"), choices.holders(work), work.jobs),
            MenuChip(self, "owner", heading("owner"), choices.owners(work), work.jobs),
        ]
        self.design = DesignChip(self, work)
        for chip in (*self.filters, self.design):
            self.buttons.addWidget(chip)
        self.shown.connect(self._hide_rare)
        self._hide_rare()

    def _hide_rare(self) -> None:
        """What is asked for seldom takes no room until it is on."""
        for key in _RARE:
            self.chip_buttons[key].setVisible(self.chip_buttons[key].isChecked())


def _one(ask: Ask) -> Ask:
    """The same question for a count: the services count whatever the window is."""
    return Ask(ask.sort, ask.descending, ask.text, ask.chips, 0, 1)


def nothing_yet(keeping: Keeping, take_in: Callable[[], None]) -> Empty:
    """What stands where no item is: how the first ones come in."""
    return Empty(
        _("Every piece has its place here"),
        _("Import the list you have, or enter the first item by hand."),
        "boxes",
        _("Import a list"),
        take_in,
        "" if keeping.sample else _("Try it with sample data"),
        lambda: keeping.restart("sample"),
    )
