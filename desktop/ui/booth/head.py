"""The line above the till: where it stands, and the ways to its other pages."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from desktop.ui import theme
from desktop.ui.booth.books import Post
from desktop.ui.forms import ElidedLabel
from desktop.wording import _

SELL, SALES, FIGURES, CLOSE, STAND = "sell", "sales", "figures", "close", "stand"


class Head(QWidget):
    """`wanted(page)` for one of the pages, `customer_wanted(on)` for the buyer's window."""

    wanted = Signal(str)
    customer_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.words = ElidedLabel(least=8)
        self.keys: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.UNIT * 3, 0, theme.UNIT * 2, 0)
        row.setSpacing(4)
        row.addWidget(self.words, 1)
        group = QButtonGroup(self)
        for page, icon, title in (
            (SELL, "shopping-cart", _("Sell")),
            (SALES, "receipt", _("Sales")),
            (FIGURES, "chart-column", _("Figures")),
            (CLOSE, "wallet", _("Close the day")),
            (STAND, "store", _("Open the stand")),
        ):
            key = QPushButton(theme.icon(icon), f" {title}")
            key.setCheckable(True)
            key.clicked.connect(partial(self._want, page))
            group.addButton(key)
            self.keys[page] = key
            row.addWidget(key)
        self.customer = QPushButton(theme.icon("monitor"), " " + _("Buyer's window"))
        self.customer.setCheckable(True)
        self.customer.toggled.connect(self.customer_wanted)
        row.addWidget(self.customer)
        for key in (*self.keys.values(), self.customer):
            key.setMinimumHeight(theme.TOUCH)
            key.setAccessibleName(key.text().strip())
            key.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            theme.set_flat(key)
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

    def mark(self, page: str) -> None:
        """Which page is in front."""
        self.keys[page].setChecked(True)
        for key in self.keys.values():
            # Said by weight as well as by colour.
            key.setFont(theme.sized(self.font(), 1.0, bold=key.isChecked()))

    def _want(self, page: str, _checked: bool = False) -> None:
        self.wanted.emit(page)

    def _size(self) -> None:
        self.words.setFont(theme.sized(self.font(), 1.06, bold=True))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size()
