"""Answering one request: line by line what is given and why; approved, asked back, rejected."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from desktop.domain.errors import (
    BadQuantity,
    NeedsReason,
    NothingApproved,
    Refused,
    Undecided,
)
from desktop.domain.requisitions import Act
from desktop.services.changes import OpId
from desktop.ui.forms.scrolling import into_view
from desktop.ui.jobs import WRITE
from desktop.ui.requisitions import saying
from desktop.ui.requisitions.decide.case import CasePage
from desktop.ui.requisitions.decide.row import DecisionRow
from desktop.ui.requisitions.ways import told
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import N_, _
from desktop.wording.refusals import sentence

_SAID = {
    Act.APPROVE: N_("Approved: {request}"),
    Act.SECOND: N_("Approved: {request}"),
    Act.ASK: N_("Asked back: {request}"),
    Act.REJECT: N_("Rejected: {request}"),
}


class DecidePage(CasePage):
    """`open` takes the local id of a request, or (that id, how it goes when it is too late)."""

    def __init__(self, work: Workplace, keeping: Keeping, leave: Callable[[], None]) -> None:
        super().__init__(work, leave)
        del keeping  # nothing of it is a setting
        self.go_key.clicked.connect(self.approve)
        self.ask_key.clicked.connect(self.ask_back)
        self.reject_key.clicked.connect(self.reject)
        self.shortcut("Ctrl+Return", self.approve)
        self.shortcut("Ctrl+Enter", self.approve)

    def approve(self) -> None:
        """Approves what stands in the lines, or agrees as the second person."""
        case = self.case
        if case is None or not self.go_key.isEnabled():
            return
        self._clear()
        key, message = case.one.id, self._words()
        if self._act is Act.SECOND:
            self._write(Act.SECOND, lambda d, op: d.second(*op, key, message))
            return
        if not self._reasoned():
            return
        decisions = [said for row in self.rows if (said := row.decision()) is not None]
        over = self.side.over.text().strip()
        mended = dict(pair for row in self.rows if (pair := row.mended) is not None)
        self._write(
            Act.APPROVE, lambda d, op: d.approve(*op, key, decisions, over, message), mended
        )

    def ask_back(self) -> None:
        """Asks the applicant; the promise's clock stands still."""
        case = self.case
        if case is not None and self.ask_key.isEnabled():
            self._clear()
            key, question = case.one.id, self._words()
            self._write(Act.ASK, lambda d, op: d.ask(*op, key, question))

    def reject(self) -> None:
        """Gives nothing; lines that are not there are remembered as lacking."""
        case = self.case
        if case is not None and self.reject_key.isEnabled():
            self._clear()
            key, reason = case.one.id, self._words()
            lacking = [row.line.id for row in self.rows if row.reason.lacking]
            self._write(Act.REJECT, lambda d, op: d.reject(*op, key, reason, lacking))

    def _reasoned(self) -> bool:
        """Says at each line that wants a reason that it does; whether none does."""
        wanting = [row for row in self.rows if row.missing]
        for row in wanting:
            row.refuse(sentence(NeedsReason(row.missing, row.line.item or row.line.said, 0)))
        if wanting:
            wanting[0].reason.field.setFocus()
            into_view(wanting[0])
        return not wanting

    def _write(
        self,
        act: Act,
        do: Callable[[Any, tuple[Any, OpId]], Any],
        mended: Mapping[str, str] | None = None,
    ) -> None:
        """Does it; what was mended on the way is remembered first, so that the answer is the act
        that is taken back first.
        """
        desk, op = self.work.desk(), self.op

        def command() -> Any:
            from desktop.services.requisitions import deciding, matching

            for said, code in (mended or {}).items():
                matching.remember(desk, OpId.new(), said, code)
            return do(deciding, (desk, op))

        self._enable(False)
        self.work.jobs.run(
            WRITE,
            command,
            owner=self,
            done=lambda saved: self._done(act, saved),
            refused=lambda no: self._refused(act, no),
        )

    def _done(self, act: Act, saved: Any) -> None:
        assert self.case is not None
        if act is Act.ASK:
            self._keep(self.case)
        else:
            self.kept.pop(self.case.one.id, None)
        self._first = self._state()
        said = _(_SAID[act]).format(request=saying.title(self.case.one))
        told(self.work, self.window(), said, UUID(saved.op))
        self.work.go("requisitions", ("request", saved.id))

    def _refused(self, act: Act, no: Refused) -> None:
        assert self.case is not None
        # What was refused was not done: the next press is another act with other words.
        self.op = OpId.new()
        self._enable(True)
        self._judge(self.case)
        if isinstance(no, NeedsReason) and act in (Act.ASK, Act.REJECT):
            self.side.words_field.refuse(sentence(no))
            self.side.words.setFocus()
        elif isinstance(no, NeedsReason) and no.what == "over":
            self.side.over_field.show()
            self.side.over_field.refuse(sentence(no))
            self.side.over.setFocus()
        elif (row := self._row_of(no)) is not None:
            row.refuse(sentence(no))
            guessed = isinstance(no, Undecided) and row.yes_key.isVisible()
            (row.yes_key if guessed else row.qty).setFocus()
            into_view(row)
        elif isinstance(no, NothingApproved):
            self.notices.refuse(no, _("Reject"), self.reject)
        else:
            self.notices.refuse(no)

    def _row_of(self, no: Refused) -> DecisionRow | None:
        """The line that a refusal speaks of."""
        if isinstance(no, Undecided):
            return next((r for r in self.rows if r.line.position == no.line), None)
        if isinstance(no, NeedsReason):
            item = no.item
            return next((r for r in self.rows if item in (r.line.item, r.line.said)), None)
        if isinstance(no, BadQuantity):
            return next((r for r in self.rows if str(r.qty.value()) == no.text), None)
        return None
