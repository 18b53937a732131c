"""A table of a report: read only, as high as its lines; Enter opens what one names."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QBrush, QFont, QImage, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop.domain.reports import Field, Line, Shape, Table
from desktop.ui import picture, theme
from desktop.ui.theme import Tone
from desktop.wording import reports

_Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_MOST = 12  # lines shown at once
_MEASURED = 200  # lines
_LEAST = 140  # pixels of a name at 100 %
_NUMBERS = (Shape.COUNT, Shape.MONEY, Shape.SHARE)


class _Model(QAbstractTableModel):
    """The lines of one table, its sums last."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self.table: Table | None = None
        self.lines: tuple[Line, ...] = ()

    def show_table(self, table: Table) -> None:
        """These lines from now on."""
        self.beginResetModel()
        self.table = table
        self.lines = (*table.lines, *((table.sums,) if table.sums else ()))
        self.endResetModel()

    def rowCount(self, parent: _Index = _TOP) -> int:
        """One for each line."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: _Index = _TOP) -> int:
        """One for each field."""
        return 0 if parent.isValid() or self.table is None else len(self.table.fields)

    def headerData(
        self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The fields' headings, numbers on the right."""
        if self.table is None or side is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return reports.field(self.table.fields[section].key)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(section)
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell as people read it."""
        if self.table is None:
            return None
        line, field = self.lines[index.row()], self.table.fields[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return reports.cell(line.cells[index.column()], field)
        if role == Qt.ItemDataRole.ToolTipRole and (field.stretch or field.shape is Shape.WHY):
            return reports.cell(line.cells[index.column()], field)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(index.column())
        if role == Qt.ItemDataRole.FontRole and line.bold:
            font = QFont(self._view.font())
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.ForegroundRole:
            if index.column() in line.alarm:
                return QBrush(theme.tone_colours(self._view.palette(), Tone.BAD)[0])
            if line.target is not None and index.column() == self.named():
                return self._view.palette().link()
        return None

    def named(self) -> int:
        """The column that names what a line opens."""
        fields = () if self.table is None else self.table.fields
        return next((n for n, field in enumerate(fields) if field.stretch), 0)

    def _side(self, column: int) -> Qt.AlignmentFlag:
        number = self.table is not None and self.table.fields[column].shape in _NUMBERS
        side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter


class ReportGrid(QTableView):
    """`chosen` carries the Target of the line that was opened."""

    chosen = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self._tight = False
        self._model = _Model(self)
        self.setModel(self._model)
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        self._size()

    @property
    def table(self) -> Table | None:
        """What is shown."""
        return self._model.table

    def show_table(self, table: Table) -> None:
        """Shows these lines in the place of the ones before."""
        self._model.show_table(table)
        header = self.horizontalHeader()
        for n, field in enumerate(table.fields):
            if not _wide(field):
                header.setSectionResizeMode(n, QHeaderView.ResizeMode.Fixed)
                self.setColumnWidth(n, self._wide(n))
        self._spread()
        self._size()

    def text(self) -> str:
        """All lines as tab separated text, for a sheet."""
        if self.table is None:
            return ""
        head = "\t".join(reports.field(field.key) for field in self.table.fields)
        return "\n".join([head, *("\t".join(self._words(line)) for line in self._model.lines)])

    def as_picture(self, title: str) -> QImage:
        """The table as a picture for the group."""
        fields = () if self.table is None else self.table.fields
        return picture.table_picture(
            title,
            "",
            self.font(),
            [reports.field(field.key) for field in fields],
            [self._words(line) for line in self._model.lines[:100]],
            [field.shape in _NUMBERS for field in fields],
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the line, copying takes the whole table."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex().row())
        elif event.matches(QKeySequence.StandardKey.Copy):
            picture.copy_text(self.text())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.table is not None:
            self.show_table(self.table)

    def _words(self, line: Line) -> list[str]:
        fields = () if self.table is None else self.table.fields
        return [reports.cell(cell, f) for cell, f in zip(line.cells, fields, strict=True)]

    def _open(self, row: int) -> None:
        if 0 <= row < len(self._model.lines):
            target = self._model.lines[row].target
            if target is not None:
                self.chosen.emit(target)

    def _wide(self, column: int) -> int:
        metrics = self.fontMetrics()
        words = [str(self._model.headerData(column, Qt.Orientation.Horizontal))]
        words += [self._words(line)[column] for line in self._model.lines[:60]]
        return max(map(metrics.horizontalAdvance, words)) + theme.UNIT * 4

    @property
    def _tall(self) -> bool:
        """Whether lines have reasons, and are few enough to be measured one by one."""
        few = len(self._model.lines) <= _MEASURED
        table = self._model.table
        return few and table is not None and any(f.shape is Shape.WHY for f in table.fields)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names keep a readable width; where there is none left the table scrolls sideways."""
        super().resizeEvent(event)
        if self.table is not None and event.size().width() != event.oldSize().width():
            self._spread()
            self._size_later()

    def showEvent(self, event: QShowEvent) -> None:
        """A page that was hidden had no width to measure lines in."""
        super().showEvent(event)
        self._size_later()

    def _size_later(self) -> None:
        # The columns get their widths after this event.
        QTimer.singleShot(0, self, self._size)

    def _spread(self) -> None:
        fields = () if self.table is None else self.table.fields
        wide = [n for n, field in enumerate(fields) if _wide(field)]
        others = sum(self.columnWidth(n) for n in range(len(fields)) if n not in wide)
        least = theme.grown(self.font(), _LEAST)
        self._tight = self.viewport().width() < others + least * len(wide)
        for n in wide:
            mode = QHeaderView.ResizeMode.Fixed if self._tight else QHeaderView.ResizeMode.Stretch
            self.horizontalHeader().setSectionResizeMode(n, mode)
            if self._tight:
                self.setColumnWidth(n, least)

    def _size(self) -> None:
        row = theme.row_height(self.font(), theme.ROW)
        self.verticalHeader().setDefaultSectionSize(row)
        lines = min(_MOST, max(1, len(self._model.lines)))
        high = row * lines
        self.setWordWrap(self._tall)
        if self._tall:
            self.resizeRowsToContents()
            every = [max(row, self.rowHeight(n)) for n in range(len(self._model.lines))]
            for n, one in enumerate(every):
                self.setRowHeight(n, one)
            high = max(row, sum(every[:_MOST]))
        bar = self.horizontalScrollBar().sizeHint().height() if self._tight else 0
        self.setFixedHeight(high + self.horizontalHeader().sizeHint().height() + bar + 6)


def _wide(field: Field) -> bool:
    """Whether a column takes what the others leave."""
    return field.stretch or field.shape is Shape.WHY
