"""One request as a page: from nothing, from a message, from a template; kept as a draft or handed
in.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from desktop.domain.errors import Missing, NotFound, Refused
from desktop.domain.moments import at_home
from desktop.domain.requisitions import CODE, RequisitionDraft, Source, State
from desktop.domain.stock import is_place_code
from desktop.services.changes import OpId
from desktop.ui.forms import Choice
from desktop.ui.jobs import READ, WRITE
from desktop.ui.notices import ask
from desktop.ui.requisitions.form import books
from desktop.ui.requisitions.form.books import Basics, Kept, Understood
from desktop.ui.requisitions.form.face import Face
from desktop.ui.requisitions.goods import found as goods
from desktop.ui.requisitions.goods.found import Found
from desktop.ui.requisitions.ways import told
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _

if TYPE_CHECKING:
    from desktop.services.requisitions.acting import Saved


class FormPage(Face):
    """`open` takes the local id of a request to change it, "message", or ("template", name)."""

    def __init__(self, work: Workplace, keeping: Keeping, leave: Callable[[], None]) -> None:
        desk = work.desk()
        super().__init__(work, books.today(desk))
        del keeping  # nothing of it is a setting
        self._leave = leave
        self._of: int | None = None
        self._state = State.DRAFT
        self._since: date | None = None  # the day it was handed in
        self._asked: object = None
        self._busy = False
        self._first = self._filled = self.lines.text
        # The act's identity is made with the form: one press, and one pressed twice, is one act.
        self.op = OpId.new()
        self._remembering: dict[tuple[str, str], OpId] = {}
        self.basics: Basics | None = None
        self.close_key.clicked.connect(self.leave)
        self.draft_key.clicked.connect(lambda: self.save(submit=False))
        self.go_key.clicked.connect(lambda: self.save(submit=True))
        self.message_key.toggled.connect(self._message)
        self.template_box.activated.connect(self._template)
        self.message.taken.connect(self._understood)
        self.lines.changed.connect(self.weigh)
        self.fields.changed.connect(self.weigh)
        self.shortcut("Ctrl+Return", lambda: self.save(submit=True))
        self.shortcut("Ctrl+Enter", lambda: self.save(submit=True))
        self.shortcut("Ctrl+S", lambda: self.save(submit=False))
        self.shortcut("Esc", self.leave)
        self.show_keys(new=True, draft=True)
        work.jobs.run(
            READ,
            lambda: books.basics(desk),
            owner=self,
            done=self._know,
            refused=self.notices.refuse,
            latest="basics",
        )
        self.weigh()

    @property
    def field(self) -> QWidget:
        """Where the keyboard begins."""
        return self.message.field if self.message_key.isChecked() else self.fields.title

    # ── what the room asks for ────────────────────────────────────────────────────────────────

    def open(self, what: object) -> None:
        """Begins with a request that is there, a message, or a template."""
        if isinstance(what, int):
            desk = self.work.desk()
            self._wait(True)  # what is typed into an empty form would be overwritten
            self.work.jobs.run(
                READ,
                lambda: books.kept(desk, self.lines.reader, what),
                owner=self,
                done=self._show,
                refused=self.notices.refuse,
                latest="request",
            )
        elif what == "message":
            self.message_key.setChecked(True)
        elif isinstance(what, tuple) and len(what) == 2 and what[0] == "template":
            self._asked = what[1]
            self._begin_template()

    def take_scan(self, code: str) -> bool:
        """A scanned article goes into the lines; codes of places and papers are for others."""
        if is_place_code(code) or code.upper().startswith(CODE):
            return False
        desk = self.work.desk()

        def found(article: Choice | None) -> None:
            if article is None:
                self.notices.refuse(NotFound("variant", code))
            else:
                self.lines.take(article)

        self.work.jobs.run(
            READ,
            lambda: goods.article(desk, code),
            owner=self,
            done=found,
            refused=self.notices.refuse,
        )
        return True

    @property
    def begun(self) -> bool:
        """Whether something was typed that is not saved."""
        return self.fields.begun or self.lines.text != self._first

    def may_leave(self) -> bool:
        """Asks before something typed is thrown away."""
        if not self.begun:
            return True
        question = _("This request is not saved, not even as a draft. Throw away what was typed?")
        return ask(self, question, _("Throw away"))

    def leave(self) -> None:
        """Goes back to the list."""
        if self.may_leave():
            self._settle()
            self._leave()

    # ── beginnings ────────────────────────────────────────────────────────────────────────────

    def _know(self, basics: Basics) -> None:
        self.basics = basics
        self.fields.offer(basics)
        self.offer_templates(basics.templates)
        self._begin_template()

    def _show(self, kept: Kept) -> None:
        one = kept.request
        self._of, self._state = one.id, one.state
        self._since = None if one.submitted_at is None else at_home(one.submitted_at).date()
        self.fields.show_request(kept.draft, one.contact_masked)
        self.lines.fill(kept.lines)
        self.title.setText(_("Edit {code}").format(code=one.code))
        self.show_keys(new=False, draft=one.state is State.DRAFT)
        self._settle()
        self._wait(False)
        self.field.setFocus()

    def _wait(self, on: bool) -> None:
        """Nothing can be typed, nor saved, until the request in hand stands in the form."""
        self._hold(on)
        self.fields.setEnabled(not on)
        self.lines.setEnabled(not on)

    def _message(self, on: bool) -> None:
        self.message.setVisible(on)
        if on:
            self.message.field.setFocus()

    def _understood(self, found: Understood, by_hand: bool) -> None:
        """What was pasted fills in what nobody wrote; the key fills in all of it."""
        self.fields.take(found.draft, over=by_hand)
        if by_hand or self.lines.text in ("", self._filled):
            self.lines.fill(found.lines)
        else:
            self.lines.add(found.lines)
        self._filled = self.lines.text

    def _template(self, at: int) -> None:
        self._asked = self.template_box.itemText(at) if at > 0 else None
        self._begin_template()

    def _begin_template(self) -> None:
        if self.basics is None or self._asked is None:
            return
        wanted, self._asked = self._asked, None
        one = next((t for t in self.basics.templates if t.name == wanted), None)
        if one is None:
            return
        self.template_box.setCurrentIndex(max(0, self.template_box.findText(one.name)))
        template = RequisitionDraft("", "", kind=one.kind, source=Source.TEMPLATE)
        self.fields.take(template, over=True)
        desk, text = self.work.desk(), one.lines
        self.work.jobs.run(
            READ,
            lambda: self.lines.reader.read(desk, text),
            owner=self,
            done=self._template_read,
            refused=self.notices.refuse,
            latest="template",
        )

    def _template_read(self, found: tuple[Found, ...]) -> None:
        if self.lines.rows:
            self.lines.add(found)
        else:
            self.lines.fill(found)

    # ── while it is typed ─────────────────────────────────────────────────────────────────────

    def weigh(self) -> None:
        """Asks what it is worth against the guide, and what would be promised."""
        try:
            lines, needed = self.lines.drafts(), self.fields.needed.day()
            people = self.fields.headcount.number()
        except Refused:
            return  # half-typed: what was said last stands
        desk, kind, since = self.work.desk(), self.fields.kind.text().strip(), self._since
        self.work.jobs.run(
            READ,
            lambda: books.standing(desk, lines, kind, people, needed, since),
            owner=self,
            done=self._weighed,
            refused=self.notices.refuse,
            latest="standing",
        )

    def _weighed(self, now: books.Standing) -> None:
        self.standing.show_value(now.weighed)
        self.standing.show_promise(now.promised, now.end, post=now.post)

    # ── saving ────────────────────────────────────────────────────────────────────────────────

    def save(self, *, submit: bool) -> None:
        """Keeps it as a draft or hands it in, once everything that was typed has been read."""
        if not self._busy:
            self.notices.clear()
            self.lines.clear()
            self.lines.when_read(lambda: self._write(submit))

    def _write(self, submit: bool) -> None:
        try:
            draft = self.fields.draft(submit=submit)
        except Refused:
            return  # said at its field
        if not self.lines.good():
            return
        lines = self.lines.drafts()
        if submit and not lines:
            self.lines.notices.refuse(Missing("lines"))
            self.lines.field.setFocus()
            return
        desk, op, key, mended = self.work.desk(), self.op, self._of, self.lines.mended()
        ops = [self._remembering.setdefault(pair, OpId.new()) for pair in mended.items()]
        submit = submit or self._state is not State.DRAFT

        def act() -> Saved:
            return books.save(desk, op, draft, lines, mended, ops, key, submit)

        self._hold(True)
        self.work.jobs.run(WRITE, act, owner=self, done=self._saved, refused=self._refused)

    def _saved(self, saved: Any) -> None:
        self._settle()
        words = _("Saved: {code}").format(code=saved.code)
        # The page goes now; its undo key outlives it.
        told(self.work, self.window(), words, UUID(saved.op))
        self.work.go("requisitions", ("saved", saved.id))

    def _refused(self, no: Refused) -> None:
        self._hold(False)
        if not self.fields.refused(no):
            self.notices.refuse(no)

    def _hold(self, on: bool) -> None:
        self._busy = on
        self.go_key.setEnabled(not on)
        self.draft_key.setEnabled(not on)

    def _settle(self) -> None:
        self.fields.settle()
        self._first = self.lines.text
