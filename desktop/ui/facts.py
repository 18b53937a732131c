"""Labels with what stands behind them, and lines of text, as parts of a page show them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.theme import Tone


class Facts(QWidget):
    """Two columns: what it is, and what is known; what is not known is left out."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.UNIT * 2)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)

    def show_facts(self, facts: Iterable[tuple[str, str]]) -> None:
        """Other facts."""
        clear(self._grid)
        for row, (name, value) in enumerate(pair for pair in facts if pair[1]):
            label = QLabel(name)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            theme.set_tone(label, "muted")
            self._grid.addWidget(label, row, 0)
            self._grid.addWidget(plain(value), row, 1)


class Lines(QWidget):
    """Lines of text, one under the other."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def show_lines(self, lines: Iterable[tuple[str, Tone]]) -> None:
        """Other lines, each with how it is meant."""
        clear(self._column)
        for text, tone in lines:
            label = plain(text)
            if tone is not Tone.PLAIN:
                theme.set_tone(label, tone)
            self._column.addWidget(label)


def plain(text: str) -> QLabel:
    """Text that wraps and can be copied."""
    label = QLabel(text, wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def clear(layout: QGridLayout | QVBoxLayout) -> None:
    """Takes everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
