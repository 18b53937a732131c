"""开摊: one page from nothing to the first sale."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain.booth.event import Event
from desktop.domain.errors import BadAmount, Missing, Refused, TillElsewhere
from desktop.domain.moments import at_home
from desktop.ui import theme
from desktop.ui.booth.books import Books
from desktop.ui.booth.selling.chords import ChordFilter
from desktop.ui.booth.selling.side import clear_field
from desktop.ui.booth.stand.accounts_part import AccountsPart
from desktop.ui.booth.stand.event_part import DrawerPart, EventPart
from desktop.ui.booth.stand.goods_part import GoodsPart
from desktop.ui.booth.stand.opening import Known, Opening, Plan
from desktop.ui.booth.stand.trial_part import TrialPart
from desktop.ui.forms import SideBySide
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.forms.untouched import Untouched
from desktop.ui.jobs import READ, WRITE, Jobs
from desktop.ui.notices import NoticeBar
from desktop.ui.sounds import Sounds
from desktop.wording import _
from desktop.wording.refusals import sentence


class StandPage(QWidget):
    """`opened()` when the stand is open; `left()` when somebody thought better of it."""

    opened = Signal()
    left = Signal()

    def __init__(
        self,
        opening: Opening,
        books: Books,
        jobs: Jobs,
        sounds: Sounds,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._opening, self._books, self._jobs, self._now = opening, books, jobs, now
        self._known: Known | None = None
        self._take_over = False
        self._event_op = self._stand_op = ""
        self.event_part, self.drawer_part = EventPart(), DrawerPart()
        self.goods_part = GoodsPart(opening, jobs)
        self.accounts_part = AccountsPart(opening, books, jobs)
        self.trial_part = TrialPart(sounds)
        self.heading = QLabel(_("Open the stand"))
        self.copy = IconKey(theme.icon("copy"), _("As the last time"))
        self.copy.setMinimumHeight(theme.TOUCH)
        self.copy.hide()
        self.notices = NoticeBar()
        self.start = QPushButton(_("Open the stand"))
        self.start.setMinimumHeight(theme.PAY_KEY)
        theme.set_primary(self.start)
        self._keys = ChordFilter(self, self.trial_part.press)
        self._lay()
        self.copy.clicked.connect(self._copy)
        self.start.clicked.connect(self._start)
        self.event_part.chosen.connect(self._event_chosen)

    def _lay(self) -> None:
        self.heading.setFont(theme.sized(self.font(), 1.6, bold=True))
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.copy)
        left, right = QVBoxLayout(), QVBoxLayout()
        for side, parts in (
            (left, (self.event_part, self.goods_part)),
            (right, (self.accounts_part, self.drawer_part, self.trial_part)),
        ):
            side.setSpacing(theme.UNIT * 2)
            for part in parts:
                side.addWidget(part)
            side.addStretch(1)
        both = SideBySide(left, right, spacing=theme.UNIT * 2)
        inner = QWidget()
        within = QVBoxLayout(inner)
        within.setContentsMargins(theme.UNIT * 3, 0, theme.UNIT * 2, theme.UNIT)
        within.setSpacing(theme.UNIT * 2)
        within.addLayout(head)
        within.addWidget(both)
        foot = QVBoxLayout()
        foot.setContentsMargins(theme.UNIT * 3, 0, theme.UNIT * 2, theme.UNIT * 2)
        foot.addWidget(self.notices)
        foot.addWidget(self.start)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(clear_field(inner), 1)
        column.addLayout(foot)

    def ask(self) -> None:
        """Begins anew with what the books know."""
        self._event_op, self._stand_op = self._books.new_op(), self._books.new_op()
        self._take_over = False
        asked = Untouched(self.drawer_part.letter)

        def done(known: Known) -> None:
            self._show(known, asked)

        self._jobs.run(READ, self._opening.known, owner=self, done=done, latest="known")

    def _show(self, known: Known, asked: Untouched) -> None:
        self._known = known
        self.event_part.show_events(known.events, self._today())
        self.accounts_part.show_methods(known.methods, known.person)
        self.goods_part.show_homes(known.homes)
        self.copy.setVisible(known.setup is not None)
        if known.setup is not None and self.drawer_part.letter in asked:
            self.drawer_part.letter.setText(known.setup.letter)

    def _copy(self) -> None:
        setup = self._known.setup if self._known else None
        if setup is None:
            return
        self.accounts_part.show_drafts(setup.accounts)
        self.drawer_part.letter.setText(setup.letter)
        self.drawer_part.money.set_fen(setup.float_fen)
        taken = setup.taken

        def work() -> dict[str, int]:
            return self._opening.codes(taken)

        home = taken[0].from_place if taken else None
        self._jobs.run(READ, work, owner=self, done=lambda codes: self.goods_part.want(codes, home))

    def _event_chosen(self, event: Event | None) -> None:
        """A second day of an event has its ways to pay already."""
        if self._known is None or event is None or self._known.setup is None:
            return
        if self._known.setup.event.id == event.id:
            self.accounts_part.show_drafts(self._known.setup.accounts)
            self.drawer_part.money.set_fen(self._known.setup.float_fen)

    # ── starting ──────────────────────────────────────────────────────────────────────────────

    def _start(self) -> None:
        plan = self._plan()
        if plan is None:
            return
        self.start.setEnabled(False)
        event_op, stand_op = self._event_op, self._stand_op
        self._jobs.run(
            WRITE,
            lambda: self._opening.open(plan, event_op, stand_op),
            owner=self,
            done=self._done,
            refused=self._refused,
            failed=self._failed,
        )

    def _plan(self) -> Plan | None:
        """What the page says; None with the reason shown where it cannot be meant."""
        self.notices.clear()
        for field in (self.event_part.name_field, self.drawer_part.float_field):
            field.clear()
        event = self.event_part.event_chosen()
        name = self.event_part.name.text().strip()
        if event is None and not name:
            self.event_part.name_field.refuse(sentence(Missing("name")))
            self.event_part.name.setFocus()
            return None
        try:
            float_fen = self.drawer_part.money.fen() or 0
        except BadAmount as no:
            self.drawer_part.float_field.refuse(sentence(no))
            self.drawer_part.money.setFocus()
            return None
        first, last = self.event_part.days()
        return Plan(
            None if event is None else event.id,
            name,
            first,
            last,
            self.event_part.place.text().strip(),
            self.drawer_part.letter.text().strip() or "A",
            float_fen,
            self.goods_part.takes(),
            self.accounts_part.drafts(),
            self._take_over,
        )

    def _done(self, _event: int) -> None:
        self.start.setEnabled(True)
        self.opened.emit()

    def _refused(self, no: Refused) -> None:
        self.start.setEnabled(True)
        # What was refused was not done: what is tried next is a command of its own.
        self._event_op, self._stand_op = self._books.new_op(), self._books.new_op()
        if isinstance(no, TillElsewhere):
            self.notices.refuse(no, _("Take the till over"), self._over)
        else:
            self.notices.refuse(no)

    def _over(self) -> None:
        self._take_over = True
        self._start()

    def _failed(self, bug: Exception) -> None:
        self.start.setEnabled(True)
        self._jobs.bug.emit(bug)

    def _today(self) -> date:
        return at_home(self._now()).date()

    # ── keys ──────────────────────────────────────────────────────────────────────────────────

    def showEvent(self, event: QShowEvent) -> None:
        """Hears the keys that are tried."""
        super().showEvent(event)
        self._keys.watch(self.window())

    def hideEvent(self, event: QHideEvent) -> None:
        """Hears no more."""
        super().hideEvent(event)
        self._keys.watch(None)
