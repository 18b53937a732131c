"""A short table that is read and chosen from, a row at a time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QAbstractItemView, QTableWidget

from desktop.ui import theme


def plain_table(name: str, heads: Sequence[str]) -> QTableWidget:
    """An empty one; rows are as high as a thumb, Tab goes on to what stands beside it."""
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
    table.horizontalHeader().setStretchLastSection(True)
    table.setMinimumHeight(theme.row_height(table.font(), theme.TOUCH) * 4)
    return table
