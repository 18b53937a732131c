"""The people in front of made-up boards: they look, press and cover after a believable while."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

# Seconds until somebody does it, from and to.
PRESSES = (0.8, 2.4)
COVERS = (0.9, 2.2)
RESETS = (1.2, 2.6)
# Seconds for which it is done.
PRESSED, COVERED = 0.35, 1.2
# How often a lamp is asked for its light before its person knows what is wanted.
NOTICES = 4
# How often a bootloader is greeted in vain before its person is told to press RESET.
GREETED = 9


@dataclass
class Span:
    """From when to when something is done, in the bench's seconds."""

    begin: float = -1.0
    end: float = -1.0

    def covers(self, now: float) -> bool:
        """Whether it is being done now."""
        return self.begin <= now < self.end

    def over(self, now: float) -> bool:
        """Whether it was done, or never planned."""
        return now >= self.end


class Person:
    """Whoever sits in front of one board. `willing` False: does nothing by themselves."""

    def __init__(self, random: Random, *, willing: bool) -> None:
        self._random = random
        self.willing = willing
        self.button = Span()
        self.hand = Span()
        self.reset = Span()
        self._asked = 0
        self._greeted = 0
        self._lit = False

    def sees_lit(self, now: float, *, all_lit: bool, sound: bool) -> None:
        """Looks at the LEDs while the board asks for its button; presses when `sound` (no LED that
        it should show is dark).
        """
        waiting = not self._lit or self.button.over(now)  # once more, if it was not noticed
        if self.willing and sound and all_lit and waiting:
            self.button = self._soon(now, PRESSES, PRESSED)
        self._lit = all_lit

    def feels_watched(self, now: float) -> None:
        """The board asks for its light."""
        self._asked += 1
        if self.willing and self._asked >= NOTICES and self.hand.over(now):
            self._asked = 0
            self.hand = self._soon(now, COVERS, COVERED)

    def is_told_to_reset(self, now: float) -> None:
        """Somebody greets a bootloader that is not there."""
        self._greeted += 1
        if self.willing and self._greeted >= GREETED and self.reset.over(now):
            self.reset = self._soon(now, RESETS, 0.0)

    def _soon(self, now: float, wait: tuple[float, float], during: float) -> Span:
        begin = now + self._random.uniform(*wait)
        return Span(begin, begin + during)
