"""The second step: what becomes of every row, before anything is written; and what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain.imports import Fate
from desktop.domain.production.lists import TITLES
from desktop.ui import theme
from desktop.ui.jobs import Jobs
from desktop.ui.production.taking_in.rows import FateRow, beside, chosen, fate_rows
from desktop.ui.table import Ask, Chip, Column, ListPage, Source
from desktop.ui.theme import Tone
from desktop.wording import _, ngettext, pgettext, words
from desktop.wording.columns import heading

if TYPE_CHECKING:
    from desktop.services.production.lists import Preview

_TONES = {
    Fate.NEW: Tone.GOOD,
    Fate.CHANGED: Tone.ACCENT,
    Fate.SAME: Tone.PLAIN,
    Fate.DIFFERS: Tone.WARN,
    Fate.REFUSED: Tone.BAD,
}


class FatesStep(QWidget):
    """`go(skip_refused)` asks to write, `back` for another file."""

    go = Signal(bool)
    back = Signal()

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs = jobs
        self.list: ListPage | None = None
        self.said, self.more = QLabel(wordWrap=True), QLabel(wordWrap=True)
        theme.set_tone(self.more, "muted")
        self.another = QPushButton(_("Another file"))
        self.skip, self.write = QPushButton(), QPushButton()
        theme.set_primary(self.write)
        self.another.clicked.connect(self.back)
        self.skip.clicked.connect(lambda: self.go.emit(True))
        self.write.clicked.connect(lambda: self.go.emit(False))
        bottom = QHBoxLayout()
        bottom.setSpacing(theme.UNIT)
        bottom.addWidget(self.another)
        bottom.addStretch(1)
        bottom.addWidget(self.skip)
        bottom.addWidget(self.write)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.UNIT)
        self._column.addWidget(self.said)
        self._column.addWidget(self.more)
        self._column.addLayout(bottom)
        self.skip.hide()
        self.write.hide()

    def show_preview(self, preview: Preview) -> None:
        """Another table's fates."""
        if self.list is not None:
            self._column.removeWidget(self.list)
            self.list.hide()
            self.list.deleteLater()
        self.list = self._make(preview, fate_rows(preview.outcome))
        self._column.insertWidget(2, self.list, 1)
        self.list.refresh()
        self._say(preview)

    def _say(self, preview: Preview) -> None:
        outcome, title, file = preview.outcome, TITLES[preview.list.kind], preview.list.file
        refused = outcome.refused
        total = len([row for row in outcome.rows if row.fate is not Fate.REFUSED])
        if preview.already_in:
            said = _("Everything in “{file}” ({table}) is already in, 0 new.")
        elif refused:
            said = ngettext(
                "{n} row of “{file}” ({table}) cannot be taken. Correct it in the file and choose "
                "it again, or take in the rest.",
                "{n} rows of “{file}” ({table}) cannot be taken. Correct them in the file and "
                "choose it again, or take in the rest.",
                refused,
            )
        else:
            said = _("This is what becomes of “{file}” ({table}). Nothing is written yet.")
        self.said.setText(said.format(n=f"{refused:,}", file=file, table=title))
        lines = beside(preview)
        self.more.setText("\n".join(lines))
        self.more.setVisible(bool(lines))
        n = f"{total:,}"
        self.write.setText(ngettext("Take in {n} row", "Take in {n} rows", total).format(n=n))
        self.write.setVisible(not refused)
        self.write.setEnabled(total > 0 and not preview.already_in)
        self.skip.setText(
            ngettext(
                "Take in {n} row without the refused ones",
                "Take in {n} rows without the refused ones",
                total,
            ).format(n=n)
        )
        self.skip.setVisible(bool(refused))
        self.skip.setEnabled(total > 0)

    def _make(self, preview: Preview, rows: list[FateRow]) -> ListPage:
        def fetch(ask: Ask) -> list[FateRow]:
            found = chosen(rows, ask.chips, ask.text, ask.sort, ask.descending)
            return found[ask.offset : ask.offset + ask.limit] if ask.limit else found

        outcome = preview.outcome
        found = ListPage(
            _("What becomes of the rows"),
            [
                Column("row", heading("row"), lambda r: str(r.row), 60, number=True),
                Column("fate", _("What happens"), lambda r: words.fate(r.fate), 130,
                       tone=lambda r: _TONES[r.fate]),
                Column("name", pgettext("production", "What"), lambda r: r.name, 180, stretch=True),
                Column("what", heading("why"), lambda r: r.what, 420, stretch=True),
            ],
            Source(
                fetch=fetch,
                count=lambda ask: len(chosen(rows, ask.chips, ask.text, "row", False)),
                key=lambda row: row.key,
            ),
            self._jobs,
            sort="row",
            chips=[
                Chip(fate, f"{words.fate(fate)} {outcome.count(fate):,}", "fate")
                for fate in Fate
                if outcome.count(fate)
            ],
        )  # fmt: skip
        inner = found.layout()
        if inner is not None:
            inner.setContentsMargins(0, 0, 0, 0)
        return found
