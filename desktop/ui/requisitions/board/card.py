"""One card of the board: for what, where, how much, and what is left of the promise."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette
from PySide6.QtWidgets import QWidget

from desktop.domain.requisitions import Requisition
from desktop.ui import theme
from desktop.ui.boards import CardKey
from desktop.ui.requisitions import saying
from desktop.ui.theme import Tone
from desktop.wording import _

_PAD = 10.0
_MARK = 4.0


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


class Card(CardKey):
    """A request on the board."""

    def __init__(self, one: Requisition, parent: QWidget | None = None) -> None:
        super().__init__(saying.title(one), saying.card(one), parent)
        self.one = one

    def high(self) -> float:
        """As high as its words."""
        return high(self.one, self.font())

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """As in the picture, in the colours of now."""
        paint(painter, rect, self.one, self.palette(), self.font())
