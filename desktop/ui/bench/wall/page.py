"""The tab 烧录测试: opening, or the wall of cards with what stands beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.bench.card import Card, State
from desktop.domain.bench.sessions import Kind, Project, Session
from desktop.domain.errors import Refused
from desktop.services.changes import Topic
from desktop.ui import theme
from desktop.ui.bench.books import BenchBooks
from desktop.ui.bench.cards.grid import CardGrid
from desktop.ui.bench.opening.page import OpeningPage
from desktop.ui.bench.opening.plugged import Plugged
from desktop.ui.bench.station.numbering import Numbering
from desktop.ui.bench.station.stations import Stations
from desktop.ui.bench.wall.beside import Beside
from desktop.ui.bench.wall.head import Head
from desktop.ui.bench.wall.labelling import Labelling
from desktop.ui.bench.wall.side import WIDE
from desktop.ui.bench.wall.sitting import Sitting
from desktop.ui.jobs import READ
from desktop.ui.notices import NoticeBar, ask
from desktop.ui.sounds import Sounds
from desktop.ui.table.empty import Empty, EmptyPage
from desktop.ui.theme import Tone
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _, bench


class WallPage(QWidget):
    """`session_changed(Session or None)` tells the other tabs which session is at work."""

    session_changed = Signal(object)

    def __init__(
        self,
        work: Workplace,
        keeping: Keeping,
        books: BenchBooks,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__()
        self._work, self._keeping, self.books = work, keeping, books
        self._made = False
        self.project: Project | None = None
        settings = keeping.settings()
        numbering = Numbering(settings.usb_places, lambda p: keeping.change(usb_places=p))
        self.stations = Stations(work.jobs, books, numbering, self)
        self.sitting = Sitting(work.jobs, books, self.stations)
        self.sounds = Sounds(keeping.folders.home / "sounds", on=settings.sound)
        self.labelling = Labelling(work, keeping, books)
        self.notices = NoticeBar()
        self._layers = QStackedWidget()
        self._layers.addWidget(QWidget())
        above = QVBoxLayout()
        above.setContentsMargins(theme.UNIT * 3, 0, theme.UNIT * 2, 0)
        above.addWidget(self.notices)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(above)
        whole.addWidget(self._layers, 1)
        self.opening = OpeningPage(books, work.jobs, now)

    def parts(self) -> Iterator[None]:
        """Opening, then the wall, then what is at work; in several turns."""
        yield from self.opening.parts()
        self._layers.addWidget(self.opening)
        yield
        self.head, self.grid, self.troubles = Head(), CardGrid(), Plugged()
        self.beside = Beside(self._work, self.books, self.stations)
        self.teach = EmptyPage(
            Empty(
                _("Plug a board in"),
                _(
                    "Any USB place will do. Each place becomes a card with a number and a colour, "
                    "in the order in which boards are plugged in; it keeps its number."
                ),
                "usb",
            )
        )
        yield
        self._layers.addWidget(self._lay_out())
        yield
        self._connect()
        self._made = True
        self._work.news.listen(self, (Topic.BENCH,), self._ask_tally)
        self.sitting.ask()

    def _lay_out(self) -> QWidget:
        self.troubles.count.hide()
        self._wall = QStackedWidget()
        for page in (self.teach, self.grid):
            self._wall.addWidget(page)
        row = QHBoxLayout()
        row.setSpacing(theme.UNIT)
        row.addWidget(self._wall, 1)
        row.addWidget(self.beside.side)
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(theme.UNIT * 3, theme.UNIT, theme.UNIT * 2, theme.UNIT)
        column.setSpacing(theme.UNIT)
        column.addWidget(self.head)
        column.addWidget(self.troubles)
        column.addLayout(row, 1)
        return work

    def _connect(self) -> None:
        stations = self.stations
        stations.laid.connect(self._laid)
        stations.changed.connect(self._changed)
        stations.ended.connect(self._ended)
        stations.troubled.connect(self._troubled)
        stations.refused.connect(self.notices.refuse)
        self.sitting.waits.connect(self._waits)
        self.sitting.offered.connect(self._offered)
        self.sitting.entered.connect(self._entered)
        self.sitting.refused.connect(self.notices.refuse)
        self.opening.opened.connect(self.sitting.enter)
        self.opening.practise.connect(self.practise)
        self.head.end_wanted.connect(self._end)
        self.head.renumber_wanted.connect(self._renumber)
        self.head.next_wanted.connect(self.sitting.next_boards)
        self.grid.pressed.connect(self.beside.press)
        self.grid.looked_at.connect(self.beside.about)
        self.beside.refused.connect(self.notices.refuse)
        self.beside.side.closed.connect(self._side_closed)
        self.beside.side.shown.connect(self._fit)
        self.labelling.refused.connect(self._no_label)
        self.labelling.missing.connect(self._no_printer)

    # ── from outside ──────────────────────────────────────────────────────────────────────────

    @property
    def session(self) -> Session | None:
        """The session at work."""
        return self.sitting.session

    def begin(self, kind: Kind) -> None:
        """Opens the page of opening for this kind; a session that is open stays."""
        self.sitting.when_known(
            lambda: self.opening.begin(kind) if self.session is None else self.grid.setFocus()
        )

    def practise(self, count: int = 8, faults: Mapping[int, str] | None = None) -> None:
        """Rehearses with made-up boards; a real session stays open and is taken up afterwards."""
        self.sitting.when_known(lambda: self.sitting.practise(count, faults or {}))

    def listen(self, location: str = "") -> None:
        """Opens the monitor at a place, or at the first one with a board."""
        for spot in self.stations.spots.values():
            if spot.present and not spot.busy and location in ("", spot.place.location):
                # Without a session the monitor stands alone, and gives the page back.
                self.head.setVisible(self.session is not None)
                self._layers.setCurrentIndex(2)
                self._laid()
                self.beside.listen(spot.place)
                return
        self.notices.say(_("Plug a board in: the monitor opens from its card."))

    # ── sessions ──────────────────────────────────────────────────────────────────────────────

    def _waits(self) -> None:
        self.beside.side.leave()
        self._layers.setCurrentIndex(0)

    def _offered(self) -> None:
        self._layers.setCurrentWidget(self.opening)
        self.opening.ask()
        self._watch()
        self.session_changed.emit(None)

    def _entered(self, session: Session, project: Project) -> None:
        self.notices.clear()
        self.project = project
        self.head.show_session(session, project.title, practice=self.books.rehearsing)
        self.head.show()
        self._layers.setCurrentIndex(2)
        self._laid()
        self._ask_tally()
        self._watch()
        self.session_changed.emit(session)

    def _end(self) -> None:
        under_way = any(spot.busy for spot in self.stations.spots.values())
        question = _("Boards are still under way. End the session and cancel them?")
        if not under_way or self.books.rehearsing or ask(self, question, _("End the session")):
            self.sitting.end()

    # ── cards ─────────────────────────────────────────────────────────────────────────────────

    def _laid(self) -> None:
        cards = self.stations.cards()
        self.grid.show_places(cards)
        for card in cards:
            self._changed(card.place.location)
        self._wall.setCurrentWidget(self.grid if cards else self.teach)
        self.opening.plugged.show_count(self.stations.plugged())

    def _changed(self, location: str) -> None:
        spot = self.stations.spots.get(location)
        shown = self.grid.cards.get(location)
        if spot is not None and shown is not None:
            shown.show_card(spot.card, before=spot.before, next_tag=spot.expected.words)
        self.beside.changed(location)
        self.opening.plugged.show_count(self.stations.plugged())

    def _ended(self, card: Card) -> None:
        if card.state is State.PASSED:
            self.sounds.good()
            if self.session is not None and self.session.setup.labels and not self.books.rehearsing:
                self.labelling.print(card, self.project.title if self.project else "")
        elif card.state is State.FAILED:
            self.sounds.bad()
        if card.notice is not None:
            self.notices.say(bench.in_one(card.notice), Tone.WARN)

    def _troubled(self, troubles: object) -> None:
        for shown in (self.troubles, self.opening.plugged):
            shown.show_troubles(troubles)  # type: ignore[arg-type]  # a signal carries any object

    def _renumber(self) -> None:
        self.stations.renumber()
        self.notices.say(
            _("Plug one board in after the other: the first place becomes number 1."), Tone.ACCENT
        )

    def _ask_tally(self) -> None:
        session = self.session
        if session is None:
            return
        self._work.jobs.run(
            READ,
            lambda: self.books.tally(session.id),
            owner=self,
            done=self.head.show_tally,
            refused=self.notices.refuse,
            latest="tally",
        )

    def _no_label(self, no: Refused) -> None:
        words = _("Print labels")
        self.notices.refuse(no, words, partial(self._work.go, "paper", "labels"))

    def _no_printer(self) -> None:
        said = _("No printer is installed: the labels can be printed later, or saved as a PDF.")
        words = _("Print labels")
        self.notices.say(said, Tone.WARN, words, partial(self._work.go, "paper", "labels"))

    # ── the page itself ───────────────────────────────────────────────────────────────────────

    def _side_closed(self, location: str) -> None:
        self._fit()
        if self.session is None and self._layers.currentIndex() == 2:
            self._layers.setCurrentWidget(self.opening)
        elif location in self.grid.cards:
            self.grid.cards[location].setFocus()

    def _fit(self) -> None:
        """Where it is narrow what stands beside the cards takes their place."""
        if not self._made:
            return
        side = self.beside.side
        wide = theme.grown(self.font(), WIDE)
        folded = not side.isHidden() and self.width() < wide * 2
        self._wall.setVisible(not folded)
        side.setMinimumWidth(0 if folded else wide)
        side.setMaximumWidth(16_777_215 if folded else wide)

    def _watch(self) -> None:
        """Looks while somebody can see it, and as long as a session is open."""
        if not self._made:
            return
        if self.session is not None or self.isVisible():
            self.stations.watch()
        else:
            self.stations.rest()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Folds or unfolds."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Looks what is plugged in."""
        super().showEvent(event)
        self._watch()

    def hideEvent(self, event: QHideEvent) -> None:
        """Without a session there is nothing to look for."""
        super().hideEvent(event)
        self._watch()
