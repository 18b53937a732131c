"""The small acts, done in the pane: a word or two, and the key that does it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton

from desktop.domain.errors import LoansOut
from desktop.domain.requisitions import Act, Line, Requisition
from desktop.services.changes import OpId
from desktop.ui import theme
from desktop.ui.forms import Field, Stepper, primary_button
from desktop.ui.forms.boxes import choice_box
from desktop.ui.jobs import WRITE
from desktop.ui.notices import ask
from desktop.ui.part import Part
from desktop.ui.requisitions.story.acts import Step, unreported
from desktop.ui.workplace import Workplace
from desktop.wording import N_, _

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.domain.errors import Refused
    from desktop.services.changes import Desk
    from desktop.services.requisitions.acting import Saved

# What each act wants to know, and what it says when it is done.
_ASKS: dict[Act, tuple[str, str]] = {
    Act.SUBMIT: ("", N_("{request} is submitted")),
    Act.REJECT: (N_("Why? The asker reads it"), N_("{request} is rejected")),
    Act.ASK: (N_("What do you want to know?"), N_("Asked back about {request}")),
    Act.ANSWER: (N_("What the asker answered"), N_("The answer is noted, the clock runs again")),
    Act.REVISE: (N_("Why less?"), N_("Less is given for {request}")),
    Act.CANCEL: (N_("Why?"), N_("{request} is cancelled, what it held is free")),
    Act.CLOSE: (N_("Why is there no report of the event?"), N_("{request} is closed")),
    Act.SAY: (N_("Note"), N_("Noted")),
}
_LINES_HIGH = 3


class ActForm(Part):
    """One act on one request. `done(saved, words)` when it was done, `closed` when nobody wants
    it any more. Its identity is made with the form, so that one press is one act.
    """

    done = Signal(object, str)
    closed = Signal()

    def __init__(
        self, work: Workplace, step: Step, one: Requisition, lines: Sequence[Line] = ()
    ) -> None:
        super().__init__(step.title)
        self._work, self._step, self._one = work, step, one
        self._op = OpId.new()
        label, self._said = _ASKS[step.act]
        if step.act is Act.CLOSE and not unreported(one):
            label = ""
        self._loans_stay = False
        self.lines = choice_box(_("Line"))
        self.qty = Stepper(_("Pieces from now on"))
        self.entry = QPlainTextEdit()
        self.entry.setTabChangesFocus(True)
        self.entry.setFixedHeight(theme.row_height(self.font(), theme.ROW) * _LINES_HIGH)
        self.field = Field(_(label) if label else _("Note"), self.entry)
        self.field.setVisible(bool(label))
        self.go_key = primary_button(step.title, step.icon)
        self.leave_key = QPushButton(_("Do not"))
        self.go_key.clicked.connect(self.go)
        self.leave_key.clicked.connect(self.leave)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(keys, self, self.go, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        if step.act is Act.REVISE:
            self._offer(lines)
        self.column.addWidget(self.field)
        row = QHBoxLayout()
        row.setSpacing(theme.UNIT)
        row.addWidget(self.go_key, 1)
        row.addWidget(self.leave_key)
        self.column.addLayout(row)

    # ── for the pane ──────────────────────────────────────────────────────────────────────────

    def begin(self) -> None:
        """Is shown: the keyboard comes to where one writes."""
        first = self.lines if self._step.act is Act.REVISE else self.entry
        (first if self.field.isVisibleTo(self) else self.go_key).setFocus()

    def may_leave(self) -> bool:
        """Asks before something typed is thrown away."""
        if not self.entry.toPlainText().strip():
            return True
        question = _("“{title}” is not saved. Throw away what was typed?")
        return ask(self, question.format(title=self._step.title), _("Throw away"))

    def leave(self) -> None:
        """Puts it away."""
        if self.may_leave():
            self.closed.emit()

    def go(self) -> None:
        """Does it."""
        if not self.go_key.isEnabled():
            return
        self.notices.clear()
        self.go_key.setEnabled(False)
        self._work.jobs.run(
            WRITE, self._command(), owner=self, done=self._finished, refused=self._refused
        )

    # ── what it is made of ────────────────────────────────────────────────────────────────────

    def _offer(self, lines: Sequence[Line]) -> None:
        """Which line, and how many instead."""
        for line in lines:
            if line.approved:
                self.lines.addItem(f"{line.item or line.said} × {line.approved:,}", line)
        self.lines.currentIndexChanged.connect(self._line_chosen)
        self._line_chosen()
        self.column.addWidget(Field(_("Line"), self.lines))
        self.column.addWidget(Field(_("Pieces from now on"), self.qty))

    def _line_chosen(self) -> None:
        line = self.lines.currentData()
        if isinstance(line, Line):
            self.qty.set_value(max(line.sent, (line.approved or 0) - 1))

    def _command(self) -> Callable[[], Saved]:
        desk, op, one = self._work.desk(), self._op, self._one.id
        text, act = self.entry.toPlainText().strip(), self._step.act
        line, qty = self.lines.currentData(), self.qty.value()
        loans_stay = self._loans_stay

        def do() -> Saved:
            from desktop.services.requisitions import closing, deciding, drafting, ending, noting

            if act is Act.REVISE:
                assert isinstance(line, Line)
                return ending.revise(desk, op, one, line.id, qty, text)
            if act is Act.SUBMIT:
                return drafting.submit(desk, op, one)
            if act is Act.CLOSE:
                return closing.close(desk, op, one, text, loans_stay=loans_stay)
            with_words: dict[Act, Callable[[Desk, UUID, int, str], Saved]] = {
                Act.REJECT: ending.reject,
                Act.ASK: deciding.ask,
                Act.ANSWER: deciding.answer,
                Act.CANCEL: ending.cancel,
                Act.SAY: noting.note,
            }
            return with_words[act](desk, op, one, text)

        return do

    def _close_with_loans(self) -> None:
        self._loans_stay = True
        self._op = OpId.new()
        self.go()

    def _finished(self, saved: Saved) -> None:
        self.entry.clear()
        self.done.emit(saved, _(self._said).format(request=self._one.title or self._one.code))

    def _refused(self, no: Refused) -> None:
        self.go_key.setEnabled(True)
        if isinstance(no, LoansOut):
            self.notices.refuse(no, _("Close it, the loans go on"), self._close_with_loans)
            return
        self.notices.refuse(no)
        if self.field.isVisibleTo(self):
            self.entry.setFocus()
