"""Why a line gets less, nothing or something else: usual reasons as keys, or words of one's own."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.forms import FlowLayout, chip_button
from desktop.wording import N_, _

LACKING = N_("Not enough in stock")
USUAL = (LACKING, N_("Over the reference"), N_("Not for such an event"))


class Reason(QWidget):
    """`changed` with every key; `lacking` says that it is not there."""

    changed = Signal()

    def __init__(self, number: int) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.field.setAccessibleName(_("Reason of line {n}").format(n=number))
        self.field.setPlaceholderText(_("Other: in your own words"))
        self.chips: dict[str, QPushButton] = {}
        flow = FlowLayout(spacing=4)
        for word in USUAL:
            chip = chip_button(_(word))
            chip.setAccessibleName(_("Line {n}: {reason}").format(n=number, reason=_(word)))
            chip.clicked.connect(lambda _on=False, w=word: self._tapped(w))
            self.chips[word] = chip
            flow.addWidget(chip)
        self.field.textChanged.connect(self._typed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT // 2)
        column.addLayout(flow)
        column.addWidget(self.field)

    @property
    def text(self) -> str:
        """The reason, "" for none."""
        return self.field.text().strip()

    @property
    def lacking(self) -> bool:
        """Whether it is refused because it is not there."""
        return self.chips[LACKING].isChecked()

    def say(self, word: str) -> None:
        """One of the usual reasons, as if its key had been tapped; "" for none."""
        for key, chip in self.chips.items():
            chip.setChecked(key == word)
        self.field.blockSignals(True)
        self.field.setText(_(word) if word else "")
        self.field.blockSignals(False)

    def _tapped(self, word: str) -> None:
        self.say(word if self.chips[word].isChecked() else "")
        self.changed.emit()

    def _typed(self, text: str) -> None:
        # More words beside a usual reason leave it standing.
        for key, chip in self.chips.items():
            chip.setChecked(chip.isChecked() and _(key) in text)
        self.changed.emit()
