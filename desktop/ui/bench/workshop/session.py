"""One session: its people at the left; at the right whoever is in hand, faults and papers."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.bench.sessions import Participant, Session
from desktop.domain.errors import Refused
from desktop.services.changes import Topic
from desktop.ui import theme
from desktop.ui.bench.boards.rows import moment
from desktop.ui.bench.books import BenchBooks
from desktop.ui.bench.workshop.adding import AddPart
from desktop.ui.bench.workshop.kits import KitsKey, receive_kits
from desktop.ui.bench.workshop.outcome import FaultsPart, Figures
from desktop.ui.bench.workshop.papers import CertificatesPart, ReportPart
from desktop.ui.bench.workshop.people import PeopleList
from desktop.ui.bench.workshop.person import PersonPart
from desktop.ui.bench.workshop.standing import Standing, standing
from desktop.ui.forms import Badge, ElidedLabel, chip_button, tool_button
from desktop.ui.forms.foldrow import FoldRow
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.forms.scrolling import scrolled
from desktop.ui.jobs import READ
from desktop.ui.notices import NoticeBar
from desktop.ui.table import Empty
from desktop.ui.theme import Tone
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _, bench

_SIDE = 400
_NARROW = 900


class SessionPage(QWidget):
    """`closed` leads back to the list; `end_wanted(Session)` that it is to be closed."""

    closed = Signal()
    end_wanted = Signal(object)

    def __init__(self, work: Workplace, keeping: Keeping, books: BenchBooks) -> None:
        super().__init__()
        self._work, self._books = work, books
        self.session: Session | None = None
        self._people: dict[int, Participant] = {}
        self.back = tool_button("arrow-left", _("All sessions"), framed=True)
        self.title = QLabel(wordWrap=True)
        self.below = ElidedLabel(muted=True)
        self.state = Badge()
        self.practice = Badge(_("Practice"), Tone.WARN)
        self.end_key = IconKey(theme.icon("check"), _("Close the session"))
        self.more_key = chip_button(_("Faults and papers"))
        self.figures = Figures()
        self.notices = NoticeBar()
        self.add_key = IconKey(theme.icon("plus"), _("Add participants"))
        self.kits_key = KitsKey(work, books.desk)
        self.people = PeopleList(
            books.desk,
            work.jobs,
            Empty(
                _("Who is at the table?"),
                _(
                    "Paste the list of names, or take a CSV or XLSX file. Then every kit and "
                    "every board belongs to somebody."
                ),
                "users",
                _("Add participants"),
                self.begin_adding,
            ),
        )
        self.adding = AddPart(work, books.desk)
        self.person = PersonPart(work, books.desk)
        self.faults = FaultsPart()
        self.report = ReportPart(work, keeping, books)
        self.certificates = CertificatesPart(work, books)
        self._lay_out()
        self._connect()

    # ── for the page ──────────────────────────────────────────────────────────────────────────

    def show_session(self, session: Session) -> None:
        """Shows another session."""
        if self.session is None or self.session.id != session.id:
            self.person.show_person(None, None)
            self.adding.hide()
            self.notices.clear()
            self.people.set_text("")
            self.people.set_chips(frozenset())
        self.session = session
        self._head(session)
        self.people.turn_to(session.id)
        self.report.show_session(session)
        self.certificates.show_session(session)
        self.ask()

    def forget(self) -> None:
        """There is no session any more."""
        self.session = None
        self.person.show_person(None, None)
        self.adding.hide()

    def begin_adding(self) -> None:
        """Opens the form for names."""
        if self.session is not None:
            self.adding.begin(self.session.id)
            self._scroll.verticalScrollBar().setValue(0)
            self._fit()

    def take_scan(self, code: str) -> bool:
        """A board that was scanned belongs to whoever is in hand."""
        if self.person.person is None:
            return False
        self.person.take_board(code)
        return True

    def ask(self) -> None:
        """Asks how it stands."""
        if self.session is None:
            return
        desk, session = self._books.desk(), self.session.id
        self._work.jobs.run(
            *(READ, lambda: standing(desk, session)),
            owner=self,
            done=self._came,
            refused=self.notices.refuse,
            latest="standing",
        )

    # ── answers ───────────────────────────────────────────────────────────────────────────────

    def _changed(self) -> None:
        self.people.refresh()
        self.report.ask()
        self.certificates.ask()
        self.ask()

    def _came(self, now: Standing) -> None:
        if self.session is None or now.session.id != self.session.id:
            return
        self.session = now.session
        self._head(now.session)
        self.figures.show_tally(now.tally)
        self.faults.show_tally(now.tally)
        self._people = {one.id: one for one in now.people}
        self.kits_key.show_people(now.people, now.session)
        if self.person.person is not None:
            self.person.show_person(self._people.get(self.person.person.id), now.session)
        self._fit()

    def _head(self, session: Session) -> None:
        open_ = session.closed_at is None
        self.title.setText(session.setup.name)
        parts = (
            bench.kind(session.setup.kind),
            session.event_name,
            session.place_name,
            session.kit_name,
            moment(session.opened_at),
        )
        self.below.set_text(" · ".join(part for part in parts if part))
        words = _("open") if open_ else _("closed")
        self.state.say(words, Tone.GOOD if open_ else Tone.PLAIN)
        self.practice.setVisible(self._books.rehearsing)
        for key in (self.end_key, self.add_key):
            key.setVisible(open_)
        if not open_ and not self.adding.isHidden():
            self.adding.leave()

    def _taken(self, one: object) -> None:
        if isinstance(one, Participant):
            if not self.adding.begun:
                self.adding.hide()  # else whoever was chosen stands below it, out of sight
            self.person.show_person(one, self.session)
            self._scroll.verticalScrollBar().setValue(0)
            self._fit()

    def _leave(self) -> None:
        """Esc puts the form away, then whoever is in hand, then the session."""
        for part in (self.adding, self.person):
            if not part.isHidden():
                part.leave()
                return
        self.closed.emit()

    def _no_kits(self, no: Refused) -> None:
        parts = (self, self._work, self._books.desk, self.session)
        self.notices.refuse(no, _("Receive goods"), lambda: receive_kits(*parts))

    def _put_away(self) -> None:
        self.people.grid.clearSelection()
        self._fit()
        self.people.grid.setFocus()

    def _adding_left(self) -> None:
        self._fit()
        (self.add_key if self.add_key.isVisible() else self.people.grid).setFocus()

    # ── putting it together ───────────────────────────────────────────────────────────────────

    def _connect(self) -> None:
        QShortcut("Esc", self, self._leave, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.back.clicked.connect(self.closed)
        self.more_key.toggled.connect(lambda _on: self._fit())
        self.end_key.clicked.connect(lambda: self.end_wanted.emit(self.session))
        self.add_key.clicked.connect(self.begin_adding)
        self.people.taken.connect(self._taken)
        self.people.current.connect(self.person.renew)
        self.people.opened.connect(lambda _one: self.person.begin())
        self.kits_key.refused.connect(self._no_kits)
        self.adding.closed.connect(self._adding_left)
        self.person.closed.connect(self._put_away)
        self._work.news.listen(self, (Topic.BENCH,), self._changed)

    def _lay_out(self) -> None:
        theme.set_heading(self.title, "part")
        self.people.buttons.addWidget(self.kits_key)
        self.people.buttons.addWidget(self.add_key)
        named = QWidget()
        row = QHBoxLayout(named)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.UNIT)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.below)
        row.addWidget(self.back)
        row.addLayout(words, 1)
        keys = QHBoxLayout()
        keys.setSpacing(theme.UNIT)
        for key in (self.practice, self.state, self.more_key, self.end_key):
            keys.addWidget(key)
        head = FoldRow(named, keys, least=260, spacing=theme.UNIT)
        inner = QWidget()
        side = QVBoxLayout(inner)
        side.setContentsMargins(0, 0, theme.UNIT, 0)
        side.setSpacing(theme.UNIT)
        for part in (self.adding, self.person, self.faults, self.certificates, self.report):
            side.addWidget(part)
        side.addStretch(1)
        self._scroll = scrolled(inner)
        self.side = QWidget()
        self._beside = QVBoxLayout(self.side)
        self._beside.addWidget(self._scroll)
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        self._row.addWidget(self.people, 1)
        self._row.addWidget(self.side)
        top = QWidget()
        above = QVBoxLayout(top)
        above.setContentsMargins(theme.UNIT * 3, theme.UNIT, theme.UNIT * 3, 0)
        above.setSpacing(theme.UNIT)
        above.addWidget(head)
        above.addWidget(self.figures)
        above.addWidget(self.notices)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addLayout(self._row, 1)
        self.setFocusProxy(self.people.field)

    def minimumSizeHint(self) -> QSize:
        """The wider of list and papers alone: where both do not fit they take turns."""
        least = theme.grown(self.font(), 280)
        return QSize(max(least, self.people.minimumSizeHint().width()), least)

    def _fit(self) -> None:
        """Where it is narrow, whoever is in hand (or the form for names) has the page alone."""
        narrow = self.width() < theme.grown(self.font(), _NARROW)
        more = self.more_key.isChecked()
        busy = more or not self.person.isHidden() or not self.adding.isHidden()
        self.more_key.setVisible(narrow)
        self.figures.setVisible(not narrow or more)
        self.people.setVisible(not narrow or not busy)
        self.side.setVisible(not narrow or busy)
        wide = theme.grown(self.font(), _SIDE)
        self.side.setMinimumWidth(0 if narrow else wide)
        self.side.setMaximumWidth(16_777_215 if narrow else wide)
        left = theme.UNIT * 3 if narrow else 0
        self._beside.setContentsMargins(left, theme.UNIT, theme.UNIT * 2, theme.UNIT * 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Folds or unfolds."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text needs more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_row"):
            self._fit()
