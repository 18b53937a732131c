"""The grid: rows of one height, columns that can be chosen, keys all the way."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.ui import theme
from desktop.ui.table.model import WindowModel


class Grid(QTableView):
    """Shows a `WindowModel`. `current` is the row in hand (or None), told again with its new
    figures after every answer; `taken` is told only when it becomes another one. `opened` is one
    double-clicked or entered, `sort_wanted` (column number, descending) a click on a header.
    `chosen` tells that a person selected other rows.
    """

    current = Signal(object)
    taken = Signal(object)
    opened = Signal(object)
    sort_wanted = Signal(int, bool)
    columns_changed = Signal()
    chosen = Signal()

    def __init__(self, model: WindowModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._keys: list[Hashable] = []
        self._current_key: Hashable | None = None
        self._restoring = False
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        # Tab leaves the list; arrows move in it.
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        # Fixed: asking 100,000 rows for their height takes over a minute.
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setAccessibleName(name)
        header.setSectionsMovable(True)
        header.setSortIndicatorShown(True)
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.sectionClicked.connect(self._header_clicked)
        header.sectionMoved.connect(lambda *_: self.columns_changed.emit())
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        model.page_came.connect(lambda _page: self._restore())
        self.doubleClicked.connect(self._open)
        self._measure()

    # ── rows ──────────────────────────────────────────────────────────────────────────────────

    def selected_rows(self) -> list[object]:
        """The rows that are selected and here, in the order shown."""
        return [row for n in self.selected_numbers() if (row := self._rows.row(n)) is not None]

    def select(self, keys: Iterable[Hashable]) -> None:
        """Selects the things of these keys as soon as they are here; the first becomes current."""
        self._restoring = True
        self.selectionModel().clear()
        self._keys = list(keys)
        self._current_key = self._keys[0] if self._keys else None
        self._restore()

    def selected_numbers(self) -> list[int]:
        """The numbers (from 0) of the rows that are selected, here or not."""
        return sorted({index.row() for index in self.selectionModel().selectedRows()})

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tells what a person selected; what is only selected again is no news."""
        super().selectionChanged(selected, deselected)
        if not self._restoring:
            self.chosen.emit()

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Tells whose story the side pane shows."""
        super().currentChanged(current, previous)
        if not self._restoring:
            self._keys = []
            row = self._rows.row(current.row()) if current.isValid() else None
            self.current.emit(row)
            self.taken.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Ctrl+C copies the rows as text."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_text())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def as_text(self) -> str:
        """The selected rows as tab-separated lines under their titles, ready for a spreadsheet."""
        columns = self.shown_columns()
        lines = ["\t".join(self._rows.columns[c].title for c in columns)]
        for row in self.selected_rows():
            cells = (self._rows.columns[c].show(row) for c in columns)
            lines.append("\t".join(" ".join(cell.split()) for cell in cells))
        return "\n".join(lines) + "\n"

    # ── columns ───────────────────────────────────────────────────────────────────────────────

    def shown_columns(self) -> list[int]:
        """The numbers of the columns that are shown, from left to right."""
        header = self.horizontalHeader()
        order = (header.logicalIndex(place) for place in range(header.count()))
        return [c for c in order if not header.isSectionHidden(c)]

    def show_columns(self, keys: Iterable[str]) -> None:
        """Shows just these columns, in this order; unknown keys are passed over."""
        header = self.horizontalHeader()
        known = {column.key: n for n, column in enumerate(self._rows.columns)}
        wanted = [known[key] for key in keys if key in known]
        header.blockSignals(True)
        for place, column in enumerate(wanted):
            header.moveSection(header.visualIndex(column), place)
        for column in known.values():
            header.setSectionHidden(column, column not in wanted)
        header.blockSignals(False)
        self._measure()
        self.scheduleDelayedItemsLayout()

    def _header_clicked(self, column: int) -> None:
        if not self._rows.columns[column].sortable:
            return
        ask = self._rows.ask
        again = ask.sort == self._rows.columns[column].key
        self.sort_wanted.emit(column, again and not ask.descending)

    def mark_sort(self) -> None:
        """Draws the arrow on the column that the rows are sorted by."""
        ask = self._rows.ask
        for number, column in enumerate(self._rows.columns):
            if column.key == ask.sort:
                order = (
                    Qt.SortOrder.DescendingOrder if ask.descending else Qt.SortOrder.AscendingOrder
                )
                self.horizontalHeader().setSortIndicator(number, order)

    # ── keeping the place ─────────────────────────────────────────────────────────────────────

    def _remember(self) -> None:
        self._restoring = True
        if self._rows.ready:
            numbers = {index.row() for index in self.selectionModel().selectedRows()}
            keys = [key for n in sorted(numbers) if (key := self._rows.key(n)) is not None]
            if keys:
                self._keys = [*keys, *(key for key in self._keys if key not in keys)]
                self._current_key = self._rows.key(self.currentIndex().row())

    def _restore(self) -> None:
        """Selects again what was selected, as far as it is here; the rest when its page comes."""
        self._restoring = True
        try:
            selection, current = QItemSelection(), None
            last = len(self._rows.columns) - 1
            waiting = []
            for key in self._keys:
                number = self._rows.find(key)
                if number is None:
                    waiting.append(key)
                    continue
                index = self._rows.index(number, 0)
                selection.select(index, self._rows.index(number, last))
                if key == self._current_key:
                    current = index
            if not selection.isEmpty():
                self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.Select)
            if current is not None:
                self.selectionModel().setCurrentIndex(
                    current, QItemSelectionModel.SelectionFlag.NoUpdate
                )
            self._keys = waiting
        finally:
            self._restoring = False
        if current is not None:
            # Its figures may be new ones.
            self.current.emit(self._rows.row(current.row()))

    def _open(self, index: QModelIndex) -> None:
        row = self._rows.row(index.row()) if index.isValid() else None
        if row is not None:
            self.opened.emit(row)

    # ── size ──────────────────────────────────────────────────────────────────────────────────

    def _measure(self) -> None:
        height = theme.row_height(self.font(), theme.ROW)
        # The least first: a row is never set lower than it, and text may become smaller again.
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        side = self.fontMetrics().height() - 4
        self.setIconSize(QSize(side, side))
        for number, column in enumerate(self._rows.columns):
            self.setColumnWidth(number, theme.grown(self.font(), column.width))
        self._stretch()

    def _stretch(self) -> None:
        """What is left over goes to the columns that asked for it."""
        shown = self.shown_columns()
        greedy = [c for c in shown if self._rows.columns[c].stretch]
        if not greedy:
            return
        fixed = sum(self.columnWidth(c) for c in shown if c not in greedy)
        # The header is as wide as the viewport. Who asks for that one, which only Qt knows, makes
        # PySide6 load every kind of widget to see which one it is: 20 ms of a start.
        each = (self.horizontalHeader().width() - fixed) // len(greedy)
        for column in greedy:
            least = theme.grown(self.font(), self._rows.columns[column].width)
            self.setColumnWidth(column, max(least, each))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives the greedy columns their share."""
        super().resizeEvent(event)
        self._stretch()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()
