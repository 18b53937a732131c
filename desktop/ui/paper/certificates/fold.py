"""A part of a form that opens when it is wanted."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.forms.iconkey import IconKey


class Fold(QWidget):
    """A key with the part's name; what it holds is shown below it or not."""

    def __init__(self, title: str, inside: QWidget) -> None:
        super().__init__()
        self._title = title
        self.inside = inside
        self.key = IconKey(title)
        self.key.setCheckable(True)
        theme.set_flat(self.key)
        self.key.setMinimumHeight(theme.TOUCH)
        self.key.toggled.connect(self._turn)
        row = QHBoxLayout()
        row.addWidget(self.key)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        column.addLayout(row)
        column.addWidget(inside)
        self._turn(False)

    def say(self, more: str) -> None:
        """Says behind the name what is chosen inside."""
        self.key.setText(f"{self._title}  ·  {more}" if more else self._title)

    def open(self) -> None:
        """Shows what it holds."""
        self.key.setChecked(True)

    def _turn(self, on: bool) -> None:
        self.key.setIcon(theme.icon("chevron-down" if on else "chevron-right"))
        self.inside.setVisible(on)
