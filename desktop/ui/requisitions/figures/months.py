"""The charts of the figures, made of the report's own numbers."""

from __future__ import annotations

from desktop.domain.reports import Chart as Told
from desktop.domain.reports import Report, Table
from desktop.ui.charts import Bars, Chart, Lines, Series, Stacked
from desktop.ui.theme import Tone
from desktop.wording import reports as words

_MOST = 12  # bars of a chart
_TONES = {"kept_in_time": Tone.GOOD, "kept_late": Tone.BAD, "still_open": Tone.ACCENT}


def kept(report: Report) -> Chart:
    """In time and too late, month by month."""
    told: Told = report.charts[0]
    chart = Stacked(words.chart_title(told.key))
    chart.show_data(
        [Series(words.series_name(told, s.key), s.values, _TONES[s.key]) for s in told.series],
        told.labels,
    )
    return chart


def speed(months: Table) -> Chart:
    """Within how many working days half and 90 % had left, in the months in which any had."""
    at = {field.key: n for n, field in enumerate(months.fields)}
    lines = [line for line in months.lines if line.cells[at["shipped"]]][-24:]
    chart = Lines(words.chart_title("requests_days"))
    chart.show_data(
        [
            Series(words.field(key), tuple(_number(line.cells[at[key]]) for line in lines))
            for key in ("ship_median", "ship_p90")
        ],
        [str(line.cells[at["month"]]) for line in lines],
    )
    return chart


def asked(table: Table) -> Chart:
    """Pieces asked for and sent of the largest lines of a table."""
    at = {field.key: n for n, field in enumerate(table.fields)}
    name = next(n for n, field in enumerate(table.fields) if field.stretch)
    keys = [key for key in ("lacking",) if "asked" not in at] or ["asked"]
    ranked = sorted(table.lines, key=lambda line: -_number(line.cells[at[keys[0]]]))
    lines = [line for line in ranked if _number(line.cells[at[keys[0]]])][:_MOST]
    chart = Bars(words.table_title(table.key))
    chart.show_data(
        [
            Series(words.field(key), tuple(_number(line.cells[at[key]]) for line in lines))
            for key in keys
        ],
        [words.cell(line.cells[name], table.fields[name]) for line in lines],
    )
    return chart


def _number(cell: object) -> int:
    return cell if isinstance(cell, int) else 0
