"""The page: which span, which table, its chart; and what was not there, had made by one press."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.moments import at_home
from desktop.domain.production import ProductionDraft
from desktop.domain.reports import Report, Table, Target
from desktop.services.changes import OpId, Topic
from desktop.ui import picture, theme
from desktop.ui.charts import Chart
from desktop.ui.forms import SideBySide, tool_button
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.forms.scrolling import scrolled
from desktop.ui.jobs import READ, WRITE
from desktop.ui.notices import NoticeBar
from desktop.ui.reports import saving
from desktop.ui.reports.grid import ReportGrid
from desktop.ui.requisitions.figures import months
from desktop.ui.requisitions.figures.spans import SPANS, Chips, filters
from desktop.ui.requisitions.ways import told
from desktop.ui.saving import kind
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _, ngettext
from desktop.wording import reports as words

_TABLES = (
    "requests", "asked_by_event", "asked_by_city", "asked_by_kind", "asked_by_team",
    "asked_by_value", "asked_items", "not_there",
)  # fmt: skip


class FiguresPage(QWidget):
    """`open` takes the key of a table ("not_there")."""

    def __init__(self, work: Workplace, keeping: Keeping, leave: Callable[[], None]) -> None:
        super().__init__()
        del keeping  # nothing of it is a setting
        self._work, self._leave = work, leave
        self.report: Report | None = None
        self.key, self.span = _TABLES[0], "months"
        self.close_key = tool_button("arrow-left", _("Back to the requests"))
        self.close_key.clicked.connect(lambda: leave())
        self.title = QLabel(words.title("requests"))
        theme.set_heading(self.title, "part")
        self.ways = IconKey(theme.icon("download"), _("Export"))
        menu = QMenu(self.ways)
        for ending in saving.ENDINGS:
            menu.addAction(kind(ending), partial(self.save, ending))
        self.ways.setMenu(menu)
        self.copy = tool_button("image", _("Copy the table as a picture"))
        self.copy.clicked.connect(self.copy_picture)
        self.make_key = IconKey(theme.icon("factory"), "")
        self.make_key.clicked.connect(self._make)
        spans = Chips([(key, _(said)) for key, said in SPANS], self.span, self.choose_span)
        tabs = Chips([(key, _name(key)) for key in _TABLES], self.key, self.open)
        self.spans, self.tabs = spans.keys, tabs.keys
        self.field: QWidget = self.tabs[self.key]
        self.notices = NoticeBar()
        self.remarks = QLabel(wordWrap=True)
        theme.set_tone(self.remarks, "muted")
        self.nothing = QLabel(wordWrap=True)
        self.nothing.hide()
        self.charts: list[Chart] = []
        self._drawn: QWidget | None = None
        self.grid = ReportGrid(_name(self.key))
        self.grid.chosen.connect(self._go)
        self.grid.selectionModel().selectionChanged.connect(self._say_make)
        self._lay_out(spans, tabs)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut("Esc", self, leave, context=here)
        work.news.listen(self, (Topic.REQUISITIONS, Topic.RULES, Topic.CATALOGUE), self.ask)
        self.ask()

    def _lay_out(self, spans: QWidget, tabs: QWidget) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.UNIT)
        head.addWidget(self.close_key)
        head.addWidget(self.title, 1)
        head.addWidget(self.ways)
        head.addWidget(self.copy)
        making = QHBoxLayout()
        making.addWidget(self.make_key)
        making.addStretch(1)
        inner = QWidget()
        self._body = QVBoxLayout(inner)
        self._body.setContentsMargins(0, 0, theme.UNIT, theme.UNIT * 2)
        self._body.setSpacing(theme.UNIT * 2)
        self._body.addWidget(spans)
        self._body.addWidget(tabs)
        self._body.addWidget(self.remarks)
        self._body.addWidget(self.nothing)
        self._body.addWidget(self.grid)
        self._body.addLayout(making)
        self._body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.UNIT * 3, theme.UNIT, theme.UNIT * 2, theme.UNIT)
        column.setSpacing(theme.UNIT)
        column.addLayout(head)
        column.addWidget(self.notices)
        column.addWidget(scrolled(inner), 1)

    # ── what is asked ─────────────────────────────────────────────────────────────────────────

    def open(self, what: object) -> None:
        """Shows one table."""
        if what in self.tabs:
            self.key = str(what)
            self.tabs[self.key].setChecked(True)
            self._show()

    def choose_span(self, span: str) -> None:
        """The requests that came in another span."""
        self.span = span
        self.spans[span].setChecked(True)
        self.ask()

    def ask(self) -> None:
        """Asks again."""
        desk = self._work.desk()
        asked = filters(self.span, at_home(desk.now()).date())

        def look() -> Report:
            from desktop.services.requisitions.figures import figures

            return figures(desk, asked)

        self._work.jobs.run(
            READ, look, owner=self, done=self._arrived, refused=self.notices.refuse, latest="look"
        )

    # ── what is shown ─────────────────────────────────────────────────────────────────────────

    @property
    def table(self) -> Table | None:
        """The one in front."""
        if self.report is None:
            return None
        return next(one for one in self.report.tables if one.key == self.key)

    def _arrived(self, report: Report) -> None:
        self.report = report
        self.notices.clear()
        self._show()

    def _show(self) -> None:
        report, table = self.report, self.table
        if report is None or table is None:
            return
        self.remarks.setText("\n".join(words.remarks(report)))
        self.remarks.setVisible(bool(report.remarks) and self.key == _TABLES[0])
        self.nothing.setText(_nothing(self.key, any_at_all=bool(report.tables[0].lines)))
        self.nothing.setVisible(not table.lines)
        self.grid.setVisible(bool(table.lines))
        self.grid.setAccessibleName(_name(self.key))
        self.grid.show_table(table)
        for key in (self.ways, self.copy):
            key.setEnabled(bool(table.lines))
        self._draw(report, table)
        self._say_make()

    def _draw(self, report: Report, table: Table) -> None:
        if self._drawn is not None:
            self._body.removeWidget(self._drawn)
            self._drawn.hide()
            self._drawn.deleteLater()
            self._drawn = None
        self.charts = []
        if not table.lines:
            return
        if self.key == _TABLES[0]:
            self.charts = [months.kept(report), months.speed(table)]
        else:
            self.charts = [months.asked(table)]
        columns = []
        for chart in self.charts:
            column = QVBoxLayout()
            column.addWidget(chart)
            columns.append(column)
        self._drawn = SideBySide(*columns, spacing=theme.UNIT * 2)
        self._body.insertWidget(self._body.indexOf(self.grid), self._drawn)

    # ── what was not there, and what a line opens ─────────────────────────────────────────────

    def _go(self, target: Target) -> None:
        if target.kind == "order":
            self._make()
        else:
            self._work.go("stock", (target.kind, target.key))

    def _chosen(self) -> tuple[str, str, int] | None:
        """Code, name and pieces of the chosen line of what was not there."""
        table, row = self.table, self.grid.currentIndex().row()
        if table is None or self.key != "not_there" or not 0 <= row < len(table.lines):
            return None
        code, name, _requests, qty = table.lines[row].cells
        return str(code), str(name), qty if isinstance(qty, int) else 0

    def _say_make(self) -> None:
        chosen = self._chosen()
        self.make_key.setVisible(self.key == "not_there" and bool(self.table and self.table.lines))
        self.make_key.setEnabled(chosen is not None)
        said = _("Choose a line to have it made")
        if chosen is not None:
            _code, name, qty = chosen
            said = _("Have {name} made").format(name=name[:40])
            if qty:
                pieces = ngettext("{n} piece", "{n} pieces", qty).format(n=f"{qty:,}")
                said = _("Have {pieces} of {name} made").format(pieces=pieces, name=name[:40])
        self.make_key.setText(said)

    def _make(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        (code, name, qty), desk, op = chosen, self._work.desk(), OpId.new()

        def begin() -> int:
            from desktop.services import catalogue, production

            variant = catalogue.variant(desk, code).id if code else None
            draft = ProductionDraft(name, qty=qty or None, variant=variant)
            return production.save(desk, op, draft).id

        def begun(made: int) -> None:
            told(self._work, self, _("{name} stands in production.").format(name=name[:40]), op)
            self._work.go("production", ("production", made))

        self._work.jobs.run(WRITE, begin, owner=self, done=begun, refused=self.notices.refuse)

    # ── ways to take it away ──────────────────────────────────────────────────────────────────

    def save(self, ending: str) -> None:
        """Writes all tables of the span into a file."""
        if self.report is not None:
            saving.save(self, self._work, self.report, ending)

    def copy_picture(self) -> None:
        """The table in front as a picture for the group."""
        if self.report is not None:
            of = words.filters_text(self.report.filters)
            title = " · ".join(part for part in (_name(self.key), of) if part)
            picture.copy(self.grid.as_picture(title))
            self._work.toasts.say(_("The picture is on the clipboard."))


def _name(key: str) -> str:
    return _("By month") if key == _TABLES[0] else words.table_title(key)


def _nothing(key: str, *, any_at_all: bool) -> str:
    if any_at_all and key == "not_there":
        return _("Nothing that was asked for was missing. Good.")
    return _(
        "No request came in this time. Once some have, this page tells how fast they were "
        "answered, what they asked for, and what was not there."
    )
