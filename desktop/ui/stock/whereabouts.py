"""The list of what lies where: one line for each item, owner and place."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from desktop.domain.listing import Page
from desktop.domain.moments import HOME
from desktop.domain.stock import Holding
from desktop.services import stock
from desktop.ui.stock import choices
from desktop.ui.stock.menus import MenuChip, value_of
from desktop.ui.stock.sureness import TONES
from desktop.ui.table import Ask, Chip, Column, Empty, Export, ListPage, Source
from desktop.ui.theme import Tone
from desktop.ui.workplace import Workplace
from desktop.wording import _, ngettext
from desktop.wording.columns import heading
from desktop.wording.keeping import standing
from desktop.wording.places import place_words

_EVERYTHING = 1_000_000
_SORTS = ("item", "place", "on_hand", "verified_at")


def columns() -> list[Column[Holding]]:
    """What can be shown of a holding."""
    return [
        Column("item", heading("item"), lambda h: h.item, 180, stretch=True),
        Column("label", heading("label"), lambda h: h.label, 80, sortable=False),
        Column("code", heading("code"), lambda h: h.code, 130, shown=False, sortable=False),
        Column("place", heading("place"), lambda h: place_words(h.place_kind, h.place), 160),
        Column("owner", heading("owner"), lambda h: h.owner, 100, sortable=False),
        Column(
            "on_hand", heading("on_hand"), lambda h: f"{h.on_hand:,}", 90, number=True, tone=_tone
        ),
        Column(
            "available", heading("available"), lambda h: f"{h.available:,}", 90,
            number=True, shown=False, sortable=False,
        ),
        Column("verified_at", heading("verified_at"), verified, 110),
        Column(
            "standing", heading("standing"), lambda h: standing(h.standing), 110,
            sortable=False, tone=lambda h: TONES[h.standing],
        ),
        Column("note", heading("note"), lambda h: " ".join(h.note.split()), 160, sortable=False),
    ]  # fmt: skip


def verified(held: Holding) -> str:
    """The day somebody last saw it, as it was at home."""
    if held.verified_at is None:
        return ""
    return f"{held.verified_at.astimezone(ZoneInfo(HOME)):%Y-%m-%d}"


def _tone(held: Holding) -> Tone:
    return Tone.BAD if held.disputed else Tone.PLAIN


def ask_holdings(work: Workplace, ask: Ask) -> Page[Holding]:
    """The answer to a list's question; runs in a lane."""
    place, owner = value_of(ask.chips, "place"), value_of(ask.chips, "owner")
    return stock.holdings(
        work.desk(),
        place=int(place) if place else None,
        tree=True,
        owner=int(owner) if owner else None,
        query=ask.text,
        keeper=value_of(ask.chips, "keeper"),
        unseen="unseen" in ask.chips,
        uncertain="uncertain" in ask.chips,
        sort=ask.sort if ask.sort in _SORTS else "place",
        descending=ask.descending,
        offset=ask.offset,
        limit=ask.limit or _EVERYTHING,
    )


class Whereabouts(ListPage):
    """What lies where, filtered by place and owner."""

    def __init__(self, work: Workplace, exports: Sequence[Export]) -> None:
        empty = Empty(
            _("Nothing lies anywhere yet"), _("Receive goods or import a list."), "map-pin"
        )
        source = Source(
            fetch=lambda ask: ask_holdings(work, ask).rows,
            count=lambda ask: (
                ask_holdings(work, Ask(ask.sort, ask.descending, ask.text, ask.chips, 0, 1)).total
            ),
            key=lambda h: (h.variant, h.owner, h.place_id),
        )
        days = work.desk().stale_days
        unseen = ngettext("Not seen for {n} day", "Not seen for {n} days", days).format(n=days)
        super().__init__(
            _("What lies where"),
            columns(),
            source,
            work.jobs,
            sort="place",
            chips=[Chip("unseen", unseen), Chip("uncertain", _("Not certain"))],
            empty=empty,
            exports=exports,
        )
        self.filters = [
            MenuChip(self, "place", heading("place"), choices.holders(work), work.jobs),
            MenuChip(self, "keeper", heading("keeper"), choices.keepers(work), work.jobs),
            MenuChip(self, "owner", heading("owner"), choices.owners(work), work.jobs),
        ]
        for chip in self.filters:
            self.buttons.addWidget(chip)
