"""Leads through the steps of an import; a page, so that everything else goes on working."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.errors import Ambiguous, BadFile, Refused
from desktop.domain.imports import StockList
from desktop.services import catalogue, imports, stock
from desktop.services.changes import OpId
from desktop.services.imports import Imported, Matched, Preview
from desktop.services.stock import Undone
from desktop.ui import theme
from desktop.ui.jobs import LONG, READ, WRITE
from desktop.ui.longwork import LongWork
from desktop.ui.notices.bar import NoticeBar
from desktop.ui.stock.head import PanelHead
from desktop.ui.stock.photos import make_thumbnail
from desktop.ui.stock.taking_in.choose import ChooseStep
from desktop.ui.stock.taking_in.columns import ColumnsStep
from desktop.ui.stock.taking_in.done import DoneStep
from desktop.ui.stock.taking_in.fates import FatesStep
from desktop.ui.stock.taking_in.headings import Heading, headings
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _


class ImportPage(QWidget):
    """`closed` goes back to the lists."""

    closed = Signal()

    def __init__(self, work: Workplace, keeping: Keeping) -> None:
        super().__init__()
        self._work, self._keeping = work, keeping
        self._path: Path | None = None
        self._sheet: str | None = None
        self._mapping: dict[str, str] | None = None
        self._preview: Preview | None = None
        self._done: Imported | None = None
        self.head = PanelHead(_("Import a list"), "upload")
        self.head.closed.connect(self.closed)
        self.notices = NoticeBar()
        self.working = LongWork(work.jobs)
        self.choose = ChooseStep()
        self.columns = ColumnsStep()
        self.fates = FatesStep(work.jobs)
        self.done = DoneStep()
        self._steps = QStackedWidget()
        for step in (self.choose, self.columns, self.fates, self.done):
            self._steps.addWidget(step)
        self._connect()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.UNIT * 3, theme.UNIT, theme.UNIT * 3, theme.UNIT * 2)
        column.setSpacing(theme.UNIT)
        column.addWidget(self.head)
        column.addWidget(self.notices)
        column.addWidget(self.working)
        column.addWidget(self._steps, 1)
        self.setFocusProxy(self.choose.file)

    def take(self, path: Path) -> None:
        """Begins with this file."""
        self._path, self._sheet, self._mapping = path, None, None
        self._look()

    # ── what becomes of it ────────────────────────────────────────────────────────────────────

    def _look(self) -> None:
        if self._path is None:
            return
        self.notices.clear()
        desk, path, mapping, sheet = self._work.desk(), self._path, self._mapping, self._sheet
        self.working.start(
            LONG,
            lambda: imports.preview(desk, path, mapping=mapping, sheet=sheet),
            title=_("Reading {file}").format(file=path.name),
            done=self._seen,
            refused=self._not_read,
        )

    def _seen(self, preview: Preview) -> None:
        self._preview = preview
        if preview.list.doubtful:
            self._ask_columns()
            return
        self.fates.show_preview(preview)
        self._steps.setCurrentWidget(self.fates)
        (self.fates.write if self.fates.write.isEnabled() else self.fates.another).setFocus()

    def _not_read(self, no: Refused) -> None:
        if isinstance(no, Ambiguous) and no.kind == "sheet":
            self._steps.setCurrentWidget(self.choose)
            self.choose.ask_sheet(no.candidates)
        elif isinstance(no, BadFile) and no.why == "no_columns":
            self._preview = None
            self.notices.refuse(no)
            self._ask_columns()
        else:
            self._steps.setCurrentWidget(self.choose)
            self.notices.refuse(no)

    def _take_sheet(self, name: str) -> None:
        self._sheet = name
        self._look()

    def _ask_columns(self) -> None:
        path, sheet = self._path, self._sheet
        understood = None if self._preview is None else self._preview.list
        if path is None:
            return
        self._work.jobs.run(
            READ,
            lambda: headings(path, sheet, understood),
            owner=self,
            done=lambda found: self._show_columns(found, understood),
            refused=self.notices.refuse,
        )

    def _show_columns(self, found: list[Heading], understood: StockList | None) -> None:
        self.columns.show_headings(found, understood)
        self._steps.setCurrentWidget(self.columns)

    def _settled(self, mapping: dict[str, str]) -> None:
        self._mapping = mapping
        self._look()

    # ── writing, and taking back ──────────────────────────────────────────────────────────────

    def _write(self, skip_refused: bool) -> None:
        preview = self._preview
        if preview is None:
            return
        self.notices.clear()
        desk, op = self._work.desk(), OpId.new()

        def refused(no: Refused) -> None:
            self.notices.refuse(no, _("Look again"), self._look)

        self.working.start(
            LONG,
            lambda: imports.apply(desk, op, preview, skip_refused=skip_refused),
            title=_("Importing {file}").format(file=preview.list.file),
            done=self._written,
            refused=refused,
            keys=[self.fates],
        )

    def _written(self, done: Imported) -> None:
        self._done = done
        self.done.show_import(done)
        self._steps.setCurrentWidget(self.done)
        self.done.to_list.setFocus()
        desk = self._work.desk()
        # Pinyin is filled afterwards: nobody waits for it, and it goes on when this page is left.
        self._work.jobs.run(LONG, lambda: catalogue.spell_pending(desk), owner=self._work.news)

    def _undo(self) -> None:
        if self._done is None or self._done.batch is None:
            return
        desk, op, of = self._work.desk(), OpId.new(), UUID(self._done.batch)
        self.done.take_back.setEnabled(False)

        def undone(found: Undone) -> None:
            self.notices.clear()
            self.done.show_undone(found.undone)

        def refused(no: Refused) -> None:
            self.done.take_back.setEnabled(True)
            self.notices.refuse(no)

        self._work.jobs.run(
            WRITE, lambda: stock.undo(desk, op, of), owner=self, done=undone, refused=refused
        )

    def _match(self, path: Path) -> None:
        self.notices.clear()
        desk, op, folder = self._work.desk(), OpId.new(), self._keeping.folders.photos

        def matched(found: Matched) -> None:
            self.done.show_pictures(found)
            self._steps.setCurrentWidget(self.done)

        self.working.start(
            LONG,
            lambda: imports.pictures(desk, op, path, make_thumbnail, folder),
            title=_("Matching pictures from {file}").format(file=path.name),
            done=matched,
            refused=self.notices.refuse,
        )

    def _connect(self) -> None:
        self.choose.chosen.connect(self.take)
        self.choose.pictures.connect(self._match)
        self.choose.sheet_chosen.connect(self._take_sheet)
        self.columns.settled.connect(self._settled)
        self.columns.back.connect(self._again)
        self.fates.go.connect(self._write)
        self.fates.columns.connect(self._ask_columns)
        self.fates.back.connect(self._again)
        self.done.undo.connect(self._undo)
        self.done.pictures.connect(self._again)
        self.done.finished.connect(self.closed)

    def _again(self) -> None:
        self.notices.clear()
        self._steps.setCurrentWidget(self.choose)
