"""All USB places at once: a board is picked up by being plugged in, each by a thread of its own."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING

from desktop.cli.bench.hands import Hands, too_late
from desktop.cli.bench.numbering import Numbered
from desktop.cli.bench.one import Cards, followed
from desktop.cli.bench.telling import Teller, verdict
from desktop.domain.bench.card import Card, Trouble, UsbPlace
from desktop.domain.errors import Refused
from desktop.wording import _, bench

if TYPE_CHECKING:
    from desktop.services.bench.work import Answers

LOOK = 0.1  # s between two looks for boards

Start = Callable[[UsbPlace, "Answers"], Cards]


@dataclass(frozen=True)
class How:
    """How boards are worked: `start` begins one's way; `yes` and `patience` as for one board.

    `wears` tells by a device's VID:PID whether a board of the project may hang behind it; anything
    else is named, and never opened.
    """

    start: Start
    wears: Callable[[str], bool]
    yes: bool = False
    typed: bool = False
    patience: float | None = None


@dataclass(frozen=True)
class _Ended:
    """A thread's last word: the card, or what went wrong."""

    location: str
    card: Card | None = None
    fault: Exception | None = None


class Everywhere:
    """Looks for boards and works them until told to stop, or until `enough` have been worked.

    `closed`: no other boards will come, so that one without a port counts as well (a rehearsal).
    """

    def __init__(
        self,
        places: Numbered,
        how: How,
        teller: Teller,
        enough: int | None,
        *,
        closed: bool = False,
    ) -> None:
        self.cards: list[Card] = []
        self._places = places
        self._how = how
        self._teller = teller
        self._enough = enough
        self._closed = closed
        self._ended: SimpleQueue[_Ended] = SimpleQueue()
        self._working: dict[str, tuple[str, Answers, Hands, Thread]] = {}
        self._here: dict[str, str] = {}  # location to port: boards seen, worked or under way
        self._stuck: dict[str, Trouble | None] = {}
        self._begun = 0

    def run(self) -> None:
        """Returns when enough boards have come to their end; Ctrl+C goes through it."""
        try:
            while not self._over():
                self._look()
                self._wait(LOOK)
        finally:
            self._stop()

    def _over(self) -> bool:
        if self._enough is None:
            return False
        stuck = len(self.stuck) if self._closed else 0
        return len(self.cards) + stuck >= self._enough

    @property
    def stuck(self) -> tuple[str, ...]:
        """Places where a board hangs that never came so far as to have a port."""
        return tuple(at for at, trouble in self._stuck.items() if trouble is not None)

    def type(self, text: str) -> None:
        """A typed line: the number of a place, and the answer for its board (`3 12`)."""
        number, blank, answer = text.strip().partition(" ")
        for name, _answers, hands, _thread in list(self._working.values()):
            if blank and name == number and hands.type(answer):
                return
        if text.strip():
            self._teller.line(
                _("“{text}” means nothing here. Write the place and the answer: 3 12").format(
                    text=text.strip()
                )
            )

    def _look(self) -> None:
        every = self._places.poll()
        found = {place.location: place for place in every if place.port}
        self._tell_troubles([place for place in every if not place.port])
        for location in [one for one in self._here if one not in found]:
            # A board under way may vanish for a moment by itself: its own thread knows better.
            if location not in self._working:
                del self._here[location]
        for location, place in found.items():
            if location in self._working or self._here.get(location) == place.port:
                continue
            if not self._how.wears(place.ids):
                self._here[location] = place.port
                self._leave_alone(place)
            elif self._enough is None or self._begun < self._enough:
                self._here[location] = place.port
                self._begin(place)

    def _leave_alone(self, place: UsbPlace) -> None:
        """Says once that a device is none of the project's boards: a phone, a printer."""
        said = _(
            "{port} ({ids}) is none of the chips these boards have, so it is left alone. Is it a "
            "board all the same? Then say: yuanwu flash {port} --board NAME"
        )
        self._teller.line(said.format(port=place.port, ids=place.ids), str(place.number))

    def _tell_troubles(self, stuck: list[UsbPlace]) -> None:
        """Says once what hangs on the bus without a port, and why."""
        troubles = self._places.troubles()
        told = {place.location: troubles.get(place.location) for place in stuck}
        for place in stuck:
            trouble = told[place.location]
            if trouble is not None and self._stuck.get(place.location) != trouble:
                self._teller.line(bench.in_one(trouble), str(place.number))
        self._stuck = told

    def _begin(self, place: UsbPlace) -> None:
        from desktop.services.bench.work import Answers

        self._begun += 1
        name = str(place.number)
        answers, how = Answers(), self._how
        self._teller.line(_("Board found: {port}").format(port=place.port), name)
        hands = Hands(
            answers,
            lambda said: self._teller.line(said, name),
            yes=how.yes,
            typed=how.typed,
            patience=how.patience,
        )
        work = Thread(target=self._work, args=(place, answers, hands, name), name=f"bench-{name}")
        self._working[place.location] = (name, answers, hands, work)
        work.start()

    def _work(self, place: UsbPlace, answers: Answers, hands: Hands, name: str) -> None:
        try:
            card = followed(self._how.start(place, answers), self._teller, hands, name)
        except Exception as fault:  # whatever it was, the main thread must hear of it
            self._ended.put(_Ended(place.location, fault=fault))
            return
        self._teller.line(too_late() if hands.gave_up else verdict(card), name)
        self._ended.put(_Ended(place.location, card))

    def _wait(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            try:
                self._take(self._ended.get(timeout=left))
            except Empty:
                return

    def _take(self, ended: _Ended) -> None:
        name, _answers, _hands, thread = self._working.pop(ended.location)
        thread.join()
        if isinstance(ended.fault, Refused):
            from desktop.wording.refusals import sentence

            self._teller.line(sentence(ended.fault), name)
            raise ended.fault
        if ended.fault is not None:
            raise ended.fault
        if ended.card is not None:
            self.cards.append(ended.card)

    def _stop(self) -> None:
        """Cancels what is under way and waits until every port is closed."""
        for _name, answers, _hands, _thread in self._working.values():
            answers.cancel()
        for _name, _answers, _hands, thread in self._working.values():
            thread.join()
        while True:
            try:
                ended = self._ended.get_nowait()
            except Empty:
                return
            self._working.pop(ended.location, None)
            if ended.card is not None:
                self.cards.append(ended.card)
