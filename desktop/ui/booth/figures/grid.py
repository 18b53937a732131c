"""A small table on a card: all its rows at once, numbers on the right."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPaintEvent, QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain import money
from desktop.exchange.tables import Column, Shape, Table
from desktop.ui import theme
from desktop.wording import _
from desktop.wording.joining import labelled, listed


class TableCard(QWidget):
    """Title and rows; says so where there is nothing."""

    def __init__(self, title: str, empty: str = "") -> None:
        super().__init__()
        self._empty = empty
        self.title = QLabel(title)
        self._inner = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*(theme.UNIT * 2,) * 4)
        self._column.setSpacing(theme.UNIT)
        self._column.addWidget(self.title)
        self._column.addWidget(self._inner)
        self._column.addStretch(1)
        self._size()

    def show_table(self, table: Table) -> None:
        """Shows these rows in the place of the ones before."""
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.UNIT * 2)
        grid.setVerticalSpacing(6)
        rows = list(table.lines())
        if rows:
            for number, column in enumerate(table.columns):
                grid.addWidget(_cell(column.heading, column, muted=True), 0, number)
        for line, row in enumerate(rows, 1):
            for number, (column, value) in enumerate(zip(table.columns, row, strict=True)):
                grid.addWidget(_cell(shown(value, column.shape), column), line, number)
        if not rows:
            grid.addWidget(_quiet(self._empty or _("Nothing")), 0, 0)
        first = next((n for n, c in enumerate(table.columns) if c.key in ("item", "figure")), 0)
        grid.setColumnStretch(first, 1)
        self._column.replaceWidget(self._inner, inner)
        self._inner.hide()
        self._inner.deleteLater()
        self._inner = inner
        words = _("; ").join(
            listed(str(shown(v, c.shape)) for c, v in zip(table.columns, row, strict=True))
            for row in rows
        )
        self.setAccessibleName(labelled(self.title.text(), words))

    def _size(self) -> None:
        self.title.setFont(theme.sized(self.font(), 1.15, bold=True))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the card."""
        del event
        theme.card_painter(self).end()


def shown(value: object, shape: Shape) -> str:
    """A cell as people read it."""
    if value is None:
        return ""
    if shape is Shape.MONEY and isinstance(value, int):
        return money.short(value)
    if shape is Shape.MOMENT and isinstance(value, datetime):
        return value.strftime("%m-%d %H:%M")
    return f"{value:,}" if isinstance(value, int) else str(value)


def _cell(words: str, column: Column, *, muted: bool = False) -> QLabel:
    label = _quiet(words) if muted else QLabel(words)
    if column.shape in (Shape.MONEY, Shape.COUNT):
        label.setAlignment(Qt.AlignmentFlag.AlignRight)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _quiet(words: str) -> QLabel:
    label = QLabel(words)
    colours = label.palette()
    quiet = colours.color(QPalette.ColorRole.PlaceholderText)
    colours.setColor(QPalette.ColorRole.WindowText, quiet)
    label.setPalette(colours)
    return label
