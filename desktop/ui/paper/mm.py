"""Millimetres as people write them."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from desktop.domain.money import narrow


def millimetres(text: str) -> float:
    """`97.5`, `97,5`, `９７` or `97.5 mm` as a length. Raises ValueError for anything else."""
    plain = narrow(text).strip().lower().removesuffix("mm").removesuffix("毫米").strip()
    length = float(plain.replace(",", "."))
    if not math.isfinite(length):
        raise ValueError(text)
    return length


class MillimetreField(QLineEdit):
    """A length between `least` and `most` mm; `changed` comes when a good one was typed."""

    changed = Signal()

    def __init__(self, name: str, least: float, most: float, length: float = 0.0) -> None:
        super().__init__()
        self._least, self._most, self._length = least, most, length
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)
        self.set_length(length)
        self.textEdited.connect(self._typed)
        self.editingFinished.connect(lambda: self.set_length(self._length))

    def length(self) -> float:
        """The last good length typed, mm."""
        return self._length

    def set_length(self, length: float) -> None:
        """Shows a length; tells nobody."""
        self._length = length
        self.setText(f"{length:g}")

    def _typed(self, text: str) -> None:
        try:
            length = millimetres(text)
        except ValueError:
            return
        if self._least <= length <= self._most and length != self._length:
            self._length = length
            self.changed.emit()
