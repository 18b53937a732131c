"""What labels are wanted of, and how many of each: of many lines, those in view have steppers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolButton,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.forms import Stepper, tool_button
from desktop.wording import _

MOST_COPIES = 9_999
_CELL_PADDING = 7
_Index = QModelIndex | QPersistentModelIndex


@dataclass
class Line:
    """One thing; `key` is its code, place id or number. `title` and `below` come when known."""

    key: object
    copies: int = 1
    title: str = ""
    below: str = ""


class LinesTable(QTableView):
    """`changed` tells that lines or copies changed, `added` that the line in hand is one that was
    just added, `chosen` the line in hand (from 0).
    """

    changed = Signal()
    added = Signal()
    chosen = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self._model = _Model(self.lines)
        self._in_view: dict[int, tuple[Stepper, QToolButton]] = {}
        self.setModel(self._model)
        self.setItemDelegate(_TwoLines(self))
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        head = self.horizontalHeader()
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        head.setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._dress())
        self.selectionModel().currentRowChanged.connect(self._current)
        self._measure()

    # ── for the page ──────────────────────────────────────────────────────────────────────────

    def add(self, lines: Iterable[Line], *, more: bool = True) -> None:
        """Adds lines; of one that is there already, so many `more`."""
        known = {line.key: line for line in self.lines}
        last = -1
        for line in lines:
            if line.key in known:
                if more:
                    before = known[line.key]
                    before.copies = min(MOST_COPIES, before.copies + line.copies)
                last = self.lines.index(known[line.key])
            else:
                known[line.key] = line
                self.lines.append(line)
                last = len(self.lines) - 1
        self._reset()
        if last >= 0:
            self.mark(last)
            self.added.emit()
        self.changed.emit()

    def put(self, lines: Iterable[Line]) -> None:
        """These lines in the place of all others."""
        self.lines[:] = lines
        self._reset()
        self.changed.emit()

    def refresh(self) -> None:
        """Titles have come: shows them."""
        self.viewport().update()
        for row, (stepper, remove) in self._in_view.items():
            _name(stepper, remove, self.lines[row])

    def mark(self, row: int) -> None:
        """Takes a line in hand and shows it."""
        if 0 <= row < len(self.lines):
            self.selectRow(row)
            self.scrollTo(self._model.index(row, 0))

    def remove_selected(self) -> None:
        """Takes the selected lines out."""
        gone = {index.row() for index in self.selectionModel().selectedRows()}
        if gone:
            self.put([line for row, line in enumerate(self.lines) if row not in gone])

    @property
    def total(self) -> int:
        """How many labels in all."""
        return sum(line.copies for line in self.lines)

    # ── steppers for what is in view ──────────────────────────────────────────────────────────

    def _reset(self) -> None:
        for row in list(self._in_view):
            self._undress(row)
        self._model.reset()
        self._dress()

    def _dress(self) -> None:
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        if last < 0:
            last = len(self.lines) - 1
        wanted = set(range(max(first, 0), last + 1)) if self.lines else set()
        for row in self._in_view.keys() - wanted:
            stepper, _remove = self._in_view[row]
            if not stepper.field.hasFocus():
                self._undress(row)
        for row in sorted(wanted - self._in_view.keys()):
            self._put_keys(row)

    def _put_keys(self, row: int) -> None:
        line = self.lines[row]
        stepper = Stepper(_("Copies"), least=0, most=MOST_COPIES)
        stepper.set_value(line.copies)
        stepper.changed.connect(lambda value, line=line: self._stepped(line, value))
        remove = tool_button("x", _("Take it out"))
        remove.clicked.connect(lambda _=False, line=line: self._remove(line))
        _name(stepper, remove, line)
        self._in_view[row] = (stepper, remove)
        self.setIndexWidget(self._model.index(row, 1), stepper)
        self.setIndexWidget(self._model.index(row, 2), remove)

    def _undress(self, row: int) -> None:
        del self._in_view[row]
        for column in (1, 2):
            # No widget takes the one there away, which Qt's type stubs do not say.
            self.setIndexWidget(self._model.index(row, column), None)  # type: ignore[arg-type]

    def _stepped(self, line: Line, copies: int) -> None:
        line.copies = copies
        self.changed.emit()

    def _remove(self, line: Line) -> None:
        self.put([other for other in self.lines if other is not line])

    # ── hands and size ────────────────────────────────────────────────────────────────────────

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes lines out, plus and minus step all selected ones."""
        step = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1}.get(Qt.Key(event.key()))
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_selected()
        elif step:
            for index in self.selectionModel().selectedRows():
                line = self.lines[index.row()]
                line.copies = min(MOST_COPIES, max(0, line.copies + step))
            self.show_copies()
            self.changed.emit()
        else:
            super().keyPressEvent(event)

    def show_copies(self) -> None:
        """Copies were changed from outside: the steppers in view say so."""
        for row, (stepper, _remove) in self._in_view.items():
            stepper.blockSignals(True)
            stepper.set_value(self.lines[row].copies)
            stepper.blockSignals(False)

    def _current(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.chosen.emit(now.row())

    def _measure(self) -> None:
        font = self.font()
        line = QFontMetrics(font).height()
        # A stepper is a line and its padding high, as the style sheet has it; a title is two lines.
        self.verticalHeader().setDefaultSectionSize(max(theme.TOUCH, line + 30, 2 * line + 14) + 6)
        keys = 2 * theme.grown(font, theme.TOUCH) + theme.grown(font, 64)
        # The style sheet's padding of a cell is taken off what stands in it.
        self.setColumnWidth(1, keys + 2 * theme.UNIT + 2 * _CELL_PADDING)
        self.setColumnWidth(2, max(theme.TOUCH, theme.grown(font, 18) + 24) + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More lines may be in view."""
        super().resizeEvent(event)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_in_view"):
            self._measure()
            self._reset()

    def minimumSizeHint(self) -> QSize:
        """Room for two lines."""
        return QSize(self.columnWidth(1) + self.columnWidth(2) + 90, 2 * self.rowHeight(0) + 8)


def _name(stepper: Stepper, remove: QToolButton, line: Line) -> None:
    title = line.title or str(line.key)
    copies, out = _("Copies: {item}"), _("Take out: {item}")
    for widget in (stepper, stepper.field):
        widget.setAccessibleName(copies.format(item=title))
    remove.setAccessibleName(out.format(item=title))
    remove.setToolTip(out.format(item=title))


class _Model(QAbstractTableModel):
    def __init__(self, lines: list[Line]) -> None:
        super().__init__()
        self._lines = lines

    def reset(self) -> None:
        self.beginResetModel()
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """One for each thing."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """What, how many, out."""
        return 0 if parent.isValid() else 3

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title and the line below it."""
        line = self._lines[index.row()]
        if index.column():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title or str(line.key)
        if role == Qt.ItemDataRole.UserRole:
            return line.below
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            said = " · ".join(part for part in (line.title or str(line.key), line.below) if part)
            return f"{said} × {line.copies}"
        return None


class _TwoLines(QStyledItemDelegate):
    """The title, and muted below it what tells it from others."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paints both, shortened where there is no room."""
        view = self.parent()
        if not isinstance(view, QWidget):
            return
        self.initStyleOption(option, index)
        title, below = option.text, str(index.data(Qt.ItemDataRole.UserRole) or "")
        option.text = ""
        style = view.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, option, painter, view)
        if index.column():
            return
        rect = QRectF(option.rect).adjusted(10, 0, -6, 0)
        metrics = QFontMetrics(option.font)
        line = metrics.height()
        top = rect.center().y() - (line if below else line / 2)
        roles = (QPalette.ColorRole.Text, QPalette.ColorRole.PlaceholderText)
        for number, (text, role) in enumerate(zip((title, below), roles, strict=True)):
            painter.setPen(option.palette.color(role))
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()))
            where = QRectF(rect.left(), top + number * line, rect.width(), line)
            painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, shown)
