"""A table with one figure to write in each line: Enter or typing begins, Tab and arrows go on."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QFont
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from desktop.domain.errors import BadQuantity
from desktop.domain.money import parse_quantity
from desktop.ui import theme
from desktop.ui.theme import Tone

_Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_MOST = 12  # lines shown at once


@dataclass(frozen=True)
class Col:
    """A column; `show` words a row. The one without `show` is the figure that is written."""

    title: str
    show: Callable[[Any], str] | None = None
    number: bool = False
    stretch: bool = False


class _Model(QAbstractTableModel):
    written = Signal()

    def __init__(
        self, view: QTableView, columns: Sequence[Col], key: Callable[[Any], Hashable]
    ) -> None:
        super().__init__(view)
        self._view, self._key = view, key
        self.by_hand: dict[Hashable, int] = {}  # what a person wrote, by what its row is known by
        self.columns = columns
        self.rows: list[Any] = []
        self.figures: list[int] = []

    def show_rows(self, rows: Sequence[Any], figures: Sequence[int]) -> None:
        self.beginResetModel()
        self.rows = list(rows)
        known = zip(rows, figures, strict=True)
        self.figures = [self.by_hand.get(self._key(row), figure) for row, figure in known]
        self.endResetModel()

    def rowCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if side is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return self._side(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        column = self.columns[index.column()]
        mine = column.show is None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            figure = self.figures[index.row()]
            if column.show is None:
                return f"{figure}" if role == Qt.ItemDataRole.EditRole else f"{figure:,}"
            return column.show(self.rows[index.row()])
        if role == Qt.ItemDataRole.ToolTipRole and not mine and column.show is not None:
            return column.show(self.rows[index.row()])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(index.column())
        if mine and role == Qt.ItemDataRole.FontRole:
            font = QFont(self._view.font())
            font.setBold(True)
            return font
        if mine and role == Qt.ItemDataRole.BackgroundRole:
            return QBrush(theme.tone_colours(self._view.palette(), Tone.ACCENT)[1])
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        mine = self.columns[index.column()].show is None
        return super().flags(index) | (Qt.ItemFlag.ItemIsEditable if mine else Qt.ItemFlag(0))

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole:
            return False
        try:
            figure = parse_quantity(str(value)) if str(value).strip() else 0
        except BadQuantity:
            return False
        if figure < 0:
            return False
        self.figures[index.row()] = figure
        self.by_hand[self._key(self.rows[index.row()])] = figure
        self.dataChanged.emit(index, index)
        self.written.emit()
        return True

    def _side(self, column: int) -> Qt.AlignmentFlag:
        told = self.columns[column]
        right = told.number or told.show is None
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter


class FigureGrid(QTableView):
    """`written` whenever a figure is changed; `key` says what a row is known by when it is shown
    again: what a person wrote in it stays until `forget`.
    """

    written = Signal()

    def __init__(self, name: str, columns: Sequence[Col], key: Callable[[Any], Hashable]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._key = key
        self._waiting: tuple[Sequence[Any], Sequence[int]] | None = None
        self._model = _Model(self, columns, key)
        self.setModel(self._model)
        self._model.written.connect(self.written)
        self._mine = next(n for n, column in enumerate(columns) if column.show is None)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.show_rows(())

    def show_rows(self, rows: Sequence[Any], figures: Sequence[int] = ()) -> None:
        """These rows with their figures, in the place of the ones before; once a figure that is
        being typed stands.
        """
        if self.state() is QAbstractItemView.State.EditingState:
            self._waiting = (rows, figures)
            return
        before = self.currentIndex().row()
        at = self._key(self._model.rows[before]) if before >= 0 else None
        self._model.show_rows(rows, figures)
        header = self.horizontalHeader()
        metrics = self.fontMetrics()
        for n, column in enumerate(self._model.columns):
            mode = QHeaderView.ResizeMode
            header.setSectionResizeMode(n, mode.Stretch if column.stretch else mode.Fixed)
            words = [column.title]
            words += [str(self._model.index(r, n).data()) for r in range(min(60, len(rows)))]
            if not column.stretch:
                wide = max(map(metrics.horizontalAdvance, words)) + theme.UNIT * 4
                self.setColumnWidth(n, min(wide, theme.grown(self.font(), 320)))
        self._size()
        if rows:
            same = (n for n, row in enumerate(rows) if self._key(row) == at)
            self.setCurrentIndex(self._model.index(next(same, 0), self._mine))

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Shows what came while a figure was typed."""
        super().closeEditor(editor, hint)
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self.show_rows(*waiting)

    def forget(self) -> None:
        """What was written is booked, or was about something else."""
        self._model.by_hand.clear()

    def written_down(self) -> list[tuple[Any, int]]:
        """The rows with what is written in them."""
        return list(zip(self._model.rows, self._model.figures, strict=True))

    def chosen(self) -> list[tuple[Any, int]]:
        """The selected rows with what is written in them."""
        rows = {index.row() for index in self.selectionModel().selectedRows()}
        return [one for n, one in enumerate(self.written_down()) if n in rows]

    def write(self, row: int, figure: int) -> None:
        """Writes a figure, as a person does."""
        self._model.setData(self._model.index(row, self._mine), f"{figure}")

    def add(self, row: Any, figure: int) -> None:
        """One more row at the end, or the keyboard at the one that is there."""
        entered = self.written_down()
        for n, (known, _figure) in enumerate(entered):
            if self._key(known) == self._key(row):
                self.setCurrentIndex(self._model.index(n, self._mine))
                return
        self._model.by_hand[self._key(row)] = figure
        self.show_rows([*(r for r, _ in entered), row], [*(f for _, f in entered), figure])
        self.setCurrentIndex(self._model.index(len(entered), self._mine))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_model"):
            self._size()

    def _size(self) -> None:
        row = theme.row_height(self.font(), theme.TOUCH)
        self.verticalHeader().setDefaultSectionSize(row)
        lines = min(_MOST, max(1, len(self._model.rows)))
        self.setFixedHeight(row * lines + self.horizontalHeader().sizeHint().height() + 6)
