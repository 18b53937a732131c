"""换码: the sizes of each line; one tap on the right one swaps a piece."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain import money
from desktop.domain.booth.event import Account, Sale, SaleKind, SoldLine, StandSize
from desktop.ui import theme
from desktop.ui.booth.after.body import Body, choice
from desktop.ui.booth.books import Books
from desktop.ui.booth.goods import Goods
from desktop.ui.forms import FlowLayout
from desktop.wording import _


class ExchangeBody(Body):
    """One strip of sizes for each line that has other sizes."""

    def __init__(self, books: Books) -> None:
        super().__init__(books)
        self.size_keys: dict[tuple[int, str], QPushButton] = {}
        self._inner = QWidget()
        self.column.addWidget(self._inner)
        self.column.addStretch(1)

    def fill(self, sale: Sale, goods: Goods, accounts: tuple[Account, ...]) -> None:
        """Builds the strips; the size that was sold is not among the keys."""
        del accounts
        self.size_keys = {}
        self.column.removeWidget(self._inner)
        self._inner.deleteLater()
        self._inner = QWidget()
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        for line in sale.lines:
            sizes = goods.siblings(line.variant) if line.left > 0 else ()
            if not sizes:
                continue
            words = QLabel(_("{title} for:").format(title=line.title), wordWrap=True)
            words.setFont(theme.sized(self.font(), 1.06, bold=True))
            column.addWidget(words)
            strip = QWidget()
            flow = FlowLayout(strip, spacing=theme.UNIT)
            column.addWidget(strip)
            for size in sizes:
                key = self._key(line, size)
                self.size_keys[(line.line, size.variant)] = key
                flow.addWidget(key)
        if not self.size_keys:
            none = QLabel(_("Nothing of this sale comes in other sizes."), wordWrap=True)
            column.addWidget(none)
        self.column.insertWidget(0, self._inner)

    def _key(self, line: SoldLine, size: StandSize) -> QPushButton:
        left = "" if size.left is None else f"  ({size.left})"
        more = ""
        if size.price_fen is not None and self.sale is not None:
            differs = size.price_fen - line.unit_fen
            if differs and self.sale.kind is SaleKind.SALE:
                more = f"  {'+' if differs > 0 else ''}{money.short(differs)}"
        key = choice(
            f"{size.label}{left}{more}",
            _("Swap {title} for {size}{more}").format(title=line.title, size=size.label, more=more),
            least=theme.PAY_KEY,
        )
        key.setMinimumWidth(theme.PAY_KEY)
        key.setCheckable(False)
        key.setFont(theme.sized(self.font(), 1.2, bold=True))
        key.clicked.connect(partial(self._swap, line, size))
        return key

    def _swap(self, line: SoldLine, size: StandSize, _checked: bool = False) -> None:
        how = f"{line.title} → {size.label}"
        self.ask(self._books.exchange, line.line, size.variant, how=how)
