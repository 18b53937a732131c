"""An input with its label above and, when it is refused, the reason under it; and a small badge."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.theme import Tone


class Field(QWidget):
    """One line of a form. The input takes its accessible name from the label."""

    def __init__(self, label: str, entry: QWidget, hint: str = "") -> None:
        super().__init__()
        self.entry = entry
        self.label = QLabel(label)
        self.label.setBuddy(entry)
        if not entry.accessibleName():
            entry.setAccessibleName(label)
        self._hint = hint
        self.under = QLabel(hint, wordWrap=True)
        self.under.setVisible(bool(hint))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.label)
        column.addWidget(entry)
        column.addWidget(self.under)
        self._tone = Tone.PLAIN
        self._tint()

    def refuse(self, text: str) -> None:
        """Says under the input why it cannot be taken."""
        self._tone = Tone.BAD
        self.under.setText(text)
        self.under.show()
        self.entry.setAccessibleDescription(text)
        self._tint()
        QAccessible.updateAccessibility(QAccessibleEvent(self.under, QAccessible.Event.Alert))

    def clear(self) -> None:
        """Takes the reason away; the hint comes back."""
        self._tone = Tone.PLAIN
        self.under.setText(self._hint)
        self.under.setVisible(bool(self._hint))
        self.entry.setAccessibleDescription(self._hint)
        self._tint()

    def _tint(self) -> None:
        muted = self.palette().color(QPalette.ColorRole.PlaceholderText)
        bad = theme.tone_colours(self.palette(), Tone.BAD)[0]
        for label, colour in (
            (self.label, muted),
            (self.under, bad if self._tone is Tone.BAD else muted),
        ):
            if label.palette().color(QPalette.ColorRole.WindowText) != colour:
                colours = QPalette(label.palette())
                colours.setColor(QPalette.ColorRole.WindowText, colour)
                label.setPalette(colours)

    def changeEvent(self, event: QEvent) -> None:
        """Follows light and dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()


class Badge(QWidget):
    """A word or two on a quiet ground: the state of a thing."""

    def __init__(self, text: str = "", tone: Tone = Tone.PLAIN) -> None:
        super().__init__()
        self._text, self._tone = text, tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.say(text, tone)

    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        """Shows another state."""
        self._text, self._tone = text, tone
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the words."""
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self._text) + 20, metrics.height() + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the words on their ground."""
        del event
        text, ground = theme.tone_colours(self.palette(), self._tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        rect = QRectF(self.rect())
        painter.drawRoundedRect(rect, theme.RADIUS, theme.RADIUS)
        painter.setPen(text)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._text)
