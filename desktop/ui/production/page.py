"""The room: board, time line, list, suppliers, designs, budget; one thing; the forms beside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.services.changes import Topic
from desktop.ui import theme
from desktop.ui.forms.dropping import TABLES, first_file
from desktop.ui.jobs import READ
from desktop.ui.notices import NoticeBar
from desktop.ui.production import books
from desktop.ui.production.beginning import nothing
from desktop.ui.production.books import Basics
from desktop.ui.production.head import Head
from desktop.ui.production.side import SidePane
from desktop.ui.production.ways import Ways
from desktop.ui.table.beginning import Beginning
from desktop.ui.table.empty import Empty
from desktop.ui.tabs import Tab
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _, pgettext

if TYPE_CHECKING:
    from desktop.ui.production.taking_in.page import TakeInPage
    from desktop.ui.production.thread.page import ThingPage

_SIDE = 400
_NARROW = 900
_STEPS = ("new", "supplier", "artwork", "approve")


class ProductionPage(QWidget):
    """`open` takes a tab's word, "new", "import", "late", ("thing", id), ("chips", keys) or
    (step, id of a thing).
    """

    def __init__(self, work: Workplace, keeping: Keeping) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._work, self._keeping = work, keeping
        self._made: dict[str, QWidget] = {}
        self._wanted: object = None
        self._any = False  # whether there is anything that is had made
        self.here = "board"
        self.thing: ThingPage | None = None
        self.whole_page: TakeInPage | None = None
        self.ways = Ways(
            work, keeping, self._begin, self.show_thing, self.take_in, lambda: self.head.event_id
        )
        self._tabs = (
            Tab("board", "layers", pgettext("production", "Board"), self._make_board),
            Tab("timeline", "calendar", _("Time line"), self._make_timeline),
            Tab("list", "list", _("List"), self._make_list),
            Tab("suppliers", "factory", _("Suppliers"), self._make_suppliers),
            Tab("designs", "image", _("Designs"), self._make_designs),
            Tab("budget", "wallet", _("Budget"), self._make_budget),
        )

    def parts(self) -> Iterator[None]:
        """The head, then the board."""
        self._lay_out()
        yield
        self._connect()
        self.show_tab("board")
        yield
        self._ask_events()

    # ── what others ask for ───────────────────────────────────────────────────────────────────

    def open(self, what: object) -> None:
        """Shows one thing, or begins one step."""
        if what in self.head.keys:
            self.show_tab(str(what))
        elif what == "import":
            self.take_in()
        elif what in _STEPS:
            self._begin(str(what), None)
        elif what == "late":
            self.open(("chips", ("late",)))
        elif isinstance(what, tuple) and len(what) == 2:
            word, key = what
            if word == "thing":
                self.show_thing(int(key))
            elif word == "chips":
                self.head.show_events(self._events, None)
                self.show_tab("list")
                page: Any = self.tab("list")
                page.field.clear()
                page.set_chips(frozenset(key))
            elif isinstance(key, int):
                self.show_thing(key)
                self._begin(str(word), key)

    def show_tab(self, word: str) -> None:
        """Brings a part in front."""
        self._leave()
        self.here = word
        self.head.mark(word)
        page = self.tab(word)
        page.ask()
        empty = not self._any and word in ("board", "timeline", "list", "budget") and self._known
        self._stack.setCurrentWidget(self.empty if empty else page)
        self.setFocusProxy(self.empty.button if empty else getattr(page, "field", page))

    def show_thing(self, thing_id: int) -> None:
        """Opens one thing."""
        self._leave()
        if self.thing is None:
            from desktop.ui.production.thread.page import ThingPage

            self.thing = ThingPage(self.ways)
            self.thing.closed.connect(lambda: self.show_tab(self.here))
            self._stack.addWidget(self.thing)
        self._stack.setCurrentWidget(self.thing)
        self.setFocusProxy(self.thing)
        self.thing.show_thing(thing_id)

    def take_in(self) -> TakeInPage:
        """The page that takes a list in."""
        from desktop.ui.production.taking_in.page import TakeInPage

        self._leave()
        page = TakeInPage(self._work, self.head.event_id)
        page.closed.connect(lambda: self.show_tab(self.here))
        self.whole_page = page
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.setFocus()
        return page

    def tab(self, word: str) -> Any:
        """The page of a tab, made when it is first asked for."""
        if word not in self._made:
            made = next(tab.make for tab in self._tabs if tab.word == word)()
            self._made[word] = made
            self._stack.addWidget(made)
        return self._made[word]

    # ── steps ─────────────────────────────────────────────────────────────────────────────────

    def _begin(self, step: str, what: object) -> None:
        self.side.begin(step, what, self.head.event_id)

    def _stepped(self, step: str, made: int) -> None:
        if step in ("new", "again"):
            self._any = True
            self.show_thing(made)

    # ── events, and whether there is anything ─────────────────────────────────────────────────

    _events: tuple[Any, ...] = ()
    _known = False

    def _ask_events(self) -> None:
        desk = self._work.desk()

        def look() -> tuple[Basics, int]:
            from desktop.services import production

            return books.basics(desk), production.productions(desk, limit=1).total

        self._work.jobs.run(
            READ, look, owner=self, done=self._know, refused=self.notices.refuse, latest="events"
        )

    def _know(self, found: tuple[Basics, int]) -> None:
        basics, count = found
        self._events = basics.events
        self.head.show_events(basics.events, self.head.event_id)
        before = (self._any, self._known)
        self._any, self._known = bool(count), True
        front = self._stack.currentWidget()
        if before != (self._any, True) and front in (self.empty, *self._made.values()):
            self.show_tab(self.here)

    def _event_chosen(self, _event: object) -> None:
        front = self._stack.currentWidget()
        if front in self._made.values():
            self.tab(self.here).ask()

    # ── parts ─────────────────────────────────────────────────────────────────────────────────

    def _make_board(self) -> QWidget:
        from desktop.ui.production.board.page import BoardPage

        return BoardPage(self.ways)

    def _make_timeline(self) -> QWidget:
        from desktop.ui.production.timeline.page import TimelinePage

        return TimelinePage(self.ways)

    def _make_list(self) -> QWidget:
        from desktop.ui.production.things.page import ThingsList

        return ThingsList(self.ways, self._nothing())

    def _make_suppliers(self) -> QWidget:
        from desktop.ui.production.sellers.page import SuppliersPage

        return SuppliersPage(self.ways)

    def _make_designs(self) -> QWidget:
        from desktop.ui.production.designs.page import DesignsPage

        return DesignsPage(self.ways)

    def _make_budget(self) -> QWidget:
        from desktop.ui.production.spending.page import SpendingPage

        return SpendingPage(self.ways)

    def _nothing(self) -> Empty:
        return nothing(self.ways)

    # ── putting it together ───────────────────────────────────────────────────────────────────

    def _lay_out(self) -> None:
        self.head = Head(self._tabs)
        self.notices = NoticeBar()
        self._stack = QStackedWidget()
        self.empty = Beginning(self._nothing(), self._keeping)
        self._stack.addWidget(self.empty)
        self.side = SidePane(self._work, self._keeping)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self._stack)
        self.split.addWidget(self.side)
        self.split.setStretchFactor(0, 1)
        self.split.setSizes([10_000, theme.grown(self.font(), _SIDE)])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.notices)
        column.addWidget(self.split, 1)

    def _connect(self) -> None:
        self.head.chosen.connect(self.show_tab)
        self.head.event_chosen.connect(self._event_chosen)
        self.head.new_key.clicked.connect(lambda: self._begin("new", None))
        self.head.list_key.clicked.connect(self.take_in)
        self.side.made.connect(self._stepped)
        self.side.fitted.connect(self._fit)
        self._work.news.listen(self, (Topic.PRODUCTION, Topic.EVENTS), self._ask_events)

    def _leave(self) -> None:
        if self.whole_page is not None:
            page, self.whole_page = self.whole_page, None
            self._stack.removeWidget(page)
            page.deleteLater()
        form = self.side.form
        if form is not None and self._narrow and form.may_leave():
            self.side.end()  # it covers what is asked for

    @property
    def _narrow(self) -> bool:
        return self.width() < theme.grown(self.font(), _NARROW)

    def _fit(self) -> None:
        """Where both do not fit, the form has the room to itself."""
        self._stack.setVisible(not self._narrow or self.side.isHidden())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes tables."""
        if first_file(event.mimeData(), TABLES) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A table that is dropped anywhere in the room is looked through."""
        path = first_file(event.mimeData(), TABLES)
        if path is not None:
            event.acceptProposedAction()
            self.take_in().take(path)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One or both."""
        super().resizeEvent(event)
        if hasattr(self, "side"):
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text needs more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "side"):
            self._fit()
