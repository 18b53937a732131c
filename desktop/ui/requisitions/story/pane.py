"""The pane beside the list: one request's whole story, and the next act as the one large key."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from desktop.domain.errors import NotFound, Refused
from desktop.services.changes import Topic
from desktop.ui import theme
from desktop.ui.facts import Facts, Lines
from desktop.ui.forms import Badge, FlowLayout, tool_button
from desktop.ui.forms.scrolling import scrolled
from desktop.ui.forms.tool import primary_button
from desktop.ui.jobs import READ
from desktop.ui.notices import NoticeBar
from desktop.ui.part import Part
from desktop.ui.requisitions import saying
from desktop.ui.requisitions.story import told as telling
from desktop.ui.requisitions.story.acts import Step, next_step, others, why_not
from desktop.ui.requisitions.story.forms import ActForm
from desktop.ui.requisitions.story.late import TooLate
from desktop.ui.requisitions.story.whole import Whole, whole
from desktop.ui.requisitions.ways import Ways, told
from desktop.wording import _
from desktop.wording.requisitions import words

if TYPE_CHECKING:
    from desktop.services.requisitions.acting import Saved


class StoryPane(QWidget):
    """Hidden until a request is chosen (`wanted`); `fitted` when it came or went."""

    fitted = Signal()

    def __init__(self, ways: Ways) -> None:
        super().__init__()
        self._ways = ways
        self._which: int | str | None = None
        self.whole: Whole | None = None
        self.form: ActForm | None = None
        self.wanted = False
        self.next: Step | None = None
        self.others: tuple[Step, ...] = ()
        self._make_parts()
        self._lay_out()
        self._connect()
        self.setMinimumWidth(theme.grown(self.font(), 300))
        self.hide()

    # ── for the room ──────────────────────────────────────────────────────────────────────────

    def show_request(self, which: int | str, *, quietly: bool = False) -> None:
        """Another request, by id or code (a parcel's too). `quietly`: the keyboard stays where it
        is, and a form in which something stands is not put away.
        """
        same = self.whole is not None and which in (self.whole.one.id, self.whole.one.code)
        if not same and self.form is not None:
            if quietly and self.form.entry.toPlainText().strip():
                return
            if not self.form.may_leave():
                return
            self._end_form()
        self.notices.clear()
        self._which = which
        self.wanted = True
        self.ask()
        self.fitted.emit()
        if not quietly:
            self.setFocus()

    def ask(self) -> None:
        """Asks again about the request in hand."""
        which = self._which
        if which is None:
            return
        desk = self._ways.work.desk()
        self._ways.work.jobs.run(
            *(READ, lambda: whole(desk, which)),
            owner=self,
            done=self._show,
            refused=self._refused,
            latest="story",
        )

    def stand(self, *, alone: bool) -> None:
        """Stands beside the list, or where the list stood."""
        left = theme.UNIT * 3 if alone else theme.UNIT
        self._column.setContentsMargins(left, theme.UNIT, theme.UNIT * 2, 0)

    def leave(self) -> None:
        """Puts away the form, else the whole pane."""
        if self.form is not None:
            self.form.leave()
            return
        self.wanted, self._which, self.whole = False, None, None
        self.fitted.emit()

    # ── what is shown ─────────────────────────────────────────────────────────────────────────

    def _show(self, found: Whole) -> None:
        one = found.one
        self.whole, self._which = found, one.id
        self._area.show()
        self.title.setText(saying.title(one))
        self.code.setText("  ·  ".join(p for p in (one.code, one.city, saying.size(one)) if p))
        self.state.say(words.state(one.state), saying.state_tone(one))
        left = saying.left(one)
        self.left.say(left, saying.tone(one), saying.sign(one))
        self.left.setVisible(bool(left))
        unsure = saying.unsure(one)
        self.unsure.say(unsure, theme.Tone.WARN, "circle-question-mark")
        self.unsure.setVisible(bool(unsure))
        self.late.show_request(one, found.today, found.verdicts)
        self._show_steps(found)
        self.about.show_facts(telling.asked(one, found.remark))
        self.promise.show_lines(telling.promised(one, found.estimated))
        self.lines.show_lines(telling.line(line) for line in found.lines)
        self.parcels.show_lines(telling.parcel(parcel) for parcel in found.parcels)
        self.parcels_part.setVisible(bool(found.parcels))
        self.thread_lines.show_lines(telling.told(word) for word in reversed(found.told))

    def _refused(self, no: Refused) -> None:
        known = self.whole
        if isinstance(no, NotFound) and known is not None and self._which == known.one.id:
            self._end_form()  # it was taken back: there is nothing to tell any more
            self.leave()
            return
        self.whole = None
        self.title.setText(str(self._which))
        self.code.clear()
        self._area.hide()
        self.notices.refuse(no)

    def _show_steps(self, found: Whole) -> None:
        self.next = next_step(found.one, found.verdicts, found.lines)
        self.others = others(found.verdicts, self.next)
        busy = self.form is not None
        if self.next is not None:
            self.next_key.setText(self.next.title)
            self.next_key.setAccessibleName(f"{self.next.title}: {saying.title(found.one)}")
        self.next_key.setVisible(self.next is not None and not busy)
        self.why.setText(why_not(found.one, found.verdicts))
        self.why.setVisible(bool(self.why.text()))
        self.menu.clear()
        for step in self.others:
            act = self.menu.addAction(theme.icon(step.icon), step.title)
            act.triggered.connect(lambda _on=False, s=step: self.take(s))
        self.more_key.setVisible(bool(self.others) and not busy)
        self.setFocusProxy(self.next_key if self.next is not None else self.more_key)

    # ── acts ──────────────────────────────────────────────────────────────────────────────────

    def take(self, step: Step, what: object = None) -> None:
        """Opens the page of an act, or its few words here."""
        if self.whole is None:
            return
        one = self.whole.one
        if step.way:
            self._ways.begin(step.way, one.id if what is None else (one.id, what))
            return
        if self.form is not None:
            if not self.form.may_leave():
                return
            self._end_form()
        form = ActForm(self._ways.work, step, one, self.whole.lines)
        form.closed.connect(self._form_closed)
        form.done.connect(self._done)
        self.form = form
        self._slot.addWidget(form)
        self._show_steps(self.whole)
        form.begin()
        # Where the text is large the form may lie below what can be seen.
        QTimer.singleShot(0, form, lambda: self._area.ensureWidgetVisible(form))

    def _go_on(self) -> None:
        if self.next is not None:
            self.take(self.next)

    def _form_closed(self) -> None:
        self._end_form()
        self.setFocus()

    def _end_form(self) -> None:
        if self.form is None:
            return
        form, self.form = self.form, None
        self._slot.removeWidget(form)
        form.hide()
        form.deleteLater()
        if self.whole is not None:
            self._show_steps(self.whole)

    def _done(self, saved: Saved, said: str) -> None:
        self._form_closed()
        self.ask()
        told(self._ways.work, self, said, UUID(saved.op))

    # ── putting it together ───────────────────────────────────────────────────────────────────

    def _make_parts(self) -> None:
        self.title = QLabel(wordWrap=True)
        theme.set_heading(self.title, "part")
        self.code = QLabel(wordWrap=True)
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        theme.set_tone(self.code, "muted")
        self.close_key = tool_button("x", _("Close the story"))
        self.state, self.left, self.unsure = Badge(), Badge(), Badge()
        self.notices = NoticeBar()
        self.late = TooLate()
        self.next_key = primary_button("", "arrow-right")
        self.next_key.hide()
        self.why = QLabel(wordWrap=True)
        theme.set_tone(self.why, "muted")
        self.more_key = tool_button("ellipsis", _("All that can be done"), framed=True)
        self.more_key.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self)
        self.more_key.setMenu(self.menu)
        self.about = Facts()
        self.promise, self.lines, self.parcels, self.thread_lines = (Lines() for _n in range(4))
        self.promise_part = _part(_("Promise"), self.promise)
        self.lines_part = _part(_("What is asked for"), self.lines)
        self.about_part = _part(_("Who asks"), self.about)
        self.parcels_part = _part(_("Parcels"), self.parcels)
        self.thread_part = _part(_("What was said and done"), self.thread_lines)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(theme.UNIT)
        top.addWidget(self.title, 1)
        top.addWidget(self.close_key)
        badges = FlowLayout(spacing=theme.UNIT)
        for badge in (self.state, self.left, self.unsure):
            badges.addWidget(badge)
        keys = QHBoxLayout()
        keys.setSpacing(theme.UNIT)
        keys.addWidget(self.next_key, 1)
        keys.addWidget(self.more_key)
        keys.addStretch(0)  # without the large key the small one stays at the left
        self._slot = QVBoxLayout()
        inner = QWidget()
        body = QVBoxLayout(inner)
        body.setContentsMargins(0, 0, theme.UNIT, theme.UNIT * 2)
        body.setSpacing(theme.UNIT * 2)
        body.addLayout(badges)
        body.addWidget(self.late)
        body.addLayout(keys)
        body.addWidget(self.why)
        body.addLayout(self._slot)
        for part in (self.promise_part, self.lines_part, self.about_part, self.parcels_part,
                     self.thread_part):  # fmt: skip
            body.addWidget(part)
        body.addStretch(1)
        self._column = column = QVBoxLayout(self)
        self.stand(alone=False)
        column.setSpacing(theme.UNIT)
        column.addLayout(top)
        column.addWidget(self.code)
        column.addWidget(self.notices)
        self._area = scrolled(inner)
        column.addWidget(self._area, 1)

    def _connect(self) -> None:
        self.close_key.clicked.connect(self.leave)
        self.next_key.clicked.connect(self._go_on)
        self.late.taken.connect(self.take)
        leave = QShortcut("Esc", self, self.leave)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        topics = (Topic.REQUISITIONS, Topic.RULES, Topic.STOCK, Topic.PEOPLE)
        self._ways.work.news.listen(self, topics, self.ask)


def _part(title: str, widget: QWidget) -> Part:
    part = Part(title)
    part.column.addWidget(widget)
    return part
