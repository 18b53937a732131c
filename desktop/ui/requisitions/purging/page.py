"""The page that deletes contacts: what would go stands there first, what was found afterwards."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.errors import Refused
from desktop.domain.progress import Progress
from desktop.services.changes import OpId, Topic
from desktop.ui import theme
from desktop.ui.forms import Field, primary_button, tool_button
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.jobs import LONG, READ
from desktop.ui.longwork import LongWork
from desktop.ui.notices import NoticeBar, ask
from desktop.ui.requisitions import saying
from desktop.ui.requisitions.tables import fill, plain_table
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import N_, _, ngettext

if TYPE_CHECKING:
    from desktop.domain.requisitions.purging import Due, Proof

_HEADS = (N_("Event"), N_("Request"), N_("Ended on"), N_("Private values"))
_WIDE = 860  # pixels at the usual text size: a line that the eye follows


class PurgingPage(QWidget):
    """`leave` goes back to the list. Nothing here can be taken back, so it asks first."""

    def __init__(self, work: Workplace, keeping: Keeping, leave: Callable[[], None]) -> None:
        super().__init__()
        self._work, self._leave = work, leave
        self._home = keeping.folders.home
        self.due: tuple[Due, ...] = ()
        self.op = OpId.new()
        self.close_key = tool_button("arrow-left", _("Back to the requests"))
        self.title = QLabel(_("Purge contacts"))
        theme.set_heading(self.title, "part")
        self.about = QLabel(
            _(
                "Some days after a request ended, recipient, phone, address, remark, reasons, "
                "report and notes are deleted for good. Who asked and what for stays, and who "
                "advanced the postage, for the accounts. Afterwards the program searches for what "
                "it deleted: in every table, in the journals, in its files and backups."
            ),
            wordWrap=True,
        )
        theme.set_tone(self.about, "muted")
        self.notices = NoticeBar()
        self.working = LongWork(work.jobs)
        self.count = QLabel(wordWrap=True)
        theme.set_heading(self.count, "line_head")
        self.table = plain_table(self.title.text(), [_(head) for head in _HEADS])
        self.go_key = primary_button(_("Delete for good"), "lock")
        self.proof = QLabel(wordWrap=True)
        self.proof.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.proof.setAccessibleName(_("What the search found"))
        self.name = QLineEdit()
        hint = _("All that is private in every request of theirs, their name too.")
        self.name_field = Field(_("Forget one person altogether"), self.name, hint)
        self.forget_key = IconKey(theme.icon("x"), _("Forget this person"))
        self._lay_out()
        self.close_key.clicked.connect(self._leave)
        self.go_key.clicked.connect(self.go)
        self.forget_key.clicked.connect(self.forget)
        self.name.returnPressed.connect(self.forget)
        self.name.textEdited.connect(lambda _text: self.name_field.clear())
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut("Esc", self, self._leave, context=here)
        work.news.listen(self, (Topic.REQUISITIONS, Topic.RULES), self.ask)
        self.ask()

    @property
    def field(self) -> QWidget:
        """Where the keyboard begins."""
        return self.go_key if self.go_key.isEnabled() else self.close_key

    def ask(self) -> None:
        """Asks what is due now."""
        desk = self._work.desk()

        def look() -> tuple[Due, ...]:
            from desktop.services.requisitions import purging

            return purging.listed(desk)

        self._work.jobs.run(
            READ, look, owner=self, done=self._seen, refused=self.notices.refuse, latest="due"
        )

    def go(self) -> None:
        """Asks, deletes all that is due, and searches for it."""
        if not self.due:
            return
        n = len(self.due)
        question = ngettext(
            "Delete the contact of {n} request for good? Nobody can bring it back.",
            "Delete the contacts of {n} requests for good? Nobody can bring them back.",
            n,
        )
        if not ask(self, question.format(n=n), _("Delete for good")):
            return
        desk, op, home = self._work.desk(), self.op, self._home

        def act() -> Generator[Progress, None, Proof]:
            from desktop.services.requisitions import purging

            return purging.purge(desk, op, home)

        self._start(act)

    def forget(self) -> None:
        """Asks, and forgets the person whose name stands there."""
        name = self.name.text().strip()
        if not name:
            self.name_field.refuse(_("Write the name as it stands in the requests."))
            self.name.setFocus()
            return
        question = _("Forget {name} altogether? Nobody can bring it back.").format(name=name)
        if not ask(self, question, _("Forget this person")):
            return
        desk, op, home = self._work.desk(), self.op, self._home

        def act() -> Generator[Progress, None, Proof]:
            from desktop.services.requisitions import purging

            return purging.forget(desk, op, name, home)

        self._start(act)

    def _start(self, act: Callable[[], Generator[Progress, None, Proof]]) -> None:
        self.notices.clear()
        self.proof.clear()
        title = _("Deleting contacts and searching for them")
        self.working.start(
            LONG,
            act,
            title=title,
            done=self._done,
            refused=self._refused,
            keys=[self.go_key, self.forget_key],
        )

    def _done(self, found: Proof) -> None:
        from desktop.wording.requisitions.purging import proof

        self.op = OpId.new()
        self.name.clear()
        self.proof.setText(proof(found))
        theme.set_tone(self.proof, "" if found.clean else "warning")
        self.ask()

    def _refused(self, no: Refused) -> None:
        self.notices.refuse(no)
        self.ask()  # stopped while it searched, it has deleted already

    def _seen(self, due: tuple[Due, ...]) -> None:
        self.due = due
        rows = [
            ((one.title, one.code, saying.day(one.ended_on), str(one.values)), False) for one in due
        ]
        fill(self.table, rows, {3})
        self.table.setVisible(bool(due))
        self.go_key.setEnabled(bool(due))
        self.count.setText(
            ngettext("{n} request is due", "{n} requests are due", len(due)).format(n=len(due))
            if due
            else _("Nothing is due: no request that ended long enough ago still has a contact.")
        )

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.close_key)
        head.addWidget(self.title, 1)
        keys = QHBoxLayout()
        keys.addWidget(self.go_key)
        keys.addStretch(1)
        person = QHBoxLayout()
        person.addWidget(self.name_field, 1)
        person.addWidget(self.forget_key, 0, Qt.AlignmentFlag.AlignVCenter)
        wide = QWidget()
        wide.setMaximumWidth(_WIDE)
        column = QVBoxLayout(wide)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        column.addLayout(head)
        for part in (self.about, self.notices, self.working, self.count, self.table):
            column.addWidget(part, 1 if part is self.table else 0)
        column.addLayout(keys)
        column.addWidget(self.proof)
        column.addSpacing(theme.UNIT * 2)
        column.addLayout(person)
        column.addStretch(1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(theme.UNIT * 3, theme.UNIT, theme.UNIT * 3, theme.UNIT * 2)
        outer.addWidget(wide, 1)
        outer.addStretch(0)
