"""The anatomy of every form: a head, fields that scroll, a refusal, and the one key to do it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.errors import Missing, Refused
from desktop.services.changes import OpId
from desktop.ui import theme
from desktop.ui.forms import Field, primary_button, tool_button
from desktop.ui.forms.scrolling import scrolled
from desktop.ui.forms.typed import value
from desktop.ui.jobs import WRITE
from desktop.ui.notices import NoticeBar, ask
from desktop.ui.workplace import Workplace
from desktop.wording import _

if TYPE_CHECKING:
    from desktop.services.production import Saved

Command = Callable[[], "Saved"]
Entry = TypeVar("Entry", bound=QWidget)


class StepForm(QWidget):
    """`done(saved, words)` when it was done, `closed` when nobody wants it any more.

    A child fills `add` with its fields, answers `command` (which may raise Refused while it reads
    them) and `said`. The act's identity is made with the form, so that one press is one act.
    """

    done = Signal(object, str)
    closed = Signal()

    def __init__(self, work: Workplace, title: str, button: str, about: str = "") -> None:
        super().__init__()
        self.work = work
        self.op = OpId.new()
        self.fields: dict[str, Field] = {}
        self._first: dict[str, object] = {}
        self.title = QLabel(title, wordWrap=True)
        theme.set_heading(self.title, "part")
        self.about = QLabel(about, wordWrap=True)
        theme.set_tone(self.about, "muted")
        self.about.setVisible(bool(about))
        self.close_key = tool_button("x", _("Close: {title}").format(title=title))
        self.close_key.clicked.connect(self.leave)
        self.notices = NoticeBar()
        self.go_key = primary_button(button)
        self.go_key.clicked.connect(self.go)
        self._lay_out()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(keys, self, self.go, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        QShortcut("Esc", self, self.leave, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # ── for the children ──────────────────────────────────────────────────────────────────────

    def add(self, key: str, label: str, entry: Entry, hint: str = "") -> Entry:
        """One more field; `key` is what a refusal calls it."""
        field = Field(label, entry, hint)
        self.fields[key] = field
        self.column.insertWidget(self.column.count() - 1, field)
        return entry

    def put(self, widget: QWidget) -> None:
        """Something between the fields."""
        self.column.insertWidget(self.column.count() - 1, widget)

    def command(self) -> Command:
        """What is to be done, out of what stands in the fields. Raises Refused."""
        raise NotImplementedError  # each step's own (Qt's classes cannot be abstract ones)

    def said(self) -> str:
        """What was done, for the toast."""
        raise NotImplementedError  # as above

    # ── for the room ──────────────────────────────────────────────────────────────────────────

    def begin(self) -> None:
        """Is shown: from here on what is typed is somebody's work."""
        self.settle()
        first = next(iter(self.fields.values()), None)
        if first is not None:
            first.entry.setFocus()

    def settle(self) -> None:
        """What stands in the fields now is where it begins."""
        self._first = {key: value(field.entry) for key, field in self.fields.items()}

    @property
    def begun(self) -> bool:
        """Whether somebody typed something that is not saved."""
        return any(value(field.entry) != self._first.get(key) for key, field in self.fields.items())

    def may_leave(self) -> bool:
        """Asks before something typed is thrown away."""
        if not self.begun:
            return True
        question = _("“{title}” is not saved. Throw away what was typed?")
        return ask(self, question.format(title=self.title.text()), _("Throw away"))

    def leave(self) -> None:
        """Puts it away."""
        if self.may_leave():
            self.closed.emit()

    def go(self) -> None:
        """Does it."""
        if not self.go_key.isEnabled():
            return
        self.notices.clear()
        for field in self.fields.values():
            field.clear()
        try:
            command = self.command()
        except Refused as no:
            self._refused(no)
            return
        self.go_key.setEnabled(False)
        self.work.jobs.run(WRITE, command, owner=self, done=self._finished, refused=self._refused)

    def _finished(self, saved: Saved) -> None:
        self.settle()
        self.done.emit(saved, self.said())

    def _refused(self, no: Refused) -> None:
        self.go_key.setEnabled(True)
        field = self.fields.get(no.field) if isinstance(no, Missing) else None
        if field is None:
            self.notices.refuse(no)
            return
        from desktop.wording.refusals import sentence

        field.refuse(sentence(no))
        field.entry.setFocus()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.close_key)
        inner = QWidget()
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(0, 0, theme.UNIT, 0)
        self.column.setSpacing(theme.UNIT * 2)
        self.column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.UNIT)
        whole.addLayout(head)
        whole.addWidget(self.about)
        whole.addWidget(scrolled(inner), 1)
        whole.addWidget(self.notices)
        whole.addWidget(self.go_key)
