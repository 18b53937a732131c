"""Leads through the steps of taking a table in; everything else goes on working."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.errors import Ambiguous, BadFile, Refused
from desktop.domain.production.lists import TITLES, TableKind
from desktop.domain.progress import Progress
from desktop.services.changes import OpId
from desktop.ui import theme
from desktop.ui.forms import tool_button
from desktop.ui.jobs import LONG, READ
from desktop.ui.longwork import LongWork
from desktop.ui.notices import NoticeBar
from desktop.ui.production import books
from desktop.ui.production.books import Basics
from desktop.ui.production.taking_in.asked import Asked
from desktop.ui.production.taking_in.choose import ChooseStep
from desktop.ui.production.taking_in.fates import FatesStep
from desktop.ui.production.ways import told
from desktop.ui.workplace import Workplace
from desktop.wording import _, ngettext

if TYPE_CHECKING:
    from desktop.services.production.lists import Preview, Taken


class TakeInPage(QWidget):
    """`closed` goes back to where one came from; it also goes there once a table is in."""

    closed = Signal()

    def __init__(self, work: Workplace, event: int | None) -> None:
        super().__init__()
        self._work = work
        self._path: Path | None = None
        self._sheet: str | None = None
        self._kind: TableKind | None = None
        self._mapping: dict[str, str] | None = None
        self._preview: Preview | None = None
        self.title = QLabel(_("Take in a list"))
        theme.set_heading(self.title, "part")
        self.close_key = tool_button("x", _("Close: {title}").format(title=self.title.text()))
        self.close_key.clicked.connect(self.closed)
        self.notices = NoticeBar()
        self.working = LongWork(work.jobs)
        self.choose = ChooseStep(work)
        self.asked = Asked()
        self.fates = FatesStep(work.jobs)
        self._steps = QStackedWidget()
        for step in (self.choose, self.asked, self.fates):
            self._steps.addWidget(step)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.close_key)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.UNIT * 3, theme.UNIT, theme.UNIT * 3, theme.UNIT * 2)
        column.setSpacing(theme.UNIT)
        column.addLayout(head)
        column.addWidget(self.notices)
        column.addWidget(self.working)
        column.addWidget(self._steps, 1)
        self.setFocusProxy(self.choose)
        self._connect()
        desk = work.desk()

        def came(found: Basics) -> None:
            self.choose.show_events(found.events, event)

        work.jobs.run(READ, lambda: books.basics(desk), owner=self, done=came)

    def take(self, path: object) -> None:
        """Begins with this file."""
        if isinstance(path, Path):
            self._path, self._sheet, self._kind, self._mapping = path, None, None, None
            self._look()

    def _look(self) -> None:
        path = self._path
        if path is None:
            return
        self.notices.clear()
        desk, event, place = self._work.desk(), self.choose.event_id, self.choose.place_id
        sheet, kind, mapping = self._sheet, self._kind, self._mapping

        def look() -> Generator[Progress, None, Preview]:
            from desktop.services.production import lists

            return lists.preview(
                desk, path, event=event, place=place, kind=kind, mapping=mapping, sheet=sheet
            )

        self.working.start(
            LONG,
            look,
            title=_("Reading {file}").format(file=path.name),
            done=self._seen,
            refused=self._not_read,
        )

    def _seen(self, preview: Preview) -> None:
        self._preview = preview
        if preview.list.doubtful:
            self.asked.ask_headings(preview.list.doubtful)
            self._steps.setCurrentWidget(self.asked)
            return
        self.fates.show_preview(preview)
        self._steps.setCurrentWidget(self.fates)
        (self.fates.write if self.fates.write.isEnabled() else self.fates.another).setFocus()

    def _not_read(self, no: Refused) -> None:
        if isinstance(no, Ambiguous) and no.kind == "sheet":
            self.asked.ask_sheet(no.candidates)
            self._steps.setCurrentWidget(self.asked)
            return
        self.notices.refuse(no)
        if isinstance(no, BadFile) and no.why in ("unknown_kind", "no_columns"):
            self.asked.ask_kind()
            self._steps.setCurrentWidget(self.asked)
        else:
            self._steps.setCurrentWidget(self.choose)

    def _write(self, skip_refused: bool) -> None:
        preview = self._preview
        if preview is None:
            return
        self.notices.clear()
        desk, op = self._work.desk(), OpId.new()

        def apply() -> Generator[Progress, None, Taken]:
            from desktop.services.production import lists

            return lists.apply(desk, op, preview, skip_refused=skip_refused)

        def refused(no: Refused) -> None:
            self.notices.refuse(no, _("Look again"), self._look)

        self.working.start(
            LONG,
            apply,
            title=_("Taking in {file}").format(file=preview.list.file),
            done=self._written,
            refused=refused,
            keys=[self.fates],
        )

    def _written(self, done: Taken) -> None:
        from desktop.services import catalogue
        from desktop.services.production import Saved

        desk = self._work.desk()
        # Pinyin is filled afterwards: nobody waits for it.
        self._work.jobs.run(LONG, lambda: catalogue.spell_pending(desk), owner=self._work.news)
        n = done.new + done.changed
        said = ngettext("{n} row of {table} taken in", "{n} rows of {table} taken in", n)
        table = TITLES[self._preview.list.kind] if self._preview is not None else ""
        words = said.format(n=f"{n:,}", table=table)
        if done.batch is None:
            self._work.toasts.say(_("Already in, 0 new"))
        else:
            told(self._work, self.parentWidget() or self, words, Saved(UUID(done.batch).hex, 0))
        self.closed.emit()

    def _connect(self) -> None:
        self.choose.chosen.connect(self.take)
        self.asked.sheet.connect(self._take_sheet)
        self.asked.kind.connect(self._take_kind)
        self.asked.mapping.connect(self._take_mapping)
        self.fates.go.connect(self._write)
        self.fates.back.connect(self._again)
        leave = QShortcut("Esc", self, self.closed.emit)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _take_sheet(self, name: str) -> None:
        self._sheet = name
        self._look()

    def _take_kind(self, kind: str) -> None:
        self._kind = TableKind(kind)
        self._look()

    def _take_mapping(self, mapping: dict[str, str]) -> None:
        self._mapping = {**(self._mapping or {}), **mapping}
        self._look()

    def _again(self) -> None:
        self.notices.clear()
        self._steps.setCurrentWidget(self.choose)
