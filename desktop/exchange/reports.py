"""A report as tables for a file: the words in the reader's language, the numbers as numbers."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.reports import Field, Report, Shape
from desktop.domain.reports import Table as Told
from desktop.exchange.tables import Column, Table
from desktop.exchange.tables import Shape as Written
from desktop.wording import reports

_SHAPES = {
    Shape.TEXT: Written.TEXT,
    Shape.WORD: Written.TEXT,
    Shape.COUNT: Written.COUNT,
    Shape.MONEY: Written.MONEY,
    Shape.DAY: Written.DAY,
    Shape.SHARE: Written.COUNT,
    Shape.MOMENT: Written.MOMENT,
    Shape.WHY: Written.TEXT,
}


def report_tables(report: Report) -> list[Table]:
    """Every table of a report that has lines, its sums last; at least the first."""
    told = [one for n, one in enumerate(report.tables) if one.lines or n == 0]
    return [told_table(one, report.name if n == 0 else one.key) for n, one in enumerate(told)]


def told_table(told: Told, name: str) -> Table:
    """One table; `name` is a report's or a table's key."""
    title = reports.table_title(name)
    columns = tuple(Column(f.key, reports.field(f.key), _SHAPES[f.shape]) for f in told.fields)
    lines = [*told.lines, *([told.sums] if told.sums else [])]
    return Table(title, columns, [_cells(line.cells, told.fields) for line in lines])


def _cells(cells: Sequence[object], fields: Sequence[Field]) -> list[object]:
    return [
        reports.cell(cell, field) if field.shape in (Shape.WORD, Shape.WHY) else cell
        for cell, field in zip(cells, fields, strict=True)
    ]
