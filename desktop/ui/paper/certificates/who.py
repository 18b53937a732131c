"""Who gets one: from a file, from the people in the app, or typed; all come into one table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.paper.lists import Entry, Skipped
from desktop.domain.paper.template import Draft, Template
from desktop.ui import theme
from desktop.ui.forms import FlowLayout
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.jobs import READ
from desktop.ui.paper.certificates.fromfile import FromFile
from desktop.ui.paper.certificates.frompeople import FromPeople
from desktop.ui.paper.certificates.listfile import Read, people
from desktop.ui.paper.certificates.rows import RECIPIENT, Row, once_words
from desktop.ui.paper.certificates.table import RecipientsTable
from desktop.ui.theme import Tone
from desktop.ui.workplace import Workplace
from desktop.wording import _, ngettext, paper
from desktop.wording.joining import labelled

FILE, PEOPLE, TYPED = "file", "people", "typed"
_MOST = 5  # rows left out that are named


class Who(QWidget):
    """`changed` tells that papers look different now, `taken` the row (from 0) in hand, `written`
    the one that was written in; `begun` that somebody begins to type.
    """

    changed = Signal()
    taken = Signal(int)
    written = Signal(int)
    begun = Signal()

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._work = work
        self._template: Template | None = None
        self._day = date.min
        self.ways = {
            FILE: IconKey(theme.icon("file-spreadsheet"), _("List file")),
            PEOPLE: IconKey(theme.icon("users"), _("People")),
            TYPED: IconKey(theme.icon("keyboard"), _("By hand")),
        }
        self.file = FromFile(work.jobs)
        self.people = FromPeople()
        self.hint = QLabel(
            _("Write a name in each row, or paste rows from a spreadsheet."), wordWrap=True
        )
        self.table = RecipientsTable()
        self.sum = QLabel(wordWrap=True)
        self.once = QLabel(wordWrap=True)
        self.lost = QLabel(wordWrap=True)
        self.add = IconKey(theme.icon("plus"), _("Add a row"))
        self.remove = IconKey(theme.icon("minus"), _("Remove"))
        self.paste = IconKey(theme.icon("copy"), _("Paste"))
        self.empty = IconKey(theme.icon("trash-2"), _("Empty"))
        for key, name in (
            (self.remove, _("Remove the chosen rows")),
            (self.paste, _("Paste rows from a spreadsheet")),
            (self.empty, _("Empty the list")),
        ):
            key.setAccessibleName(name)
            key.setToolTip(name)
        self._lay_out()
        self._connect()
        self.turn_to(FILE)

    # ── for the form ──────────────────────────────────────────────────────────────────────────

    def set_template(self, template: Template, day: date) -> None:
        """Another template: its columns, and the file is read for it."""
        before, self._template, self._day = self._template, template, day
        self.table.set_template(template)
        once = [one.title for one in template.fields if one.once]
        self.once.setText(labelled(_(", ").join(once), once_words()) if once else "")
        self.once.setVisible(bool(once))
        if before is None or before.sha256 != template.sha256:
            if self.file.turn_to(template, day):
                return
            self.changed.emit()

    def set_day(self, day: date) -> None:
        """The day on the papers, which days of a list without a year take theirs from."""
        self._day = day
        self.file.set_day(day)

    def take_file(self, path: Path) -> None:
        """Reads a list."""
        self.turn_to(FILE)
        if self._template is not None:
            self.file.take(path, self._template, self._day)

    def take_drafts(self, drafts: Sequence[Draft]) -> None:
        """A list made elsewhere in the place of whatever stands here."""
        self.file.forget()
        self.turn_to(TYPED)
        self.table.rows.put(Row({RECIPIENT: one.recipient, **one.fields}) for one in drafts)

    def entries(self) -> tuple[Entry, ...]:
        """The rows; an entry's `row` is the row of the table, from 1."""
        rows = enumerate(self.table.rows.rows, start=1)
        return tuple(
            Entry(n, row.recipient, fields=_others(row)) for n, row in rows if not row.empty
        )

    def say_skipped(self, skipped: Sequence[Skipped]) -> None:
        """Which rows become no paper after all, e.g. because another says the same."""
        self.lost.setText("\n".join(paper.skipped(row) for row in skipped[:_MOST]))
        self.lost.setVisible(bool(skipped))

    def turn_to(self, way: str) -> None:
        """Shows one of the ways."""
        self.ways[way].setChecked(True)
        for known, part in self._parts.items():
            part.setVisible(known == way)
        self._say()
        if way == PEOPLE:
            desk = self._work.desk()
            self._work.jobs.run(
                *(READ, lambda: people(desk)),
                owner=self,
                done=self.people.show_people,
                latest="people",
            )

    def _way_chosen(self, way: str) -> None:
        self.turn_to(way)
        if way == TYPED:
            self.table.mark(len(self.table.rows.rows))
            self.table.setFocus()
            self.begun.emit()

    # ── rows come ─────────────────────────────────────────────────────────────────────────────

    def _from_file(self, found: Read) -> None:
        if found.filling is not None:
            self.table.rows.put(
                Row({RECIPIENT: draft.recipient, **draft.fields}) for draft in found.filling.drafts
            )

    def _from_people(self, names: list[str]) -> None:
        there = {row.recipient for row in self.table.rows.rows}
        self.table.rows.add([Row({RECIPIENT: name}) for name in names if name not in there])

    def _pasted(self, text: str) -> None:
        from desktop.services.paper import filling

        if self._template is not None:
            roster = filling.typed(text, self._template)
            rows = [Row({RECIPIENT: one.recipient, **one.fields}) for one in roster.entries]
            self.table.rows.add(rows)

    def _begin_row(self) -> None:
        self.table.next_row()

    def _emptied(self) -> None:
        self.file.forget()
        self.table.setFocus()  # the key itself is shut from here on
        self.table.rows.put([])

    def _edited(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        count = sum(not row.empty for row in self.table.rows.rows)
        self.sum.setText(ngettext("{n} recipient", "{n} recipients", count).format(n=f"{count:,}"))
        shown = bool(count) or self.ways[TYPED].isChecked()
        for part in (self.table, self._keys):
            part.setVisible(shown)
        self.sum.setVisible(bool(count))
        self.once.setVisible(shown and bool(self.once.text()))
        for key in (self.remove, self.empty):
            key.setEnabled(bool(count))

    # ── putting it together ───────────────────────────────────────────────────────────────────

    def _connect(self) -> None:
        self.file.dropped.connect(self.take_file)
        self.file.arrived.connect(self._from_file)
        self.people.wanted.connect(self._from_people)
        self.table.rows.edited.connect(self._edited)
        self.table.taken.connect(self.taken)
        self.table.rows.written.connect(self.written)
        self.table.pasted.connect(self._pasted)
        self.add.clicked.connect(self._begin_row)
        self.remove.clicked.connect(self.table.remove_selected)
        self.paste.clicked.connect(self.table.paste)
        self.empty.clicked.connect(self._emptied)

    def _lay_out(self) -> None:
        group = QButtonGroup(self)
        tips = {
            FILE: _("From a CSV or XLSX file"),
            PEOPLE: _("From the people in the app"),
            TYPED: _("Typed, or pasted from a spreadsheet"),
        }
        ways = FlowLayout(spacing=4)
        for way, key in self.ways.items():
            key.setCheckable(True)
            key.setToolTip(tips[way])
            key.clicked.connect(lambda _=False, w=way: self._way_chosen(w))
            group.addButton(key)
            ways.addWidget(key)
        self._parts: dict[str, QWidget] = {FILE: self.file, PEOPLE: self.people, TYPED: self.hint}
        for label in (self.sum, self.once, self.hint):
            theme.set_tone(label, "muted")
        theme.set_tone(self.lost, Tone.WARN)
        self.lost.hide()
        self._keys = QWidget()
        keys = FlowLayout(self._keys, spacing=4)
        for key in (self.add, self.remove, self.paste, self.empty):
            theme.set_flat(key)
            key.setMinimumHeight(theme.TOUCH)
            keys.addWidget(key)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        column.addLayout(ways)
        for part in self._parts.values():
            column.addWidget(part)
        for part in (self.sum, self.table, self.lost, self.once, self._keys):
            column.addWidget(part)


def _others(row: Row) -> dict[str, str]:
    return {key: text for key, text in row.cells.items() if key != RECIPIENT and text}
