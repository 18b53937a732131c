"""A count of pieces between two keys for thumbs."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from desktop.domain import money
from desktop.domain.errors import BadQuantity
from desktop.ui import theme
from desktop.ui.forms.tool import tool_button
from desktop.wording import _


class Stepper(QWidget):
    """A whole number from `least` to `most`; full-width digits are digits. `changed(int)`."""

    changed = Signal(int)

    def __init__(
        self, name: str, least: int = 0, most: int = 999_999, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._least, self._most, self._value = least, most, least
        self.setAccessibleName(name)
        self.less = _key("minus", _("One less: {name}").format(name=name))
        self.more = _key("plus", _("One more: {name}").format(name=name))
        self.field = _Number(str(least))
        self.field.setAccessibleName(name)
        self.field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.field.setMinimumWidth(theme.grown(self.font(), 64))
        self.setFocusProxy(self.field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.less)
        row.addWidget(self.field, 1)
        row.addWidget(self.more)
        self.less.clicked.connect(lambda: self.set_value(self._value - 1))
        self.more.clicked.connect(lambda: self.set_value(self._value + 1))
        self.field.editingFinished.connect(self._typed)
        self.field.textEdited.connect(self._typing)
        self._enable()

    def value(self) -> int:
        """The number in pieces."""
        return self._value

    def set_value(self, value: int) -> None:
        """Takes a number, as near as the limits allow."""
        self._take(value)
        self.field.setText(str(self._value))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down step."""
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step:
            self.set_value(self._value + step)
        else:
            super().keyPressEvent(event)

    def _take(self, value: int) -> None:
        value = max(self._least, min(self._most, value))
        if value != self._value:
            self._value = value
            self._enable()
            self.changed.emit(value)

    def _typing(self, text: str) -> None:
        try:
            self._take(money.parse_quantity(text))
        except BadQuantity:
            # Half-typed or nothing: the last good number holds until more is typed.
            return

    def _typed(self) -> None:
        self.field.setText(str(self._value))

    def _enable(self) -> None:
        self.less.setEnabled(self._value > self._least)
        self.more.setEnabled(self._value < self._most)


class _Number(QLineEdit):
    """Where the keyboard is brought to it, what is typed stands in place of what stood there."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """As with Tab; a finger puts the cursor where it points."""
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.OtherFocusReason:
            self.selectAll()


def _key(icon: str, name: str) -> QToolButton:
    key = tool_button(icon, name, framed=True)
    key.setAutoRepeat(True)
    return key
