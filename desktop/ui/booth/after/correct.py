"""A typing error: the sale is as if it had never been typed, and lies in the cart again."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton

from desktop.domain import money
from desktop.domain.booth.event import Account, Sale
from desktop.ui import theme
from desktop.ui.booth.after.body import Body
from desktop.ui.booth.books import Books
from desktop.ui.booth.goods import Goods
from desktop.wording import N_, _

REASON = N_("Typing error")


class CorrectBody(Body):
    """Says what happens, and one key."""

    def __init__(self, books: Books) -> None:
        super().__init__(books)
        self.words = QLabel(wordWrap=True)
        self.lines = QLabel(wordWrap=True)
        self.key = QPushButton(_("Take it back and type it again"))
        self.key.setMinimumHeight(theme.PAY_KEY)
        theme.set_primary(self.key)
        self.key.clicked.connect(self._correct)
        self.column.addWidget(self.words)
        self.column.addWidget(self.lines)
        self.column.addStretch(1)
        self.foot.addWidget(self.key)

    def fill(self, sale: Sale, goods: Goods, accounts: tuple[Account, ...]) -> None:
        """Names the sale and its lines."""
        del goods, accounts
        self.words.setText(
            _(
                "For a slip of the finger, not for goods that come back: {number} is taken back as "
                "if it had never been typed, and its lines lie in the cart again. Money that "
                "changed hands belongs to the new sale."
            ).format(number=sale.number)
        )
        self.lines.setText(
            "\n".join(
                f"{line.qty} × {line.title}   {money.short(line.amount_fen)}" for line in sale.lines
            )
        )

    def _correct(self) -> None:
        self.ask(self._books.correct, _(REASON), how=_(REASON), again=True)
