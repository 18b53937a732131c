"""Turns at a hub: boards behind one hub draw their test load one after another.

A hub without a supply of its own gives all its boards together what one port of the computer
gives. The board whose turn it is may light its LEDs; the others wait in the order they came.
"""

from __future__ import annotations

from collections import deque
from threading import Condition, Lock


class Hub:
    """One hub. Turns are fair and may be given up while waiting; from any thread."""

    def __init__(self) -> None:
        self._line: deque[Turn] = deque()
        self._moved = Condition()

    def queue(self) -> Turn:
        """Takes a place at the end; `Turn.leave` must follow, whatever happens in between."""
        turn = Turn(self)
        with self._moved:
            self._line.append(turn)
        return turn

    @property
    def waiting(self) -> int:
        """How many have a place, the one whose turn it is among them."""
        with self._moved:
            return len(self._line)

    def comes(self, turn: Turn, seconds: float) -> bool:
        """Whether it is this one's turn, waiting at most `seconds` for it."""
        with self._moved:
            return self._moved.wait_for(lambda: bool(self._line) and self._line[0] is turn, seconds)

    def leaves(self, turn: Turn) -> None:
        """Out of the line, from its front or from its middle."""
        with self._moved:
            if turn in self._line:
                self._line.remove(turn)
                self._moved.notify_all()


class Turn:
    """A place in the line of a hub."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub

    def comes(self, seconds: float = 0.0) -> bool:
        """Whether it is our turn; waits at most `seconds` until it is."""
        return self._hub.comes(self, seconds)

    def leave(self) -> None:
        """Gives the turn, or the place in the line, to the others. Twice does no harm."""
        self._hub.leaves(self)


class Hubs:
    """All hubs of a computer, each by its place in the tree of hubs."""

    def __init__(self) -> None:
        self._hubs: dict[str, Hub] = {}
        self._lock = Lock()

    def at(self, location: str) -> Hub:
        """The hub that a board at this location hangs on, always the same one.

        1-2.3 hangs on the hub at 1-2, and 1-2 on the computer's own hub 1. Where a system hides the
        place, the location is the device's name and its hub its own.
        """
        with self._lock:
            return self._hubs.setdefault(above(location), Hub())


def above(location: str) -> str:
    """The place one up in the tree: 1-2.3 → 1-2, 1-2 → 1; words that are no place stay."""
    location = location.partition(":")[0]  # Windows adds the interface: 1-2.3:x.0
    bus, dash, ways = location.partition("-")
    if not (dash and bus.isdigit() and all(way.isdigit() for way in ways.split("."))):
        return location
    return location.rpartition(".")[0] or bus
