"""The panel that mends a sale, in the place of the cart."""

from __future__ import annotations

from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from desktop.domain import money
from desktop.domain.booth.cart import Cart, CartLine, LineKind
from desktop.domain.booth.event import Receipt, Sale, SaleKind
from desktop.domain.errors import Refused
from desktop.ui import theme
from desktop.ui.booth.after.body import Body, Mending
from desktop.ui.booth.after.correct import CorrectBody
from desktop.ui.booth.after.exchange import ExchangeBody
from desktop.ui.booth.after.posting import PostBody
from desktop.ui.booth.after.refund import RefundBody
from desktop.ui.booth.after.remethod import RemethodBody
from desktop.ui.booth.books import Books
from desktop.ui.booth.keys import Slot
from desktop.ui.booth.selling.done import LastSale
from desktop.ui.booth.selling.side import Pages, SidePanel
from desktop.ui.booth.selling.strip import CORRECT, EXCHANGE, POST, REFUND, REMETHOD
from desktop.ui.booth.till import Till
from desktop.ui.booth.ways import way_words
from desktop.ui.forms import FlowLayout, chip_button, tool_button
from desktop.ui.jobs import READ, WRITE, Jobs
from desktop.ui.notices import NoticeBar
from desktop.wording import _, pgettext
from desktop.wording.words import sale_kind


