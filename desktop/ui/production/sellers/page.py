"""Suppliers as a page: the list, and what the one in hand is like."""

from __future__ import annotations

from desktop.domain.listing import Page
from desktop.domain.production import Supplier
from desktop.services.changes import Topic
from desktop.ui import theme
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.production.sellers.card import SupplierCard
from desktop.ui.production.ways import Ways
from desktop.ui.table import Ask, Column, Empty, ListPage, Source
from desktop.wording import _, pgettext

_EVERYTHING = 1_000_000


class SuppliersPage(ListPage):
    """By name; contact and phone stand masked."""

    def __init__(self, ways: Ways) -> None:
        work = ways.work

        def look(ask: Ask, limit: int) -> Page[Supplier]:
            from desktop.services import production

            return production.suppliers(work.desk(), ask.text, offset=ask.offset, limit=limit)

        super().__init__(
            _("Suppliers"),
            [
                Column("name", _("Supplier"), lambda s: s.draft.name, 160, stretch=True,
                       sortable=False),
                Column("city", _("City"), lambda s: s.draft.city, 90, sortable=False),
                Column("orders", _("Orders"), lambda s: f"{s.orders:,}", 80, number=True,
                       sortable=False),
                Column("moq", _("MOQ"), lambda s: _number(s.draft.moq), 80, number=True,
                       sortable=False),
                Column("days", _("Days"), lambda s: _number(s.draft.days), 70, number=True,
                       sortable=False),
                Column("contact", pgettext("supplier", "Contact"), lambda s: s.draft.contact, 100,
                       sensitive=True, sortable=False),
                Column("phone", _("Phone"), lambda s: s.draft.phone, 130, sensitive=True,
                       sortable=False),
            ],
            Source(
                fetch=lambda ask: look(ask, ask.limit or _EVERYTHING).rows,
                count=lambda ask: look(ask, 1).total,
                key=lambda one: one.id,
            ),
            work.jobs,
            sort="name",
            empty=Empty(
                _("Suppliers stand here"),
                _(
                    "With their last three orders, their prices, the days they promised and the "
                    "days they took. They come here with the first quote, too."
                ),
                "factory",
                _("New supplier"),
                lambda: ways.begin("supplier", None),
            ),
        )  # fmt: skip
        self.field.setPlaceholderText(_("Search: name, city"))
        self.card = SupplierCard(ways)
        self.set_side(self.card, 400)
        self.card.hide()
        self.new_key = IconKey(theme.icon("plus"), _("New supplier"))
        self.new_key.clicked.connect(lambda: ways.begin("supplier", None))
        self.buttons.addWidget(self.new_key)
        self.current.connect(self.card.show_supplier)
        self.opened.connect(lambda one: ways.begin("supplier", one))
        work.news.listen(self, (Topic.PRODUCTION,), self.refresh)

    def ask(self) -> None:
        """Asks again."""
        self.refresh()


def _number(n: int | None) -> str:
    return "" if n is None else f"{n:,}"
