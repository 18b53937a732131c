"""What stands beside the list: the papers in hand, their page and story, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop.domain.paper.register import Certificate
from desktop.services.changes import OpId, Topic
from desktop.ui import theme
from desktop.ui.forms.scrolling import scrolled
from desktop.ui.jobs import READ, WRITE
from desktop.ui.notices import NoticeBar
from desktop.ui.paper.preview import Preview
from desktop.ui.paper.register import tale as tales
from desktop.ui.paper.register.acts import ActKeys
from desktop.ui.paper.register.head import Head, Told
from desktop.ui.paper.register.reissue import ReissueForm
from desktop.ui.paper.register.reprint import Reprint
from desktop.ui.paper.register.tale import Tale
from desktop.ui.paper.register.void import VoidForm
from desktop.ui.picture import copy_text
from desktop.ui.theme import Tone
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _, ngettext

# As high (pixels at 100 % text) as a certificate and the keys above it need.
_PAGE = 350
_WHEEL = 60


class Card(QWidget):
    """Hidden until papers are taken in hand. `wanted` carries the number of another paper to be
    shown, `closed` that nothing is in hand any more.
    """

    wanted = Signal(str)
    closed = Signal()

    def __init__(self, work: Workplace, keeping: Keeping) -> None:
        super().__init__()
        self._work, self._keeping = work, keeping
        self.papers: tuple[Certificate, ...] = ()
        self.tale: Tale | None = None
        self.form: VoidForm | ReissueForm | None = None
        self.head = Head()
        self.told = Told()
        self.acts = ActKeys()
        self.notices = NoticeBar()
        self.preview = Preview(work.jobs, keeping)
        self.reprint = Reprint(work, keeping)
        self._lay_out()
        self._connect()
        self.stand_alone(False)
        self.hide()

    # ── for the page ──────────────────────────────────────────────────────────────────────────

    def show_papers(self, papers: Sequence[Certificate]) -> None:
        """Takes papers in hand."""
        before = {one.ref for one in self.papers}
        if before != {one.ref for one in papers}:
            self._end()
            self.notices.clear()
            self.tale = None
        self.papers = tuple(papers)
        self.setVisible(bool(papers))
        if papers:
            self.head.show_papers(self.papers)
            self.acts.show_papers(self.papers)
            self._ask()

    def ask(self) -> None:
        """Asks again what became of the papers in hand."""
        if not self.papers:
            return
        desk, refs = self._work.desk(), [one.ref for one in self.papers]

        def look() -> list[Certificate]:
            from desktop.services.paper import register

            return register.certificates(desk, refs)

        self._work.jobs.run(READ, look, owner=self, done=self.show_papers, latest="papers")

    def close_card(self) -> None:
        """Puts the papers away."""
        self.show_papers(())
        self.closed.emit()

    def stand_alone(self, alone: bool) -> None:
        """Whether it has the page to itself, or the list stands beside it."""
        left = theme.UNIT * (3 if alone else 1)
        self.setContentsMargins(left, theme.UNIT, theme.UNIT * 3, theme.UNIT * 2)

    def _leave(self) -> None:
        """Esc puts the form away, then the papers."""
        if self.form is not None:
            self._end()
            self.acts.void.setFocus()
        else:
            self.close_card()

    # ── what is told ──────────────────────────────────────────────────────────────────────────

    def _ask(self) -> None:
        desk, first = self._work.desk(), self.papers[0]
        self._work.jobs.run(
            *(READ, lambda: tales.ask(desk, first)), owner=self, done=self._came, latest="tale"
        )

    def _came(self, tale: Tale) -> None:
        if not self.papers or tale.paper.ref != self.papers[0].ref:
            return
        self.tale = tale
        alone = len(self.papers) == 1
        self.told.setVisible(alone)
        if alone:
            self.told.show_tale(tale)
        self.acts.allow_reissue(tale.template is not None)
        self.reprint.show_papers(self.papers, tale.template)
        self.head.say(self.reprint.left_out())
        self._show_pages()

    def _show_pages(self) -> None:
        hand = self.reprint.hand()
        sheaf = hand.sheaf(None if self.tale is None else self.tale.template)
        words = _("The name on this paper was deleted, so it cannot be drawn again.")
        # The keys that turn pages stand above the page in a line of their own.
        high = _PAGE if sheaf is None or sheaf.count == 1 else _PAGE + theme.TOUCH + theme.UNIT
        self.preview.setFixedHeight(theme.grown(self.font(), high))
        self.preview.show_sheaf(sheaf, words)

    def _wheel(self, step: int) -> None:
        """Where there is no other page to turn to, the wheel moves the card."""
        if self.preview.sheaf is not None and self.preview.sheaf.count == 1:
            bar = self._scroll.verticalScrollBar()
            bar.setValue(bar.value() + step * _WHEEL)

    # ── what is done ──────────────────────────────────────────────────────────────────────────

    def _act(self, word: str) -> None:
        self.notices.clear()
        if word in ("claimed", "unclaimed"):
            self._claim(claimed=word == "claimed")
        elif word == "copy":
            copy_text("\n".join(one.number for one in self.papers))
            self._work.toasts.say(_("Copied: {what}").format(what=self.papers[0].number))
        elif word == "code":
            copy_text(self.papers[0].signature)
            self._work.toasts.say(_("Copied: {what}").format(what=_("text of the QR code")))
        elif word == "void":
            form = VoidForm(self._work, self.papers[0])
            form.done.connect(self._voided)
            self._begin(form)
        elif word == "reissue" and self.tale is not None and self.tale.template is not None:
            anew = ReissueForm(self._work, self._keeping, self.papers[0], self.tale.template)
            anew.done.connect(self._reissued)
            self._begin(anew)

    def _claim(self, *, claimed: bool) -> None:
        desk, refs = self._work.desk(), [one.ref for one in self.acts.those(claimed=claimed)]
        if not refs:
            return

        def mark(to: bool) -> None:
            from desktop.services.paper import register

            op = OpId.new()
            self._work.jobs.run(
                *(WRITE, lambda: register.mark_claimed(desk, op, refs, to)),
                owner=self,
                done=lambda _done: said() if to is claimed else None,
                refused=self.notices.refuse,
            )

        def said() -> None:
            words = (
                ngettext("{n} paper was handed over", "{n} papers were handed over", len(refs))
                if claimed
                else ngettext(
                    "{n} paper was not handed over after all",
                    "{n} papers were not handed over after all",
                    len(refs),
                )
            )
            self._work.toasts.say(words.format(n=f"{len(refs):,}"), lambda: mark(not claimed))

        mark(claimed)

    def _begin(self, form: VoidForm | ReissueForm) -> None:
        self._end()
        self.form = form
        form.closed.connect(self._end)
        self._place.addWidget(form)
        self.acts.hide()
        self.reprint.hide()
        form.setFocus()

    def _end(self) -> None:
        if self.form is not None:
            form, self.form = self.form, None
            focus = QApplication.focusWidget()
            if focus is not None and form.isAncestorOf(focus):
                # Else it falls out of the card, to the first key of the window.
                self.preview.canvas.setFocus()
            self._place.removeWidget(form)
            form.hide()
            form.deleteLater()
        self.acts.show()
        self.reprint.show()

    def _voided(self, number: str) -> None:
        self._end()
        self.notices.say(_("{number} is void.").format(number=number), Tone.GOOD)

    def _reissued(self, new: object) -> None:
        old, number = self.papers[0].number, str(getattr(new, "number", ""))
        self._end()
        said = _("{number} stands for {old} now.").format(number=number, old=old)
        self.notices.say(
            said,
            Tone.GOOD,
            _("Open"),
            lambda: self.wanted.emit(number),
        )

    # ── putting it together ───────────────────────────────────────────────────────────────────

    def _connect(self) -> None:
        self.head.close_key.clicked.connect(self.close_card)
        self.told.wanted.connect(self.wanted)
        self.acts.chosen.connect(self._act)
        self.told.code_key.clicked.connect(lambda: self._act("code"))
        self.reprint.changed.connect(self._show_pages)
        self.preview.canvas.turned.connect(self._wheel)
        leave = QShortcut("Esc", self, self._leave)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._work.news.listen(self, (Topic.PAPER,), self.ask)

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, theme.UNIT, 0)
        column.setSpacing(theme.UNIT)
        self._place = QVBoxLayout()
        for part in (self.notices, self.acts):
            column.addWidget(part)
        column.addLayout(self._place)
        column.addWidget(self.preview)
        column.addWidget(self.told)
        column.addWidget(self.reprint.asking)
        column.addStretch(1)
        self._scroll = scroll = scrolled(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.UNIT)
        whole.addWidget(self.head)
        whole.addWidget(scroll, 1)
        whole.addWidget(self.reprint)
