"""A page about one request: a head that goes back, fields, one key that does it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain.errors import Refused
from desktop.domain.requisitions import Requisition
from desktop.services.changes import Desk, OpId
from desktop.ui import theme
from desktop.ui.forms import primary_button, tool_button
from desktop.ui.forms.scrolling import scrolled
from desktop.ui.jobs import READ, WRITE
from desktop.ui.notices import NoticeBar, ask
from desktop.ui.requisitions import saying
from desktop.ui.requisitions.ways import told
from desktop.ui.shutting import shut
from desktop.ui.workplace import Workplace
from desktop.wording import _

_WIDE = 860  # pixels at the usual text size: a line that the eye follows


class AboutOne(QWidget):
    """`open` takes a request's local id or code. `look` and `show_looked` are each page's own."""

    def __init__(
        self, work: Workplace, leave: Callable[[], None], title: str, button: str, icon: str
    ) -> None:
        super().__init__()
        self.work = work
        self._leave = leave
        self.which: int | str | None = None
        self.one: Requisition | None = None
        # The act's identity is made with the page: one press, and one pressed twice, is one act.
        self.op = OpId.new()
        self.close_key = tool_button("arrow-left", _("Back to the requests"))
        self.title = QLabel(title, wordWrap=True)
        theme.set_heading(self.title, "part")
        self.about = QLabel(wordWrap=True)
        theme.set_tone(self.about, "muted")
        self.notices = NoticeBar()
        self.fields = QVBoxLayout()
        self.fields.setSpacing(theme.UNIT)
        self.tail = QVBoxLayout()  # what stays under the fields whatever is shown
        self.sum = QLabel(wordWrap=True)
        self.go_key = primary_button(button, icon)
        self.go_key.setEnabled(False)
        self.doing: list[QPushButton] = [self.go_key]  # none of them is pressed twice
        self._lay_out()
        self.close_key.clicked.connect(self.leave)
        self.go_key.clicked.connect(self.do)
        self.shortcut("Ctrl+Return", self.go_key.click)
        self.shortcut("Ctrl+Enter", self.go_key.click)
        self.shortcut("Esc", self.leave)

    @property
    def field(self) -> QWidget:
        """Where the keyboard begins."""
        return self.go_key if self.go_key.isEnabled() else self.close_key

    @property
    def begun(self) -> bool:
        """Whether something was typed that is not booked."""
        return False

    # ── what the room asks for ────────────────────────────────────────────────────────────────

    def open(self, what: object) -> None:
        """Shows one request."""
        if isinstance(what, (int, str)):
            self.which = what
            self.ask()

    def may_leave(self) -> bool:
        """Asks before something typed is thrown away."""
        question = _("What you typed here is not booked yet. Throw it away?")
        return not self.begun or ask(self, question, _("Throw away"))

    def leave(self) -> None:
        """Goes back to the list."""
        if self.may_leave():
            self._leave()

    # ── looking and doing ─────────────────────────────────────────────────────────────────────

    def ask(self) -> None:
        """Asks how it stands now."""
        if self.which is None:
            return
        desk, which = self.work.desk(), self.which

        def look() -> tuple[Requisition, Any]:
            from desktop.services.requisitions import looking

            return looking.requisition(desk, which), self.look(desk, which)

        self.work.jobs.run(
            READ,
            look,
            owner=self,
            done=self._looked,
            refused=self.notices.refuse,
            latest="look",
        )

    def look(self, desk: Desk, which: int | str) -> Any:
        """What the page wants to know; in the read lane."""
        raise NotImplementedError  # each page's own (Qt's classes cannot be abstract ones)

    def show_looked(self, looked: Any) -> None:
        """What it was told."""
        raise NotImplementedError  # as above

    def do(self) -> None:
        """What the key does."""
        raise NotImplementedError  # as above

    def _looked(self, found: tuple[Requisition, Any]) -> None:
        self.one, looked = found
        parts = (saying.title(self.one), self.one.code, self.one.applicant, self.one.city)
        self.about.setText("  ·  ".join(dict.fromkeys(part for part in parts if part)))
        had = self.close_key.hasFocus() or self.go_key.hasFocus()
        self.show_looked(looked)
        if had:
            self.field.setFocus()

    def write(self, act: Callable[[Desk, OpId], Any], words: str) -> None:
        """Does it in the write lane and goes back; a refusal stands on top, all stays as typed."""
        desk, op = self.work.desk(), self.op
        self.notices.clear()
        open_again = shut(*self.doing)

        def done(made: object) -> None:
            del made
            self.op = OpId.new()
            told(self.work, self.window(), words, UUID(op.hex))
            self._leave()

        def refused(no: Refused) -> None:
            open_again()
            self.notices.refuse(no)

        self.work.jobs.run(WRITE, lambda: act(desk, op), owner=self, done=done, refused=refused)

    # ── how it looks ──────────────────────────────────────────────────────────────────────────

    def shortcut(self, keys: str, act: Callable[[], object]) -> None:
        """A key of the page, wherever in it the keyboard is."""
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(keys, self, act, context=here)

    def add_key(self, button: QPushButton) -> None:
        """One more key, before the one that does it."""
        self.doing.append(button)
        self._keys.insertWidget(self._keys.count() - 1, button)

    def clear_fields(self) -> None:
        """Takes everything out of the column."""
        while self.fields.count():
            item = self.fields.takeAt(0)
            widget = None if item is None else item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def say_empty(self, text: str) -> None:
        """Says in the column why there is nothing to do here."""
        label = QLabel(text, wordWrap=True)
        theme.set_tone(label, "muted")
        self.fields.addWidget(label)

    def _lay_out(self) -> None:
        self.head = QHBoxLayout()
        self.head.setSpacing(theme.UNIT)
        self.head.addWidget(self.close_key)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.about)
        self.head.addLayout(words, 1)
        self._keys = QHBoxLayout()
        self._keys.setSpacing(theme.UNIT)
        self._keys.addWidget(self.sum, 1)
        self._keys.addWidget(self.go_key)
        inner = QWidget()
        inner.setMaximumWidth(theme.grown(self.font(), _WIDE))
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, theme.UNIT, 0)
        column.addLayout(self.fields)
        column.addLayout(self.tail)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.UNIT * 3, theme.UNIT, theme.UNIT * 3, theme.UNIT * 2)
        whole.setSpacing(theme.UNIT)
        whole.addLayout(self.head)
        whole.addWidget(self.notices)
        whole.addWidget(scrolled(inner), 1)
        whole.addLayout(self._keys)
