"""A stock report on A4: its remarks as sentences, its charts as bars, its tables over pages."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from desktop.documents.reports import look
from desktop.documents.reports.chart import ceiling
from desktop.documents.reports.paged import ROOM, SIDE, WIDE, Paged
from desktop.documents.reports.tables import Column, Row
from desktop.documents.sheet import Align, Face, width, wrapped
from desktop.domain.moments import HOME
from desktop.domain.money import short
from desktop.domain.reports import Chart, ChartKind, Field, Line, Report, Shape, Table
from desktop.wording import reports

_BAR, _GAP = 11.0, 5.0
_HIGH = 130.0  # of a chart over time
_MOST = 24  # columns of it, the latest
_LINES = {Shape.WHY: 6}
_SHARES = {
    Shape.TEXT: 16.0,
    Shape.WORD: 16.0,
    Shape.COUNT: 11.0,
    Shape.MONEY: 14.0,
    Shape.DAY: 12.0,
    Shape.SHARE: 12.0,
    Shape.MOMENT: 15.0,
    Shape.WHY: 40.0,
}


def stock_page(report: Report) -> bytes:
    """The report as a PDF of as many pages as it needs."""
    # Drawn twice: the first time only to learn how many pages there are.
    pages = _Page(report, 0).draw()[1]
    return _Page(report, pages).draw()[0]


class _Page(Paged):
    """One drawing of a report."""

    def __init__(self, report: Report, pages: int) -> None:
        self.kind = reports.title(report.name)
        made = _when(report)
        super().__init__(self.kind, self.kind, f"{self.kind} · {made}", pages)
        self.report = report

    def draw(self) -> tuple[bytes, int]:
        """The PDF and its number of pages."""
        self._top()
        for words in reports.remarks(self.report):
            self._say(words)
        for chart in self.report.charts:
            if any(any(series.values) for series in chart.series):
                self._chart(chart)
        for n, table in enumerate(self.report.tables):
            if table.lines or n == 0:
                self._table(table, titled=n > 0)
        return self.done()

    def _top(self) -> None:
        self.sheet.text(SIDE, self.y + 18, self.kind, 17, face=Face.BOLD, colour=look.INK)
        made = _when(self.report)
        told = " · ".join(
            part for part in (reports.filters_text(self.report.filters), made) if part
        )
        self.sheet.text(SIDE, self.y + 34, told, 9, colour=look.MUTED, room=ROOM)
        self.y += 46

    def _say(self, words: str) -> None:
        for line in wrapped(words, 9.5, ROOM):
            self.y = self.turn(self.y, 15)
            self.sheet.text(SIDE, self.y + 10, line, 9.5, colour=look.INK)
            self.y += 14

    def _chart(self, chart: Chart) -> None:
        if chart.kind is ChartKind.BARS:
            self._bars(chart)
        else:
            self._columns(chart)

    def _key(self, chart: Chart) -> None:
        """Which colour is what, where there are several."""
        if len(chart.series) < 2:
            return
        x = SIDE
        for n, series in enumerate(chart.series):
            name = reports.series_name(chart, series.key)
            self.sheet.box(x, self.y + 1, 8, 8, look.PARTS[n % len(look.PARTS)], 2)
            x += 11 + self.sheet.text(x + 11, self.y + 8, name, 8, colour=look.MUTED) + 12
        self.y += 15

    def _bars(self, chart: Chart) -> None:
        self.title(reports.chart_title(chart.key), 40)
        self._key(chart)
        tell = short if chart.money else "{:,}".format
        totals = [sum(max(0, s.values[n]) for s in chart.series) for n in range(len(chart.labels))]
        most = max(1, *totals)
        left = ROOM * 0.34
        room = ROOM - left - 6 - max(width(tell(total), 8) for total in totals)
        for n, label in enumerate(chart.labels):
            self.y = self.turn(self.y, _BAR + _GAP)
            named = reports.label(chart, label)
            self.sheet.text(
                SIDE + left - 6, self.y + 8.5, named, 8.5,
                colour=look.INK, align=Align.RIGHT, room=left - 8,
            )  # fmt: skip
            x = SIDE + left
            for k, series in enumerate(chart.series):
                wide = room * max(0, series.values[n]) / most
                self.sheet.box(x, self.y, wide, _BAR, look.PARTS[k % len(look.PARTS)])
                x += wide
            self.sheet.text(x + 4, self.y + 8.5, tell(totals[n]), 8, colour=look.MUTED)
            self.y += _BAR + _GAP
        self.y += 4

    def _columns(self, chart: Chart) -> None:
        self.title(reports.chart_title(chart.key), _HIGH + 30)
        self._key(chart)
        tell = short if chart.money else "{:,}".format
        first = max(0, len(chart.labels) - _MOST)
        labels = chart.labels[first:]
        columns = [[max(0, s.values[first + n]) for s in chart.series] for n in range(len(labels))]
        top = ceiling(max(1, *(sum(column) for column in columns)))
        margin = width(tell(top), 7) + 6
        base, step = self.y + _HIGH, (ROOM - margin) / len(labels)
        for part in (0.5, 1.0):
            level = base - (_HIGH - 14) * part
            self.sheet.line([(SIDE + margin, level), (WIDE - SIDE, level)], look.RULE, 0.5)
            if part == 1.0 or top % 2 == 0:
                self.sheet.text(
                    SIDE + margin - 4, level + 2.5, tell(int(top * part)), 7,
                    colour=look.MUTED, align=Align.RIGHT,
                )  # fmt: skip
        self.sheet.line([(SIDE + margin, base), (WIDE - SIDE, base)], look.MUTED, 0.7)
        thick, free = min(step * 0.7, 34.0), 0.0
        for n, column in enumerate(columns):
            middle, y = SIDE + margin + step * (n + 0.5), base
            for k, value in enumerate(column):
                high = (_HIGH - 14) * value / top
                y -= high
                colour = look.PARTS[k % len(look.PARTS)]
                self.sheet.box(middle - thick / 2, y, thick, high, colour)
            named = reports.label(chart, labels[n])
            half = width(named, 7) / 2
            if middle - half > free:
                self.sheet.text(middle, base + 10, named, 7, colour=look.MUTED, align=Align.CENTRE)
                free = middle + half + 4
        self.y = base + 18

    def _table(self, table: Table, *, titled: bool) -> None:
        if titled:
            self.title(reports.table_title(table.key))
        else:
            self.y += 4
        if not table.lines:
            self.nothing(reports.nothing(self.report.name))
            return
        columns = [
            Column(
                reports.field(f.key),
                _share(f),
                _align(f),
                _lines(f),
            )
            for f in table.fields
        ]
        rows = [_row(line, table.fields) for line in table.lines]
        if table.sums is not None:
            rows.append(_row(table.sums, table.fields))
        self.table(columns, rows)


def _when(report: Report) -> str:
    return f"{report.made.astimezone(ZoneInfo(HOME)):%Y-%m-%d %H:%M}"


def _share(field: Field) -> float:
    return 30.0 if field.stretch else _SHARES[field.shape]


def _lines(field: Field) -> int:
    return _LINES.get(field.shape, 2 if field.stretch else 1)


def _align(field: Field) -> Align:
    return Align.RIGHT if field.shape in (Shape.COUNT, Shape.MONEY, Shape.SHARE) else Align.LEFT


def _row(line: Line, fields: Sequence[Field]) -> Row:
    cells = tuple(reports.cell(cell, f) for cell, f in zip(line.cells, fields, strict=True))
    return Row(cells, line.bold, line.alarm)
