"""The small acts, done in the pane: a word or two, and the key that does it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton

from desktop.domain.requisitions import Act, Line, Requisition
from desktop.services.changes import OpId
from desktop.ui import theme
from desktop.ui.forms import Field, Stepper, primary_button
from desktop.ui.forms.boxes import choice_box
from desktop.ui.jobs import WRITE
from desktop.ui.notices import ask
from desktop.ui.part import Part
from desktop.ui.requisitions.story.acts import Step
from desktop.ui.workplace import Workplace
from desktop.wording import N_, _

if TYPE_CHECKING:
    from desktop.domain.errors import Refused

# What each act wants to know, and what it says when it is done.
_ASKS: dict[Act, tuple[str, str]] = {
    Act.SUBMIT: ("", N_("{request} is submitted")),
    Act.SECOND: (N_("A word to the asker"), N_("{request} is approved")),
    Act.REJECT: (N_("Why? The asker reads it"), N_("{request} is rejected")),
    Act.ASK: (N_("What do you want to know?"), N_("Asked back about {request}")),
    Act.ANSWER: (N_("What the asker answered"), N_("The answer is noted, the clock runs again")),
    Act.REVISE: (N_("Why less?"), N_("Less is given for {request}")),
    Act.CANCEL: (N_("Why?"), N_("{request} is cancelled, what it held is free")),
    Act.CLOSE: ("", N_("{request} is closed")),
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
        self.lines = choice_box(_("Line"))
        self.qty = Stepper(_("Pieces from now on"))
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(theme.row_height(self.font(), theme.ROW) * _LINES_HIGH)
        self.field = Field(_(label) if label else _("Note"), self.text)
        self.field.setVisible(bool(label))
        self.go_key = primary_button(step.title, step.icon)
        self.leave_key = QPushButton(_("Do not"))
        self.go_key.clicked.connect(self.go)
        self.leave_key.clicked.connect(self.leave)
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
        first = self.lines if self._step.act is Act.REVISE else self.text
        (first if self.field.isVisibleTo(self) else self.go_key).setFocus()

    def may_leave(self) -> bool:
        """Asks before something typed is thrown away."""
        if not self.text.toPlainText().strip():
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

    def _command(self) -> Callable[[], Any]:
        desk, op, one = self._work.desk(), self._op, self._one.id
        text, act = self.text.toPlainText().strip(), self._step.act
        line, qty = self.lines.currentData(), self.qty.value()

        def do() -> Any:
            from desktop.services import requisitions as services

            if act is Act.REVISE:
                assert isinstance(line, Line)
                return services.deciding.revise(desk, op, one, line.id, qty, text)
            if act is Act.SUBMIT:
                return services.drafting.submit(desk, op, one)
            if act is Act.SECOND:
                return services.deciding.second(desk, op, one, text)
            if act is Act.CLOSE:
                return services.closing.close(desk, op, one)
            return {
                Act.REJECT: services.deciding.reject,
                Act.ASK: services.deciding.ask,
                Act.ANSWER: services.deciding.answer,
                Act.CANCEL: services.deciding.cancel,
                Act.SAY: services.deciding.say,
            }[act](desk, op, one, text)

        return do

    def _finished(self, saved: object) -> None:
        self.text.clear()
        self.done.emit(saved, _(self._said).format(request=self._one.title or self._one.code))

    def _refused(self, no: Refused) -> None:
        self.go_key.setEnabled(True)
        self.notices.refuse(no)
        if self.field.isVisibleTo(self):
            self.text.setFocus()
