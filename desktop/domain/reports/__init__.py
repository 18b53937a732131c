"""Reports people look at, as values: filters in; charts, lines and remarks out.

A report is drawn, printed and exported from one and the same value. Words are not in it: fields,
series and remarks are keys that `wording` names.
"""

from desktop.domain.reports.values import (
    AGES,
    Chart,
    ChartKind,
    Field,
    Filters,
    Line,
    Remark,
    Report,
    ReportName,
    Series,
    Shape,
    Step,
    Table,
    Target,
    age_of_days,
)

__all__ = [
    "AGES",
    "Chart",
    "ChartKind",
    "Field",
    "Filters",
    "Line",
    "Remark",
    "Report",
    "ReportName",
    "Series",
    "Shape",
    "Step",
    "Table",
    "Target",
    "age_of_days",
]
