"""Leads through the steps of taking a list of requests in; everything else goes on working."""

from __future__ import annotations

from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.errors import Ambiguous, Refused
from desktop.domain.progress import Progress
from desktop.services.changes import OpId
from desktop.ui import theme
from desktop.ui.forms import tool_button
from desktop.ui.jobs import LONG, WRITE
from desktop.ui.longwork import LongWork
from desktop.ui.notices import NoticeBar
from desktop.ui.requisitions.taking_in.asked import AskedStep
from desktop.ui.requisitions.taking_in.choose import ChooseStep
from desktop.ui.requisitions.taking_in.fates import FatesStep
from desktop.ui.requisitions.ways import told
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _, ngettext
from desktop.wording.joining import labelled

if TYPE_CHECKING:
    from desktop.services.requisitions.taking import Preview, Taken


class TakingInPage(QWidget):
    """`leave` goes back to where one came from; it also goes there once a list is in."""

    def __init__(self, work: Workplace, keeping: Keeping, leave: Callable[[], None]) -> None:
        super().__init__()
        del keeping  # nothing of it is a setting
        self._work, self._leave = work, leave
        self._path: Path | None = None
        self._sheet: str | None = None
        self._mapping: dict[str, str] = {}
        self._preview: Preview | None = None
        self.title = QLabel(_("Take in a list of requests"))
        theme.set_heading(self.title, "part")
        self.close_key = tool_button("x", _("Close: {title}").format(title=self.title.text()))
        self.close_key.clicked.connect(self._leave)
        self.notices = NoticeBar()
        self.working = LongWork(work.jobs)
        self.choose, self.asked, self.fates = ChooseStep(), AskedStep(), FatesStep(work)
        self.steps = QStackedWidget()
        for step in (self.choose, self.asked, self.fates):
            self.steps.addWidget(step)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.close_key)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.UNIT * 3, theme.UNIT, theme.UNIT * 3, theme.UNIT * 2)
        column.setSpacing(theme.UNIT)
        column.addLayout(head)
        column.addWidget(self.notices)
        column.addWidget(self.working)
        column.addWidget(self.steps, 1)
        self.field = self.choose.file
        self.setFocusProxy(self.choose)
        self._connect()

    def open(self, what: object) -> None:
        """Begins with this file; without one where it was left."""
        if isinstance(what, Path):
            self._path, self._sheet, self._mapping = what, None, {}
            self._look()

    def _look(self) -> None:
        path = self._path
        if path is None:
            return
        self.notices.clear()
        desk, sheet, mapping = self._work.desk(), self._sheet, dict(self._mapping)

        def look() -> Generator[Progress, None, Preview]:
            from desktop.services.requisitions import taking

            return taking.preview(desk, path, mapping=mapping, sheet=sheet)

        self.working.start(
            LONG,
            look,
            title=_("Reading {file}").format(file=path.name),
            done=self._seen,
            refused=self._not_read,
        )

    def _seen(self, seen: Preview) -> None:
        self._preview = seen
        if seen.list.doubtful:
            self.asked.ask_headings(seen.list.doubtful, ("lines",) if seen.list.headed else ())
            self.steps.setCurrentWidget(self.asked)
            return
        self.fates.show_preview(seen)
        self.steps.setCurrentWidget(self.fates)
        (self.fates.write if self.fates.write.isEnabled() else self.fates.another).setFocus()

    def _not_read(self, no: Refused) -> None:
        if isinstance(no, Ambiguous) and no.kind == "sheet":
            self.asked.ask_sheet(no.candidates)
            self.steps.setCurrentWidget(self.asked)
            return
        self.notices.refuse(no)
        self.steps.setCurrentWidget(self.choose)

    def _mend(self, said: str, code: str | None) -> None:
        """The words mean this article from now on, or none of ours, and the list is looked at with
        that.
        """
        seen = self._preview
        if seen is None:
            return
        desk, op = self._work.desk(), OpId.new()

        def remember() -> Preview:
            from desktop.services.requisitions import matching, taking

            matching.remember(desk, op, said, code)
            return taking.again(desk, seen)

        def mended(now: Preview) -> None:
            self._seen(now)
            words = _("“{said}” is remembered as this article").format(said=said)
            if code is None:
                words = labelled(said, _("no article of ours"))
            told(self._work, self, words, op)

        self._work.jobs.run(
            WRITE, remember, owner=self, done=mended, refused=lambda no: self.notices.refuse(no)
        )

    def _write(self, skip_refused: bool) -> None:
        seen = self._preview
        if seen is None:
            return
        self.notices.clear()
        desk, op = self._work.desk(), OpId.new()

        def apply() -> Generator[Progress, None, Taken]:
            from desktop.services.requisitions import taking

            return taking.apply(desk, op, seen, skip_refused=skip_refused)

        def refused(no: Refused) -> None:
            self.notices.refuse(no, _("Look again"), self._look)

        self.working.start(
            LONG,
            apply,
            title=_("Taking in {file}").format(file=seen.list.file),
            done=self._written,
            refused=refused,
            keys=[self.fates],
        )

    def _written(self, done: Taken) -> None:
        self._preview = None
        self.steps.setCurrentWidget(self.choose)
        if done.batch is None:
            self._work.toasts.say(_("Already in, 0 new"))
        else:
            n = done.new + done.changed
            said = ngettext("{n} request taken in", "{n} requests taken in", n).format(n=f"{n:,}")
            told(self._work, self.parentWidget() or self, said, UUID(done.batch))
        self._leave()

    def _connect(self) -> None:
        self.choose.chosen.connect(self.open)
        self.asked.sheet.connect(self._take_sheet)
        self.asked.mapping.connect(self._take_mapping)
        self.fates.go.connect(self._write)
        self.fates.back.connect(self._again)
        self.fates.mended.connect(self._mend)
        leave = QShortcut("Esc", self, self._leave)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _take_sheet(self, name: str) -> None:
        self._sheet = name
        self._look()

    def _take_mapping(self, mapping: dict[str, str]) -> None:
        self._mapping |= mapping
        self._look()

    def _again(self) -> None:
        self.notices.clear()
        self.steps.setCurrentWidget(self.choose)
        self.choose.file.setFocus()
