"""The line above the till: where it stands, and the ways to its other pages."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton

from desktop.ui import theme
from desktop.ui.booth.books import Post
from desktop.ui.booth.keyrow import KeyRow
from desktop.wording import _

SELL, SALES, FIGURES, SLIPS = "sell", "sales", "figures", "slips"
CLOSE, STAND = "close", "stand"


class Head(KeyRow):
    """`wanted(page)` for one of the pages, `customer_wanted(on)` for the buyer's window."""

    wanted = Signal(str)
    customer_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__(least=8, flat=True)
        self.row.setContentsMargins(theme.UNIT * 3, 0, theme.UNIT * 2, 0)
        self.keys: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        for page, icon, title in (
            (SELL, "shopping-cart", _("Sell")),
            (SALES, "receipt", _("Sales")),
            (FIGURES, "chart-column", _("Figures")),
            (SLIPS, "printer", _("Slips")),
            (CLOSE, "wallet", _("Close the day")),
            (STAND, "store", _("Open the stand")),
        ):
            key = self.keys[page] = self.add_key(icon, title)
            key.setCheckable(True)
            key.clicked.connect(partial(self._want, page))
            group.addButton(key)
        self.customer = self.add_key("monitor", _("Buyer's window"))
        self.customer.setCheckable(True)
        self.customer.toggled.connect(self.customer_wanted)
        self._size()

    def show_post(self, post: Post | None) -> None:
        """Where the till stands; without one only what needs none can be opened."""
        self.words.set_text(
            _("Till {letter} at {event}").format(letter=post.shift.letter, event=post.event.name)
            if post
            else _("The stand is not open")
        )
        for page in (SELL, CLOSE):
            self.keys[page].setVisible(post is not None)
        self.keys[STAND].setVisible(post is None)
        self.customer.setVisible(post is not None)
        self.fold()

    def mark(self, page: str) -> None:
        """Which page is in front."""
        self.keys[page].setChecked(True)
        for key in self.keys.values():
            # Said by weight as well as by colour.
            key.setFont(theme.sized(self.font(), 1.0, bold=key.isChecked()))

    def _want(self, page: str, _checked: bool = False) -> None:
        self.wanted.emit(page)
