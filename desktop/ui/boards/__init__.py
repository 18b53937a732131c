"""Boards by state, for every room that has one: cards, their columns, the picture of them.

`card` is a key drawn as a card, `columns` lays cards out and lets the arrow keys wander among them,
`drawn` makes the picture for a chat. Who may come in: the rooms.
"""

from desktop.ui.boards.card import CardKey
from desktop.ui.boards.columns import Ground, column, wander
from desktop.ui.boards.drawn import DrawnCard, Heap, drawn

__all__ = ["CardKey", "DrawnCard", "Ground", "Heap", "column", "drawn", "wander"]
