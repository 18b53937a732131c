"""What scrolls up and down where it is too much, never sideways: fields of a panel, a long note."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QSizePolicy, QWidget

from desktop.ui import theme

_LINES = 3.5  # of a note are in view: half a one says that more follow


def scrolled(fields: QWidget) -> QScrollArea:
    """The fields in an area that takes no focus of its own."""
    area = QScrollArea(widgetResizable=True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(fields)
    return area


class Note(QScrollArea):
    """Muted words of any length: three lines of them are in view where there is room, else one; the
    others are scrolled to, by the keyboard too.
    """

    def __init__(self) -> None:
        super().__init__(widgetResizable=True)
        self.words = QLabel(wordWrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        theme.set_tone(self.words, "muted")
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setWidget(self.words)

    def say(self, text: str) -> None:
        """Says this; without words it is not there."""
        self.words.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self._fit()

    def sizeHint(self) -> QSize:
        """As high as the words, up to three lines."""
        return QSize(super().sizeHint().width(), min(self._height(), self._lines(_LINES)))

    def minimumSizeHint(self) -> QSize:
        """One line."""
        return QSize(super().minimumSizeHint().width(), self._lines(1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower words are higher."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        beyond = self._height() > self._lines(_LINES)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if beyond else Qt.FocusPolicy.NoFocus)
        self.updateGeometry()

    def _height(self) -> int:
        return max(self.words.heightForWidth(self.viewport().width()), self._lines(1))

    def _lines(self, n: float) -> int:
        return round(self.words.fontMetrics().lineSpacing() * n)


def into_view(widget: QWidget) -> None:
    """What was said below the edge of a scrolled page would be said to nobody: once it has its
    place, the page is scrolled to it.
    """
    QTimer.singleShot(0, widget, lambda: _scroll_to(widget))


def _scroll_to(widget: QWidget) -> None:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is not None and widget.isVisible():
        above.ensureWidgetVisible(widget)
