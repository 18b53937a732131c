"""One card of the board: what it is, how many, whose it is, and by when. A key to press."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDrag,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPalette,
)
from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.production import Production
from desktop.ui import theme
from desktop.ui.boards import CardKey
from desktop.ui.production import saying
from desktop.ui.theme import Tone

CARRIED = "application/x-yuanwu-production"  # the id of a thing, in ASCII digits
_PAD = 10.0
_MARK = 4.0


def lines(thing: Production) -> tuple[str, str, str, str]:
    """What stands on a card: name, pieces, person, day."""
    draft = thing.draft
    return (draft.name, saying.pieces(draft.qty), draft.person(), saying.due(thing.due))


def high(thing: Production, font: QFont) -> float:
    """How high a card is in this font, in its own pixels."""
    line = QFontMetricsF(font).height() + 2
    return _PAD * 2 + line * (1 + sum(bool(text) for text in lines(thing)[1:]))


def paint(
    painter: QPainter,
    rect: QRectF,
    thing: Production,
    palette: QPalette,
    font: QFont,
    ground: str = "",
) -> None:
    """A card in a rectangle; what is late bears red words and a red edge. `ground`: another one."""
    colours, tone = theme.colours_of(palette), saying.tone(thing)
    name, qty, person, due = lines(thing)
    painter.setPen(QColor(colours.line))  # in the dark a card is hardly lighter than its column
    painter.setBrush(QColor(ground or colours.base))
    painter.drawRoundedRect(rect, theme.RADIUS, theme.RADIUS)
    painter.setPen(Qt.PenStyle.NoPen)
    ink = QColor(colours.muted)
    if tone is not Tone.PLAIN:
        ink = theme.tone_colours(palette, tone)[0]
        painter.setBrush(ink)
        edge = QRectF(rect.left(), rect.top() + theme.RADIUS, _MARK, rect.height() - 2 * _PAD)
        painter.drawRoundedRect(edge, 2, 2)
    bold = QFont(font)
    bold.setBold(True)
    y, line = rect.top() + _PAD, QFontMetricsF(font).height() + 2
    for text, colour, face in (
        (name, QColor(colours.text), bold),
        (qty, QColor(colours.muted), font),
        (person, QColor(colours.muted), font),
        (due, ink, font),
    ):
        if not text:
            continue
        painter.setFont(face)
        painter.setPen(colour)
        box = QRectF(rect.left() + _PAD, y, rect.width() - 2 * _PAD, line)
        shown = QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        y += line


class Card(CardKey):
    """A thing on the board. `onward` asks to move it on, `back` to move it back (Alt and an arrow);
    it can be pulled onto another stage.
    """

    onward = Signal()
    back = Signal()

    def __init__(self, thing: Production, parent: QWidget | None = None) -> None:
        super().__init__(thing.draft.name, saying.card(thing), parent)
        self.thing = thing
        self._pressed = QPoint()

    def high(self) -> float:
        """As high as its words."""
        return high(self.thing, self.font())

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """As in the picture, in the colours of now."""
        paint(painter, rect, self.thing, self.palette(), self.font())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A card that is pulled is carried to another stage."""
        super().mouseMoveEvent(event)
        far = (event.position().toPoint() - self._pressed).manhattanLength()
        if self.isDown() and far >= QApplication.startDragDistance():
            self.setDown(False)
            self.carry().exec(Qt.DropAction.MoveAction)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remembers where it was taken."""
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def carry(self) -> QDrag:
        """The card on its way to another stage."""
        data = QMimeData()
        data.setData(CARRIED, str(self.thing.id).encode("ascii"))
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(self.grab())
        return drag

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """With Alt the arrows move the thing."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and event.key() == Qt.Key.Key_Right:
            self.onward.emit()
        elif alt and event.key() == Qt.Key.Key_Left:
            self.back.emit()
        else:
            super().keyPressEvent(event)
