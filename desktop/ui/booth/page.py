"""The room 摊位: the stand is opened, worked and closed here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.booth.cart import Carts
from desktop.services.changes import Topic
from desktop.ui import theme
from desktop.ui.booth.after.panel import AfterPanel
from desktop.ui.booth.books import Books, Post
from desktop.ui.booth.head import SELL, STAND, Head
from desktop.ui.booth.selling.done import LastSale
from desktop.ui.booth.selling.screen import SellingScreen
from desktop.ui.booth.sounds import Sounds
from desktop.ui.booth.stand.opening import Opening
from desktop.ui.booth.stand.page import StandPage
from desktop.ui.booth.till import Till
from desktop.ui.jobs import READ
from desktop.ui.workplace import Keeping, Workplace

_TOPICS = (Topic.STOCK, Topic.SALES, Topic.CATALOGUE, Topic.EVENTS)


class BoothPage(QWidget):
    """`open` takes a page: sell sales figures close stand; or ("number", "A-0017")."""

    ready = Signal()  # it is known where the till stands

    def __init__(
        self,
        work: Workplace,
        keeping: Keeping,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__()
        self._work, self._keeping, self._now = work, keeping, now
        self.post: Post | None = None
        self.books = Books(work.desk, keeping.folders.cart)
        self.sounds = Sounds(keeping.folders.home / "sounds", on=keeping.settings().sound)
        self.till = Till(self.books, work.jobs, self)
        self.head = Head()
        self.selling = SellingScreen(self.till, self.sounds, now)
        self.after = AfterPanel(self.till, self.books, work.jobs)
        self.stand = StandPage(
            Opening(work.desk, keeping.folders.photos), self.books, work.jobs, self.sounds, now
        )
        self.pages: dict[str, QWidget] = {SELL: self.selling, STAND: self.stand}
        self._stack = QStackedWidget()
        self._stack.addWidget(QWidget())
        for page in self.pages.values():
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        column.addWidget(self.head)
        column.addWidget(self._stack, 1)
        self.head.hide()
        self._connect()
        self.ask()

    def _connect(self) -> None:
        self.head.wanted.connect(self.show_page)
        self.selling.after_wanted.connect(self.after.open_sale)
        self.selling.number_wanted.connect(self.after.open_number)
        self.after.opened.connect(lambda: self.selling.show_side(self.after))
        self.after.left.connect(self.selling.show_cart)
        self.after.mended.connect(self._mended)
        self.stand.opened.connect(self.ask)
        self._work.news.listen(self, _TOPICS, self.till.ask_again)

    def ask(self) -> None:
        """Asks where this station's till stands."""

        def work() -> tuple[Post | None, Carts]:
            return self.books.post(), self.books.carts()

        self._work.jobs.run(READ, work, owner=self, done=self._stands, latest="post")

    def take_scan(self, code: str) -> bool:
        """A scanned code belongs to the till while it is in front."""
        return self._stack.currentWidget() is self.selling and self.till.scan(code)

    def open(self, what: object) -> None:
        """Shows one of its pages, or the sale of a number."""
        if isinstance(what, str) and what in self.pages:
            self.show_page(what)
        elif isinstance(what, tuple) and len(what) == 2 and what[0] == "number" and self.post:
            self.show_page(SELL)
            self.after.open_number(str(what[1]))

    def show_page(self, name: str) -> None:
        """Brings a page to the front."""
        if name == SELL and self.post is None:
            name = STAND
        page = self.pages[name]
        self._stack.setCurrentWidget(page)
        self.head.mark(name)
        if name == STAND:
            self.stand.ask()

    def _stands(self, answer: tuple[Post | None, Carts]) -> None:
        post, carts = answer
        self.post = post
        self.head.show_post(post)
        self.head.show()
        if post is not None:
            self.till.enter(post, carts)
            self.selling.show_accounts()
            self.show_page(SELL)
        else:
            self.show_page(STAND)
        self.ready.emit()

    def _mended(self, last: LastSale | None) -> None:
        self.selling.show_cart()
        if last is not None:
            self.selling.show_mended(last)
