"""The one door of the room to the use cases; everything here blocks and is called in a lane.

While somebody rehearses every question goes to the ledger of the rehearsal.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from desktop.domain.bench.card import Card, Trouble, UsbPlace
from desktop.domain.bench.sessions import BoardRow, Participant, Project, Session, Setup, Tally
from desktop.domain.booth.event import Event
from desktop.domain.errors import BadBoardFolder
from desktop.domain.progress import Progress
from desktop.wording import spoken

if TYPE_CHECKING:
    from desktop.domain.bench.monitor import Heard
    from desktop.domain.paper.labels import Copies
    from desktop.services.bench.usb import Places
    from desktop.services.bench.work import Answers
    from desktop.services.changes import Desk
    from hardware.practice import Bench


@dataclass(frozen=True)
class Seen:
    """One look: what is plugged in, and what keeps places from being used."""

    places: tuple[UsbPlace, ...]
    troubles: tuple[tuple[str, Trouble], ...]
    practice: bool


@dataclass(frozen=True)
class Known:
    """What the page of opening offers. `last` is how the session before was opened."""

    projects: tuple[Project, ...]
    events: tuple[Event, ...]
    current: Session | None
    last: Setup | None
    names: Mapping[str, str]  # of the place, kit and lamp that the last one had
    bad: tuple[BadBoardFolder, ...] = ()  # projects of one's own that cannot be understood


@dataclass(frozen=True)
class Table:
    """Who and what a session has at its table: people, and boards that did not pass yet."""

    participants: tuple[Participant, ...]
    failed: tuple[BoardRow, ...]


class BenchBooks:
    """`desk` is asked each time: who is at work may change. `boards` is a person's own folder."""

    def __init__(self, desk: Callable[[], Desk], boards: Path | None = None) -> None:
        self._real, self._folder = desk, boards
        self._practice: Desk | None = None
        self._rehearsal = ExitStack()
        self._places: Places | None = None
        self.bench: Bench | None = None

    @property
    def rehearsing(self) -> bool:
        """Whether boards are made up and the ledger is thrown away."""
        return self._practice is not None

    def desk(self) -> Desk:
        """The desk of the person at work, or the rehearsal's."""
        return self._practice or self._real()

    def new_op(self) -> UUID:
        """The identity of one command."""
        from desktop.services.changes import OpId

        return OpId.new()

    # ── what is plugged in ────────────────────────────────────────────────────────────────────

    def look(self) -> Seen:
        """What is plugged in now."""
        places, practice = self.places(), self.rehearsing
        seen = places.poll()
        return Seen(tuple(seen), tuple(places.troubles()), practice)

    def places(self) -> Places:
        """The places of this machine, or the made-up ones."""
        if self._places is None:
            # `work` too, so that the first board need not wait for it.
            from desktop.services.bench import usb, work

            del work
            self._places = usb.Places(self.bench)
        return self._places

    def answers(self) -> Answers:
        """A new box for what a person says on a card; quick once `look` was called."""
        from desktop.services.bench.work import Answers

        return Answers()

    def work(
        self,
        session: Session,
        place: UsbPlace,
        answers: Answers,
        *,
        participant: int | None = None,
        tag: str = "",
    ) -> Generator[Card, None, Card]:
        """One board's way, as cards."""
        from desktop.services.bench.work import work

        return work(
            self.desk(),
            session,
            place,
            answers,
            self.places(),
            participant=participant,
            tag=tag,
            folder=self._folder,
        )

    def monitor(
        self, place: UsbPlace, sends: deque[str], cancelled: Callable[[], bool]
    ) -> Generator[Heard, None, None]:
        """What a board says."""
        from desktop.services.bench.monitor import monitor

        return monitor(self.desk(), place, sends, self.places(), cancelled)

    def chips(self, project: str) -> tuple[str, ...]:
        """The chips that a kind of board may carry."""
        from desktop.services.bench import bootloading

        return bootloading.parts(project, self._folder)

    def burn(
        self, project: str, programmer: str, port: str, chip: str
    ) -> Generator[Progress, None, None]:
        """The bootloader onto a blank chip."""
        from desktop.services.bench import bootloading

        return bootloading.burn(project, programmer, port, part=chip, folder=self._folder)

    # ── sessions ──────────────────────────────────────────────────────────────────────────────

    def known(self) -> Known:
        """All that the page of opening offers."""
        from desktop.services import booth
        from desktop.services.bench import projects, sessions

        desk = self.desk()
        before = sessions.sessions(desk)
        last = before[0] if before else None
        names = {}
        if last is not None:
            names = {"place": last.place_name, "kit": last.kit_name, "lamp": last.lamp_name}
        bad: projects.Bad = {}
        return Known(
            tuple(projects.projects(self._folder, spoken(), bad)),
            tuple(booth.events(desk)),
            sessions.current(desk),
            last.setup if last else None,
            names,
            tuple(bad.values()),
        )

    def open(self, op: UUID, setup: Setup) -> Session:
        """Opens a session. Refusals as the use case says them."""
        from desktop.services.bench import sessions

        return sessions.open_session(self.desk(), op, setup, self._folder)

    def close(self, op: UUID, session: int) -> Session:
        """Closes it."""
        from desktop.services.bench import sessions

        return sessions.close_session(self.desk(), op, session)

    def current(self) -> Session | None:
        """The session that this station has open."""
        from desktop.services.bench import sessions

        return sessions.current(self.desk())

    def project(self, key: str) -> Project:
        """A kind of board."""
        from desktop.services.bench import projects

        return projects.project(key, self._folder, spoken())

    def tally(self, session: int) -> Tally:
        """How it goes."""
        from desktop.services.bench.tally import tally

        return tally(self.desk(), session)

    def table(self, session: int) -> Table:
        """Who sits there, and which boards are to come back."""
        from desktop.services.bench import history, participants

        desk = self.desk()
        failed = history.boards(desk, state="failed", session=session, limit=60)
        return Table(tuple(participants.participants(desk, session)), tuple(failed.rows))

    def assign(self, op: UUID, participant: int, board: str) -> None:
        """A board is this person's."""
        from desktop.services.bench import participants

        participants.assign(self.desk(), op, participant, board)

    def label(self, serial: str, product: str) -> Copies:
        """The label of a board that passed."""
        from desktop.services.bench.attempts import label

        return label(self.desk(), serial, product)

    # ── the rehearsal ─────────────────────────────────────────────────────────────────────────

    def rehearse(self, count: int, faults: Mapping[int, str]) -> Session:
        """Begins a rehearsal with so many made-up boards; `faults` by place. The session that is
        open in it.
        """
        from desktop.services.bench.practice import practice_desk
        from desktop.services.bench.rehearsing import made_up_boards

        self.end_rehearsal()
        self.bench = made_up_boards(count, faults)
        self._practice = self._rehearsal.enter_context(practice_desk(self._real()))
        self._places = None
        session = self.current()
        if session is None:
            raise RuntimeError("a rehearsal has no open session")
        return session

    def made_up_places(self) -> tuple[str, ...]:
        """Where the made-up boards are plugged in, by the numbers of their places."""
        from desktop.services.bench.rehearsing import places_of

        return places_of(self.bench) if self.bench is not None else ()

    def end_rehearsal(self) -> None:
        """Throws the rehearsal away, ledger and all."""
        self._practice = self.bench = self._places = None
        self._rehearsal.close()
