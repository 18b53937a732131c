"""People are added: pasted, from a file, or one by one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPlainTextEdit

from desktop.domain.bench.recorded import NamesRead
from desktop.domain.errors import Refused
from desktop.services.changes import OpId
from desktop.ui import theme
from desktop.ui.forms import Field, primary_button, tool_button
from desktop.ui.forms.dropping import first_file
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.jobs import READ, WRITE
from desktop.ui.part import Part
from desktop.ui.theme import Tone
from desktop.ui.usual import downloads
from desktop.ui.workplace import Workplace
from desktop.wording import _, ngettext
from desktop.wording.bench.lists import left_out

if TYPE_CHECKING:
    from desktop.services.changes import Desk

_LISTS = "*.csv *.tsv *.txt *.xlsx *.xlsm *.xls"
_SETTLE_MS = 120
_SHOWN = 4  # rows left out that are named


class AddPart(Part):
    """`done` when people were added, `closed` when it was put away."""

    done = Signal()
    closed = Signal()

    def __init__(self, work: Workplace, desk: Callable[[], Desk]) -> None:
        super().__init__(
            _("Add participants"),
            _("One name in each line: type them, paste a column of a spreadsheet, or take a file."),
        )
        self._work, self._desk = work, desk
        self._session = 0
        self._names: tuple[str, ...] = ()
        self._wanted = False
        self.names = QPlainTextEdit()
        self.names.setTabChangesFocus(True)
        self.names.setPlaceholderText(_("Name\nName\n…"))
        self.under = QLabel(wordWrap=True)
        self.add_key = primary_button("", "plus")
        self.file_key = IconKey(theme.icon("file-spreadsheet"), _("CSV or XLSX file"))
        self.close_key = tool_button("x", _("Close: {title}").format(title=self.title.text()))
        self._soon = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        theme.set_tone(self.under, "muted")
        self.column.addWidget(Field(_("Names"), self.names))
        self.column.addWidget(self.under)
        self.column.addWidget(self.file_key)
        row = QHBoxLayout()
        row.setSpacing(theme.UNIT)
        row.addWidget(self.add_key, 1)
        row.addWidget(self.close_key)
        self.column.addLayout(row)
        self.setAcceptDrops(True)
        self.setFocusProxy(self.names)
        self._soon.timeout.connect(self._read)
        self.names.textChanged.connect(self._soon.start)
        self.add_key.clicked.connect(self.add)
        self.file_key.clicked.connect(self._choose)
        self.close_key.clicked.connect(self.leave)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(keys, self, self.add, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._say(NamesRead(()))
        self.hide()

    def begin(self, session: int) -> None:
        """Asks for people of a session."""
        if self._session != session and self.begun:
            self._soon.start()  # others are at its table
        self._session = session
        self.notices.clear()
        self.show()
        self.names.setFocus()
        self._size_box()

    @property
    def begun(self) -> bool:
        """Whether there are names that were not added yet."""
        return bool(self.names.toPlainText().strip())

    def leave(self) -> None:
        """Puts the form away; what was typed stays for next time."""
        self.hide()
        self.closed.emit()

    def take_file(self, path: Path) -> None:
        """The names of a list come into the box, to be looked at before they are added."""
        desk, session = self._desk(), self._session

        def read() -> NamesRead:
            from desktop.services.bench import participants

            return participants.read_list(path, participants.known(desk, session))

        def came(found: NamesRead) -> None:
            before = self.names.toPlainText().strip()
            text = "\n".join([*([before] if before else []), *found.names])
            self.names.setPlainText(text)
            self._soon.stop()
            names = tuple(line for line in text.splitlines() if line.strip())
            self._say(NamesRead(names, found.left_out))

        self.notices.clear()
        self._work.jobs.run(
            *(READ, read), owner=self, done=came, refused=self.notices.refuse, latest="names"
        )

    def add(self) -> None:
        """Adds everybody who is named; what was typed last is read first."""
        if self._soon.isActive():
            self._wanted = True
            self._soon.stop()
            self._read()
            return
        names = self._names
        if not names or not self.isVisible():
            return
        desk, op, session = self._desk(), OpId.new(), self._session

        def act() -> int:
            from desktop.services.bench import participants

            return participants.add(desk, op, session, names).count

        def done(count: int) -> None:
            said = ngettext("{n} participant was added", "{n} participants were added", count)
            self._work.toasts.say(said.format(n=f"{count:,}"))
            self.names.clear()
            self._soon.stop()
            self._say(NamesRead(()))
            self.names.setFocus()
            self.done.emit()

        self.notices.clear()
        self.add_key.setEnabled(False)

        def refused(no: Refused) -> None:
            self.add_key.setEnabled(True)
            self.notices.refuse(no)

        self._work.jobs.run(WRITE, act, owner=self, done=done, refused=refused)

    def _read(self) -> None:
        text = self.names.toPlainText()
        desk, session = self._desk(), self._session

        def read() -> NamesRead:
            from desktop.services.bench import participants

            if not text.strip():
                return NamesRead(())
            return participants.typed_list(text, participants.known(desk, session))

        def refused(no: Refused) -> None:
            self._wanted = False
            self._say(NamesRead(()))
            self.notices.refuse(no)

        self._work.jobs.run(
            *(READ, read), owner=self, done=self._typed, refused=refused, latest="names"
        )

    def _typed(self, found: NamesRead) -> None:
        self.notices.clear()
        self._say(found)
        if self._wanted:
            self._wanted = False
            self.add()

    def _say(self, found: NamesRead) -> None:
        """How many would be added, and which lines would not."""
        self._names = found.names
        n = len(found.names)
        said = ngettext("Add {n} participant", "Add {n} participants", n)
        self.add_key.setText(said.format(n=f"{n:,}") if n else _("Add"))
        self.add_key.setEnabled(bool(n))
        lines = [left_out(*one) for one in found.left_out[:_SHOWN]]
        more = len(found.left_out) - _SHOWN
        if more > 0:
            lines.append(ngettext("and {n} more line", "and {n} more lines", more).format(n=more))
        self.under.setText("\n".join(lines))
        self.under.setVisible(bool(lines))
        theme.set_tone(self.under, Tone.WARN)

    def _choose(self) -> None:
        kinds = f"{_('Lists')} ({_LISTS})"
        chosen, _kind = QFileDialog.getOpenFileName(
            self, _("List of participants"), downloads(), kinds
        )
        if chosen:
            self.take_file(Path(chosen))

    def _size_box(self) -> None:
        self.names.setFixedHeight(self.names.fontMetrics().lineSpacing() * 6 + theme.UNIT * 3)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Reads the first file that was dropped."""
        path = first_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.take_file(path)
