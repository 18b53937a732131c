"""What stands in the place of the tiles where nothing answers to what was typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.booth.goods import receipt_number
from desktop.ui.booth.keys import is_amount
from desktop.ui.forms.iconkey import IconKey
from desktop.wording import _


class NothingFound(QWidget):
    """Says so, what Enter or F3 would make of it, and offers a loose article. `loose_wanted(text)`
    carries what was typed.
    """

    loose_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self.words = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self.next_step = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self.loose = IconKey(theme.icon("tag"), _("Sell it as a loose article"))
        self.loose.setAccessibleName(_("Sell it as a loose article"))
        self.loose.setMinimumHeight(theme.PAY_KEY)
        self.loose.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.loose.clicked.connect(lambda: self.loose_wanted.emit(self._text))
        column = QVBoxLayout(self)
        column.setSpacing(theme.UNIT * 2)
        column.addStretch(1)
        column.addWidget(self.words)
        column.addWidget(self.next_step)
        column.addWidget(self.loose, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self.hide()
        self._size()

    def say(self, text: str) -> None:
        """Nothing answers to this."""
        self._text = text
        self.words.setText(_("Nothing on this stand answers to “{text}”.").format(text=text))
        step = ""
        if number := receipt_number(text):
            step = _("Enter opens sale {number}.").format(number=number)
        elif is_amount(text):
            step = _("F3 takes it as cash.")
        self.next_step.setText(step)
        self.next_step.setVisible(bool(step))

    def _size(self) -> None:
        self.words.setFont(theme.sized(self.font(), 1.2, bold=True))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size()
