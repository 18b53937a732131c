"""The board as a picture for the group chat: the states that have something."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter

from desktop.domain.requisitions.lists import Board, Column
from desktop.ui import picture, theme
from desktop.ui.requisitions.board import card
from desktop.wording import _
from desktop.wording.requisitions import words

_ACROSS = 3
_GAP = 14.0
_HEAD = 44.0


def drawn(board: Board, font: QFont, *, hidden: bool = False) -> QImage:
    """The states three beside each other, each with its cards, in the light colours. `hidden`
    leaves out names and amounts.
    """
    face = theme.sized(font, 1.0)
    face.setPixelSize(24)
    light = theme.palette(theme.LIGHT)
    states = [column for column in board.columns if column.cards]
    rows = [states[at : at + _ACROSS] for at in range(0, len(states), _ACROSS)]

    def column_high(column: Column) -> float:
        return _HEAD + sum(card.high(one, face, hidden=hidden) + _GAP for one in column.cards)

    def paint(painter: QPainter, rect: QRectF) -> None:
        y = rect.top()
        wide = (rect.width() - _GAP * (_ACROSS - 1)) / _ACROSS
        for row in rows:
            for n, column in enumerate(row):
                x, top = rect.left() + n * (wide + _GAP), y
                painter.setFont(face)
                painter.setPen(QColor(theme.LIGHT.muted))
                title = f"{words.state(column.state)}  {column.total:,}"
                painter.drawText(QPointF(x, top + QFontMetricsF(face).ascent() + 4), title)
                top += _HEAD
                for one in column.cards:
                    tall = card.high(one, face, hidden=hidden)
                    box = QRectF(x, top, wide, tall)
                    ground = theme.LIGHT.window
                    card.paint(painter, box, one, light, face, ground=ground, hidden=hidden)
                    top += tall + _GAP
            y += max(column_high(column) for column in row) + _GAP

    tall = sum(max(column_high(column) for column in row) + _GAP for row in rows)
    late = sum(column.late for column in board.columns)
    foot = _("{n} late").format(n=f"{late:,}") if late else ""
    return picture.picture(_("Requests"), foot, font, max(tall, _HEAD), paint)
