"""What becomes of every row of a table that is taken in, before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain.imports import Fate
from desktop.ui import theme
from desktop.ui.forms.scrolling import Note
from desktop.ui.jobs import Jobs
from desktop.ui.table import Ask, Chip, Column, ListPage, Source
from desktop.ui.theme import Tone
from desktop.wording import _, words
from desktop.wording.columns import heading

_TONES = {
    Fate.NEW: Tone.GOOD,
    Fate.CHANGED: Tone.ACCENT,
    Fate.SAME: Tone.PLAIN,
    Fate.DIFFERS: Tone.WARN,
    Fate.REFUSED: Tone.BAD,
    Fate.LEFT: Tone.PLAIN,
}


class Fated(Protocol):
    """A row as it is shown: `row` counts from the sheet's header (1)."""

    @property
    def key(self) -> int:
        """Its place among the rows."""

    @property
    def row(self) -> int:
        """Its row of the sheet."""

    @property
    def fate(self) -> Fate:
        """What becomes of it."""

    @property
    def what(self) -> str:
        """What changes, or why it is refused."""


R = TypeVar("R", bound=Fated)


def chosen(
    rows: Sequence[R],
    fates: frozenset[str],
    text: str,
    sort: str,
    descending: bool,
    said: Callable[[R], str],
) -> list[R]:
    """The rows of these fates that hold every word in what is `said` of them, in an order."""
    terms = text.lower().split()
    found = [
        row
        for row in rows
        if (not fates or row.fate in fates) and all(term in said(row).lower() for term in terms)
    ]
    if sort != "row" or descending:
        found.sort(key=lambda row: getattr(row, sort), reverse=descending)
    return found


class Fates(QWidget):
    """A step of taking in. `go(skip_refused)` asks to write, `back` for another file."""

    go = Signal(bool)
    back = Signal()

    def __init__(self, jobs: Jobs, *keys: QPushButton) -> None:
        super().__init__()
        self._jobs = jobs
        self.list: ListPage | None = None
        self.said, self.more = QLabel(wordWrap=True), Note()
        self.another = QPushButton(_("Another file"))
        self.skip, self.write = QPushButton(), QPushButton()
        theme.set_primary(self.write)
        self.skip.hide()
        self.write.hide()
        self.another.clicked.connect(self.back)
        self.skip.clicked.connect(lambda: self.go.emit(True))
        self.write.clicked.connect(lambda: self.go.emit(False))
        bottom = QHBoxLayout()
        bottom.setSpacing(theme.UNIT)
        for button in (*keys, self.another):
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

    def show_rows(
        self,
        rows: Sequence[R],
        counts: Mapping[Fate, int],
        columns: Sequence[Column[Any]],
        said: Callable[[R], str],
        called: Callable[[Fate], str] = words.fate,
    ) -> None:
        """Another table's rows: the sheet's row and the fate, and between them and why these
        `columns`; `counts` says how many rows each fate has, `called` what a fate is called.
        """

        def choose(ask: Ask, sort: str, descending: bool) -> list[R]:
            return chosen(rows, ask.chips, ask.text, sort, descending, said)

        def fetch(ask: Ask) -> list[R]:
            found = choose(ask, ask.sort, ask.descending)
            return found[ask.offset : ask.offset + ask.limit] if ask.limit else found

        if self.list is not None:
            self._column.removeWidget(self.list)
            self.list.hide()
            self.list.deleteLater()
        self.list = ListPage(
            _("What becomes of the rows"),
            [
                Column("row", heading("row"), lambda r: str(r.row), 80, number=True),
                Column("fate", _("What happens"), lambda r: called(r.fate), 130,
                       tone=lambda r: _TONES[r.fate]),
                *columns,
                Column("what", heading("why"), lambda r: r.what, 320, stretch=True),
            ],
            Source(
                fetch=fetch,
                count=lambda ask: len(choose(ask, "row", False)),
                key=lambda row: row.key,
            ),
            self._jobs,
            sort="row",
            chips=[
                Chip(fate, f"{called(fate)} {counts[fate]:,}", "fate")
                for fate in Fate
                if counts.get(fate)
            ],
        )  # fmt: skip
        inner = self.list.layout()
        if inner is not None:
            inner.setContentsMargins(0, 0, 0, 0)
        self._column.insertWidget(2, self.list, 1)
        self.list.refresh()

    def say_more(self, lines: Sequence[str]) -> None:
        """What else happens, a line each; nothing where there is none."""
        self.more.say("\n".join(lines))

    def offer(self, write: str, skip: str, *, rows: int, refused: int, already: bool) -> None:
        """The words of the keys and which of them stands there, by how many rows can be written,
        how many cannot, and whether all of it is in already.
        """
        self.write.setText(write)
        self.write.setVisible(not refused)
        self.write.setEnabled(rows > 0 and not already)
        self.skip.setText(skip)
        self.skip.setVisible(bool(refused))
        self.skip.setEnabled(rows > 0)
