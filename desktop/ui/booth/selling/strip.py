"""The strip of the last sale: what was paid, and the four ways to mend it in two taps each."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.domain.booth.event import SaleKind
from desktop.ui import theme
from desktop.ui.booth.selling.done import LastSale
from desktop.ui.forms import ElidedLabel
from desktop.wording import _, pgettext

REFUND, EXCHANGE, REMETHOD, CORRECT = "refund", "exchange", "remethod", "correct"


class LastSaleStrip(QWidget):
    """Stays until the next sale is paid. `wanted(op, way)` opens the panel of that way."""

    wanted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._op = ""
        self.words = ElidedLabel(least=10)
        self.keys = {
            REFUND: _strip_key("undo-2", _("Refund")),
            EXCHANGE: _strip_key("repeat", _("Swap size")),
            REMETHOD: _strip_key("arrow-left-right", pgettext("of paying", "Method")),
            CORRECT: _strip_key("pencil", _("Type again")),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.UNIT, 0, 0, 0)
        row.setSpacing(theme.UNIT)
        row.addWidget(self.words, 1)
        for way, key in self.keys.items():
            row.addWidget(key)
            key.clicked.connect(partial(self._want, way))
        self.hide()
        self._size()

    def show_last(self, last: LastSale | None) -> None:
        """Shows the last sale; None hides the strip."""
        self.setVisible(last is not None)
        if last is None:
            return
        self._op = last.receipt.op
        self.words.set_text(last.words)
        kind = last.receipt.kind
        for key in self.keys.values():
            key.setVisible(kind is SaleKind.SALE)
        gift = kind is SaleKind.GIFT
        self.keys[CORRECT].setVisible(kind is SaleKind.SALE or gift)
        for key in self.keys.values():
            key.setAccessibleName(f"{key.text().strip()}: {last.receipt.number}")

    def _want(self, way: str, _checked: bool = False) -> None:
        self.wanted.emit(self._op, way)

    def _size(self) -> None:
        self.words.setFont(theme.sized(self.font(), 1.06, bold=True))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size()


def _strip_key(icon: str, words: str) -> QPushButton:
    # Fusion leaves no air between icon and words.
    key = QPushButton(theme.icon(icon), f" {words}")
    key.setMinimumHeight(theme.TOUCH)
    key.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return key
