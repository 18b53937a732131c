"""A session on paper: its report as PDF and CSV, and certificates for who finished a board."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox

from desktop.domain.bench.sessions import Session
from desktop.domain.paper.drawn import Drawn
from desktop.domain.paper.template import Draft
from desktop.domain.progress import Progress
from desktop.ui import theme
from desktop.ui.bench.books import BenchBooks
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.jobs import LONG, PAPER, READ
from desktop.ui.part import Part
from desktop.ui.printing import Paper, Printing
from desktop.ui.saving import ask_file
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _, ngettext, pgettext
from desktop.wording.bench.lists import said
from desktop.wording.joining import labelled

if TYPE_CHECKING:
    from desktop.services.changes import Desk

TEMPLATE = "workshop"  # of the shipped ones


class ReportPart(Part):
    """The report, with or without names: printed, saved, looked at; and all attempts as CSV."""

    def __init__(self, work: Workplace, keeping: Keeping, books: BenchBooks) -> None:
        super().__init__(
            said("report"), _("Figures, faults, who made which board, and all that was measured.")
        )
        self._work, self._keeping, self._books = work, keeping, books
        self._folder = keeping.folders.home / "boards"
        self._session: Session | None = None
        self.names = QCheckBox(_("With the names of the participants"))
        self.names.setChecked(True)
        self.names.setMinimumHeight(theme.TOUCH)
        self.printing = Printing(work, keeping, "papers", _("Print the report"))
        self.look_key = IconKey(theme.icon("search"), pgettext("paper", "Look at it"))
        self.csv_key = IconKey(theme.icon("file-spreadsheet"), _("All tries as CSV"))
        self.printing.add_key(self.look_key)
        self.printing.add_key(self.csv_key)
        self.column.addWidget(self.names)
        self.column.addWidget(self.printing)
        self.names.toggled.connect(lambda _on: self.ask())
        self.look_key.clicked.connect(self._look)
        self.csv_key.clicked.connect(self._choose_csv)

    def show_session(self, session: Session) -> None:
        """Whose report it is."""
        self._session = session
        self.printing.offer(None)
        self.ask()

    def ask(self) -> None:
        """Draws it to learn how many pages it has."""
        session = self._session
        if session is None:
            return
        make = self._drawer(session)

        def drawn() -> int:
            steps = make()
            while True:
                try:
                    next(steps)
                except StopIteration as end:
                    made: Drawn = end.value
                    return made.pages

        def came(pages: int) -> None:
            if self._session is session:
                name = labelled(said("report"), session.setup.name)
                self.printing.offer(Paper(name, pages, make))

        self._work.jobs.run(
            *(PAPER, drawn), owner=self, done=came, refused=self.notices.refuse, latest="report"
        )

    def _drawer(self, session: Session) -> Callable[[], Generator[Progress, None, Drawn]]:
        desk, names, folder = self._books.desk(), self.names.isChecked(), self._folder

        def make() -> Generator[Progress, None, Drawn]:
            from desktop.documents import pages
            from desktop.services.bench import report

            yield Progress(0, 1)
            data = report.pdf(desk, session.id, names=names, folder=folder)
            return Drawn(data, pages.count(data))

        return make

    def _look(self) -> None:
        if self.printing.paper is not None:
            self._work.go("paper", ("look", self.printing.paper, "bench"))

    def _choose_csv(self) -> None:
        if self._session is None:
            return
        path = ask_file(self, _("All tries as CSV"), self._session.setup.name, "csv")
        if path is not None:
            self.save_csv(path)

    def save_csv(self, path: Path) -> None:
        """Writes every attempt of the session into a file."""
        session = self._session
        if session is None:
            return
        desk, names = self._books.desk(), self.names.isChecked()

        def write() -> Path:
            from desktop.exchange.tables import replace_file
            from desktop.services.bench import report

            replace_file(path, report.csv(desk, session.id, names=names))
            return path

        self._work.jobs.run(
            LONG,
            write,
            owner=self,
            done=self.printing.say_saved,
            refused=self.notices.refuse,
        )


@dataclass(frozen=True)
class Awarded:
    """Drafts of certificates for who finished a board, and how many people there are."""

    drafts: tuple[Draft, ...]
    people: int


class CertificatesPart(Part):
    """In one step to the certificates: everybody whose board passed is on the list there."""

    def __init__(self, work: Workplace, books: BenchBooks) -> None:
        super().__init__(_("Certificates"))
        self._work, self._books = work, books
        self._session: Session | None = None
        self.drafts: tuple[Draft, ...] = ()
        self.go_key = IconKey(theme.icon("award"), "")
        self.text.show()
        self.column.addWidget(self.go_key)
        self.go_key.clicked.connect(self._go)
        self._say(Awarded((), 0))

    def show_session(self, session: Session) -> None:
        """Whose certificates."""
        self._session = session
        self.ask()

    def ask(self) -> None:
        """Asks who has finished."""
        session = self._session
        if session is None:
            return
        desk = self._books.desk()
        self._work.jobs.run(
            *(READ, lambda: awarded(desk, session.id)),
            owner=self,
            done=self._say,
            refused=self.notices.refuse,
            latest="awarded",
        )

    def _say(self, found: Awarded) -> None:
        self.drafts = found.drafts
        n, practice = len(found.drafts), self._books.rehearsing
        said_n = ngettext("Make {n} certificate", "Make {n} certificates", n)
        self.go_key.setText(said_n.format(n=f"{n:,}") if n else _("Make certificates"))
        self.go_key.setEnabled(bool(n) and not practice)
        if practice:
            words = _("This is a practice: nobody gets a paper with a number for it.")
        elif n:
            words = _(
                "{n} of {people} participants have a board that passed. Names, day and session "
                "are filled in; look at the page there, then issue and print."
            ).format(n=f"{n:,}", people=f"{found.people:,}")
        else:
            words = _("Who has a board that passed gets one: assign the boards to their people.")
        self.text.setText(words)

    def _go(self) -> None:
        if self.drafts:
            self._work.go("paper", ("certificates", TEMPLATE, self.drafts))


def awarded(desk: Desk, session: int) -> Awarded:
    """Who gets a certificate; runs in a lane."""
    from desktop.services.bench import participants
    from desktop.services.paper import templates

    template = templates.template(desk, TEMPLATE)
    drafts: Sequence[Draft] = participants.certificates(desk, session, template)
    return Awarded(tuple(drafts), len(participants.participants(desk, session)))
