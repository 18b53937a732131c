"""A refusal where its cause is: one sentence, the next step as a button, and it can be closed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from desktop.ui import theme
from desktop.ui.forms.scrolling import into_view
from desktop.ui.forms.tool import tool_button
from desktop.ui.theme import Tone
from desktop.wording import _

if TYPE_CHECKING:
    from desktop.domain.errors import Refused

ICONS = {
    Tone.PLAIN: "info",
    Tone.ACCENT: "info",
    Tone.GOOD: "circle-check",
    Tone.WARN: "triangle-alert",
    Tone.BAD: "circle-x",
}
_SIDE = 24


class NoticeBar(QWidget):
    """Stands above the part of a page that it speaks of; hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = Tone.PLAIN
        self._act: Callable[[], None] | None = None
        self.words = QLabel(wordWrap=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.step = QPushButton()
        self.step.hide()
        self.step.clicked.connect(self._go)
        self.close_button = tool_button("x", _("Close this notice"))
        self.close_button.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.grown(self.font(), _SIDE) + theme.UNIT * 3, 4, 4, 4)
        row.setSpacing(theme.UNIT)
        row.addWidget(self.words, 1)
        row.addWidget(self.step)
        row.addWidget(self.close_button)
        self.hide()

    def refuse(self, no: Refused, step: str = "", act: Callable[[], None] | None = None) -> None:
        """Says a refusal in the person's language, with the next step as a button."""
        # Loaded with the first refusal: the sentences know every kind of error there is.
        from desktop.wording.refusals import sentence

        self.say(sentence(no), Tone.BAD, step, act)

    def say(
        self,
        text: str,
        tone: Tone = Tone.PLAIN,
        step: str = "",
        act: Callable[[], None] | None = None,
    ) -> None:
        """Shows a sentence; `step` is the words of the button that does `act`."""
        self._tone, self._act = tone, act
        self.words.setText(text)
        self.setAccessibleName(text)
        self.step.setText(step)
        self.step.setVisible(bool(step))
        theme.set_tone(self.words, tone)
        self.show()
        self.update()
        into_view(self)
        # A screen reader reads it at once, wherever the focus is.
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def clear(self) -> None:
        """Takes the notice away."""
        self.hide()
        self.words.clear()
        self._act = None

    def _go(self) -> None:
        act = self._act
        self.clear()
        if act:
            act()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the ground and the mark that says the tone without colour."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        text, ground = theme.tone_colours(self.palette(), self._tone)
        _card(painter, QRectF(self.rect()), ground)
        side = theme.grown(self.font(), _SIDE)
        box = QRectF(theme.UNIT * 1.5, (self.height() - side) / 2, side, side)
        theme.paint_icon(painter, box, ICONS[self._tone], text)


def _card(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(rect, theme.RADIUS, theme.RADIUS)
