"""Which session is at work here: asked for, opened, closed; and the rehearsal in its stead."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain.bench.sessions import Project, Session
from desktop.domain.errors import Refused
from desktop.ui.bench.books import BenchBooks
from desktop.ui.bench.station.numbering import Numbering
from desktop.ui.bench.station.spot import ENDED
from desktop.ui.bench.station.stations import Stations
from desktop.ui.jobs import LONG, READ, WRITE, Jobs

_HANDS_MS = 800


class Sitting(QObject):
    """`entered(Session, Project)` when boards are picked up from now on, `offered` when there is
    no session and one can be opened, `waits` while it is being found out.
    """

    entered = Signal(object, object)
    offered = Signal()
    waits = Signal()
    refused = Signal(object)

    def __init__(self, jobs: Jobs, books: BenchBooks, stations: Stations) -> None:
        super().__init__(stations)
        self._jobs, self._books, self._stations = jobs, books, stations
        self._numbering = stations.numbering
        self._known = False
        self._then: list[Callable[[], object]] = []
        self.session: Session | None = None
        jobs.closed.connect(books.end_rehearsal)

    def ask(self) -> None:
        """Asks which session this station has open."""
        self._jobs.run(
            READ,
            self._books.current,
            owner=self,
            done=self._stands,
            refused=self.refused.emit,
            latest="current",
        )

    def when_known(self, then: Callable[[], object]) -> None:
        """Calls once it is known which session is open, perhaps at once."""
        self._then.append(then)
        while self._known and self._then:
            self._then.pop(0)()

    def enter(self, session: Session) -> None:
        """Works in this session from now on, once it is known which chips its boards wear."""

        def begin(project: Project) -> None:
            self.session = session
            self.entered.emit(session, project)
            self._stations.begin(session, project)

        self._jobs.run(
            READ,
            lambda: self._books.project(session.setup.project),
            owner=self,
            done=begin,
            refused=self.refused.emit,
            latest="project",
        )

    def end(self) -> None:
        """Closes the session, or throws the rehearsal away; boards under way are cancelled."""
        session = self.session
        if session is None:
            return
        if self._books.rehearsing:
            self._leave()
            self.waits.emit()
            self._stations.when_idle(self._end_rehearsal)
            return
        op = self._books.new_op()

        def done(_closed: Session) -> None:
            self._leave()
            self.offered.emit()

        self._jobs.run(
            WRITE,
            lambda: self._books.close(op, session.id),
            owner=self,
            done=done,
            refused=self.refused.emit,
        )

    # ── the rehearsal ─────────────────────────────────────────────────────────────────────────

    def practise(self, count: int, faults: Mapping[int, str]) -> None:
        """Rehearses with so many made-up boards; `faults` says in which place what is wrong."""
        self._leave()
        self.waits.emit()
        self._stations.rest()
        self._stations.when_idle(lambda: self._rehearse(count, faults))

    def next_boards(self) -> None:
        """Every made-up board that shows its result makes room for another, though the last word
        of its way may still be on the way home.
        """
        made_up = self._books.bench
        if made_up is None:
            return
        spots = self._stations.spots.values()
        numbers = [spot.place.number for spot in spots if spot.card.state in ENDED]
        for number in numbers:
            made_up.unplug(number)

        def plug() -> None:
            if self._books.bench is made_up:
                for number in numbers:
                    made_up.swap(number)

        # As long as a pair of hands needs; the places are seen empty in between.
        QTimer.singleShot(_HANDS_MS, self, plug)

    def _rehearse(self, count: int, faults: Mapping[int, str]) -> None:
        self._jobs.run(
            LONG,
            lambda: self._books.rehearse(count, faults),
            owner=self,
            done=self._rehearsing,
            refused=self._not_rehearsed,
        )

    def _rehearsing(self, session: Session) -> None:
        # Made-up places have numbers of their own, which nobody keeps.
        self._stations.numbering = Numbering(self._books.made_up_places())
        self._stations.forget()
        self.enter(session)

    def _not_rehearsed(self, no: Refused) -> None:
        self.refused.emit(no)
        self.ask()

    def _end_rehearsal(self) -> None:
        self._stations.rest()
        self._stations.numbering = self._numbering
        self._stations.forget()
        self._jobs.run(LONG, self._books.end_rehearsal, owner=self, done=lambda _none: self.ask())

    def _leave(self) -> None:
        self._stations.end()
        self.session = None

    def _stands(self, session: Session | None) -> None:
        if session is not None:
            self.enter(session)
        else:
            self.offered.emit()
        self._known = True
        self.when_known(lambda: None)
