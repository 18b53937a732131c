"""The board as a picture for the group chat: the states that have something."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QImage, QPainter

from desktop.domain.requisitions import Requisition
from desktop.domain.requisitions.lists import Board
from desktop.ui import boards, theme
from desktop.ui.boards.drawn import face
from desktop.ui.requisitions.board import card
from desktop.wording import _
from desktop.wording.requisitions import words


def drawn(board: Board, font: QFont, *, hidden: bool = False) -> QImage:
    """Each state with its cards, in the light colours. `hidden` leaves out names and amounts."""
    written, light = face(font), theme.palette(theme.LIGHT)

    def one(request: Requisition) -> boards.DrawnCard:
        def paint(painter: QPainter, box: QRectF) -> None:
            ground = theme.LIGHT.window
            card.paint(painter, box, request, light, written, ground=ground, hidden=hidden)

        return boards.DrawnCard(card.high(request, written, hidden=hidden), paint)

    heaps = [
        boards.Heap(f"{words.state(c.state)}  {c.total:,}", [one(request) for request in c.cards])
        for c in board.columns
    ]
    late = sum(column.late for column in board.columns)
    foot = _("{n} late").format(n=f"{late:,}") if late else ""
    return boards.drawn(_("Requests"), heaps, foot, font)
