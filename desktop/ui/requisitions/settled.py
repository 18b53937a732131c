"""The anatomy of what the group settles for its requests: a table, and beside it the form of one
row.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.errors import Missing, Refused
from desktop.services.changes import OpId, Topic
from desktop.ui import theme
from desktop.ui.forms import Field, SideBySide, primary_button, tool_button
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.forms.scrolling import scrolled
from desktop.ui.forms.typed import value
from desktop.ui.jobs import READ, WRITE
from desktop.ui.notices import NoticeBar, ask
from desktop.ui.requisitions.tables import fill, plain_table
from desktop.ui.requisitions.ways import told
from desktop.ui.workplace import Workplace
from desktop.wording import _
from desktop.wording.refusals import sentence


class SettledPage(QWidget):
    """A child answers `look` (in a lane), `cells`, `show_row`, `command` and `take_out`."""

    heads: tuple[str, ...] = ()
    shared: frozenset[int] = frozenset()  # columns as wide as the first: words of one's own
    numbers: frozenset[int] = frozenset()  # columns that are read from the right

    def __init__(
        self, work: Workplace, leave: Callable[[], None], title: str, about: str, new: str
    ) -> None:
        super().__init__()
        self.work, self._leave = work, leave
        self.op = OpId.new()
        self.rows: tuple[Any, ...] = ()
        self.row: Any = None  # whose form is open, None: a new one's
        self.fields: dict[str, Field] = {}
        self._first: dict[str, object] = {}
        self.close_key = tool_button("arrow-left", _("Back to the requests"))
        self.title = QLabel(title)
        theme.set_heading(self.title, "part")
        self.about = QLabel(about, wordWrap=True)
        theme.set_tone(self.about, "muted")
        self.nothing = QLabel(wordWrap=True)
        theme.set_tone(self.nothing, "muted")
        self.notices = NoticeBar()
        self.table = plain_table(title, [_(head) for head in self.heads], self.shared)
        self.form_title = QLabel(wordWrap=True)
        theme.set_heading(self.form_title, "line_head")
        self.new_key = IconKey(theme.icon("plus"), new)
        self.out_key = IconKey(theme.icon("x"), _("Take it out"))
        self.go_key = primary_button(_("Save"), "check")
        self.column = QVBoxLayout()
        self.column.setSpacing(theme.UNIT)
        self._lay_out()
        self.close_key.clicked.connect(self.leave)
        self.new_key.clicked.connect(self.begin)
        self.out_key.clicked.connect(self._take_out)
        self.go_key.clicked.connect(self.save)
        self.table.itemSelectionChanged.connect(self._chosen)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(keys, self, self.save, context=here)
        QShortcut("Esc", self, self.leave, context=here)
        work.news.listen(self, (Topic.REQUISITIONS, Topic.RULES), self.ask)

    # ── for the children ──────────────────────────────────────────────────────────────────────

    def look(self, desk: Any) -> Sequence[Any]:
        """All rows; called in a lane."""
        raise NotImplementedError  # each page's own (Qt's classes cannot be abstract ones)

    def cells(self, row: Any) -> tuple[str, ...]:
        """A row as the table shows it."""
        raise NotImplementedError  # as above

    def key(self, row: Any) -> object:
        """What a row is known by."""
        raise NotImplementedError  # as above

    def name(self, row: Any) -> str:
        """What people call a row."""
        return self.cells(row)[0]

    def faded(self, row: Any) -> bool:
        """Whether a row stands there for its history alone."""
        del row
        return False

    def show_row(self, row: Any) -> None:
        """Fills the form; None: with nothing."""
        raise NotImplementedError  # as above

    def command(self) -> Callable[[], Any]:
        """What saves what stands in the form. Raises Refused."""
        raise NotImplementedError  # as above

    def take_out(self, row: Any) -> Callable[[], Any]:
        """What takes a row out."""
        raise NotImplementedError  # as above

    def add(self, key: str, label: str, entry: QWidget, hint: str = "") -> None:
        """One more field of the form; `key` is what a refusal calls it."""
        self.fields[key] = Field(label, entry, hint)
        self.column.addWidget(self.fields[key])

    def start(self) -> None:
        """Its fields stand: begins with a new one, and asks for those that are there."""
        self._open(None)
        self.ask()

    # ── for the room ──────────────────────────────────────────────────────────────────────────

    @property
    def field(self) -> QWidget:
        """Where the keyboard begins."""
        return next(iter(self.fields.values())).entry

    def begin(self) -> None:
        """The form of a new one."""
        if not self.may_leave():
            return
        self._open(None)
        self.field.setFocus()

    @property
    def begun(self) -> bool:
        """Whether something was typed that is not saved."""
        return self._state() != self._first

    def may_leave(self) -> bool:
        """Asks before something typed is thrown away."""
        if not self.begun:
            return True
        question = _("“{title}” is not saved. Throw away what was typed?")
        return ask(self, question.format(title=self.form_title.text()), _("Throw away"))

    def leave(self) -> None:
        """Goes back to the requests."""
        if self.may_leave():
            self._settle()
            self._leave()

    def ask(self) -> None:
        """Asks again."""
        desk = self.work.desk()
        self.work.jobs.run(
            READ,
            lambda: tuple(self.look(desk)),
            owner=self,
            done=self._arrived,
            refused=self.notices.refuse,
            latest="rows",
        )

    # ── acts ──────────────────────────────────────────────────────────────────────────────────

    def save(self) -> None:
        """Saves what stands in the form."""
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
        self._write(command, _("Saved: {name}"))

    def _take_out(self) -> None:
        if self.row is not None:
            self._write(self.take_out(self.row), _("Taken out: {name}"))

    def _write(self, command: Callable[[], Any], words: str) -> None:
        self.go_key.setEnabled(False)

        def done(kept: Any) -> None:
            self.go_key.setEnabled(True)
            self.op = OpId.new()
            said = words.format(name=self._named())
            self._open(None)
            told(self.work, self.window(), said, UUID(kept.op))
            self.field.setFocus()
            self.ask()

        self.work.jobs.run(WRITE, command, owner=self, done=done, refused=self._refused)

    def _named(self) -> str:
        if self.row is not None:
            return self.name(self.row)
        return str(value(self.field) or "")

    def _refused(self, no: Refused) -> None:
        self.go_key.setEnabled(True)
        field = self.fields.get(no.field) if isinstance(no, Missing) else None
        if field is None:
            self.notices.refuse(no)
            return
        field.refuse(sentence(no))
        field.entry.setFocus()

    # ── rows ──────────────────────────────────────────────────────────────────────────────────

    def _arrived(self, rows: tuple[Any, ...]) -> None:
        self.rows = rows
        kept = None if self.row is None else self.key(self.row)
        drawn = [(self.cells(row), self.faded(row)) for row in rows]
        fill(self.table, drawn, self.numbers)
        self.row = next((row for row in rows if self.key(row) == kept), self.row)
        self._mark()
        self.table.setVisible(bool(rows))
        self.nothing.setVisible(not rows)

    def _chosen(self) -> None:
        at = self.table.currentRow()
        if not 0 <= at < len(self.rows) or not self.table.selectedItems():
            return
        if self.row is not None and self.key(self.row) == self.key(self.rows[at]):
            return
        if self.may_leave():
            self._open(self.rows[at])
        else:
            self._mark()

    def _mark(self) -> None:
        """The row whose form is open is the one that is marked, and no other."""
        self.table.blockSignals(True)
        self.table.clearSelection()
        self.table.setCurrentCell(-1, -1)
        kept = None if self.row is None else self.key(self.row)
        for at, row in enumerate(self.rows):
            if self.row is not None and self.key(row) == kept:
                self.table.selectRow(at)
        self.table.blockSignals(False)

    def _open(self, row: Any) -> None:
        self.row = row
        self._mark()
        self.notices.clear()
        for field in self.fields.values():
            field.clear()
        self.form_title.setText(self.new_key.text().strip() if row is None else self.name(row))
        self.out_key.setVisible(row is not None)
        self.show_row(row)
        self._settle()

    def _state(self) -> dict[str, object]:
        return {key: value(field.entry) for key, field in self.fields.items()}

    def _settle(self) -> None:
        self._first = self._state()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.UNIT)
        head.addWidget(self.close_key)
        head.addWidget(self.title, 1)
        head.addWidget(self.new_key)
        keys = QHBoxLayout()
        keys.setSpacing(theme.UNIT)
        keys.addStretch(1)
        keys.addWidget(self.out_key)
        keys.addWidget(self.go_key)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self.nothing)
        left.addWidget(self.table, 1)
        right.addWidget(self.form_title)
        right.addLayout(self.column)
        right.addStretch(1)
        inner = QWidget()
        body = QVBoxLayout(inner)
        body.setContentsMargins(0, 0, theme.UNIT, 0)
        body.setSpacing(theme.UNIT * 2)
        body.addWidget(self.about)
        body.addWidget(SideBySide(left, right, spacing=theme.UNIT * 4), 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.UNIT * 3, theme.UNIT, theme.UNIT * 3, theme.UNIT * 2)
        whole.setSpacing(theme.UNIT)
        whole.addLayout(head)
        whole.addWidget(self.notices)
        whole.addWidget(scrolled(inner), 1)
        whole.addLayout(keys)
        self.out_key.setToolTip(_("It is offered no more; undo brings it back."))
