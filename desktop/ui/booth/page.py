"""The room 摊位: the stand is opened, worked and closed here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.booth.cart import Carts
from desktop.domain.booth.event import Sale
from desktop.services.changes import Topic
from desktop.ui import theme
from desktop.ui.booth.after.panel import AfterPanel, receipt_of
from desktop.ui.booth.books import Books, Post
from desktop.ui.booth.closing.evening import EveningBooks
from desktop.ui.booth.closing.page import ClosePage
from desktop.ui.booth.customer import CustomerWindow
from desktop.ui.booth.figures.page import FiguresPage
from desktop.ui.booth.head import CLOSE, FIGURES, SALES, SELL, SLIPS, STAND, Head
from desktop.ui.booth.power import Power
from desktop.ui.booth.saleslist import SalesPage
from desktop.ui.booth.selling.done import LastSale
from desktop.ui.booth.selling.screen import SellingScreen
from desktop.ui.booth.selling.side import Pages
from desktop.ui.booth.selling.strip import REFUND
from desktop.ui.booth.slips.page import SlipsPage
from desktop.ui.booth.stand.opening import Opening
from desktop.ui.booth.stand.page import StandPage
from desktop.ui.booth.till import Till
from desktop.ui.booth.ways import way_words
from desktop.ui.jobs import READ
from desktop.ui.notices import NoticeBar
from desktop.ui.sounds import Sounds
from desktop.ui.theme import Tone
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _

_TOPICS = (Topic.STOCK, Topic.SALES, Topic.CATALOGUE, Topic.EVENTS)


class BoothPage(QWidget):
    """`open` takes a page: sell sales figures slips close stand; or ("number", "A-0017")."""

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
        self._after_closing = False
        self._wanted: object = None
        self.books = Books(work.desk, keeping.folders.cart)
        self.sounds = Sounds(keeping.folders.home / "sounds", on=keeping.settings().sound)
        self.till = Till(self.books, work.jobs, self)
        self.head = Head()
        self.selling = SellingScreen(self.till, self.sounds, now)
        self.after = AfterPanel(self.till, self.books, work.jobs, self)
        self.stand = StandPage(
            Opening(work.desk, keeping.folders.photos), self.books, work.jobs, self.sounds, now
        )
        self.sales = SalesPage(self.books, work.jobs)
        self.figures = FiguresPage(self.books, work.jobs, work.toasts)
        self.closing = ClosePage(EveningBooks(work.desk), self.books, work.jobs)
        self.slips = SlipsPage(work, keeping)
        self.power = Power(work.jobs, self)
        self.customer: CustomerWindow | None = None
        self.notices = NoticeBar()
        self.pages: dict[str, QWidget] = {
            SELL: self.selling,
            SALES: self.sales,
            FIGURES: self.figures,
            SLIPS: self.slips,
            CLOSE: self.closing,
            STAND: self.stand,
        }
        self._stack = Pages()
        self._stack.addWidget(QWidget())
        for page in self.pages.values():
            self._stack.addWidget(page)
        about = QVBoxLayout()
        about.setContentsMargins(theme.UNIT * 3, 0, theme.UNIT * 2, 0)
        about.addWidget(self.notices)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        column.addWidget(self.head)
        column.addLayout(about)
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
        self.sales.opened.connect(self._open_sale)
        self.closing.closed.connect(self._closed)
        self.selling.slip_wanted.connect(self.show_slip)
        self.sales.slip_wanted.connect(self.show_slip)
        self.slips.left.connect(lambda: self.show_page(SELL))
        self.closing.slip_wanted.connect(lambda: self.show_closing_slip())
        self.head.customer_wanted.connect(self._customer)
        self.power.low.connect(self._battery_low)
        self.till.cart_changed.connect(self._tell_customer)
        self.till.cashier.sold.connect(self._thank_customer)
        listen = self._work.news.listen
        listen(self.selling, _TOPICS, self.till.ask_again)
        listen(self.sales, _TOPICS, self.sales.ask)
        listen(self.figures, _TOPICS, self.figures.ask)
        listen(self.slips, _TOPICS, self.slips.ask)
        listen(self.closing, _TOPICS, self.closing.ask)

    def ask(self) -> None:
        """Asks where this station's till stands."""

        def work() -> tuple[Post | None, Carts]:
            return self.books.post(), self.books.carts()

        self._work.jobs.run(READ, work, owner=self, done=self._stands, latest="post")

    def take_scan(self, code: str) -> bool:
        """A scanned code belongs to the till while it is in front, known or not: no list that
        drops down may cover the tiles while buyers wait.
        """
        if self._stack.currentWidget() is self.slips:
            return self.slips.take_scan(code)
        if self._stack.currentWidget() is not self.selling:
            return False
        self.till.scan(code)
        return True

    def open(self, what: object) -> None:
        """Shows one of its pages, or the sale of a number."""
        if not self.head.isVisibleTo(self):
            # Nobody knows yet where the till stands.
            self._wanted = what
        elif isinstance(what, str) and what in self.pages:
            self.show_page(what)
        elif isinstance(what, tuple) and len(what) == 2 and what[0] == "number" and self.post:
            self.show_page(SELL)
            self.after.open_number(str(what[1]))

    def show_page(self, name: str) -> None:
        """Brings a page to the front."""
        if name == SELL and self.post is None:
            name = STAND
        self._stack.setCurrentWidget(self.pages[name])
        self.head.mark(name)
        if name == STAND:
            self.stand.ask()
        elif name == SALES:
            self.sales.ask()
        elif name == FIGURES:
            self.figures.show_event(self.post.event.id if self.post else None)
        elif name == SLIPS:
            self.slips.ask()
        elif name == CLOSE:
            self.closing.ask()

    def show_slip(self, number: str) -> None:
        """The slip of a sale, as it will come out."""
        self.slips.show_number(number)
        self.show_page(SLIPS)

    def show_closing_slip(self, shift: int = 0) -> None:
        """日结单 of a shift (local id, else the till's own); while it is open, how it stands."""
        self.slips.show_closing(shift or (self.post.shift.id if self.post else 0))
        self.show_page(SLIPS)

    def _stands(self, answer: tuple[Post | None, Carts]) -> None:
        post, carts = answer
        self.post = post
        self.head.show_post(post)
        self.head.show()
        self.sales.show_post(post)
        self.closing.show_post(post)
        self.slips.show_post(post)
        self.power.keep_awake(post is not None)
        if post is not None:
            self.till.enter(post, carts)
            self.selling.show_accounts()
            self._work.jobs.run(
                READ, lambda: self.books.last_sale(post), owner=self, done=self._last_sale
            )
            self.show_page(SELL)
        elif self._after_closing:
            self.show_page(FIGURES)
        else:
            self.show_page(STAND)
        self._after_closing = False
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self.open(wanted)
        self.ready.emit()

    def _last_sale(self, sale: Sale | None) -> None:
        """What was sold before the program was started again can still be mended."""
        last = None if sale is None else LastSale(receipt_of(sale), way_words(sale))
        self.selling.show_last(last)

    def _open_sale(self, op: str) -> None:
        if self.post is None:
            self.notices.say(_("Open the stand first: a sale is mended at its till."), Tone.WARN)
            return
        self.show_page(SELL)
        self.after.open_sale(op, REFUND)

    def _closed(self) -> None:
        """The till is closed: the evening ends with its figures."""
        self._customer(False)
        if self.post is not None:
            shift = self.post.shift
            self._work.toasts.say(
                _("Till {letter} is closed.").format(letter=shift.letter),
                lambda: self.show_closing_slip(shift.id),
                undo_words=_("Closing slip"),
            )
        self._after_closing = True
        self.ask()

    def _battery_low(self, percent: int) -> None:
        self.notices.say(
            _("The battery is at {n} %: plug the laptop in.").format(n=percent), Tone.WARN
        )

    # ── the buyer's side ──────────────────────────────────────────────────────────────────────

    def _customer(self, on: bool) -> None:
        if not on:
            if self.customer is not None:
                window, self.customer = self.customer, None
                window.close()
                window.deleteLater()
            self.head.customer.setChecked(False)
            return
        if self.post is None or self.customer is not None:
            return
        accounts = self.post.accounts
        window = self.customer = CustomerWindow()
        window.show_event(self.post.event.name)
        window.show_codes(accounts, {})
        window.show_cart(self.till.counter.cart)
        window.closed.connect(lambda: self._customer(False))
        # On the other screen, where there is one: that is the buyer's.
        screens = self.screen().virtualSiblings()
        other = next((s for s in screens if s is not self.screen()), None)
        if other is not None:
            window.setGeometry(other.availableGeometry())
        window.show()
        self.activateWindow()
        self._work.jobs.run(
            READ,
            lambda: self.books.code_pictures(accounts),
            owner=window,
            done=lambda photos: window.show_codes(accounts, photos),
        )

    def _tell_customer(self) -> None:
        if self.customer is not None:
            self.customer.show_cart(self.till.counter.cart)

    def _thank_customer(self, last: LastSale) -> None:
        if self.customer is not None and not self.till.counter.cart.lines:
            self.customer.show_last(last)

    def hideEvent(self, event: QHideEvent) -> None:
        """The buyer's window belongs to the till in front, and goes with the program."""
        super().hideEvent(event)
        if self.window().isHidden():
            self._customer(False)
            self.power.keep_awake(False)

    def showEvent(self, event: QShowEvent) -> None:
        """While the stand is open the machine stays awake."""
        super().showEvent(event)
        self.power.keep_awake(self.post is not None)

    def _mended(self, last: LastSale) -> None:
        self.selling.show_cart()
        self.selling.show_mended(last)
