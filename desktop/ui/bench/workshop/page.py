"""The page: the list of sessions, or one of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.bench.sessions import Session
from desktop.services.changes import OpId, Topic
from desktop.ui.bench.books import BenchBooks
from desktop.ui.bench.workshop.session import SessionPage
from desktop.ui.bench.workshop.sessions import SessionsList
from desktop.ui.jobs import READ, WRITE
from desktop.ui.table import Empty
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _

_WORD = "sessions"


class WorkshopPage(QWidget):
    """`open` takes a session's local id, or "list". `end_wanted` carries a session that is to be
    closed: the room does it where it is at work at the cards, else `end`.
    """

    end_wanted = Signal(object)

    def __init__(self, work: Workplace, keeping: Keeping, books: BenchBooks) -> None:
        super().__init__()
        self._work, self._books = work, books
        self._rehearsing = books.rehearsing
        self.list = SessionsList(
            books.desk,
            work.jobs,
            Empty(
                _("Every workshop and every production run stands here"),
                _(
                    "With its people and kits, its yield and faults, its report and its "
                    "certificates. Open a session first."
                ),
                "graduation-cap",
                _("Open a session"),
                lambda: work.go("bench", "start"),
                _("Practise with made-up boards"),
                lambda: work.go("bench", "practice"),
            ),
        )
        self.one = SessionPage(work, keeping, books)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.one)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.list.show_columns(keeping.columns(_WORD))
        self.list.columns_chosen.connect(lambda keys: keeping.keep_columns(_WORD, keys))
        self.list.opened.connect(self._opened)
        self.list.grid.clicked.connect(lambda at: self._opened(self.list.model.row(at.row())))
        self.one.closed.connect(self.show_list)
        self.one.end_wanted.connect(self.end_wanted)
        work.news.listen(self.list, (Topic.BENCH,), self.list.refresh)
        self.setFocusProxy(self.list.field)
        self.refresh()

    def open(self, what: object) -> None:
        """Shows one session, or the list."""
        if isinstance(what, Session):
            self._opened(what)
        elif isinstance(what, int):
            desk = self._books.desk()

            def look() -> Session:
                from desktop.services.bench import sessions

                return sessions.session(desk, what)

            self._work.jobs.run(
                *(READ, look),
                owner=self,
                done=self._opened,
                refused=self.list.notices.refuse,
                latest="one",
            )
        else:
            self.show_list()

    def take_scan(self, code: str) -> bool:
        """A board belongs to the participant in hand; else it is looked up."""
        if self._stack.currentWidget() is self.one and self.one.take_scan(code):
            return True
        self._work.go("bench", ("boards", code))
        return True

    def follow(self, session: Session | None) -> None:
        """Another session is at work. One that ended stays here, for its papers, unless it was a
        rehearsal's: then another ledger answers.
        """
        if self._rehearsing is not self._books.rehearsing:
            self._rehearsing = self._books.rehearsing
            self.one.forget()
            self.refresh()
        elif session is not None:
            self._opened(session)

    def refresh(self) -> None:
        """Begins with the session that is at work, else with the list."""
        self.show_list()
        self._work.jobs.run(
            *(READ, self._books.current), owner=self, done=self._current, latest="one"
        )

    def show_list(self) -> None:
        """All sessions."""
        self.list.refresh()
        self._stack.setCurrentWidget(self.list)
        self.setFocusProxy(self.list.field)

    def end(self, session: Session) -> None:
        """Closes a session that is not at work at the cards here."""
        desk, op = self._books.desk(), OpId.new()

        def act() -> Session:
            from desktop.services.bench import sessions

            return sessions.close_session(desk, op, session.id)

        def done(closed: Session) -> None:
            self.one.show_session(closed)
            self._work.toasts.say(
                _("The session “{name}” is closed").format(name=closed.setup.name)
            )

        self._work.jobs.run(WRITE, act, owner=self, done=done, refused=self.one.notices.refuse)

    def _current(self, session: Session | None) -> None:
        if session is not None:
            self._opened(session)

    def _opened(self, session: object) -> None:
        if isinstance(session, Session):
            self.one.show_session(session)
            self._stack.setCurrentWidget(self.one)
            self.setFocusProxy(self.one)
