"""Ways to work the bench as people do, while boards are under way."""

from __future__ import annotations

from PySide6.QtCore import Qt


def begin(house, room, count=8, wrong=None):
    """A practice; the cards as they stand."""
    room.wall.practise(count, wrong or {})
    house.until(lambda: room.books.rehearsing and len(room.wall.grid.cards) == count)
    return room.wall.grid.cards


def stands(house, room, number, state):
    """Waits until the card of a place stands so."""

    def there():
        cards = room.wall.grid.cards.values()
        return any(c.card.place.number == number and c.card.state is state for c in cards)

    house.until(there)
    return next(c for c in room.wall.grid.cards.values() if c.card.place.number == number)


def hands_are_wanted(house, room, number, what):
    """Waits until the board in a place wants this of a person."""

    def wanted():
        cards = (c.card for c in room.wall.grid.cards.values() if c.card.place.number == number)
        return any(card.wanted is not None and card.wanted.hands == what for card in cards)

    house.until(wanted)
    return next(c for c in room.wall.grid.cards.values() if c.card.place.number == number)


def press(house, widget):
    """A finger on a key, while boards are still under way."""
    assert widget.isVisible()
    house.bot.mouseClick(widget, Qt.MouseButton.LeftButton)
