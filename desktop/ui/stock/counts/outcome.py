"""A closed count: its results, its undo, its way out as a table or a picture."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.counts import Count, Result
from desktop.services import counts, stock
from desktop.services.changes import Desk, OpId, Topic
from desktop.services.counts import sheets
from desktop.ui import theme
from desktop.ui.jobs import READ, WRITE
from desktop.ui.saving import ask_file, write_rows
from desktop.ui.stock.counts.keys import Head
from desktop.ui.stock.counts.rows import result_columns, scope, when
from desktop.ui.table import Ask, Chip, Empty, ListPage
from desktop.ui.table.short import short
from desktop.ui.workplace import Workplace
from desktop.wording import _, ngettext
from desktop.wording.joining import listed

Line = tuple[int, Result]


class Outcome(QWidget):
    """`closed`: back to the list; `open_again`: its closing was taken back."""

    closed = Signal()
    open_again = Signal()

    def __init__(self, work: Workplace, count: Count) -> None:
        super().__init__()
        self._work, self.count = work, count
        self.head = Head(self.closed.emit)
        self.undo = self.head.add(_("Undo the whole count"), "undo-2", self._undo)
        self.head.add(_("Results as a table"), "download", self._save)
        desk, key = work.desk, count.id
        columns = result_columns()
        self.list = ListPage(
            _("Results"),
            columns,
            short(
                lambda ask: _rows(desk(), key, ask),
                columns,
                lambda line: line[0],
                {
                    "difference": lambda line: -abs(line[1].difference),
                    "expected": lambda line: line[1].expected,
                    "counted": lambda line: line[1].counted,
                },
            ),
            work.jobs,
            sort="difference",
            chips=[Chip("differing", _("Only what differs"))],
            empty=Empty(_("Nothing differs"), _("Everything was where the books said.")),
        )
        self.field = self.list.field
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.UNIT, 0, 0)
        column.setSpacing(theme.UNIT)
        inset = QVBoxLayout()
        inset.setContentsMargins(theme.UNIT * 3, 0, theme.UNIT * 3, 0)
        inset.addWidget(self.head)
        column.addLayout(inset)
        column.addWidget(self.list, 1)
        back = QShortcut(QKeySequence("Escape"), self, self.closed.emit)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        work.news.listen(self, (Topic.COUNTS,), self.ask)
        self.ask()

    def ask(self) -> None:
        """Asks again."""
        desk, key = self._work.desk(), self.count.id
        self._work.jobs.run(
            READ,
            lambda: counts.count(desk, key),
            owner=self,
            done=self._take,
            refused=self.list.notices.refuse,
            latest="count",
        )

    def _take(self, count: Count) -> None:
        self.count = count
        if count.open:
            self.open_again.emit()
            return
        lines = ngettext("{n} line", "{n} lines", count.lines).format(n=f"{count.lines:,}")
        differing = _("{n} differ").format(n=f"{count.differing:,}")
        parts = [scope(count), when(count.closed_at), lines, differing, listed(count.counters)]
        self.head.say(count.name, " · ".join(part for part in parts if part))
        self.undo.setEnabled(bool(count.closed_by_op))
        self.list.refresh()

    def _undo(self) -> None:
        desk, op, of = self._work.desk(), OpId.new(), UUID(self.count.closed_by_op)
        self._work.jobs.run(
            WRITE,
            lambda: stock.undo(desk, op, of),
            owner=self,
            done=lambda _done: self._undone(),
            refused=self.list.notices.refuse,
        )

    def _undone(self) -> None:
        self._work.toasts.say(_("“{count}” is open again").format(count=self.count.name))
        self.open_again.emit()

    def _save(self) -> None:
        path = ask_file(self, _("Results as a table"), self.count.name, "xlsx", "csv")
        if path is None:
            return
        desk, key = self._work.desk(), self.count.id

        write_rows(
            self,
            self._work,
            path,
            lambda: sheets.write_results(desk, key, path),
            refused=self.list.notices.refuse,
        )


def _rows(desk: Desk, key: int, ask: Ask) -> list[Line]:
    """The answer to the list's question; runs in a lane."""
    found = list(enumerate(counts.results(desk, key)))
    words = ask.text.casefold().split()
    kept = [
        (n, one)
        for n, one in found
        if all(w in f"{one.title} {one.code} {one.place_path}".casefold() for w in words)
    ]
    return [line for line in kept if line[1].difference] if "differing" in ask.chips else kept
