"""The buyer's window: what lies in the cart, what it comes to, and the codes to pay with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.documents.codes import qr
from desktop.domain import money
from desktop.domain.booth.cart import Cart
from desktop.domain.booth.event import Account
from desktop.ui import theme
from desktop.ui.booth.selling.done import LastSale
from desktop.ui.booth.selling.paykeys import account_title
from desktop.ui.booth.selling.side import clear_field
from desktop.wording import _

_QUIET_ZONE = 4  # modules of white around a code (ISO/IEC 18004 §9.1)
_CODES = 3


class CodeCard(QWidget):
    """One collection code on white, with the name of its method under it."""

    def __init__(self, account: Account, photo: bytes | None) -> None:
        super().__init__()
        self._title = account_title(account)
        self._pixmap = QPixmap()
        if photo:
            self._pixmap.loadFromData(photo)
        self._rows = qr(account.code_text) if account.code_text and not photo else ()
        self.setAccessibleName(_("Code to pay with: {way}").format(way=self._title))

    def sizeHint(self) -> QSize:
        """Large enough for a phone at arm's length."""
        return QSize(theme.grown(self.font(), 260), theme.grown(self.font(), 310))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the code sharply: every module the same whole number of pixels."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        # White in the dark scheme too: a phone reads dark modules on light ground.
        painter.setBrush(QColor("white"))
        painter.drawRoundedRect(QRectF(self.rect()), theme.RADIUS, theme.RADIUS)
        font = theme.sized(self.font(), 1.5, bold=True)
        painter.setFont(font)
        foot = theme.grown(self.font(), 48)
        side = min(self.width(), self.height() - foot)
        box = QRectF((self.width() - side) / 2, 0, side, side)
        if not self._pixmap.isNull():
            size = self._pixmap.size().scaled(
                round(side) - 24, round(side) - 12, Qt.AspectRatioMode.KeepAspectRatio
            )
            target = QRectF(0, 0, size.width(), size.height())
            target.moveCenter(box.center())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(target, self._pixmap, QRectF(self._pixmap.rect()))
        elif self._rows:
            self._paint_modules(painter, box)
        painter.setPen(QColor("black"))
        words = QRectF(0, self.height() - foot, self.width(), foot - 8)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self._title)

    def _paint_modules(self, painter: QPainter, box: QRectF) -> None:
        count = len(self._rows) + 2 * _QUIET_ZONE
        module = max(1, int(box.width() // count))
        left = round(box.center().x() - module * len(self._rows) / 2)
        top = round(box.center().y() - module * len(self._rows) / 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for y, row in enumerate(self._rows):
            for x, dark in enumerate(row):
                if dark:
                    painter.fillRect(
                        left + x * module, top + y * module, module, module, QColor("black")
                    )


class CustomerWindow(QWidget):
    """A second window for the buyer's side; `closed()` when somebody closes it."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(_("Yuanwu: for the buyer"))
        self.heading = QLabel()
        self.lines = QLabel()
        self.lines.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.lines.setTextFormat(Qt.TextFormat.PlainText)
        self.amounts = QLabel()
        self.amounts.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        self.word, self.total = QLabel(), QLabel()
        self.word.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.total.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.cards: list[CodeCard] = []
        self._codes = QHBoxLayout()
        self._codes.setSpacing(theme.UNIT * 3)
        inner = QWidget()
        both = QHBoxLayout(inner)
        both.setContentsMargins(0, 0, 0, 0)
        both.addWidget(self.lines, 1)
        both.addWidget(self.amounts)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.UNIT * 5,) * 4)
        column.setSpacing(theme.UNIT * 2)
        column.addWidget(self.heading)
        column.addWidget(clear_field(inner), 1)
        sum_row = QHBoxLayout()
        sum_row.addStretch(1)
        sum_row.addWidget(self.word, 0, Qt.AlignmentFlag.AlignVCenter)
        sum_row.addSpacing(theme.UNIT * 3)
        sum_row.addWidget(self.total)
        column.addLayout(sum_row)
        column.addLayout(self._codes, 4)  # a phone reads them from a metre away
        self.resize(900, 720)
        self._size()
        self.welcome()

    def show_event(self, name: str) -> None:
        """Whose stand it is."""
        self.heading.setText(name)

    def show_codes(self, accounts: Sequence[Account], photos: Mapping[str, bytes]) -> None:
        """The collection codes, as far as they are known; photos by SHA-256."""
        for card in self.cards:
            self._codes.removeWidget(card)
            card.deleteLater()
        self.cards = []
        for account in accounts:
            photo = photos.get(account.photo) if account.photo else None
            if len(self.cards) < _CODES and not account.cash and (photo or account.code_text):
                card = CodeCard(account, photo)
                self.cards.append(card)
                self._codes.addWidget(card)

    def show_cart(self, cart: Cart) -> None:
        """The cart as it grows; an empty one changes nothing (the last sale stays in sight)."""
        if not cart.lines:
            return
        self.lines.setText("\n".join(f"{x.title}  × {x.qty}" for x in cart.lines))
        self.amounts.setText("\n".join(money.short(x.amount_fen) for x in cart.lines))
        self.word.setText(_("To pay"))
        self.total.setText(money.short(cart.total_fen))
        self._name()

    def show_last(self, last: LastSale) -> None:
        """Thanks, and the change that is due."""
        self.lines.clear()
        self.amounts.clear()
        self.word.setText(_("Thank you!"))
        change = last.receipt.change_fen
        self.total.setText(
            _("Change {amount}").format(amount=money.short(change)) if change else ""
        )
        self._name()

    def welcome(self) -> None:
        """Before anything lies in the cart."""
        self.word.setText(_("Welcome!"))
        self.total.clear()
        self._name()

    def _name(self) -> None:
        self.setAccessibleName(f"{self.word.text()} {self.total.text()}".strip())

    def _size(self) -> None:
        self.heading.setFont(theme.sized(self.font(), 1.8, bold=True))
        for label in (self.lines, self.amounts):
            label.setFont(theme.sized(self.font(), 1.8))
        self.word.setFont(theme.sized(self.font(), 2.0))
        self.total.setFont(theme.points(self.font(), 72, bold=True))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tells the till that its key is off."""
        super().closeEvent(event)
        self.closed.emit()
