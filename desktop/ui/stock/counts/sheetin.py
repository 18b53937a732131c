"""A filled-in sheet before it is taken in: every row's fate, refused ones named by their row."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from desktop.domain.counts import Count
from desktop.domain.errors import Refused
from desktop.services.changes import OpId
from desktop.services.counts import sheets
from desktop.services.counts.sheets import RowFate, SheetPreview
from desktop.ui import theme
from desktop.ui.forms import primary_button
from desktop.ui.jobs import LONG, WRITE
from desktop.ui.notices.bar import NoticeBar
from desktop.ui.stock.counts.keys import Head, tick
from desktop.ui.stock.counts.rows import figure
from desktop.ui.workplace import Workplace
from desktop.wording import N_, _, ngettext
from desktop.wording.columns import heading
from desktop.wording.joining import labelled, listed
from desktop.wording.refusals import why

_FATES = {
    RowFate.COUNTED: N_("Counted"),
    RowFate.AGAIN: N_("Already in"),
    RowFate.NAMELESS: N_("No article yet"),
}


class SheetIn(QWidget):
    """`closed`: back to counting, with or without the sheet."""

    closed = Signal()

    def __init__(self, work: Workplace, count: Count, path: Path) -> None:
        super().__init__()
        self._work, self.count, self._op = work, count, OpId.new()
        self.seen: SheetPreview | None = None
        self.head = Head(self.closed.emit)
        self.head.back.setAccessibleName(_("Back to counting"))
        self.head.say(path.name, _("Nothing is entered before you say so."))
        self.notices = NoticeBar()
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(_("Rows of the sheet"))
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setHeaderLabels(
            [
                *(heading("row"), heading("state"), heading("item"), heading("place")),
                *(heading("counted"), _("Why")),
            ]
        )
        self.under = QLabel(wordWrap=True)
        theme.set_tone(self.under, "muted")
        self.skip = tick(_("Leave the refused rows out and take the rest"))
        self.skip.hide()
        self.skip.toggled.connect(lambda _on: self._can())
        self.go = primary_button(_("Enter these rows"), "check")
        self.go.setEnabled(False)
        self.go.clicked.connect(self._go)
        self.field = self.tree
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.UNIT * 3, theme.UNIT, theme.UNIT * 3, theme.UNIT * 2)
        column.setSpacing(theme.UNIT)
        column.addWidget(self.head)
        column.addWidget(self.notices)
        column.addWidget(self.tree, 1)
        column.addWidget(self.under)
        column.addWidget(self.skip)
        column.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        back = QShortcut(QKeySequence("Escape"), self, self.closed.emit)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        desk, key = work.desk(), count.id
        work.jobs.run(
            LONG,
            lambda: sheets.preview(desk, key, path),
            owner=self,
            done=self._take,
            refused=self.notices.refuse,
        )

    def _take(self, seen: SheetPreview) -> None:
        self.seen = seen
        rows: list[tuple[int, list[str]]] = [
            (
                row.line.row,
                [
                    f"{row.line.row:,}",
                    _(_FATES[row.fate]),
                    row.title,
                    row.line.place,
                    figure(row.draft.qty, row.draft.estimate),
                    row.line.said,
                ],
            )
            for row in seen.rows
        ]
        rows += [
            (t.row, [f"{t.row:,}", _("Refused"), t.value, "", "", labelled(t.column, why(t))])
            for t in seen.troubles
        ]
        for _number, cells in sorted(rows):
            self.tree.addTopLevelItem(QTreeWidgetItem(cells))
        for column in range(5):
            self.tree.resizeColumnToContents(column)
        empty = seen.sheet.empty
        said = [
            ngettext(
                "{n} row has no figure: nothing is said of it",
                "{n} rows have no figure: nothing is said of them",
                empty,
            ).format(n=f"{empty:,}")
        ]
        if seen.sheet.unknown:
            said.append(labelled(_("Columns that say nothing here"), listed(seen.sheet.unknown)))
        self.under.setText("\n".join(said))
        self.skip.setVisible(bool(seen.troubles))
        self._can()

    def _can(self) -> None:
        seen = self.seen
        able = seen is not None and bool(seen.drafts)
        if seen is not None and seen.troubles and not self.skip.isChecked():
            able = False
        self.go.setEnabled(able)

    def _go(self) -> None:
        seen = self.seen
        if seen is None:
            return
        self.go.setEnabled(False)
        desk, op, count, skip = self._work.desk(), self._op, self.count, self.skip.isChecked()
        self._work.jobs.run(
            WRITE,
            lambda: sheets.take_in(desk, op, count, seen, skip_refused=skip),
            owner=self,
            done=lambda done: self._done(done.lines),
            refused=self._refused,
        )

    def _done(self, lines: int) -> None:
        said = ngettext("{n} row entered", "{n} rows entered", lines)
        self._work.toasts.say(said.format(n=f"{lines:,}"))
        self.closed.emit()

    def _refused(self, no: Refused) -> None:
        self._op = OpId.new()
        self.notices.refuse(no)
        self._can()
