"""The key that issues: problems first, then what stands in the way is asked in place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.errors import AlreadyIssued, Refused, SeriesLeased
from desktop.domain.paper.keys import KeyState, KeyStatus
from desktop.ui import theme
from desktop.ui.forms import primary_button
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.jobs import LONG, WRITE
from desktop.ui.paper.certificates.answers import Answers
from desktop.ui.paper.certificates.listfile import Elsewhere
from desktop.ui.paper.certificates.papers import Issue, Known, Papers, look_for
from desktop.ui.paper.certificates.passphrase import Passphrase
from desktop.ui.paper.certificates.wanted import Wanted
from desktop.ui.theme import Tone
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _, ngettext
from desktop.wording.joining import paragraph
from desktop.wording.refusals import sentence

if TYPE_CHECKING:
    from desktop.documents.signing import Signer


class Issuing(QWidget):
    """`issued` carries Papers with their numbers (cards without), `stopped` that something must be
    mended before, `fits` the key of the template that a list is for.
    """

    issued = Signal(object)
    stopped = Signal()
    fits = Signal(str)

    def __init__(self, work: Workplace, keeping: Keeping) -> None:
        super().__init__()
        self._work, self._keeping = work, keeping
        self._wanted: Wanted | None = None
        self._names: Mapping[str, str] = {}
        self._stops: int | None = None
        self._waiting = self._under_way = False
        self._signer: Signer | None = None
        self.status: KeyStatus | None = None
        self.go = primary_button(_("Issue"), "check")
        self.words = QLabel(wordWrap=True)
        self.fit = IconKey(theme.icon("list"), "")
        self._elsewhere: Elsewhere | None = None
        self.answers = Answers()
        self.passphrase = Passphrase()
        theme.set_tone(self.words, "muted")
        row = QHBoxLayout()
        row.setSpacing(theme.UNIT * 2)
        row.addWidget(self.go)
        row.addWidget(self.words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        for part in (self.answers, self.passphrase):
            column.addWidget(part)
        column.addLayout(row)
        column.addWidget(self.fit, 0, Qt.AlignmentFlag.AlignLeft)
        self.go.clicked.connect(self.begin)
        self.fit.clicked.connect(self._take_fit)
        self.answers.asking.connect(lambda on: self.go.setVisible(not on))
        self.passphrase.given.connect(self._unlock)
        self.passphrase.unsigned.connect(self._unsigned)
        self.offer(None, {})

    # ── for the page ──────────────────────────────────────────────────────────────────────────

    def offer(
        self, wanted: Wanted | None, names: Mapping[str, str], other: Elsewhere | None = None
    ) -> None:
        """What would be issued; `names` are those of the pictures' files by slot. Where nothing
        is because the list is for an `other` award, that is said.
        """
        self._wanted = None if wanted is None or wanted.example else wanted
        self._names, self._stops = names, None
        self.answers.clear()
        self.passphrase.hide()
        n = 0 if self._wanted is None else len(self._wanted.drafts)
        if wanted is not None and not wanted.template.register:
            said = ngettext("Make {n} card", "Make {n} cards", n)
        else:
            said = ngettext("Issue {n} paper", "Issue {n} papers", n)
        self.go.setText(said.format(n=f"{n:,}") if n else _("Issue"))
        self.go.setEnabled(bool(n))
        self._elsewhere = None if n else other
        fit = self._elsewhere.template if self._elsewhere else None
        self.fit.setVisible(fit is not None)
        if fit is not None:
            self.fit.setText(_("Take “{template}”").format(template=fit.title))
        nobody = other.words if other else _("An example is shown: nobody is on the list yet.")
        self._say("" if n else nobody)
        if not n:
            self._waiting = False

    def _take_fit(self) -> None:
        if self._elsewhere is not None and self._elsewhere.template is not None:
            self.fits.emit(self._elsewhere.template.key)

    def outdated(self) -> None:
        """The form says something else by now: what is pressed waits for it."""
        self._stops = None

    def say_stops(self, stops: int) -> None:
        """How many problems must be mended first; whoever pressed the key before goes on now."""
        self._stops = stops
        self._say("")
        if self._waiting:
            self._waiting = False
            self.begin()

    def _say(self, words: str) -> None:
        self.words.setText(words)

    # ── step by step ──────────────────────────────────────────────────────────────────────────

    def begin(self) -> None:
        """Problems, then the signature, then the numbers."""
        wanted = self._wanted
        self.answers.clear()
        if wanted is None or self._under_way:
            return
        if self._stops is None:
            self._waiting = True
            self._say(_("Looking for problems first…"))
        elif self._stops:
            said = ngettext(
                "{n} thing must be mended first, nothing was issued.",
                "{n} things must be mended first, nothing was issued.",
                self._stops,
            )
            self.answers.ask(said.format(n=f"{self._stops:,}"), (), Tone.BAD)
            self.stopped.emit()
        elif not wanted.template.register:
            self.issued.emit(Papers(wanted))
        elif wanted.signed and self._signer is None:
            locked = self.status is not None and self.status.state is KeyState.LOCKED
            self.passphrase.ask() if locked else self._unlock("")
        else:
            self._issue(wanted)

    def _unlock(self, passphrase: str) -> None:
        def came(signer: Signer) -> None:
            self._signer = signer
            self.begin()

        def otherwise(why: str) -> None:
            without = (_("Issue without a signature"), self._unsigned)
            self.answers.ask(why, (without,), Tone.BAD)

        folder = self._keeping.folders.keys
        self.passphrase.unlock(self._work.jobs, folder, passphrase, came, otherwise)

    def _unsigned(self) -> None:
        if self._wanted is not None:
            self._wanted = replace(self._wanted, signed=False)
            self.begin()

    def _issue(
        self,
        wanted: Wanted,
        known: Known | None = None,
        *,
        again: bool = False,
        take_over: bool = False,
    ) -> None:
        """Gives the numbers in one act; of `known` papers only the new ones get any."""
        desk, signer = self._work.desk(), self._signer if wanted.signed else None
        act = Issue(uuid4(), wanted, self._keeping.folders.photos, self._names, again, take_over)
        # The key is not shut: the focus would leave it, and the form would scroll after that.
        self._under_way = True
        self._say(_("Issuing…"))

        def over() -> None:
            self._under_way = False
            self._say("")

        def done(papers: Papers) -> None:
            over()
            self.issued.emit(papers if known is None else known.with_fresh(papers.numbered))

        def refused(no: Refused) -> None:
            over()
            if isinstance(no, AlreadyIssued):
                self._ask_again(wanted, no)
            elif isinstance(no, SeriesLeased):
                self._ask_take_over(wanted, known, again, no)
            else:
                self.answers.ask(sentence(no), (), Tone.BAD)

        def failed(bug: Exception) -> None:
            over()
            self._work.jobs.bug.emit(bug)

        self._work.jobs.run(
            WRITE,
            lambda: act.run(desk, signer),
            owner=self,
            done=done,
            refused=refused,
            failed=failed,
        )

    # ── what stands in the way ────────────────────────────────────────────────────────────────

    def _ask_again(self, wanted: Wanted, no: AlreadyIssued) -> None:
        new = len(wanted.drafts) - len(no.issued)
        reprint = _("Reprint those")
        if new > 0:
            said = ngettext(
                "Reprint those, issue the other {n}", "Reprint those, issue the other {n}", new
            )
            reprint = said.format(n=f"{new:,}")
        self.answers.ask(
            sentence(no),
            (
                (reprint, lambda: self._reprint(wanted)),
                (_("Issue again"), lambda: self._issue(wanted, again=True)),
            ),
        )

    def _reprint(self, wanted: Wanted) -> None:
        desk = self._work.desk()

        def came(known: Known) -> None:
            if known.fresh:
                self._issue(known.only_fresh(), known)
            else:
                self.issued.emit(known.with_fresh())

        self._work.jobs.run(
            LONG,
            lambda: look_for(desk, wanted),
            owner=self,
            done=came,
            refused=lambda no: self.answers.ask(sentence(no), (), Tone.BAD),
        )

    def _ask_take_over(
        self, wanted: Wanted, known: Known | None, again: bool, no: SeriesLeased
    ) -> None:
        words = paragraph(
            sentence(no),
            _(
                "After taking over, numbers are given out here. If that station goes on issuing "
                "by itself, the same number may be given twice, and the register will say so."
            ),
        )
        act = (
            _("Take over and issue"),
            lambda: self._issue(wanted, known, again=again, take_over=True),
        )
        self.answers.ask(words, (act,))
