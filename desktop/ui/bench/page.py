"""The room 烧录测试: the wall of cards, and beside it a tab for each further part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.bench.sessions import Kind, Session
from desktop.ui.bench.books import BenchBooks
from desktop.ui.bench.tabs import Tabs
from desktop.ui.bench.wall.page import WallPage
from desktop.ui.tabs import Tab
from desktop.ui.window import Opens, TakesScans
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _

if TYPE_CHECKING:
    from desktop.ui.bench.workshop.page import WorkshopPage


class BenchPage(QWidget):
    """`open` takes a tab's word; "start" (or a `Kind`) to open a session, "practice" to rehearse,
    "monitor" to listen; or (tab's word, what), which that tab's page opens, e.g. ("boards",
    serial).
    """

    def __init__(self, work: Workplace, keeping: Keeping) -> None:
        super().__init__()
        self._work, self._keeping = work, keeping
        self.books = BenchBooks(work.desk, keeping.folders.home / "boards")
        self._made: dict[str, QWidget] = {}
        self.here = ""
        # A further part is a line here; its page opens itself (`open`) and hears which session is
        # at work by `wall.session_changed`.
        self._tabs = (
            Tab("wall", "cpu", _("Flash and test"), self._make_wall),
            Tab("workshop", "graduation-cap", _("Workshops"), self._make_workshop),
            Tab("boards", "clipboard-list", _("Boards"), self._make_boards),
            Tab("ruler", "ruler", _("PCB ruler"), self._make_ruler),
        )
        self.tabs = Tabs(self._tabs)
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        self.tabs.chosen.connect(self.show_tab)

    def parts(self) -> Iterator[None]:
        """The wall first: most people come for it. Other tabs are made when they are opened."""
        wall = self.wall
        yield
        yield from wall.parts()
        self.show_tab("wall")

    @property
    def wall(self) -> WallPage:
        """The tab with the cards."""
        page = self.tab("wall")
        assert isinstance(page, WallPage)
        return page

    @property
    def session(self) -> Session | None:
        """The session at work."""
        return self.wall.session

    def open(self, what: object) -> None:
        """Shows one thing."""
        if isinstance(what, Kind) or what == "start":
            self.show_tab("wall")
            self.wall.begin(what if isinstance(what, Kind) else Kind.WORKSHOP)
        elif what == "practice":
            self.show_tab("wall")
            self.wall.practise()
        elif what == "monitor":
            self.show_tab("wall")
            self.wall.listen()
        elif isinstance(what, str) and what in self.tabs.keys:
            self.show_tab(what)
        elif isinstance(what, tuple) and what and what[0] in self.tabs.keys:
            word, *rest = what
            self.show_tab(word)
            page: object = self.tab(word)
            if rest and isinstance(page, Opens):
                page.open(rest[0])

    def take_scan(self, code: str) -> bool:
        """A scanned code goes to the tab in front."""
        front: object = self._stack.currentWidget()
        return isinstance(front, TakesScans) and front.take_scan(code)

    def show_tab(self, word: str) -> None:
        """Puts a tab in front."""
        page = self.tab(word)
        self.here = word
        self.tabs.mark(word)
        self._stack.setCurrentWidget(page)
        self.setFocusProxy(page)

    def tab(self, word: str) -> QWidget:
        """The page of a tab, made when it is first asked for."""
        if word not in self._made:
            made = next(tab.make for tab in self._tabs if tab.word == word)()
            self._made[word] = made
            self._stack.addWidget(made)
        return self._made[word]

    def _make_wall(self) -> QWidget:
        return WallPage(self._work, self._keeping, self.books)

    def _make_workshop(self) -> QWidget:
        from desktop.ui.bench.workshop.page import WorkshopPage

        page = WorkshopPage(self._work, self._keeping, self.books)
        self.wall.session_changed.connect(page.follow)
        page.end_wanted.connect(lambda session: self._end(page, session))
        return page

    def _end(self, page: WorkshopPage, session: Session) -> None:
        """What is at work at the cards is ended there: boards may be under way."""
        if self.session is not None and self.session.id == session.id:
            self.wall.head.end_wanted.emit()
        else:
            page.end(session)

    def _make_boards(self) -> QWidget:
        from desktop.ui.bench.boards.page import BoardsPage

        page = BoardsPage(self._work, self._keeping, self.books)
        self.wall.session_changed.connect(page.follow)
        return page

    def _make_ruler(self) -> QWidget:
        from desktop.ui.bench.ruler.page import RulerPage

        page = RulerPage(self._work, self._keeping, self.books)
        self.wall.session_changed.connect(page.follow)
        return page
