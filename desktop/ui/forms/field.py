"""An input with its label above and, when it is refused, the reason under it; and a small badge."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFontMetrics,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.forms.scrolling import into_view
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
        theme.set_tone(self.label, "muted")
        theme.set_tone(self.under, "muted")

    def refuse(self, text: str) -> None:
        """Says under the input why it cannot be taken."""
        self.under.setText(text)
        self.under.show()
        self.entry.setAccessibleDescription(text)
        theme.set_tone(self.under, Tone.BAD)
        QAccessible.updateAccessibility(QAccessibleEvent(self.under, QAccessible.Event.Alert))
        QTimer.singleShot(0, self, self._show_refusal)

    def _show_refusal(self) -> None:
        """Of several that are refused, the one to which the keyboard was brought is seen."""
        at = self.window().focusWidget()
        if at is not None and self.isAncestorOf(at):
            into_view(self)

    def clear(self) -> None:
        """Takes the reason away; the hint comes back."""
        self.under.setText(self._hint)
        self.under.setVisible(bool(self._hint))
        self.entry.setAccessibleDescription(self._hint)
        theme.set_tone(self.under, "muted")


class Badge(QWidget):
    """A word or two on a quiet ground, with or without a sign: the state of a thing."""

    def __init__(self, text: str = "", tone: Tone = Tone.PLAIN) -> None:
        super().__init__()
        self._text, self._tone, self._icon = text, tone, ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.say(text, tone)

    def say(self, text: str, tone: Tone = Tone.PLAIN, icon: str = "") -> None:
        """Shows another state; `icon` names the sign before the words."""
        self._text, self._tone, self._icon = text, tone, icon
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the words."""
        metrics = QFontMetrics(self.font())
        sign = metrics.height() + 6 if self._icon else 0
        return QSize(metrics.horizontalAdvance(self._text) + 20 + sign, metrics.height() + 8)

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
        if self._icon:
            side = rect.height() - 8
            theme.paint_icon(painter, QRectF(10, 4, side, side), self._icon, text)
            rect.setLeft(10 + side)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._text)
