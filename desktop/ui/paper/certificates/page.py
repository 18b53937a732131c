"""The page: what is wanted at the left, the real page at the right, the key that issues below."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.errors import Refused
from desktop.domain.paper.drawn import Drawn
from desktop.domain.paper.keys import KeyStatus
from desktop.domain.paper.problems import Finding
from desktop.domain.paper.template import Draft, Template
from desktop.domain.progress import Progress
from desktop.services.changes import Topic
from desktop.ui import theme
from desktop.ui.jobs import READ
from desktop.ui.paper.certificates.done import Done
from desktop.ui.paper.certificates.editor.page import EditorPage
from desktop.ui.paper.certificates.form import Form
from desktop.ui.paper.certificates.issuing import Issuing
from desktop.ui.paper.certificates.papers import Papers
from desktop.ui.paper.certificates.wanted import Wanted
from desktop.ui.paper.halves import Halves
from desktop.ui.paper.sheaf import Sheaf, whole
from desktop.ui.paper.view import PaperView
from desktop.ui.printing import Paper
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _

# Whoever types a name is not done with its first character.
_SETTLE_MS = 150


class CertificatesPage(QWidget):
    """`open_template(key, drafts)` comes from elsewhere. `look` carries a Paper to be shown
    alone, `in_register` a number.
    """

    look = Signal(object)
    in_register = Signal(str)

    def __init__(self, work: Workplace, keeping: Keeping) -> None:
        super().__init__()
        self._work, self._keeping = work, keeping
        self._wanted: Wanted | None = None
        self._written = -1
        # Counts what was changed, so that no answer to an older question is taken for the newest.
        self._turn = 0
        self.form = Form(work, keeping)
        self.view = PaperView(work.jobs, keeping, _("Choose a template."))
        self.issuing = Issuing(work, keeping)
        self.done = Done(work, keeping)
        self.editor = EditorPage(work, keeping)
        self._soon = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._lay_out()
        self._connect()
        self._ask_templates()

    # ── for the room ──────────────────────────────────────────────────────────────────────────

    def open_template(self, key: str, drafts: Sequence[Draft] = ()) -> None:
        """Chooses a template and shows the form, with these for its list where there are any."""
        self._keeping.change(certificate=key)
        if drafts:
            self.form.who.take_drafts(drafts)
        self._to_form()
        self._ask_templates()

    def take_file(self, path: Path) -> None:
        """Reads a list, e.g. one that was dropped on the window."""
        self._to_form()
        self.form.who.take_file(path)

    def allow_register(self) -> None:
        """There is a register to go to."""
        self.done.allow_register()

    @property
    def wanted(self) -> Wanted | None:
        """What is shown, None before the first template came."""
        return self._wanted

    # ── from the form to pages ────────────────────────────────────────────────────────────────

    def _ask_templates(self) -> None:
        desk, keys = self._work.desk(), self._keeping.folders.keys

        def look() -> tuple[list[Template], frozenset[str], KeyStatus]:
            from desktop.services.paper import signing, templates

            own = templates.own_keys(desk)
            return templates.templates(desk), own, signing.status(desk, keys)

        def came(found: tuple[list[Template], frozenset[str], KeyStatus]) -> None:
            every, own, status = found
            self.issuing.status = status
            self.form.set_status(status)
            before = self._keeping.settings().certificate
            known = {one.key for one in every}
            key = before if before in known else "coscon-volunteer"
            if key not in known and every:
                key = every[0].key
            self.form.show_templates(every, own, key)

        self._work.jobs.run(READ, look, owner=self, done=came, latest="templates")

    def _register_changed(self) -> None:
        self._ask_templates()
        if not self._at_form:
            self.done.look_again()

    def _changed(self) -> None:
        self._turn += 1
        self.issuing.outdated()
        self._soon.start()

    def refresh(self) -> None:
        """Reads the form's rows as papers, then shows and checks them."""
        question = self.form.question()
        if question is None or not self._at_form:
            return
        turn = self._turn
        self._work.jobs.run(
            *(READ, question.answer),
            owner=self,
            done=lambda wanted: self._show(wanted, turn),
            refused=self._no_papers,
            latest="papers",
        )

    def _no_papers(self, no: Refused) -> None:
        self._wanted = None
        self.view.show_sheaf(None)
        self.view.preview.notices.refuse(no)
        self.issuing.offer(None, {})

    def _show(self, wanted: Wanted, turn: int) -> None:
        if not self._at_form:
            return
        self._wanted = wanted
        self.view.show_sheaf(Sheaf(len(wanted.drafts), wanted.draw, wanted.size))
        if self._written >= 0:
            self._row_taken(self._written)
            self._written = -1
        other = self.form.elsewhere(wanted.template) if wanted.example else None
        self.issuing.offer(wanted, self.form.pictures.names, other)
        self.form.who.say_skipped(wanted.skipped)
        if wanted.example:
            self.view.show_findings(())
            self.form.mark_findings(wanted, ())
            return

        def came(found: tuple[Finding, ...]) -> None:
            if self._wanted is wanted and self._at_form:
                self.view.problems.template = wanted.template
                self.view.show_findings(found)
                self.form.mark_findings(wanted, found)
                if turn == self._turn:
                    self.issuing.say_stops(self.view.problems.stops)

        self._work.jobs.run(READ, wanted.check, owner=self, done=came, latest="check")

    def _row_written(self, row: int) -> None:
        """Its page is shown as soon as it is drawn anew."""
        self._written = row

    def _row_taken(self, row: int) -> None:
        if self._wanted is not None and self._at_form:
            for page, draft in enumerate(self._wanted.drafts):
                if draft.row == row + 1:
                    self.view.preview.turn_to(page)
                    return

    def _finding_picked(self, found: Finding) -> None:
        if self._wanted is not None and self._at_form:
            self.form.show_finding(self._wanted, found)

    def _stopped(self) -> None:
        first: Sequence[Finding] = self.view.problems.findings[:1]
        for found in first:
            self.view.preview.turn_to(found.page - 1)
            self._finding_picked(found)

    def _calibrate(self) -> None:
        shift = self.form.stock.shift

        def make() -> Generator[Progress, None, Drawn]:
            from desktop.documents.labels import calibration

            yield Progress(0, 1)
            return Drawn(calibration(None, shift), 1)

        self.look.emit(Paper(_("Test sheet"), 1, make))

    # ── from one part to another ──────────────────────────────────────────────────────────────

    @property
    def _at_form(self) -> bool:
        return self._left.currentWidget() is self.form

    def _to_done(self, papers: Papers) -> None:
        self._left.setCurrentWidget(self.done)
        self._show_foot(self.done.printing)
        self.view.show_sheaf(None, _("Drawing…"))
        self.done.show_papers(papers)
        self.done.more_key.setFocus()

    def _drawn(self, made: Drawn) -> None:
        if self._at_form:
            return  # whoever went back to the list looks at that
        self.view.show_sheaf(whole(made.data, made.pages))
        self.view.show_findings(())

    def _to_form(self) -> None:
        self._left.setCurrentWidget(self.form)
        self._show_foot(self.issuing)
        self._parts.setCurrentIndex(0)
        self.refresh()

    def _back(self) -> None:
        # The focus first: else it falls onto some field of the form, and the form scrolls there.
        self._show_foot(self.issuing)
        self.issuing.go.setFocus()
        self._to_form()

    def _edit(self, key: str) -> None:
        self._parts.setCurrentWidget(self.editor)
        shown = self._wanted
        real = shown is not None and not shown.example and shown.template.key == key
        self.editor.open(key, shown.drafts[self.view.preview.page] if shown and real else None)

    def _edited(self, key: str) -> None:
        self._keeping.change(certificate=key)
        self._to_form()
        self._ask_templates()

    def _chosen(self, key: str) -> None:
        self._keeping.change(certificate=key)
        self._ask_templates()

    def _fit_taken(self, key: str) -> None:
        self.form.choosing.other.setFocus()  # the key that was pressed goes away
        self._chosen(key)

    def _show_foot(self, wanted: QWidget) -> None:
        for part in (self.issuing, self.done.printing):
            part.setVisible(part is wanted)

    def _lay_out(self) -> None:
        self._left = QStackedWidget()
        self._left.addWidget(self.form)
        self._left.addWidget(self.done)
        self.halves = Halves(self._left, self.view, (_("What"), _("Page")))
        self.halves.set_left_width(460)
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(theme.UNIT * 3, theme.UNIT, theme.UNIT * 3, theme.UNIT * 2)
        column.setSpacing(theme.UNIT)
        column.addWidget(self.halves, 1)
        column.addWidget(self.issuing)
        column.addWidget(self.done.printing)
        self._show_foot(self.issuing)
        self._parts = QStackedWidget()
        self._parts.addWidget(work)
        self._parts.addWidget(self.editor)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._parts)
        self.setFocusProxy(self.form.choosing.other)

    def _connect(self) -> None:
        self._soon.timeout.connect(self.refresh)
        self.form.changed.connect(self._changed)
        self.form.choosing.chosen.connect(self._chosen)
        self.form.choosing.edit.connect(self._edit)
        self.form.who.taken.connect(self._row_taken)
        self.form.who.written.connect(self._row_written)
        self.form.stock.calibrate.connect(self._calibrate)
        self.view.picked.connect(self._finding_picked)
        self.issuing.issued.connect(self._to_done)
        self.issuing.stopped.connect(self._stopped)
        self.issuing.fits.connect(self._fit_taken)
        self.done.drawn.connect(self._drawn)
        self.done.turned.connect(self.view.preview.turn_to)
        self.done.more.connect(self._back)
        self.done.in_register.connect(self.in_register)
        self.editor.left.connect(self._edited)
        self._work.news.listen(self, (Topic.PAPER,), self._register_changed)
