"""The tab: which report, of what, and what it says."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain import money
from desktop.domain.reports import Chart, ChartKind, Filters, Report, ReportName, Table, Target
from desktop.services.changes import Topic
from desktop.ui import picture, theme
from desktop.ui.charts import Bars, Series, Stacked
from desktop.ui.charts.chart import Chart as ChartWidget
from desktop.ui.forms import FlowLayout
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.forms.scrolling import scrolled
from desktop.ui.forms.sidebyside import SideBySide
from desktop.ui.forms.tool import chip_button
from desktop.ui.jobs import READ
from desktop.ui.notices.bar import NoticeBar
from desktop.ui.reports import saving
from desktop.ui.reports.grid import ReportGrid
from desktop.ui.saving import kind
from desktop.ui.stock.reports.filters import SHOWN, FilterRow
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _
from desktop.wording import reports as words
from desktop.wording.reports.year import year_text

_TOPICS = (Topic.STOCK, Topic.CATALOGUE, Topic.PLACES, Topic.COUNTS, Topic.EVENTS, Topic.SALES)


class ReportsView(QWidget):
    """`open` takes a report's name, or (name, Filters)."""

    def __init__(self, work: Workplace, keeping: Keeping, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        del keeping
        self._work = work
        self.report: Report | None = None
        self.name = ReportName.STOCK
        self.keys: dict[ReportName, QPushButton] = {}
        group = QButtonGroup(self)
        names = FlowLayout(spacing=theme.UNIT)
        for name in SHOWN:
            key = chip_button(words.title(name), on=name is self.name)
            key.setToolTip(words.about(name))
            key.clicked.connect(lambda _on=False, n=name: self.open(n))
            group.addButton(key)
            self.keys[name] = key
            names.addWidget(key)
        self.field: QWidget = self.keys[self.name]
        self.filters = FilterRow(work)
        self.filters.changed.connect(self.ask)
        self.about = QLabel(wordWrap=True)
        theme.set_tone(self.about, "muted")
        self.notices = NoticeBar()
        self.remarks = QLabel(wordWrap=True)
        self.remarks.setAccessibleName(_("What the report says"))
        self.charts: list[ChartWidget] = []
        self.grids: list[ReportGrid] = []
        self._body = QVBoxLayout()
        self._body.setSpacing(theme.UNIT * 2)
        self._shown: list[QWidget] = []
        self.behind: ReportGrid | None = None
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(*(theme.UNIT * 3, theme.UNIT) * 2)
        column.setSpacing(theme.UNIT * 2)
        column.addLayout(names)
        column.addWidget(self.about)
        column.addWidget(self.filters)
        column.addLayout(self._ways())
        column.addWidget(self.notices)
        column.addWidget(self.remarks)
        column.addLayout(self._body)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inner))
        work.news.listen(self, _TOPICS, self.ask)
        self.open(self.name)

    def open(self, what: object) -> None:
        """Shows one report."""
        name, asked = what if isinstance(what, tuple) else (what, None)
        self.name = ReportName(str(name))
        self.keys[self.name].setChecked(True)
        self.field = self.keys[self.name]
        self.about.setText(words.about(self.name))
        self.filters.show_for(self.name)
        if isinstance(asked, Filters) and asked.owner is not None:
            self.filters.choose_owner(asked.owner)
        self.text_keys.setVisible(self.name is ReportName.YEAR)
        self.ask()

    def ask(self) -> None:
        """Asks again for what is shown."""
        desk, name, filters = self._work.desk(), self.name, self.filters.filters()
        if name is ReportName.SPONSOR and filters.owner is None:
            self._wait_for_owner()
            return

        def look() -> Report:
            from desktop.services import reports

            return reports.report(desk, name, filters)

        self._work.jobs.run(
            READ, look, owner=self, done=self._arrived, refused=self.notices.refuse, latest="report"
        )

    # ── what it says ──────────────────────────────────────────────────────────────────────────

    def _wait_for_owner(self) -> None:
        self.report = None
        self.notices.clear()
        self._clear()
        self.remarks.setText(_("Choose whose goods the statement is of."))
        self.remarks.show()
        self.ways.setEnabled(False)

    def _arrived(self, report: Report) -> None:
        if report.name is not self.name:
            return  # another one was opened meanwhile that first wants to know of whom
        self.report = report
        self.notices.clear()
        self._clear()
        self.ways.setEnabled(True)
        self.remarks.setText("\n".join(words.remarks(report)))
        self.remarks.setVisible(bool(report.remarks))
        charts = [self._chart(one) for one in report.charts]
        if charts:
            self._put(_beside(charts))
        self.charts = charts
        for n, table in enumerate(report.tables):
            if table.lines:
                self._table(table, words.title(report.name) if n == 0 else "")
            elif n == 0:
                empty = QLabel(words.nothing(report.name), wordWrap=True)
                theme.set_tone(empty, "muted")
                self._put(empty)

    def _chart(self, told: Chart) -> ChartWidget:
        kind = Bars if told.kind is ChartKind.BARS else Stacked
        chart = kind(words.chart_title(told.key))
        series = [Series(words.series_name(told, s.key), s.values) for s in told.series]
        tell = money.short if told.money else "{:,}".format
        chart.show_data(series, [words.label(told, text) for text in told.labels], text=tell)
        return chart

    def _table(self, table: Table, title: str) -> ReportGrid:
        named = title or words.table_title(table.key)
        head = QLabel(named)
        theme.set_heading(head, "part")
        grid = ReportGrid(named)
        grid.show_table(table)
        grid.chosen.connect(self._go)
        self._put(head)
        self._put(grid)
        self.grids.append(grid)
        return grid

    def _put(self, widget: QWidget) -> None:
        self._shown.append(widget)
        self._body.addWidget(widget)

    def _clear(self) -> None:
        for widget in self._shown:
            self._body.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._shown, self.charts, self.grids, self.behind = [], [], [], None

    def _go(self, target: Target) -> None:
        """To what a line names; the rows behind a figure open below it."""
        if target.kind == "figure":
            self._show_rows(str(target.key))
        elif target.kind == "outing":
            self._work.go("stock", ("outings", target.key))
        elif target.kind == "production":
            self._work.go("production", ("production", target.key))
        elif target.kind == "requisition":
            self._work.go("requisitions", target.key)
        else:
            self._work.go("stock", (target.kind, target.key))

    def _show_rows(self, figure: str) -> None:
        desk, filters = self._work.desk(), self.filters.filters()

        def look() -> Table:
            from desktop.services import yearbook

            return yearbook.rows(desk, yearbook.year_of(desk, filters), figure)

        def arrived(table: Table) -> None:
            if self.behind is not None:
                for widget in self._shown[-2:]:
                    self._body.removeWidget(widget)
                    widget.hide()
                    widget.deleteLater()
                del self._shown[-2:], self.grids[-1:]
            self.behind = self._table(table, words.figure(figure))
            self.behind.setFocus()

        self._work.jobs.run(
            READ, look, owner=self, done=arrived, refused=self.notices.refuse, latest="behind"
        )

    # ── ways to take it away ──────────────────────────────────────────────────────────────────

    def _ways(self) -> FlowLayout:
        self.ways = IconKey(theme.icon("download"), _("Export"))
        menu = QMenu(self.ways)
        for ending in saving.ENDINGS:
            menu.addAction(kind(ending), partial(self.save, ending))
        self.ways.setMenu(menu)
        self.copy = IconKey(theme.icon("image"), _("Copy the table as a picture"))
        self.copy.clicked.connect(self.copy_picture)
        self.text_keys = QWidget()
        row = QHBoxLayout(self.text_keys)
        row.setContentsMargins(0, 0, 0, 0)
        self.texts: dict[str, QPushButton] = {}
        for language, title in (("zh", "复制文字（中文）"), ("en", "Copy the text (English)")):
            key = IconKey(theme.icon("copy"), title)
            key.clicked.connect(lambda _on=False, one=language: self.copy_text(one))
            self.texts[language] = key
            row.addWidget(key)
        flow = FlowLayout(spacing=theme.UNIT)
        for widget in (self.text_keys, self.ways, self.copy):
            flow.addWidget(widget)
        return flow

    def save(self, ending: str) -> None:
        """Writes what is shown into a file."""
        if self.report is not None:
            saving.save(self, self._work, self.report, ending)

    def copy_picture(self) -> None:
        """The first table as a picture for the group."""
        if self.report is not None and self.grids:
            of = words.filters_text(self.report.filters)
            title = " · ".join(part for part in (words.title(self.report.name), of) if part)
            picture.copy(self.grids[0].as_picture(title))
            self._work.toasts.say(_("The picture is on the clipboard."))

    def copy_text(self, language: str) -> None:
        """The figures of the year, ready to paste."""
        if self.report is not None and self.report.name is ReportName.YEAR:
            picture.copy_text(year_text(self.report, language))
            self._work.toasts.say(_("The text is on the clipboard."))


def _beside(charts: list[ChartWidget]) -> QWidget:
    columns = []
    for chart in charts:
        column = QVBoxLayout()
        column.addWidget(chart)
        columns.append(column)
    return SideBySide(*columns, spacing=theme.UNIT * 2)
