"""Asks what a fixed tile means: an article that is on no list, or money that is no goods."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout

from desktop.domain.booth.cart import CartLine, LineKind
from desktop.domain.errors import BadAmount
from desktop.ui import theme
from desktop.ui.booth.selling.fixed import LOOSE_TILE
from desktop.ui.booth.selling.side import SidePanel
from desktop.ui.forms import Field, MoneyField
from desktop.wording import _
from desktop.wording.refusals import sentence

# A code longer than an EAN is a buyer's own: it says nothing about the article.
_MOST_NAME_CODE = 14


class LoosePanel(SidePanel):
    """Asks for an amount, and for a name where it is an article. `ready(CartLine)`, `left()`."""

    ready = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._kind = LineKind.LOOSE
        self.heading = QLabel(wordWrap=True)
        self.amount = MoneyField(_("Amount"))
        self.amount_field = Field(_("Amount"), self.amount)
        self.name = QLineEdit()
        self.name.setMinimumHeight(theme.TOUCH)
        self.name.setMaxLength(80)
        self.name_field = Field(_("What is it? (may stay empty)"), self.name)
        self.add = QPushButton(_("Into the cart"))
        theme.set_primary(self.add)
        self.back = QPushButton(_("Back"))
        for button in (self.back, self.add):
            button.setMinimumHeight(theme.PAY_KEY)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addWidget(self.add, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.UNIT * 2, theme.UNIT * 2, theme.UNIT * 2, theme.UNIT)
        column.setSpacing(theme.UNIT * 2)
        column.addWidget(self.heading)
        column.addWidget(self.amount_field)
        column.addWidget(self.name_field)
        column.addStretch(1)
        column.addLayout(row)
        self.add.clicked.connect(self._add)
        self.back.clicked.connect(self.left)
        self.amount.returnPressed.connect(self._add)
        self.name.returnPressed.connect(self._add)

    def ask(self, tile: object, known: str = "") -> None:
        """Begins anew for one of the fixed tiles; `known` is the code or name it was sought by."""
        loose = tile == LOOSE_TILE
        self._kind = LineKind.LOOSE if loose else LineKind.DONATION
        self.heading.setText(
            _("An article that has no tile. It is listed in the evening, to be matched.")
            if loose
            else _("A donation, or an amount of the buyer's choice. It is no revenue of goods.")
        )
        self.heading.setFont(theme.sized(self.font(), 1.1, bold=True))
        self.name_field.setVisible(loose)
        self.amount.clear()
        self.name.setText(known if loose and len(known) <= _MOST_NAME_CODE else "")
        self.amount_field.clear()
        self.amount.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_code(self, code: str) -> bool:
        """A code scanned while it is asked what the article is, becomes its name."""
        if self._kind is LineKind.LOOSE and not self.name.text():
            self.name.setText(code)
            return True
        return False

    def _add(self) -> None:
        try:
            fen = self.amount.fen()
        except BadAmount as no:
            self.amount_field.refuse(sentence(no))
            return
        if not fen:
            self.amount_field.refuse(_("How much is it?"))
            return
        title = self.name.text().strip() if self._kind is LineKind.LOOSE else ""
        said = _("Loose article") if self._kind is LineKind.LOOSE else _("Donation")
        self.ready.emit(CartLine(self._kind, title or said, 1, fen))
