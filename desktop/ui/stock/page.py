"""The room: lists at the left, the thing in hand or an act at the right."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop.domain.catalogue import Variant
from desktop.domain.requisitions import CODE
from desktop.domain.stock import Holding, is_place_code
from desktop.domain.transfers import is_code as is_transfer_code
from desktop.services import catalogue
from desktop.services.changes import Topic
from desktop.ui import theme
from desktop.ui.forms import Choice
from desktop.ui.jobs import READ
from desktop.ui.stock.acts.kinds import KINDS
from desktop.ui.stock.asked import answer
from desktop.ui.stock.bar import StockBar
from desktop.ui.stock.export import HOLDINGS, ITEMS, crossed, exports
from desktop.ui.stock.inhand import in_hand, item_choice
from desktop.ui.stock.items import ItemsList, ask_items, nothing_yet
from desktop.ui.stock.side import SidePane
from desktop.ui.stock.views import VIEWS, ask_again
from desktop.ui.stock.whereabouts import Whereabouts, ask_holdings
from desktop.ui.stock.whole import Tabs, Whole
from desktop.ui.table import Ask, ListPage
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _

if TYPE_CHECKING:
    from desktop.ui.stock.places.tree import PlacesView

_SIDE = 400
_ITEM_TOPICS = (Topic.CATALOGUE, Topic.STOCK, Topic.SALES)


class StockPage(QWidget):
    """`open` takes ("item", uid), ("place", id), ("chips", keys), (tab, what to show there),
    (act, its goods and place as choices), or a word: a tab, new, import, labels, or an act.
    """

    def __init__(self, work: Workplace, keeping: Keeping, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work, self._keeping = work, keeping
        self._rooms = Whole(self)
        self._made: dict[str, QWidget] = {}

    def parts(self) -> Iterator[None]:
        """The list first, so that its rows are asked for while the rest is made."""
        work = self._work
        ways = exports(self, work, _("Items"), ITEMS, self._fetch_items)
        self.items = ItemsList(work, nothing_yet(self._keeping, self.take_in), ways)
        self.front: QWidget = self.items
        work.news.listen(self.items, _ITEM_TOPICS, self.items.refresh)
        self.items.refresh()
        yield
        self._lay_out()
        self._stack.addWidget(self.items)
        yield
        self.bar = StockBar()
        self._column.insertWidget(0, self.bar)
        yield
        self.side = SidePane(work, self._keeping)
        self.split.addWidget(self.side)
        self.split.setStretchFactor(0, 1)
        self.split.setSizes([10_000, theme.grown(self.font(), _SIDE)])
        yield
        self._connect()
        self._bring("items")

    @cached_property
    def where(self) -> Whereabouts:
        """The list of what lies where, made when it is first asked for."""
        ways = exports(self, self._work, _("What lies where"), HOLDINGS, self._fetch_holdings)
        view = Whereabouts(self._work, [*ways, crossed(self, self._work)])
        view.current.connect(self._holding_chosen)
        self._remember_columns("where", view)
        self._work.news.listen(view, (*_ITEM_TOPICS, Topic.PLACES), view.refresh)
        self._stack.addWidget(view)
        return view

    @cached_property
    def places(self) -> PlacesView:
        """The tree of places, made when it is first asked for."""
        from desktop.ui.stock.places.tree import PlacesView

        view = PlacesView(self._work)
        view.chosen.connect(self.side.place_card.show_place)
        self._work.news.listen(view, (Topic.PLACES, Topic.STOCK), view.ask)
        self._stack.addWidget(view)
        return view

    @property
    def whole_page(self) -> QWidget | None:
        """The page that stands before the room, None while there is none."""
        return self._rooms.page

    # ── what others ask for ───────────────────────────────────────────────────────────────────

    def open(self, what: object) -> None:
        """Shows one thing or begins one act."""
        answer(self, what)

    def take_scan(self, code: str) -> bool:
        """A scanned code chooses the item in the act that is open, else opens the item.

        A place's code is left to the search over everything, which opens the place, unless the
        tab is at work in it.
        """
        if self.whole_page is not None or code.upper().startswith(CODE):
            return False  # a request's code is its room's
        if is_place_code(code):
            here = getattr(self.front, "take_place", None)
            return here is not None and bool(here(code))
        if is_transfer_code(code):
            self.open(("transfers", code))
            return True
        front = self.front
        if (take := getattr(front, "take_scan", None)) is not None and take(code):
            return True
        desk, view = self._work.desk(), front if isinstance(front, ListPage) else self.items

        def found(variant: Variant) -> None:
            if self.side.form is not None:
                self.side.form.take(item_choice(variant))
            else:
                self._show_item(variant)

        self._work.jobs.run(
            READ,
            lambda: catalogue.variant(desk, code),
            owner=self,
            done=found,
            refused=view.notices.refuse,
        )
        return True

    # ── lists ─────────────────────────────────────────────────────────────────────────────────

    def view(self, key: str) -> Any:
        """A tab's widget, made when it is first asked for."""
        if key in ("items", "where", "places"):
            return getattr(self, key)
        if key not in self._made:
            make = next(view.make for view in VIEWS if view.key == key)
            assert make is not None
            self._made[key] = make(self._work, self._keeping)
            self._stack.addWidget(self._made[key])
        return self._made[key]

    def show_list(self, key: str) -> None:
        """Brings a tab in front."""
        self._bring(key)
        ask_again(self.front)

    def _bring(self, key: str) -> None:
        self._rooms.leave()
        self.bar.mark(key)
        self.front = view = self.view(key)
        self._stack.setCurrentWidget(view)
        self.side.turn_to(key)
        field = getattr(view, "field", view)  # whoever comes here looks for something
        self.setFocusProxy(field)
        field.setFocus()

    def _show_item(self, variant: Variant) -> None:
        self.show_list("items")
        self.items.set_chips(frozenset({"retired"} if variant.retired else ()))
        self.items.set_text(variant.code)
        self.items.select(variant.uid)
        self.side.show_item(variant)

    def find_item(self, uid: str) -> None:
        """Takes an item in hand by its uid."""
        desk = self._work.desk()
        self._work.jobs.run(
            READ, lambda: catalogue.variant_by_uid(desk, uid), owner=self, done=self._show_item
        )

    def _holding_chosen(self, held: object) -> None:
        if isinstance(held, Holding):
            self.side.show_code(held.code)
        else:
            self.side.show_item(None)

    # ── acts ──────────────────────────────────────────────────────────────────────────────────

    def begin(self, key: str, given: tuple[list[Choice], Choice | None] | None = None) -> None:
        """Opens the panel of an act with these goods and place, else with what is in hand."""
        if key == "edit":
            self.edit(self.side.variant)
        elif key in ("labels", "label", "packing"):
            self._print(key)
        elif key == "leaving":
            if (place := self.places.place()) is not None:
                self.hand_over(place.name)
        else:
            self._rooms.leave()
            self.side.begin(key, *(given or in_hand(self.front, self.side.variant, KINDS[key])))

    def _print(self, key: str) -> None:
        """Labels and packing lists are made in their own room."""
        from desktop.ui.stock import papers

        if self.bar.front == "places":
            place = self.places.place()
            if place is not None:
                (papers.pack if key == "packing" else papers.label_place)(self._work, place)
            return
        view = self.where if self.bar.front == "where" else self.items
        fetch = self._fetch_items if view is self.items else self._fetch_holdings
        code = self.side.variant.code if self.side.variant else ""
        papers.label_items(self._work, view, fetch, code)

    # ── pages that take the whole room ────────────────────────────────────────────────────────

    def edit(self, variant: Variant | None) -> None:
        """The form of an item, or of a new one."""
        from desktop.ui.stock.edit.form import ItemForm

        form = ItemForm(self._work, self._keeping, None if variant is None else variant.item_id)
        form.closed.connect(self._rooms.leave)
        form.saved.connect(self._saved)
        self._rooms.enter(form)

    def _saved(self, code: str) -> None:
        self._rooms.leave()
        desk = self._work.desk()
        self._work.jobs.run(
            READ, lambda: catalogue.variant(desk, code), owner=self, done=self._show_item
        )

    def take_in(self) -> None:
        """The page that imports a list."""
        from desktop.ui.stock.taking_in.page import ImportPage

        page = ImportPage(self._work, self._keeping)
        page.closed.connect(lambda: self.show_list("items"))
        self._rooms.enter(page)

    def hand_over(self, person: str) -> None:
        """The checklist of somebody who leaves."""
        from desktop.ui.stock.leaving.page import LeavingPage

        page = LeavingPage(self._work, person)
        page.closed.connect(lambda: self.show_list("places"))
        self._rooms.enter(page)

    def settle(self) -> None:
        """The panel that closes a period."""
        from desktop.ui.stock.settling import SettlePanel

        self.side.show_panel(SettlePanel(self._work))

    # ── putting it together ───────────────────────────────────────────────────────────────────

    def _lay_out(self) -> None:
        first = QWidget(self._rooms)
        self._rooms.addWidget(first)
        self.split = QSplitter(Qt.Orientation.Horizontal, first)
        self.split.setChildrenCollapsible(False)
        self._stack = Tabs(self.split)
        self.split.addWidget(self._stack)
        self._column = QVBoxLayout(first)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.split, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._rooms)

    def _connect(self) -> None:
        self.bar.list_chosen.connect(self.show_list)
        self.bar.act_chosen.connect(self.open)
        self.items.current.connect(self.side.show_item)
        self.items.opened.connect(self.edit)
        self.side.act.connect(self.begin)
        self.side.found.connect(self.side.turned_up)
        # Else Qt hands the keyboard to the rail, and the next Enter leaves the room.
        self.side.put_away.connect(self.setFocus)
        self._work.news.listen(self.side, (*_ITEM_TOPICS, Topic.PLACES), self.side.ask)
        self._remember_columns("items", self.items)

    def _remember_columns(self, word: str, view: ListPage) -> None:
        view.columns_chosen.connect(lambda keys: self._keeping.keep_columns(word, keys))
        view.show_columns(self._keeping.columns(word))

    def _fetch_items(self, ask: Ask) -> tuple[Variant, ...]:
        return ask_items(self._work, ask).rows

    def _fetch_holdings(self, ask: Ask) -> tuple[Holding, ...]:
        return ask_holdings(self._work, ask).rows
