"""The strip of the last sale: what was paid, and the four ways to mend it in two taps each."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal

from desktop.domain.booth.event import SaleKind
from desktop.ui import theme
from desktop.ui.booth.keyrow import KeyRow
from desktop.ui.booth.selling.done import LastSale
from desktop.wording import _, pgettext

REFUND, EXCHANGE, REMETHOD, CORRECT = "refund", "exchange", "remethod", "correct"
POST = "post"  # 会后邮寄: a fifth key would take the words off the four; the panel has it


class LastSaleStrip(KeyRow):
    """Stays until the next sale is paid. `wanted(op, way)` opens the panel of that way,
    `slip_wanted(number)` its slip.
    """

    wanted = Signal(str, str)
    slip_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(least=14, flat=False)
        self._op = self._number = ""
        self.row.setContentsMargins(theme.UNIT, 0, 0, 0)
        self._said = {
            REFUND: _("Refund"),
            EXCHANGE: _("Swap size"),
            REMETHOD: pgettext("of paying", "Method"),
            CORRECT: _("Type again"),
        }
        icons = ("undo-2", "repeat", "arrow-left-right", "pencil")
        self.keys = {
            way: self.add_key(icon, title)
            for icon, (way, title) in zip(icons, self._said.items(), strict=True)
        }
        for way, key in self.keys.items():
            key.clicked.connect(partial(self._want, way))
        self.slip = self.add_key("printer", _("Slip"))
        self.slip.clicked.connect(lambda: self.slip_wanted.emit(self._number))
        self.hide()
        self._size()

    def show_last(self, last: LastSale | None) -> None:
        """Shows the last sale; None hides the strip."""
        self.setVisible(last is not None)
        if last is None:
            return
        self._op, self._number = last.receipt.op, last.receipt.number
        self.words.set_text(last.words)
        kind = last.receipt.kind
        for way, key in self.keys.items():
            gift = kind is SaleKind.GIFT and way in (CORRECT, EXCHANGE)
            key.setVisible(kind is SaleKind.SALE or gift)
            key.setAccessibleName(f"{self._said[way]}: {last.receipt.number}")
        slip = _("Slip: {number}").format(number=last.receipt.number)
        self.slip.setAccessibleName(slip)
        self.fold()

    def _want(self, way: str, _checked: bool = False) -> None:
        self.wanted.emit(self._op, way)
