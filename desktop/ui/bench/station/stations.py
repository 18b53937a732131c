"""All places at once: who looks, who begins, who ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain.bench.card import Card, State, Trouble, UsbPlace
from desktop.domain.bench.sessions import Project, Session
from desktop.ui.bench.books import BenchBooks, Seen
from desktop.ui.bench.cards.look import FOREIGN
from desktop.ui.bench.station.looker import LANE, Looker
from desktop.ui.bench.station.numbering import Numbering
from desktop.ui.bench.station.spot import Expected, Spot, blank_card, cards_of
from desktop.ui.jobs import Jobs

_GONE = 2  # looks without a board after which it was unplugged: a chip may restart its own port
STAYS_S = 3.0  # a result is seen at least so long


class Stations(QObject):
    """`laid` tells that there are other places, `changed(location)` that one of them looks
    otherwise, `ended(Card)` that a board passed, failed or was cancelled, `troubled` what keeps
    places from being used (pairs of location and Trouble), `refused` what the ledger did not want.
    """

    laid = Signal()
    changed = Signal(str)
    ended = Signal(object)
    troubled = Signal(object)
    refused = Signal(object)

    def __init__(
        self, jobs: Jobs, books: BenchBooks, numbering: Numbering, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._books, self.numbering = jobs, books, numbering
        self.session: Session | None = None
        self._project: Project | None = None
        self._troubles: tuple[tuple[str, Trouble], ...] = ()
        self._looker = Looker(jobs, books, self)
        self._looker.saw.connect(self._saw)
        self._looker.refused.connect(self.refused)
        self.spots: dict[str, Spot] = {}
        self._running = 0
        self._then: list[Callable[[], None]] = []
        self._after = QTimer(self, interval=500, singleShot=True)
        self._after.timeout.connect(self._clear_seen)
        jobs.closing.connect(self.stop)

    # ── for the page ──────────────────────────────────────────────────────────────────────────

    def watch(self) -> None:
        """Looks from now on what is plugged in."""
        self._looker.watch()

    def rest(self) -> None:
        """Looks no more; what is under way goes on."""
        self._looker.rest()

    def stop(self) -> None:
        """Ends everything in order: no look more, every board cancelled."""
        self.rest()
        for spot in self.spots.values():
            self._cancel(spot)

    def begin(self, session: Session, project: Project) -> None:
        """From now on every board is worked, those that are plugged in already first."""
        self.session, self._project = session, project
        for spot in self.spots.values():
            if spot.present and spot.place.port and not spot.busy:
                self._arrived(spot)

    def end(self) -> None:
        """No board is picked up any more; those under way are cancelled."""
        self.session = None
        for spot in self.spots.values():
            self._cancel(spot)
            if not spot.busy:
                spot.clear()
                self.changed.emit(spot.place.location)

    def forget(self) -> None:
        """Leaves all places, e.g. for made-up ones; those that are there are found anew."""
        for spot in self.spots.values():
            self._cancel(spot)
        self.spots = {}
        self.laid.emit()

    def when_idle(self, then: Callable[[], None]) -> None:
        """Calls once no board is under way any more, those of places left behind included."""
        self._then.append(then)
        self._tell_idle()

    def renumber(self) -> None:
        """The next place a board is plugged into is number 1; boards in their places stay."""
        self.numbering.forget()
        for spot in list(self.spots.values()):
            if not spot.present:
                del self.spots[spot.place.location]
        for spot in self.spots.values():
            number = self.numbering.number(spot.place.location)
            spot.put(replace(spot.place, number=number))
        self.laid.emit()

    def cards(self) -> list[Card]:
        """One for each place, by their numbers: those seen, and the numbered ones beside them."""
        return cards_of(self.spots, self.numbering)

    def plugged(self) -> int:
        """How many boards are there now."""
        return sum(spot.present for spot in self.spots.values())

    def expect(self, location: str, expected: Expected) -> None:
        """Says whose or which board comes into a place next, or lies in it."""
        blank = blank_card(location, self.numbering)
        spot = self.spots.setdefault(location, Spot(blank.place, blank))
        spot.expected = expected
        self.changed.emit(location)

    def named(self, location: str, participant: str) -> None:
        """The board in a place was given to somebody."""
        if spot := self.spots.get(location):
            self._show(spot, replace(spot.card, participant=participant))

    # ── what a person says ────────────────────────────────────────────────────────────────────

    def cancel(self, location: str) -> None:
        """Stops the board in a place; the port is free within 50 ms."""
        if spot := self.spots.get(location):
            self._cancel(spot)

    def retry(self, location: str) -> None:
        """Begins anew with the board in a place."""
        spot = self.spots.get(location)
        if spot is None or self.session is None or not (spot.ended and spot.present):
            return
        if spot.place.port:
            # The same board: it keeps its paper number.
            spot.expected = replace(spot.expected, tag=spot.expected.tag or spot.card.tag)
            self._start(spot)

    def answer(self, location: str, word: str, led: int = 0) -> None:
        """yes, no, none_lit; dark with the number of the LED."""
        if spot := self.spots.get(location):
            spot.answer(word, led)

    # ── looking ───────────────────────────────────────────────────────────────────────────────

    def _saw(self, seen: Seen) -> None:
        there = {place.location: place for place in seen.places}
        troubles = dict(seen.troubles)
        before = len(self.spots)
        for place in there.values():
            place = replace(place, number=self.numbering.number(place.location))
            if place.port:
                self._here(place)
            elif found := troubles.get(place.location):
                self._stuck(place, found)
        for location, spot in self.spots.items():
            if location not in there and spot.present:
                spot.away += 1
                if spot.away >= _GONE:
                    self._gone(spot)
        if len(self.spots) != before:
            self.laid.emit()
        # What a card tells itself is not told twice; and a port in our own hands is no trouble.
        told = {one for one, spot in self.spots.items() if spot.present and self.session}
        rest = tuple(found for found in seen.troubles if found[0] not in told)
        if rest != self._troubles:
            self._troubles = rest
            self.troubled.emit(rest)

    def _stuck(self, place: UsbPlace, trouble: Trouble) -> None:
        """On the bus, but without a port: the card says what stands in the way."""
        spot = self.spots.setdefault(place.location, Spot(place, Card(place, State.EMPTY)))
        spot.away = 0
        if not spot.busy and (spot.card.trouble != trouble or not spot.present):
            spot.present, spot.since = True, monotonic()
            spot.put(place)
            self._show(spot, Card(place, State.FAILED, trouble=trouble))

    def _here(self, place: UsbPlace) -> None:
        spot = self.spots.setdefault(place.location, Spot(place, Card(place, State.EMPTY)))
        again = spot.away > 0
        spot.away = 0
        if spot.present and spot.place.port:
            if again and spot.busy:
                spot.anew = True
            elif again and spot.pulled and self.session is not None:
                self._start(spot)
            return
        spot.present = True
        spot.put(place)
        if spot.busy:
            spot.anew = True
        else:
            self._arrived(spot)

    def _arrived(self, spot: Spot) -> None:
        """A board of the project is worked; anything else is left alone until somebody says so."""
        if self.session is None or self._project is None:
            self.changed.emit(spot.place.location)
        elif self._project.wears(spot.place.ids):
            self._start(spot)
        else:
            spot.since = monotonic()
            self._show(spot, Card(spot.place, State.CANCELLED, trouble=Trouble(FOREIGN)))

    def _gone(self, spot: Spot) -> None:
        spot.present = False
        self._clear_seen()

    def _clear_seen(self) -> None:
        """Empties the places whose board was unplugged, once their result was seen."""
        for spot in self.spots.values():
            if spot.present or not spot.ended:
                continue
            if monotonic() - spot.since >= STAYS_S:
                spot.clear()
                self.changed.emit(spot.place.location)
            else:
                self._after.start()

    # ── working ───────────────────────────────────────────────────────────────────────────────

    def _start(self, spot: Spot) -> None:
        session = self.session
        assert session is not None
        expected, place = spot.expected, spot.place
        spot.expected = Expected()
        spot.anew = False
        answers = spot.answers = self._books.answers()
        self._show(spot, Card(place, State.FOUND, tag=expected.tag))
        lane = f"{LANE} {place.location}"
        self._jobs.add_lane(lane)

        def work() -> object:
            return self._books.work(
                session, place, answers, participant=expected.participant, tag=expected.tag
            )

        def home(act: Callable[[Spot, object], None]) -> Callable[[object], None]:
            def came(value: object) -> None:
                self._running -= 1
                # What comes home after its place was left behind is nobody's any more.
                if self.spots.get(place.location) is spot:
                    act(spot, value)
                self._tell_idle()

            return came

        self._running += 1
        spot.job = self._jobs.run(
            lane,
            work,
            owner=self,
            done=home(self._done),
            refused=home(self._refused),
            failed=home(self._failed),
            progress=lambda card: self._show(spot, card),
        )

    def _done(self, spot: Spot, card: object) -> None:
        assert isinstance(card, Card)
        spot.job, spot.since = None, monotonic()
        self._show(spot, card)
        self.ended.emit(spot.card)
        if self.session is None:
            spot.clear()
            self.changed.emit(spot.place.location)
        elif spot.pulled and spot.anew and spot.present:
            self._start(spot)
        else:
            self._clear_seen()

    def _refused(self, spot: Spot, no: object) -> None:
        self._done(spot, replace(spot.card, state=State.CANCELLED, wanted=None))
        if getattr(no, "code", "") != "cancelled":
            self.refused.emit(no)

    def _failed(self, spot: Spot, bug: object) -> None:
        self._done(spot, replace(spot.card, state=State.CANCELLED, wanted=None))
        self._jobs.bug.emit(bug)

    def _cancel(self, spot: Spot) -> None:
        if spot.answers is not None and spot.job is not None:
            # Not the job: between two steps of its own the work says better where it stops.
            spot.answers.cancel()

    def _tell_idle(self) -> None:
        while self._then and not self._running:
            self._then.pop(0)()

    def _show(self, spot: Spot, card: Card) -> None:
        spot.take(card)
        self.changed.emit(spot.place.location)
