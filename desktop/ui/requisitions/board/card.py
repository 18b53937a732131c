"""One card of the board: for what, where, how much, and what is left of the promise."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.domain.requisitions import Requisition
from desktop.ui import theme
from desktop.ui.requisitions import saying
from desktop.ui.theme import Tone
from desktop.wording import _

_PAD = 10.0
_MARK = 4.0
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


def rows(one: Requisition, *, hidden: bool = False) -> list[str]:
    """What stands on a card: the event, where and who, how much, until when. `hidden` leaves out
    names and amounts.
    """
    where = [one.city]
    if not hidden:
        where += [one.applicant, saying.amount(one.value_fen or None)]
    post = _("post by {day}").format(day=saying.day(one.post_by)) if one.post_by else ""
    # Without a title a card would bear the asker's name, which a picture may have to leave out.
    title = (one.title or one.code) if hidden else saying.title(one)
    place = " · ".join(part for part in where if part)
    return [title, *(text for text in (place, saying.size(one), post) if text)]


def high(one: Requisition, font: QFont, *, hidden: bool = False) -> float:
    """How high a card is in this font, in its own pixels."""
    line = QFontMetricsF(font).height() + 2
    return _PAD * 2 + line * (len(rows(one, hidden=hidden)) + bool(saying.left(one)))


def paint(
    painter: QPainter,
    rect: QRectF,
    one: Requisition,
    palette: QPalette,
    font: QFont,
    *,
    ground: str = "",
    hidden: bool = False,
) -> None:
    """A card in a rectangle; what is late bears red words, a sign and an edge."""
    colours, tone = theme.colours_of(palette), saying.tone(one)
    painter.setPen(QColor(colours.line))  # in the dark a card is hardly lighter than its column
    painter.setBrush(QColor(ground or colours.base))
    painter.drawRoundedRect(rect, theme.RADIUS, theme.RADIUS)
    ink = QColor(colours.muted)
    if tone is not Tone.PLAIN:
        ink = theme.tone_colours(palette, tone)[0]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        edge = QRectF(rect.left(), rect.top() + theme.RADIUS, _MARK, rect.height() - 2 * _PAD)
        painter.drawRoundedRect(edge, 2, 2)
    bold = QFont(font)
    bold.setBold(True)
    y, line = rect.top() + _PAD, QFontMetricsF(font).height() + 2

    def write(text: str, face: QFont, colour: QColor, inset: float = 0.0) -> None:
        nonlocal y
        box = QRectF(rect.left() + _PAD + inset, y, rect.width() - 2 * _PAD - inset, line)
        painter.setFont(face)
        painter.setPen(colour)
        shown = QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        y += line

    first, *others = rows(one, hidden=hidden)
    write(first, bold, QColor(colours.text))
    for text in others:
        write(text, font, QColor(colours.muted))
    if left := saying.left(one):
        inset = 0.0
        if sign := saying.sign(one):
            side = line - 6
            theme.paint_icon(painter, QRectF(rect.left() + _PAD, y + 3, side, side), sign, ink)
            inset = side + 6
        write(left, font, ink, inset)


class Card(QAbstractButton):
    """A request on the board. Enter opens it; `wander(dx, dy)` carries the arrows to the board."""

    wander = Signal(int, int)

    def __init__(self, one: Requisition, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.one = one
        self.setText(saying.title(one))
        self.setAccessibleName(saying.card(one))
        self.setToolTip(saying.card(one))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as its words."""
        return QSize(160, max(theme.TOUCH, round(high(self.one, self.font()))))

    def minimumSizeHint(self) -> QSize:
        """As wide as the column."""
        return QSize(60, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows wander; Enter opens it."""
        key = event.key()
        if key in _STEPS:
            self.wander.emit(*_STEPS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the card, and a frame where the keyboard is."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        paint(painter, rect, self.one, self.palette(), self.font())
        if self.hasFocus() or self.underMouse():
            role = QPalette.ColorRole.Accent if self.hasFocus() else QPalette.ColorRole.Mid
            pen = painter.pen()
            pen.setColor(self.palette().color(role))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect, theme.RADIUS, theme.RADIUS)
