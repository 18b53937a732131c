"""The table of recipients: written in place, pasted into, with what must be mended marked."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPalette,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.domain.paper.template import Template
from desktop.ui import theme
from desktop.ui.paper.certificates.rows import FAULT, RECIPIENT, USUAL, Rows, lines_of
from desktop.ui.theme import Tone
from desktop.wording import _

_Index = QModelIndex | QPersistentModelIndex
_SHOWN = 6
_NAME, _CELL = 168, 132
_MARK = 18


class RecipientsTable(QTableView):
    """`taken` carries the row (from 0) in hand; `pasted` text that begins with headings or is
    put where nothing is chosen.
    """

    taken = Signal(int)
    pasted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.rows = Rows()
        self.setModel(self.rows)
        self.setItemDelegate(_Cells(self))
        self.setAccessibleName(_("Recipients"))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setSectionsClickable(True)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.setCornerButtonEnabled(False)
        self.selectionModel().currentRowChanged.connect(lambda now, _was: self._current(now))
        self.rows.modelReset.connect(self._fit)
        self.rows.rowsInserted.connect(self._fit)
        self._measure()

    def set_template(self, template: Template) -> None:
        """The columns of this template."""
        self.rows.set_template(template)
        self._measure()

    def mark(self, row: int, key: str = RECIPIENT) -> None:
        """Takes a cell in hand and shows it."""
        column = next((n for n, one in enumerate(self.rows.fields) if one.key == key), 0)
        index = self.rows.index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    @property
    def selected_rows(self) -> list[int]:
        """The rows that are chosen, wholly or in part."""
        return sorted({index.row() for index in self.selectionModel().selectedIndexes()})

    def remove_selected(self) -> None:
        """Takes the chosen rows out."""
        chosen = self.selected_rows
        self.rows.remove(chosen)
        if chosen:
            self.setCurrentIndex(self.rows.index(min(chosen[0], len(self.rows.rows)), 0))

    def next_row(self) -> None:
        """Begins the next name."""
        index = self.rows.index(len(self.rows.rows), 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.setFocus()
        self.edit(index)

    def paste(self) -> None:
        """Takes what a spreadsheet put on the clipboard."""
        text = QGuiApplication.clipboard().text()
        lines = lines_of(text)
        if not text.strip():
            return
        known = {one.title for one in self.rows.fields} | {one.key for one in self.rows.fields}
        columns = {column for one in self.rows.fields for column in one.columns}
        headed = sum(cell.strip() in known | columns for cell in lines[0])
        at = self.currentIndex()
        if (headed and len(lines) > 1) or not at.isValid():
            self.pasted.emit(text)
        else:
            self.rows.paste(at.row(), at.column(), lines)

    # ── hands ─────────────────────────────────────────────────────────────────────────────────

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pastes, copies and empties as a spreadsheet does; Enter writes in the cell."""
        now = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._empty()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and now.isValid():
            if self.state() is QAbstractItemView.State.EditingState:
                # What was written is taken first; then the next row is in hand.
                QTimer.singleShot(0, self, lambda: self._down(now.row(), now.column()))
            else:
                self.edit(now)
        else:
            super().keyPressEvent(event)

    def _down(self, row: int, column: int) -> None:
        below = self.rows.index(min(row + 1, self.rows.rowCount() - 1), column)
        self.setCurrentIndex(below)
        self.scrollTo(below)

    def _copy(self) -> None:
        chosen = sorted((i.row(), i.column()) for i in self.selectionModel().selectedIndexes())
        lines: dict[int, list[str]] = {}
        for row, column in chosen:
            text = str(self.rows.data(self.rows.index(row, column)) or "")
            lines.setdefault(row, []).append(text)
        QGuiApplication.clipboard().setText("\n".join("\t".join(cells) for cells in lines.values()))

    def _empty(self) -> None:
        chosen = self.selectionModel().selectedIndexes()
        rows = self.selected_rows
        if len(chosen) == len(rows) * self.rows.columnCount():
            self.remove_selected()
            return
        for index in chosen:
            if index.row() < len(self.rows.rows):
                self.rows.setData(index, "")

    def _current(self, now: QModelIndex) -> None:
        if now.isValid() and now.row() < len(self.rows.rows):
            self.taken.emit(now.row())

    # ── size ──────────────────────────────────────────────────────────────────────────────────

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.row_height(self.font(), theme.TOUCH))
        metrics = QFontMetrics(self.font())
        for column, one in enumerate(self.rows.fields):
            least = theme.grown(self.font(), _NAME if one.key == RECIPIENT else _CELL)
            room = metrics.horizontalAdvance(one.title) + 36
            self.setColumnWidth(column, min(max(least, room), least * 2))
        self._fit()

    def _fit(self) -> None:
        shown = min(max(self.rows.rowCount(), 3), _SHOWN)
        head = self.horizontalHeader().sizeHint().height()
        high = shown * self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(high + head + 16)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "rows"):
            self._measure()


class _Cells(QStyledItemDelegate):
    """The text of a cell, muted where it stands by itself; a mark where something is wrong."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        """A line that speaks for itself."""
        del option
        entry = QLineEdit(parent)
        model = index.model()
        horizontal = Qt.Orientation.Horizontal
        entry.setAccessibleName(str(model.headerData(index.column(), horizontal)))
        entry.setPlaceholderText(str(index.data(USUAL) or ""))
        entry.setStyleSheet("padding: 0 8px;")
        return entry

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """What the cell holds, unless somebody is writing in it: when the list was looked through
        all cells are told to be new, and what is being typed would be gone.
        """
        if not (isinstance(editor, QLineEdit) and editor.isModified()):
            super().setEditorData(editor, index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paints ground, text and mark."""
        view = self.parent()
        if not isinstance(view, QWidget):
            return
        self.initStyleOption(option, index)
        text, usual = option.text, str(index.data(USUAL) or "")
        option.text = ""
        fault = bool(index.data(FAULT))
        ink, ground = theme.tone_colours(option.palette, Tone.BAD)
        if fault:
            painter.fillRect(option.rect, ground)
        style = view.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, option, painter, view)
        rect = QRectF(option.rect).adjusted(10, 0, -6, 0)
        if fault:
            side = theme.grown(option.font, _MARK)
            box = QRectF(0, 0, side, side)
            box.moveCenter(QPoint(round(rect.right() - side / 2), option.rect.center().y()))
            theme.paint_icon(painter, box, "circle-x", ink)
            rect.setRight(box.left() - 4)
        role = QPalette.ColorRole.Text if text else QPalette.ColorRole.PlaceholderText
        painter.setPen(QColor(option.palette.color(role)))
        shown = QFontMetrics(option.font).elidedText(
            text or usual, Qt.TextElideMode.ElideRight, int(rect.width())
        )
        painter.setFont(option.font)
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
