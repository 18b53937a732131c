"""Who answers for a board: what was agreed to beforehand, what is typed, and how long to wait."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from threading import Thread, Timer
from typing import TYPE_CHECKING, Protocol

from desktop.domain.bench.card import Card, Wanted
from desktop.wording import N_, _

if TYPE_CHECKING:
    from desktop.services.bench.work import Answers

_YES = frozenset(["y", "yes", "是"])
_NO = frozenset(["n", "no", "否"])
_QUESTIONS = frozenset(["overwrite", "look"])  # only an answer ends them, no hand can
# What can be typed, by the word of what hands must do.
_EXPLAINED: dict[str, str] = {
    "overwrite": N_("Type y to write over it, or n."),
    "press_button": N_(
        "Type the number of the LED that is dark, 0 when none is lit, n when the button does "
        "nothing."
    ),
    "look": N_("Type y, or the number of the LED that is dark, or 0 when none is lit."),
}
NOTHING_HAPPENS = N_("Type n when it does nothing.")


class Say(Protocol):
    """Where a line is said."""

    def __call__(self, said: str) -> None:
        """One line."""


class Hands:
    """One board's person: says on the way what can be typed, and answers the card.

    `yes`: writing over whatever is on the board was agreed to. Without it, and where nobody can
    type (`typed` False), a question is answered by no: no command asks without a terminal. What
    hands must do is waited for, for `patience` seconds or for ever (None).
    """

    def __init__(
        self,
        answers: Answers,
        say: Say,
        *,
        yes: bool = False,
        typed: bool = False,
        patience: float | None = None,
    ) -> None:
        self._answers = answers
        self._say = say
        self._yes = yes
        self._typed = typed
        self._patience = patience
        self._timer: Timer | None = None
        self._wanted: Wanted | None = None
        self.gave_up = False  # nobody did in time what was asked

    def see(self, card: Card) -> None:
        """Looks at the next card."""
        if card.wanted == self._wanted:
            return
        self.rest()
        self._wanted = card.wanted
        if card.wanted is None:
            return
        if card.wanted.hands == "overwrite" and self._yes:
            self._answers.yes()
            return
        if card.wanted.hands in _QUESTIONS and not self._typed:
            self._nobody(card.wanted)
            return
        if self._typed:
            self._explain(card.wanted)
        if self._patience is not None:
            self._timer = Timer(self._patience, self._give_up)
            self._timer.daemon = True
            self._timer.start()

    def rest(self) -> None:
        """Nobody is asked any more."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def type(self, text: str) -> bool:
        """Takes a typed answer; False for one that means nothing now."""
        word = text.strip().casefold()
        if word in _YES | _NO and self._wanted is not None:
            self._answers.yes() if word in _YES else self._answers.no()
        elif word == "0":
            self._answers.none_lit()
        elif word.isascii() and word.isdigit():
            self._answers.dark(int(word))
        else:
            return False
        return True

    def _nobody(self, wanted: Wanted) -> None:
        if wanted.hands == "overwrite":
            self._say(_("Nobody can be asked here. With --yes it is written over."))
            self._answers.no()
            return
        self._say(_("Nobody can be asked here. Say the word at a terminal."))
        self._answers.cancel()

    def _explain(self, wanted: Wanted) -> None:
        said = _EXPLAINED.get(wanted.hands, NOTHING_HAPPENS)
        self._say(_(said))

    def _give_up(self) -> None:
        self.gave_up = True
        self._answers.cancel()


def too_late() -> str:
    """That nobody's hands came in time."""
    return _("Nobody did what was asked in time, so it was cancelled; the port is closed.")


def can_type() -> bool:
    """Whether somebody sits before a terminal."""
    return sys.stdin is not None and not sys.stdin.closed and sys.stdin.isatty()


class Typing:
    """Lines that are typed or piped, read beside the work until the program ends.

    Read straight from the file descriptor: a thread that waits inside `sys.stdin` would hold its
    lock when the program ends.
    """

    def __init__(self, heard: Callable[[str], None]) -> None:
        self._heard = heard

    def start(self) -> None:
        """Begins to read; without a standard input there is nothing to read."""
        with suppress(OSError, ValueError, AttributeError):
            number = sys.stdin.fileno()
            Thread(target=self._read, args=(number,), name="typing", daemon=True).start()

    def _read(self, number: int) -> None:
        rest = b""
        with suppress(OSError):
            while data := os.read(number, 4096):
                *lines, rest = (rest + data).split(b"\n")
                for line in lines:
                    self._heard(line.rstrip(b"\r").decode("utf-8", "replace"))
        if rest:
            self._heard(rest.decode("utf-8", "replace"))
