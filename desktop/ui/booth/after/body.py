"""What the four ways have in common: a sale to mend, and how a wish leaves the body."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.booth.event import Account, Sale
from desktop.ui import theme
from desktop.ui.booth.books import Books
from desktop.ui.booth.goods import Goods
from desktop.ui.booth.selling.side import clear_field


@dataclass(frozen=True)
class Mending:
    """One command on a sale: `work` runs in the write lane, `how` says in words how it was done,
    `lines_again` that the sale's lines lie in the cart afterwards.
    """

    work: Callable[[], Any]
    how: str
    lines_again: bool = False


class Body(QWidget):
    """One way to mend a sale. `wanted(Mending)` does it."""

    wanted = Signal(object)

    def __init__(self, books: Books) -> None:
        super().__init__()
        self._books = books
        self._op = ""
        self.sale: Sale | None = None
        inner = QWidget()
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(0, 0, theme.UNIT // 2, 0)
        self.column.setSpacing(theme.UNIT)
        # What ends the body stays in sight, however long the sale is.
        self.foot = QVBoxLayout()
        self.foot.setSpacing(theme.UNIT)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.UNIT)
        whole.addWidget(clear_field(inner), 1)
        whole.addLayout(self.foot)

    def show_sale(self, sale: Sale, goods: Goods, accounts: tuple[Account, ...]) -> None:
        """Begins anew with a sale; a second press of the same key is the same command."""
        self.sale = sale
        self._op = self._books.new_op()
        self.fill(sale, goods, accounts)

    def fill(self, sale: Sale, goods: Goods, accounts: tuple[Account, ...]) -> None:
        """Shows what can be chosen for this sale."""
        raise NotImplementedError  # each way's own (Qt's classes cannot be abstract ones)

    def pay(self, account: Account) -> bool:
        """A pay key was pressed; false where it means nothing in this body."""
        del account
        return False

    def ask(self, work: Callable[..., Any], *args: Any, how: str, again: bool = False) -> None:
        """Wants `work(op, sale, *args)` done."""
        if self.sale is not None:
            self.wanted.emit(Mending(partial(work, self._op, self.sale.op, *args), how, again))


def choice(words: str, name: str = "", *, least: int = theme.TOUCH) -> QPushButton:
    """A key that stays down while it is chosen."""
    key = QPushButton(words)
    key.setCheckable(True)
    key.setAccessibleName(name or words)
    key.setMinimumHeight(least)
    key.setMinimumWidth(theme.TOUCH)
    key.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    key.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return key
