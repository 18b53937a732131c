"""The third step: what becomes of every row, before anything is written."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain.imports import Fate
from desktop.services.imports import Preview
from desktop.ui import theme
from desktop.ui.jobs import Jobs
from desktop.ui.stock.taking_in.rows import FateRow, chosen, counts, fate_rows, new_things
from desktop.ui.table import Ask, Chip, Column, ListPage, Source
from desktop.ui.theme import Tone
from desktop.wording import _, ngettext, words
from desktop.wording.columns import heading

_TONES = {
    Fate.NEW: Tone.GOOD,
    Fate.CHANGED: Tone.ACCENT,
    Fate.SAME: Tone.PLAIN,
    Fate.DIFFERS: Tone.WARN,
    Fate.REFUSED: Tone.BAD,
}


class FatesStep(QWidget):
    """`go(skip_refused)` asks to write, `columns` to settle columns, `back` for another file."""

    go = Signal(bool)
    columns = Signal()
    back = Signal()

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs = jobs
        self.list: ListPage | None = None
        self.said = QLabel(wordWrap=True)
        self.more = QLabel(wordWrap=True)
        self.map = QPushButton(theme.icon("list"), _("Columns"))
        self.another = QPushButton(_("Another file"))
        self.skip = QPushButton()
        self.write = QPushButton()
        theme.set_primary(self.write)
        self.skip.hide()
        self.write.hide()
        self.map.clicked.connect(self.columns)
        self.another.clicked.connect(self.back)
        self.skip.clicked.connect(lambda: self.go.emit(True))
        self.write.clicked.connect(lambda: self.go.emit(False))
        bottom = QHBoxLayout()
        bottom.setSpacing(theme.UNIT)
        for button in (self.map, self.another):
            bottom.addWidget(button)
        bottom.addStretch(1)
        for button in (self.skip, self.write):
            bottom.addWidget(button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.UNIT)
        self._column.addWidget(self.said)
        self._column.addWidget(self.more)
        self._column.addLayout(bottom)

    def show_preview(self, preview: Preview) -> None:
        """Another list's fates."""
        if self.list is not None:
            self._column.removeWidget(self.list)
            self.list.hide()
            self.list.deleteLater()
        rows = fate_rows(preview)
        self.list = self._make(preview, rows)
        self._column.insertWidget(2, self.list, 1)
        self.list.refresh()
        self._say(preview)

    def _say(self, preview: Preview) -> None:
        refused = preview.counts.get(Fate.REFUSED, 0)
        writes = sum(preview.counts.get(f, 0) for f in (Fate.NEW, Fate.CHANGED, Fate.DIFFERS))
        same = preview.counts.get(Fate.SAME, 0)
        if preview.already_in:
            self.said.setText(
                _("Everything in “{file}” is already in, 0 new.").format(file=preview.list.file)
            )
        elif refused:
            self.said.setText(
                ngettext(
                    "{n} row of “{file}” cannot be taken. Correct it in the file and choose it "
                    "again, or import the rest.",
                    "{n} rows of “{file}” cannot be taken. Correct them in the file and choose it "
                    "again, or import the rest.",
                    refused,
                ).format(n=f"{refused:,}", file=preview.list.file)
            )
        else:
            self.said.setText(
                _("This is what becomes of “{file}”. Nothing is written yet.").format(
                    file=preview.list.file
                )
            )
        lines = new_things(preview)
        if preview.list.unknown:
            names = _(", ").join(preview.list.unknown)
            lines.append(
                _("Left out, because nobody knows these columns: {names}").format(names=names)
            )
        self.more.setText("\n".join(lines))
        self.more.setVisible(bool(lines))
        total = writes + same
        self.write.setText(
            ngettext("Import {n} row", "Import {n} rows", total).format(n=f"{total:,}")
        )
        self.write.setVisible(not refused)
        self.write.setEnabled(total > 0 and not preview.already_in)
        self.skip.setText(
            ngettext(
                "Import {n} row without the refused ones",
                "Import {n} rows without the refused ones",
                total,
            ).format(n=f"{total:,}")
        )
        self.skip.setVisible(bool(refused))
        self.skip.setEnabled(total > 0)

    def _make(self, preview: Preview, rows: list[FateRow]) -> ListPage:
        def fetch(ask: Ask) -> list[FateRow]:
            found = chosen(rows, ask.chips, ask.text, ask.sort, ask.descending)
            return found[ask.offset : ask.offset + ask.limit] if ask.limit else found

        source = Source(
            fetch=fetch,
            count=lambda ask: len(chosen(rows, ask.chips, ask.text, "row", False)),
            key=lambda row: row.key,
        )
        found = ListPage(
            _("What becomes of the rows"),
            [
                Column("row", heading("row"), lambda r: str(r.row), 60, number=True),
                Column(
                    "fate", _("What happens"), lambda r: words.fate(r.fate), 130,
                    tone=lambda r: _TONES[r.fate],
                ),
                Column("code", heading("code"), lambda r: r.code, 140),
                Column("title", heading("item"), lambda r: r.title, 200, stretch=True),
                Column("qty", heading("qty"), lambda r: r.qty, 80, number=True),
                Column("place", heading("place"), lambda r: r.place, 130),
                Column("owner", heading("owner"), lambda r: r.owner, 90),
                Column("what", heading("why"), lambda r: r.what, 320, stretch=True),
            ],
            source,
            self._jobs,
            sort="row",
            chips=[
                Chip(fate, f"{word} {count:,}", "fate")
                for fate, word, count in counts(preview)
                if count
            ],
        )  # fmt: skip
        inner = found.layout()
        if inner is not None:
            inner.setContentsMargins(0, 0, 0, 0)
        return found
