"""改收款方式: the money came another way than was pressed; one tap on the right one."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from desktop.domain import money
from desktop.domain.booth.event import Account, Sale
from desktop.ui.booth.after.body import Body
from desktop.ui.booth.books import Books
from desktop.ui.booth.goods import Goods
from desktop.ui.booth.selling.drawers import big_key
from desktop.ui.booth.selling.paykeys import account_below, account_title
from desktop.ui.booth.ways import ways
from desktop.wording import _
from desktop.wording.joining import listed


class RemethodBody(Body):
    """One key for every account but the one that stands there now."""

    def __init__(self, books: Books) -> None:
        super().__init__(books)
        self.account_keys: dict[int, QPushButton] = {}
        self.words = QLabel(wordWrap=True)
        self._inner = QWidget()
        self.column.addWidget(self.words)
        self.column.addWidget(self._inner)
        self.column.addStretch(1)

    def fill(self, sale: Sale, goods: Goods, accounts: tuple[Account, ...]) -> None:
        """Builds the keys."""
        del goods
        held = ways(sale)
        now = {way.account.id for way in held}
        paid = listed(f"{account_title(way.account)} {money.short(way.amount_fen)}" for way in held)
        self.words.setText(_("Now: {paid}. How was it really paid?").format(paid=paid or "–"))
        self.account_keys = {}
        self.column.removeWidget(self._inner)
        self._inner.deleteLater()
        self._inner = QWidget()
        grid = QGridLayout(self._inner)
        grid.setContentsMargins(0, 0, 0, 0)
        others = [a for a in accounts if a.id not in now or len(now) > 1]
        for number, account in enumerate(others):
            words = "  ".join(x for x in (account_title(account), account_below(account)) if x)
            key = big_key(words, _("It was paid by {way}").format(way=words))
            key.clicked.connect(partial(self._change, account))
            self.account_keys[account.id] = key
            grid.addWidget(key, number // 2, number % 2)
        self.column.insertWidget(1, self._inner)

    def pay(self, account: Account) -> bool:
        """A pay key says the same as a tap."""
        if account.id in self.account_keys:
            self._change(account)
        return True

    def _change(self, account: Account, _checked: bool = False) -> None:
        self.ask(self._books.remethod, account.id, how=account_title(account))
