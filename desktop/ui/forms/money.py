"""An amount of money, typed as people write it, kept in fen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.domain import money
from desktop.domain.errors import BadAmount
from desktop.wording import _


class MoneyField(QLineEdit):
    """Takes `¥69.00`, `1,234.5`, `９９` or nothing; `changed` comes with every key."""

    changed = Signal()

    def __init__(
        self, name: str = "", fen: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setPlaceholderText("¥")
        # Digits need no Chinese input method, and a scanner's keys must not land in one.
        self.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)
        self.set_fen(fen)
        self.textChanged.connect(lambda _text: self.changed.emit())

    def fen(self) -> int | None:
        """The amount in fen, None when nothing is typed. Raises BadAmount for what is no amount."""
        text = self.text().strip()
        return money.parse(text) if text else None

    def is_good(self) -> bool:
        """Whether `fen` would answer."""
        try:
            self.fen()
        except BadAmount:
            return False
        return True

    def set_fen(self, fen: int | None) -> None:
        """Shows an amount in fen; None empties the field."""
        self.setText("" if fen is None else money.short(fen))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Selects what is there, so that typing replaces it."""
        super().focusInEvent(event)
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Writes a good amount tidily; a bad one stays as typed and says so to a screen reader."""
        super().focusOutEvent(event)
        try:
            fen = self.fen()
        except BadAmount:
            self.setAccessibleDescription(_("This is not an amount of money."))
            return
        self.setAccessibleDescription("")
        tidy = "" if fen is None else money.short(fen)
        if tidy != self.text():
            self.setText(tidy)
