"""A short table that is read and chosen from, a row at a time."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
)

from desktop.ui import theme

# Pixels at 100 % text: a row that is read at a glance, and a column whose first letters are.
_WIDE = 340
_NARROW = 72


def plain_table(name: str, heads: Sequence[str], shared: Collection[int] = ()) -> QTableWidget:
    """An empty one; rows are as high as a thumb, Tab goes on to what stands beside it. The first
    column, and those of `shared` with it, take what room the others leave.
    """
    table = QTableWidget(0, len(heads))
    table.setHorizontalHeaderLabels(list(heads))
    table.setAccessibleName(name)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(theme.row_height(table.font(), theme.TOUCH))
    table.setShowGrid(False)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setMinimumSectionSize(theme.grown(table.font(), _NARROW))
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    for column in (0, *shared):
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
    table.setMinimumWidth(theme.grown(table.font(), _WIDE))
    table.setMinimumHeight(theme.row_height(table.font(), theme.TOUCH) * 4)
    return table


def fill(
    table: QTableWidget,
    rows: Sequence[tuple[Sequence[str], bool]],
    numbers: Collection[int],
) -> None:
    """Other rows: their cells, and whether one stands there for its history alone (quieter).

    `numbers` are columns that are read from the right. Nobody is told of another row in hand.
    """
    quiet = QColor(theme.colours_of(table.palette()).muted)
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    table.blockSignals(True)
    for column in numbers:
        if head := table.horizontalHeaderItem(column):
            head.setTextAlignment(right)
    table.setRowCount(len(rows))
    for at, (cells, faded) in enumerate(rows):
        for column, text in enumerate(cells):
            cell = QTableWidgetItem(text)
            if column in numbers:
                cell.setTextAlignment(right)
            if faded:
                cell.setForeground(quiet)
            table.setItem(at, column, cell)
    table.blockSignals(False)
