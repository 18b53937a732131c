"""Pages with nothing on them yet teach: what goes here, and the one button that starts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.wording import _


@dataclass(frozen=True)
class Empty:
    """`title` says what goes here, `text` how; `button` does `act`, `other` does `other_act`."""

    title: str
    text: str = ""
    icon: str = "inbox"
    button: str = ""
    act: Callable[[], None] | None = None
    other: str = ""
    other_act: Callable[[], None] | None = None


def not_found(text: str, show_everything: Callable[[], None]) -> Empty:
    """A search for `text` (or, without one, the filters) found nothing."""
    title = _("Nothing matches '{text}'.") if text else _("Nothing matches these filters.")
    return Empty(
        title.format(text=text),
        icon="search",
        other=_("Show everything"),
        other_act=show_everything,
    )


class EmptyPage(QWidget):
    """Icon, two sentences, one primary button and at most one other."""

    def __init__(self, empty: Empty, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = _Picture(empty.icon)
        self.title = QLabel(empty.title, alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.text = QLabel(empty.text, alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.button = QPushButton(empty.button)
        self.other = QPushButton(empty.other)
        theme.set_primary(self.button)
        theme.set_flat(self.other)
        self.other.setMinimumHeight(theme.TOUCH)
        self.button.clicked.connect(self._go)
        self.other.clicked.connect(self._go_other)
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (self.button, self.other):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.UNIT * 4, theme.UNIT * 2, theme.UNIT * 4, theme.UNIT * 2)
        column.setSpacing(theme.UNIT)
        column.addStretch(2)
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addSpacing(theme.UNIT)
        column.addLayout(row)
        column.addStretch(3)
        self._size()
        self.show_empty(empty)

    def show_empty(self, empty: Empty) -> None:
        """Says something else."""
        self.title.setText(empty.title)
        self.text.setText(empty.text)
        self._icon.change(empty.icon)
        self.button.setText(empty.button)
        self.button.setVisible(bool(empty.button))
        self.other.setText(empty.other)
        self.other.setVisible(bool(empty.other))
        self._act, self._other_act = empty.act, empty.other_act

    def minimumSizeHint(self) -> QSize:
        """Room for the words and buttons: the picture goes where the page is low."""
        hint = super().minimumSizeHint()
        shown = 0 if self._icon.isHidden() else self._icon.height() + theme.UNIT
        return QSize(hint.width(), hint.height() - shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shows the picture where there is room for it."""
        super().resizeEvent(event)
        room = event.size().height() - self.minimumSizeHint().height()
        self._icon.setVisible(room >= self._icon.height() + theme.UNIT)

    def _go(self) -> None:
        if self._act:
            self._act()

    def _go_other(self) -> None:
        if self._other_act:
            self._other_act()

    def _size(self) -> None:
        self.title.setFont(theme.sized(self.font(), 1.3, bold=True))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size()


class _Picture(QWidget):
    def __init__(self, icon: str) -> None:
        super().__init__()
        self._name = icon
        self.setFixedSize(88, 88)

    def change(self, icon: str) -> None:
        self._name = icon
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the icon on a quiet disc."""
        del event
        colours = theme.colours_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent_ground))
        painter.drawEllipse(self.rect())
        theme.paint_icon(painter, QRectF(24, 24, 40, 40), self._name, QColor(colours.link))
