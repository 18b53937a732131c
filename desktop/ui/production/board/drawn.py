"""The board as a picture for the group chat: the stages that have something."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter

from desktop.domain.production import Board, Column
from desktop.ui import picture, theme
from desktop.ui.production.board import card
from desktop.wording import _
from desktop.wording import production as words

_ACROSS = 3
_GAP = 14.0
_HEAD = 44.0


def drawn(board: Board, font: QFont) -> QImage:
    """The stages three beside each other, each with its cards, in the light colours."""
    face = theme.sized(font, 1.0)
    face.setPixelSize(24)
    light = theme.palette(theme.LIGHT)
    stages = [column for column in board.columns if column.cards]
    rows = [stages[at : at + _ACROSS] for at in range(0, len(stages), _ACROSS)]

    def column_high(column: Column) -> float:
        return _HEAD + sum(card.high(thing, face) + _GAP for thing in column.cards)

    def paint(painter: QPainter, rect: QRectF) -> None:
        y = rect.top()
        wide = (rect.width() - _GAP * (_ACROSS - 1)) / _ACROSS
        for row in rows:
            for n, column in enumerate(row):
                x, top = rect.left() + n * (wide + _GAP), y
                painter.setFont(face)
                painter.setPen(QColor(theme.LIGHT.muted))
                title = f"{words.stage(column.stage)}  {len(column.cards)}"
                painter.drawText(QPointF(x, top + QFontMetricsF(face).ascent() + 4), title)
                top += _HEAD
                for thing in column.cards:
                    high = card.high(thing, face)
                    box = QRectF(x, top, wide, high)
                    card.paint(painter, box, thing, light, face, theme.LIGHT.window)
                    top += high + _GAP
            y += max(column_high(column) for column in row) + _GAP

    tall = sum(max(column_high(column) for column in row) + _GAP for row in rows)
    foot = _("{n} late").format(n=board.late) if board.late else ""
    return picture.picture(_("Production"), foot, font, max(tall, _HEAD), paint)