class AfterPanel(SidePanel):
    """`open_sale` or `open_number` shows it with a sale; `left` wants the cart back; `mended`
    carries what stands in the strip now (LastSale). It goes with its page, shown or not.
    """

    left = Signal()
    mended = Signal(object)
    opened = Signal()

    def __init__(self, till: Till, books: Books, jobs: Jobs, page: QWidget) -> None:
        super().__init__(page)
        self.hide()
        self._till, self._books, self._jobs = till, books, jobs
        self._busy = False
        self.heading = QLabel(wordWrap=True)
        self.below = QLabel(wordWrap=True)
        self.close_key = tool_button("x", _("Back to the cart"))
        self.close_key.clicked.connect(self.left)
        self.refund, self.exchange = RefundBody(books), ExchangeBody(books)
        self.remethod, self.correct = RemethodBody(books), CorrectBody(books)
        self.posting = PostBody(books)
        self.bodies: dict[str, Body] = {
            REFUND: self.refund,
            EXCHANGE: self.exchange,
            REMETHOD: self.remethod,
            CORRECT: self.correct,
            POST: self.posting,
        }
        titles = (
            *(_("Refund"), _("Swap size"), pgettext("of paying", "Method")),
            *(_("Type again"), _("Post it later")),
        )
        self.ways = {
            way: chip_button(title) for way, title in zip(self.bodies, titles, strict=True)
        }
        for key in self.ways.values():
            # Low, so that two rows of them leave room for the sale.
            inner = theme.grown(self.font(), theme.TOUCH - 10)
            key.setStyleSheet(f"padding: 4px 8px; min-height: {inner}px;")
        self.notices = NoticeBar()
        self._stack = Pages()
        self._lay()
        self._size()

    def _lay(self) -> None:
        group = QButtonGroup(self)
        ways = QWidget()
        flow = FlowLayout(ways, spacing=4)
        for way, key in self.ways.items():
            key.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            key.clicked.connect(partial(self._choose, way))
            group.addButton(key)
            flow.addWidget(key)
        for body in self.bodies.values():
            body.wanted.connect(self._do)
            self._stack.addWidget(body)
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.heading)
        words.addWidget(self.below)
        head.addLayout(words, 1)
        head.addWidget(self.close_key, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.UNIT * 2, theme.UNIT, theme.UNIT * 2, theme.UNIT)
        column.setSpacing(theme.UNIT)
        column.addLayout(head)
        column.addWidget(ways)
        column.addWidget(self.notices)
        column.addWidget(self._stack, 1)

    # ── opening ───────────────────────────────────────────────────────────────────────────────

    def open_sale(self, op: str, way: str) -> None:
        """Looks a sale up by its op (hex) and shows one way to mend it."""
        self._jobs.run(
            READ,
            lambda: self._books.sale(op),
            owner=self,
            done=lambda sale: self._show(sale, way),
            refused=self._till.refused.emit,
            latest="sale",
        )

    def open_number(self, number: str) -> None:
        """Looks a sale up by its number and shows the refund, the commonest wish then."""
        if self._till.post is None:
            return
        event = self._till.post.event.id
        self._jobs.run(
            READ,
            lambda: self._books.find_sale(event, number),
            owner=self,
            done=lambda sale: self._show(sale, REFUND),
            refused=self._till.refused.emit,
            latest="sale",
        )

    def press(self, name: str) -> bool:
        """F-keys of accounts mean the way the money goes; others are not for this panel."""
        if not name.startswith("F") or self._till.post is None:
            return False
        key = self._till.pay_keys[int(name[1]) - 1]
        body = self._body()
        if key.slot in (Slot.ACCOUNT, Slot.CASH) and body.sale is not None:
            return body.pay(key.accounts[0]) or True
        return True

    # ── inside ────────────────────────────────────────────────────────────────────────────────

    def _show(self, sale: Sale, way: str) -> None:
        assert self._till.post is not None
        self.notices.clear()
        self.heading.setText(f"{sale.number}  {money.short(sale.total_fen)}")
        at = sale.at.astimezone(ZoneInfo(self._till.post.event.zone))
        said = [sale_kind(sale.kind), at.strftime("%H:%M"), way_words(sale)]
        if sale.corrected:
            said.append(_("taken back"))
        self.below.setText("  ·  ".join(x for x in said if x))
        for body in self.bodies.values():
            body.show_sale(sale, self._till.goods, self._till.post.accounts)
        mendable = sale.kind is SaleKind.SALE and not sale.corrected
        gift = sale.kind is SaleKind.GIFT and not sale.corrected
        for name, key in self.ways.items():
            key.setEnabled(mendable or (gift and name in (CORRECT, EXCHANGE, POST)))
        self._choose(way)
        self.opened.emit()

    def _choose(self, way: str, _checked: bool = False) -> None:
        self.ways[way].setChecked(True)
        self._stack.setCurrentIndex(list(self.bodies).index(way))

    def _body(self) -> Body:
        return list(self.bodies.values())[self._stack.currentIndex()]

    def _do(self, mending: Mending) -> None:
        sale = self._body().sale
        if self._busy or sale is None:
            return
        self._busy = True

        def done(answer: object) -> None:
            self._busy = False
            if mending.lines_again:
                self._till.fill(lines_again(sale))
            receipt = answer if isinstance(answer, Receipt) else receipt_of(sale)
            self.mended.emit(LastSale(receipt, mending.how))

        def refused(no: Refused) -> None:
            self._busy = False
            self.notices.refuse(no)

        def failed(bug: Exception) -> None:
            self._busy = False
            self._jobs.bug.emit(bug)

        self._jobs.run(WRITE, mending.work, owner=self, done=done, refused=refused, failed=failed)

    def _size(self) -> None:
        self.heading.setFont(theme.sized(self.font(), 1.35, bold=True))
        quiet = self.palette().color(QPalette.ColorRole.PlaceholderText)
        colours = self.below.palette()
        if colours.color(QPalette.ColorRole.WindowText) != quiet:
            colours.setColor(QPalette.ColorRole.WindowText, quiet)
            self.below.setPalette(colours)

    def changeEvent(self, event: QEvent) -> None:
        """Follows text size and scheme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._size()


def receipt_of(sale: Sale) -> Receipt:
    """What the strip shows of a sale that was not made this moment."""
    total = sale.total_fen
    return Receipt(sale.op, sale.number, sale.kind, total, total, 0)


def lines_again(sale: Sale) -> tuple[CartLine, ...]:
    """The lines of a sale as a cart would hold them; what one line was split into is one again."""
    cart = Cart(op="")
    for line in sale.lines:
        goods = line.kind is LineKind.GOODS
        unit = line.unit_fen if sale.kind is SaleKind.SALE or line.unit_fen else None
        cart = cart.add(
            CartLine(
                line.kind, line.title, line.qty, unit, line.variant if goods else "", line.code
            )
        )
    return cart.lines
