"""The board as a picture for the group chat: the stages that have something."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter

from desktop.domain.production import Board
from desktop.ui import picture, theme
from desktop.ui.production.board import card
from desktop.wording import _
from desktop.wording import production as words

_ACROSS = 3
_GAP = 14.0
_HEAD = 44.0


def drawn(board: Board, font: QFont) -> QImage:
    """Cards in rows of three under the name of their stage, in the light colours."""
    face = theme.sized(font, 1.0)
    face.setPixelSize(24)
    light = theme.palette(theme.LIGHT)
    stages = [column for column in board.columns if column.cards]
    tall = 0.0
    for column in stages:
        tall += _HEAD
        for at in range(0, len(column.cards), _ACROSS):
            some = column.cards[at : at + _ACROSS]
            tall += max(card.high(thing, face) for thing in some) + _GAP

    def paint(painter: QPainter, rect: QRectF) -> None:
        y = rect.top()
        wide = (rect.width() - _GAP * (_ACROSS - 1)) / _ACROSS
        for column in stages:
            painter.setFont(face)
            painter.setPen(QColor(theme.LIGHT.muted))
            title = f"{words.stage(column.stage)}  {len(column.cards)}"
            painter.drawText(QPointF(rect.left(), y + QFontMetricsF(face).ascent() + 4), title)
            y += _HEAD
            for at in range(0, len(column.cards), _ACROSS):
                some = column.cards[at : at + _ACROSS]
                high = max(card.high(thing, face) for thing in some)
                for n, thing in enumerate(some):
                    box = QRectF(rect.left() + n * (wide + _GAP), y, wide, high)
                    painter.fillRect(box, QColor(theme.LIGHT.window))
                    card.paint(painter, box, thing, light, face)
                y += high + _GAP

    foot = _("{n} late").format(n=board.late) if board.late else ""
    return picture.picture(_("Production"), foot, font, max(tall, _HEAD), paint)
