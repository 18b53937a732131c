"""One search over everything: items, places, people, requests, sales, boards and acts (Ctrl+K).

The frame opens it; `app.py` adds the providers. A provider answers a few keys with a few hits and
runs in the read lane; only the answer to the newest question is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.forms.search_field import SearchField
from desktop.ui.jobs import READ, Jobs
from desktop.wording import _

_WIDTH = 620
_MOST = 40


@dataclass(frozen=True)
class Hit:
    """One thing found. `act` opens it, in the GUI thread; `exact` that the code names just it."""

    title: str
    act: Callable[[], None]
    subtitle: str = ""
    icon: str = "chevron-right"
    exact: bool = False


Provider = Callable[[str], Sequence[Hit]]


class Search(QWidget):
    """The panel that drops over the page, with its field and what was found."""

    closed = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._over = parent
        self._slow: dict[str, Provider] = {}
        self._quick: list[Provider] = []
        self._found: dict[str, Sequence[Hit]] = {}
        self._model = _Hits(self)
        self.field = SearchField(_("Search everything"), _("Name, pinyin, initials, code or act"))
        self.field.textChanged.connect(self._ask)
        self.field.installEventFilter(self)
        self.list = QListView()
        self.list.setAccessibleName(_("What was found"))
        self.list.setModel(self._model)
        self.list.setItemDelegate(_HitPainter(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.clicked.connect(self._take)
        self.nothing = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        theme.set_tone(self.nothing, "muted")
        self.nothing.setMinimumHeight(theme.TOUCH * 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.UNIT * 2,) * 4)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(self.nothing)
        self.hide()

    def add(self, key: str, provider: Provider) -> None:
        """A provider that asks the database; the order of adding is the order of the hits."""
        self._slow[key] = provider

    def add_quick(self, provider: Provider) -> None:
        """A provider that knows its answer at once: rooms and acts."""
        self._quick.append(provider)

    def open(self, text: str = "") -> None:
        """Drops down over the window, with the keyboard in its field."""
        self._place()
        self.show()
        self.raise_()
        self.field.setText(text)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._ask()

    def close_panel(self) -> None:
        """Goes away and gives the keyboard back."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def resolve(self, code: str) -> None:
        """What a scanned code names: opened at once when it names one thing, else shown."""

        def look() -> list[Hit]:
            return [hit for provider in self._slow.values() for hit in provider(code)]

        def found(hits: list[Hit]) -> None:
            exact = [hit for hit in hits if hit.exact]
            if len(exact) == 1:
                exact[0].act()
            else:
                self.open(code)

        self._jobs.run(READ, look, owner=self, done=found)

    def _ask(self) -> None:
        text = self.field.text().strip()
        self._found = {}
        for number, provider in enumerate(self._quick):
            self._found[f"quick{number}"] = provider(text)
        self._fill()
        if not text:
            return
        for key, provider in self._slow.items():
            self._jobs.run(
                READ,
                partial(provider, text),
                owner=self,
                done=partial(self._arrived, key),
                latest=key,
            )

    def _arrived(self, key: str, hits: Sequence[Hit]) -> None:
        self._found[key] = hits
        self._fill()

    def _fill(self) -> None:
        order = [*self._slow, *(k for k in self._found if k not in self._slow)]
        hits = [hit for key in order for hit in self._found.get(key, ())]
        hits.sort(key=lambda hit: not hit.exact)
        self._model.show(hits[:_MOST])
        self.list.setVisible(bool(hits))
        self.nothing.setVisible(not hits)
        self.nothing.setText(
            _("Nothing is called '{text}'.").format(text=self.field.text().strip())
            if self.field.text().strip()
            else _("Type a name, its pinyin or initials, or scan a code.")
        )
        if hits:
            self.list.setCurrentIndex(self._model.index(0, 0))

    def _take(self, index: QModelIndex) -> None:
        hit = self._model.hit(index)
        self.close_panel()
        if hit:
            hit.act()

    def _place(self) -> None:
        over = self._over
        width = min(theme.grown(self.font(), _WIDTH), over.width() - 32)
        height = min(theme.grown(self.font(), 480), over.height() - 64)
        self.setGeometry((over.width() - width) // 2, 48, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list while the keyboard stays in the field."""
        if watched is self.field and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                return self._key(event)
        elif watched is self.field and event.type() == QEvent.Type.FocusOut:
            self.close_panel()
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.currentIndex())
        elif event.key() in (
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
            Qt.Key.Key_PageUp,
            Qt.Key.Key_PageDown,
        ):
            QApplication.sendEvent(self.list, event)
        else:
            return False
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the card that the panel is."""
        del event
        colours = theme.colours_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colours.line))
        painter.setBrush(QColor(colours.base))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS, theme.RADIUS
        )


class _Hits(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._hits: Sequence[Hit] = ()

    def show(self, hits: Sequence[Hit]) -> None:
        self.beginResetModel()
        self._hits = hits
        self.endResetModel()

    def hit(self, index: QModelIndex) -> Hit | None:
        return self._hits[index.row()] if index.isValid() else None

    def rowCount(
        self,
        parent: QModelIndex | QPersistentModelIndex = QModelIndex(),  # noqa: B008 (Qt's own default)
    ) -> int:
        return 0 if parent.isValid() else len(self._hits)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        hit = self._hits[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{hit.title}, {hit.subtitle}"
        if role == Qt.ItemDataRole.UserRole:
            return hit
        return None


class _HitPainter(QStyledItemDelegate):
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        del index
        return QSize(200, max(theme.TOUCH, QFontMetrics(option.font).height() * 2 + 12))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        hit: Hit = index.data(Qt.ItemDataRole.UserRole)
        colours = theme.colours_of(option.palette)
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            on = bool(option.state & QStyle.StateFlag.State_Selected)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_ground if on else colours.raised))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), theme.RADIUS, theme.RADIUS)
        side = theme.grown(option.font, 20)
        box = QRectF(rect.left() + 12, rect.center().y() - side / 2, side, side)
        theme.paint_icon(painter, box, hit.icon, QColor(colours.muted))
        left, metrics = box.right() + 14, QFontMetrics(option.font)
        width = rect.right() - left - 8
        small = theme.sized(option.font, 0.88)
        high = metrics.height()
        top = rect.center().y() - (high if hit.subtitle else high / 2)
        painter.setFont(option.font)
        painter.setPen(QColor(colours.text))
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(
            QRectF(left, top, width, high), metrics.elidedText(hit.title, elide, int(width))
        )
        painter.setFont(small)
        painter.setPen(QColor(colours.muted))
        painter.drawText(
            QRectF(left, top + high, width, high),
            QFontMetrics(small).elidedText(hit.subtitle, elide, int(width)),
        )
        painter.restore()
