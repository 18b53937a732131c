"""One request in hand to be decided: its lines, what is free, and what stands beside them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.domain.requisitions import Act, State, Verdict
from desktop.domain.requisitions.parcels import Way
from desktop.services.changes import OpId, Topic
from desktop.ui.jobs import READ
from desktop.ui.notices import ask
from desktop.ui.requisitions import saying
from desktop.ui.requisitions.decide import books
from desktop.ui.requisitions.decide.books import Case
from desktop.ui.requisitions.decide.face import Face
from desktop.ui.requisitions.decide.row import DecisionRow, Kept
from desktop.ui.requisitions.story.acts import why_not
from desktop.ui.requisitions.story.late import SUBSTITUTE
from desktop.ui.theme import Tone
from desktop.ui.workplace import Workplace
from desktop.wording import _
from desktop.wording.requisitions import words


class CasePage(Face):
    """Shows it, and weighs what is decided so far; how it is answered is the child's."""

    def __init__(self, work: Workplace, leave: Callable[[], None]) -> None:
        super().__init__()
        self.work, self._leave = work, leave
        # The acts' identity is made with the page: one press, and one pressed twice, is one act.
        self.op = OpId.new()
        self.case: Case | None = None
        self.rows: list[DecisionRow] = []
        # By request, what was decided when the asker was asked; the room gives the page its own.
        self.kept: dict[int, tuple[tuple[Kept, ...], str]] = {}
        self._how: object = None
        self._first: object = None
        self.close_key.clicked.connect(self.leave)
        self.all_key.clicked.connect(self.as_asked)
        self.late.taken.connect(lambda _step, how: self.take_way(how))
        self.shortcut("Alt+A", self.as_asked)
        self.shortcut("Esc", self.leave)
        self._enable(False)
        self.side.setEnabled(False)  # what is typed beside nothing would be about nothing
        work.news.listen(self, (Topic.STOCK, Topic.PRODUCTION), self._look_again)

    @property
    def field(self) -> QWidget:
        """Where the keyboard begins."""
        return self.rows[0].qty if self.rows else self.close_key

    # ── what the room asks for ────────────────────────────────────────────────────────────────

    def open(self, what: object) -> None:
        """Takes a request in hand."""
        key, self._how = what if isinstance(what, tuple) else (what, None)
        if not isinstance(key, int):
            return
        desk = self.work.desk()
        self.work.jobs.run(
            READ,
            lambda: books.case(desk, key),
            owner=self,
            done=self._show,
            refused=self.notices.refuse,
            latest="case",
        )

    def may_leave(self) -> bool:
        """Asks before something decided is thrown away."""
        if self.case is None or self._state() == self._first:
            return True
        return ask(self, _("Nothing is decided yet. Throw away what was typed?"), _("Throw away"))

    def leave(self) -> None:
        """Goes back to the requests."""
        if self.may_leave():
            self._first = self._state()
            self._leave()

    # ── the case ──────────────────────────────────────────────────────────────────────────────

    def _show(self, case: Case) -> None:
        self.case, one = case, case.one
        self.title.setText(f"{saying.title(one)}  ·  {one.code}")
        self.state.say(words.state(one.state), saying.state_tone(one))
        self.left.say(saying.left(one), saying.tone(one), saying.sign(one))
        self.left.setVisible(bool(saying.left(one)))
        self.side.show_case(case)
        self.side.setEnabled(True)
        self.late.show_request(one, case.today, case.verdicts)
        for line in case.lines:
            row = DecisionRow(
                self.work, line, case.there.get(line.gives), case.others.get(line.id, ())
            )
            row.changed.connect(self._changed)
            row.item.picked.connect(lambda _choice, r=row: self._ask_there(r))
            self.rows.append(row)
            self.column.addWidget(row)
        self._judge(case)
        self._take_up(case)
        self._first = self._state()
        self.weigh()
        self.field.setFocus()
        how, self._how = self._how, None
        if how is not None:
            self.take_way(how)

    def _keep(self, case: Case) -> None:
        """What is decided so far waits until the request is in hand again."""
        self.kept[case.one.id] = (tuple(row.kept for row in self.rows), self.side.over.text())

    def _take_up(self, case: Case) -> None:
        """Goes on from what was decided when the asker was asked."""
        if case.one.id not in self.kept or not self.all_key.isEnabled():
            return
        first = self._state()
        rows, over = self.kept[case.one.id]
        left = {kept.line.id: kept for kept in rows}
        for row in self.rows:
            if row.line.id in left:
                row.take_up(left[row.line.id])
        self.side.over.setText(over)
        if self._state() != first:
            self.notices.say(
                _("The lines stand as you left them when you asked back."),
                Tone.PLAIN,
                _("All as asked"),
                self.as_asked,
            )

    def _judge(self, case: Case) -> None:
        """Only what may be done can be pressed; why not is said."""
        may = {act for act, verdict in case.verdicts.items() if verdict is Verdict.YES}
        second = case.one.state is State.SECOND
        self._act = Act.SECOND if second else Act.APPROVE
        self.go_key.setText(_("Agree as the second") if second else _("Approve"))
        self.go_key.setEnabled(self._act in may)
        self.all_key.setEnabled(self._act in may and not second)
        self.ask_key.setEnabled(Act.ASK in may)
        self.reject_key.setEnabled(Act.REJECT in may)
        for row in self.rows:
            row.setEnabled(self._act in may and not second)
        if self._act not in may:
            reason = why_not(case.one, case.verdicts) or _(
                "In its state nothing can be decided: {state}."
            ).format(state=words.state(case.one.state))
            self.notices.say(reason, Tone.WARN)

    def _ask_there(self, row: DecisionRow) -> None:
        """What is free of something else in its place."""
        case, desk, code = self.case, self.work.desk(), row.gives
        if case is None or not code:
            return
        self.work.jobs.run(
            READ,
            lambda: books.there(desk, case.one, [code]),
            owner=row,
            done=lambda found: row.show_there(found.get(code)),
            refused=self.notices.refuse,
            latest="there",
        )

    def _look_again(self) -> None:
        """What is free may be another number now."""
        for row in self.rows:
            self._ask_there(row)

    def take_way(self, how: object) -> None:
        """Too late for the post: fetched or carried is said to the asker, or another article."""
        if how == SUBSTITUTE:
            row = next((r for r in self.rows if r.missing), self.rows[0] if self.rows else None)
            if row is not None:
                row.instead()
            return
        said = {
            Way.PICKUP.value: _("It is too late for the post: please fetch it."),
            Way.CARRIED.value: _("It is too late for the post: somebody takes it along."),
        }.get(str(how))
        if said is not None and said not in self.side.words.toPlainText():
            self.side.words.appendPlainText(said)
            self.side.words.setFocus()

    # ── while it is decided ───────────────────────────────────────────────────────────────────

    def as_asked(self) -> None:
        """Every line gets what was asked for."""
        if self.all_key.isEnabled():
            for row in self.rows:
                row.as_asked()
            self.go_key.setFocus()

    def _changed(self) -> None:
        self.notices.clear()
        self.weigh()

    def weigh(self) -> None:
        """Asks what is decided so far against the guide."""
        case, desk = self.case, self.work.desk()
        if case is None:
            return
        lines = [row.wanted() for row in self.rows]
        self.work.jobs.run(
            READ,
            lambda: books.weigh(desk, case.one, lines),
            owner=self,
            done=self.side.show_value,
            refused=self.notices.refuse,
            latest="weigh",
        )

    def _words(self) -> str:
        return self.side.words.toPlainText().strip()

    def _clear(self) -> None:
        self.notices.clear()
        self.side.words_field.clear()
        self.side.over_field.clear()
        for row in self.rows:
            row.clear()

    def _enable(self, on: bool) -> None:
        for key in (self.go_key, self.all_key, self.ask_key, self.reject_key):
            key.setEnabled(on)

    def _state(self) -> object:
        lines = [row.state for row in self.rows]
        return (lines, self._words(), self.side.over.text())
