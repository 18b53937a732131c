"""Done acts, said in a corner for a few seconds, with the one button that takes them back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from desktop.ui import theme
from desktop.ui.notices.bar import ICONS
from desktop.ui.theme import Tone
from desktop.wording import _
from desktop.wording.joining import labelled

# Ten seconds to think better of it (domain/booth.md §3).
STAYS_MS = 10_000
_MARGIN = 24


class Toasts(QObject):
    """Shows one toast at a time over a window, above its lower edge; the next one replaces it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.toast: Toast | None = None
        window.installEventFilter(self)

    def say(
        self,
        text: str,
        undo: Callable[[], None] | None = None,
        *,
        undo_words: str = "",
        tone: Tone = Tone.GOOD,
    ) -> Toast:
        """Says what was done; `undo` takes it back."""
        if self.toast is not None:
            self.toast.leave()
        self.toast = Toast(self._window, text, undo, undo_words or _("Undo"), tone)
        self.toast.left.connect(self._forget)
        self._place()
        self.toast.show()
        self.toast.raise_()
        return self.toast

    def _forget(self) -> None:
        # Only the one that shows can leave: its follower is made after it has gone.
        self.toast = None

    def _place(self) -> None:
        if self.toast is not None:
            most = self._window.width() - 2 * _MARGIN
            self.toast.setMaximumWidth(most)
            self.toast.adjustSize()
            self.toast.move(
                (self._window.width() - self.toast.width()) // 2,
                self._window.height() - self.toast.height() - _MARGIN,
            )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps its place when the window changes its size."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)


class Toast(QWidget):
    """One sentence with a button; waits as long as the pointer or the focus rests on it."""

    left = Signal()

    def __init__(
        self,
        window: QWidget,
        text: str,
        undo: Callable[[], None] | None,
        undo_words: str,
        tone: Tone,
    ) -> None:
        super().__init__(window)
        self._undo = undo
        self._tone = tone
        self.setAccessibleName(text)
        self.words = QLabel(text)
        self.undo_button = QPushButton(undo_words)
        self.undo_button.setVisible(undo is not None)
        self.undo_button.setAccessibleName(labelled(undo_words, text))
        self.undo_button.clicked.connect(self._take_back)
        row = QHBoxLayout(self)
        left = theme.grown(self.font(), 22) + 30
        row.setContentsMargins(left, theme.UNIT, theme.UNIT, theme.UNIT)
        row.setSpacing(theme.UNIT * 2)
        row.addWidget(self.words, 1)
        row.addWidget(self.undo_button)
        if undo is None:
            row.setContentsMargins(left, theme.UNIT * 2, theme.UNIT * 3, theme.UNIT * 2)
        theme.set_tone(self.words, "reversed")
        self._say_aloud()
        self._timer = QTimer(self, interval=STAYS_MS, singleShot=True)
        self._timer.timeout.connect(self.leave)
        self._timer.start()

    def _say_aloud(self) -> None:
        # PySide6 makes a class when it is named; these are dear, and the first picture waits.
        from PySide6.QtGui import QAccessible, QAccessibleEvent

        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def leave(self) -> None:
        """Goes away."""
        self._timer.stop()
        self.left.emit()
        self.hide()
        self.deleteLater()

    def _take_back(self) -> None:
        undo = self._undo
        self.leave()
        if undo:
            undo()

    def _colours(self) -> tuple[QColor, QColor]:
        tokens = theme.colours_of(self.palette())
        return QColor(tokens.window), QColor(tokens.text)

    def event(self, event: QEvent) -> bool:
        """Pauses while somebody is busy with it."""
        if event.type() == QEvent.Type.Enter:
            self._timer.stop()
        elif event.type() == QEvent.Type.Leave:
            self._timer.start()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the reversed ground and the mark of the tone."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        text, ground = self._colours()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(self.rect()), theme.RADIUS, theme.RADIUS)
        side = theme.grown(self.font(), 22)
        box = QRectF(16, (self.height() - side) / 2, side, side)
        theme.paint_icon(painter, box, ICONS[self._tone], text)
