"""The lines of a count as a table to write in: one figure a line, Enter goes on to the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QBrush, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop.domain.counts import Expected
from desktop.ui import theme
from desktop.ui.stock.counts.rows import figure, title
from desktop.ui.theme import Tone
from desktop.wording import _
from desktop.wording.columns import heading
from desktop.wording.joining import listed

_Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_LEAST = 180  # px at 100 % that a thing's name needs
_FEW = 3  # rows that are to be seen on the smallest screen
ITEM, EXPECTED, MINE, TOTAL, WHO = "item", "expected", "mine", "total", "who"


class Lines(QAbstractTableModel):
    """`written` carries the line and what was written beside it."""

    written = Signal(object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[Expected] = []
        self.keys: list[str] = [ITEM, MINE]
        self._several = False  # places, so that each line says its own

    def show_lines(self, lines: Sequence[Expected]) -> None:
        """These lines; the same things in the same order are only told anew."""
        self._several = len({line.place for line in lines}) > 1
        keys = [ITEM, MINE]
        keys += [EXPECTED] if any(line.qty is not None for line in lines) else []
        keys += [TOTAL, WHO]
        if keys == self.keys and [_key(x) for x in lines] == [_key(x) for x in self.lines]:
            self.lines = list(lines)
            if lines:
                last = self.index(len(lines) - 1, len(keys) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.lines, self.keys = list(lines), keys
        self.endResetModel()

    def rowCount(self, parent: _Index = _TOP) -> int:
        """One row a line."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: _Index = _TOP) -> int:
        """What there is to show of them."""
        return 0 if parent.isValid() else len(self.keys)

    def headerData(
        self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Headings; rows have none."""
        if role == Qt.ItemDataRole.DisplayRole and way is Qt.Orientation.Horizontal:
            return {
                ITEM: heading("item"),
                EXPECTED: heading("expected"),
                MINE: _("I count"),
                TOTAL: _("All together"),
                WHO: _("Who"),
            }[self.keys[section]]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text, its side, its colour, and what a reader aloud says."""
        line, key = self.lines[index.row()], self.keys[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._text(line, key, edit=role == Qt.ItemDataRole.EditRole)
        if role == Qt.ItemDataRole.TextAlignmentRole and key in (EXPECTED, MINE, TOTAL):
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            head = self.headerData(index.column(), Qt.Orientation.Horizontal)
            return f"{title(line)}, {head}: {self._text(line, key)}"
        if role == Qt.ItemDataRole.BackgroundRole and key == MINE and line.counted is None:
            return _ground(self.parent(), Tone.ACCENT)
        if role == Qt.ItemDataRole.BackgroundRole and line.again:
            return _ground(self.parent(), Tone.WARN)
        return None

    def _text(self, line: Expected, key: str, *, edit: bool = False) -> str:
        if key == ITEM:
            where = line.place_path.rpartition("/")[2] if self._several else ""
            return "  ".join(part for part in (title(line), line.code, where) if part)
        if key == EXPECTED:
            return "" if line.qty is None else f"{line.qty:,}"
        if key == MINE:
            return "" if line.mine is None else str(line.mine) if edit else f"{line.mine:,}"
        if key == TOTAL:
            return figure(line.counted, line.estimate)
        marks = [_("count again")] if line.again else []
        marks += [_("no article yet")] if line.code is None else []
        marks += [_("not expected")] if line.unexpected and line.code else []
        return listed([*marks, *line.counters])

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """One's own figure can be written."""
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        mine = self.keys[index.column()] == MINE and self.lines[index.row()].code is not None
        return usual | Qt.ItemFlag.ItemIsEditable if mine else usual

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tells what was written; what comes of it comes back with the lines."""
        text = str(value).strip()
        if text and text != self._text(self.lines[index.row()], MINE, edit=True):
            self.written.emit(self.lines[index.row()], text)
        return True


class LinesTable(QTableView):
    """The table itself; figures can be typed at once wherever in the row one stands."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = Lines(self)
        self.setModel(self.lines)
        self.setAccessibleName(_("Lines of the count"))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.lines.modelReset.connect(self.fit)
        self.fit()

    @property
    def writing(self) -> bool:
        """Whether a figure is being written."""
        return self.state() is QAbstractItemView.State.EditingState

    def show_lines(self, lines: Sequence[Expected]) -> None:
        """These lines; whoever stood at a thing stands at it still, else at the first."""
        now = self.currentIndex()
        at = _key(self.lines.lines[now.row()]) if now.isValid() else None
        self.lines.show_lines(lines)
        if not self.currentIndex().isValid():
            rows = [n for n, line in enumerate(lines) if _key(line) == at]
            self.take(rows[0] if rows else 0)

    def take(self, row: int) -> None:
        """Stands at a line, ready to be written."""
        if not 0 <= row < self.lines.rowCount():
            return
        index = self.lines.index(row, self.lines.keys.index(MINE))
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.horizontalScrollBar().setValue(0)  # the thing and its figure stand at the left

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter writes, or goes on to the next line; a figure is written from any column."""
        now = self.currentIndex()
        entering = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        editing = self.state() is QAbstractItemView.State.EditingState
        if entering and now.isValid():
            if editing:
                # What was written is taken first; then the next line is in hand.
                QTimer.singleShot(0, self, lambda: self.take(now.row() + 1))
            else:
                self.take(now.row() + 1)
            return
        if event.text().strip() and not editing and now.isValid():
            self.take(now.row())
        super().keyPressEvent(event)

    def fit(self) -> None:
        """Rows to touch, columns to read."""
        self.verticalHeader().setDefaultSectionSize(theme.row_height(self.font(), theme.TOUCH))
        head = self.horizontalHeader()
        wide = {ITEM: 300, EXPECTED: 124, MINE: 110, TOTAL: 124, WHO: 150}
        for column, key in enumerate(self.lines.keys):
            self.setColumnWidth(column, theme.grown(self.font(), wide[key]))
        head.setHighlightSections(False)
        rows = (_FEW + 1) * self.verticalHeader().defaultSectionSize()
        self.setMinimumHeight(rows + head.sizeHint().height())
        self._share()

    def _share(self) -> None:
        """The thing takes the room that the others leave; where they leave too little it stands
        alone with its figure, and the others are further right.
        """
        keys, room = self.lines.keys, self.viewport().width()
        others = {key: self.columnWidth(n) for n, key in enumerate(keys) if key != ITEM}
        rest = room - sum(others.values())
        if rest < theme.grown(self.font(), _LEAST):
            rest = max(room - others.get(MINE, 0), theme.grown(self.font(), _LEAST))
        self.setColumnWidth(keys.index(ITEM), rest)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shares the room out anew."""
        super().resizeEvent(event)
        self._share()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "lines"):
            self.fit()


def _key(line: Expected) -> tuple[object, ...]:
    return (line.variant, line.owner, line.place, line.title)


def _ground(of: QObject | None, tone: Tone) -> QBrush | None:
    if not isinstance(of, QTableView):
        return None
    return QBrush(theme.tone_colours(of.palette(), tone)[1])
