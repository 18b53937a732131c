"""The board as a picture for the group chat: the stages that have something."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QImage, QPainter

from desktop.domain.production import Board, Production
from desktop.ui import boards, theme
from desktop.ui.boards.drawn import face
from desktop.ui.production.board import card
from desktop.wording import _
from desktop.wording import production as words


def drawn(board: Board, font: QFont) -> QImage:
    """Each stage with its cards, in the light colours."""
    written, light = face(font), theme.palette(theme.LIGHT)

    def one(thing: Production) -> boards.DrawnCard:
        def paint(painter: QPainter, box: QRectF) -> None:
            card.paint(painter, box, thing, light, written, theme.LIGHT.window)

        return boards.DrawnCard(card.high(thing, written), paint)

    heaps = [
        boards.Heap(f"{words.stage(c.stage)}  {len(c.cards)}", [one(thing) for thing in c.cards])
        for c in board.columns
    ]
    foot = _("{n} late").format(n=board.late) if board.late else ""
    return boards.drawn(_("Production"), heaps, foot, font)
