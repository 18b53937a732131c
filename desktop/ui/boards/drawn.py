"""A board as a picture for the group chat: the columns that have something."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter

from desktop.ui import picture, theme

_ACROSS = 3
_GAP = 14.0
_HEAD = 44.0
_TEXT = 24  # pixels


@dataclass(frozen=True)
class DrawnCard:
    """A card in a picture: how many pixels high, and what draws it into a rectangle."""

    high: float
    paint: Callable[[QPainter, QRectF], None]


@dataclass(frozen=True)
class Heap:
    """A column: what stands above it, and its cards."""

    title: str
    cards: Sequence[DrawnCard]

    @property
    def high(self) -> float:
        """Head and cards, in pixels."""
        return _HEAD + sum(card.high + _GAP for card in self.cards)


def face(font: QFont) -> QFont:
    """The face that cards of a picture are written in."""
    found = theme.sized(font, 1.0)
    found.setPixelSize(_TEXT)
    return found


def drawn(title: str, heaps: Sequence[Heap], foot: str, font: QFont) -> QImage:
    """The columns that have cards, three beside each other, in the light colours."""
    shown = [heap for heap in heaps if heap.cards]
    rows = [shown[at : at + _ACROSS] for at in range(0, len(shown), _ACROSS)]
    written = face(font)

    def paint(painter: QPainter, rect: QRectF) -> None:
        y = rect.top()
        wide = (rect.width() - _GAP * (_ACROSS - 1)) / _ACROSS
        for row in rows:
            for n, heap in enumerate(row):
                x, top = rect.left() + n * (wide + _GAP), y
                painter.setFont(written)
                painter.setPen(QColor(theme.LIGHT.muted))
                ascent = QFontMetricsF(written).ascent()
                painter.drawText(QPointF(x, top + ascent + 4), heap.title)
                top += _HEAD
                for card in heap.cards:
                    card.paint(painter, QRectF(x, top, wide, card.high))
                    top += card.high + _GAP
            y += max(heap.high for heap in row) + _GAP

    tall = sum(max(heap.high for heap in row) + _GAP for row in rows)
    return picture.picture(title, foot, font, max(tall, _HEAD), paint)
