"""How goods came and went: one act a line, the newest first, what was undone struck through."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.errors import Refused
from desktop.domain.moments import at_home
from desktop.domain.stock import StoryLine
from desktop.services import stock
from desktop.services.changes import OpId
from desktop.ui import theme
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.jobs import READ, WRITE
from desktop.ui.notices.bar import NoticeBar
from desktop.ui.workplace import Workplace
from desktop.wording import _, words
from desktop.wording.joining import labelled

_LINES = 200


class Story(QWidget):
    """The story of an item or of a place; `undone` tells that an act was taken back here."""

    undone = Signal()

    def __init__(self, work: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._code: str | None = None
        self._place: int | None = None
        self._tree = False
        self.notices = NoticeBar()
        self.model = _Lines(self)
        self.list = QListView()
        self.list.setAccessibleName(_("Story"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(_LinePainter(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.viewport().setAutoFillBackground(False)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setMinimumHeight(theme.grown(self.font(), 120))
        self.undo = IconKey(theme.icon("undo-2"), _("Undo this act"))
        self.undo.clicked.connect(self._undo)
        self.undo.hide()
        self.list.selectionModel().currentChanged.connect(lambda *_: self._offer())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        column.addWidget(self.notices)
        column.addWidget(self.list, 1)
        column.addWidget(self.undo)

    def show_item(self, code: str) -> None:
        """The story of the variant with this code."""
        self._code, self._place = code, None
        self.ask()

    def show_place(self, place: int, *, tree: bool) -> None:
        """The story of a place, with what its boxes hold where `tree`."""
        self._code, self._place, self._tree = None, place, tree
        self.ask()

    def ask(self) -> None:
        """Asks again."""
        desk, code, place, tree = self._work.desk(), self._code, self._place, self._tree
        if code is None and place is None:
            return
        self._work.jobs.run(
            READ,
            lambda: stock.story(desk, code=code, place=place, tree=tree, limit=_LINES),
            owner=self,
            done=self._arrived,
            refused=self.notices.refuse,
            latest="story",
        )

    def _arrived(self, lines: Sequence[StoryLine]) -> None:
        self.model.show(lines, self._place is not None)
        self._offer()

    def _offer(self) -> None:
        line = self.model.line(self.list.currentIndex())
        self.undo.setVisible(line is not None and not line.undone and not line.reverses)

    def _undo(self) -> None:
        line = self.model.line(self.list.currentIndex())
        if line is None:
            return
        desk, op, of = self._work.desk(), OpId.new(), UUID(line.op)
        self.undo.setEnabled(False)
        said = labelled(words.act(line.kind), line.note) if line.note else words.act(line.kind)

        def done(_undone: object) -> None:
            self.undo.setEnabled(True)
            self.notices.clear()
            self._work.toasts.say(_("Undone: {act}").format(act=said))
            self.undone.emit()

        def refused(no: Refused) -> None:
            self.undo.setEnabled(True)
            self.notices.refuse(no)

        self._work.jobs.run(
            WRITE, lambda: stock.undo(desk, op, of), owner=self, done=done, refused=refused
        )


def when(moment: datetime) -> str:
    """A moment by the community's wall clock, to the minute."""
    return f"{at_home(moment):%Y-%m-%d %H:%M}"


def way(line: StoryLine) -> str:
    """From where to where."""
    start = words.place_words(line.from_kind, line.from_place)
    end = words.place_words(line.to_kind, line.to_place)
    return f"{start} → {end}"


def spoken_line(line: StoryLine) -> str:
    """A line in words, for a screen reader."""
    said = f"{when(line.at)}, {line.qty} {line.item} {line.label}, {way(line)}, {line.by}"
    said = f"{said}, {words.act(line.kind)} {line.note}"
    return f"{said}, {_('undone')}" if line.undone else said


class _Lines(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lines: Sequence[StoryLine] = ()
        self._named = False

    def show(self, lines: Sequence[StoryLine], named: bool) -> None:
        self.beginResetModel()
        self._lines, self._named = lines, named
        self.endResetModel()

    def line(self, index: QModelIndex) -> StoryLine | None:
        return self._lines[index.row()] if index.isValid() else None

    def rowCount(
        self,
        parent: QModelIndex | QPersistentModelIndex = QModelIndex(),  # noqa: B008 (Qt's own default)
    ) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return (line, self._named)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken_line(line)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{way(line)}\n{line.note}".strip()
        return None


class _LinePainter(QStyledItemDelegate):
    """Two lines: how many and which way; when, who, why."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        del index
        return QSize(200, QFontMetrics(option.font).height() * 2 + 16)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        line, named = index.data(Qt.ItemDataRole.UserRole)
        colours = theme.colours_of(option.palette)
        rect = QRectF(option.rect).adjusted(0, 1, 0, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_ground))
            painter.drawRoundedRect(rect, theme.RADIUS, theme.RADIUS)
        faint = line.undone or line.reverses
        font = theme.sized(option.font, 1.0)
        font.setStrikeOut(line.undone)
        small = theme.sized(option.font, 0.88)
        high = QFontMetrics(font).height()
        count = f"{line.qty:,}"
        wide = theme.grown(option.font, 48)
        inner = rect.adjusted(theme.UNIT, 6, -theme.UNIT, -6)
        painter.setFont(font)
        painter.setPen(QColor(colours.muted if faint else colours.text))
        painter.drawText(
            QRectF(inner.left(), inner.top(), wide, high), Qt.AlignmentFlag.AlignRight, count
        )
        left = inner.left() + wide + theme.UNIT * 1.5
        room = inner.right() - left
        said = f"{line.item} {line.label}".rstrip() + "  " + way(line) if named else way(line)
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(
            QRectF(left, inner.top(), room, high),
            QFontMetrics(font).elidedText(said, elide, int(room)),
        )
        painter.setFont(small)
        painter.setPen(QColor(colours.muted))
        parts = [when(line.at), line.by, words.act(line.kind), line.owner, line.note]
        if line.undone:
            parts.insert(0, _("undone"))
        below = " · ".join(part for part in parts if part)
        painter.drawText(
            QRectF(left, inner.top() + high + 2, room, high),
            QFontMetrics(small).elidedText(below, elide, int(room)),
        )
        painter.restore()
