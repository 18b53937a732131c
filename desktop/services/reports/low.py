"""What is below its minimum, place by place."""

from __future__ import annotations

from desktop.domain.reports import (
    Chart,
    ChartKind,
    Field,
    Filters,
    Line,
    Report,
    ReportName,
    Series,
    Shape,
    Table,
    Target,
)
from desktop.services.changes import Desk
from desktop.services.reports.asking import narrow
from desktop.store import holdings
from desktop.store.reports import lying

_SHOWN = 12


def low(desk: Desk, filters: Filters) -> Report:
    """Articles of which less lies in a place, boxes and all, than should; the emptiest first."""
    with desk.database.reading() as connection:
        rows = lying.low(connection, narrow(filters))
        where = holdings.paths(connection)
    fields = (
        Field("code"), Field("item", stretch=True), Field("place"),
        Field("there", Shape.COUNT), Field("least", Shape.COUNT), Field("short", Shape.COUNT),
    )  # fmt: skip
    lines = []
    for row in rows:
        title, path = f"{row.name} {row.label}".rstrip(), where[row.place]
        there, least = int(row.qty), int(row.least)
        lines.append(
            Line(
                (row.code, title, path, there, least, least - there),
                Target("item", row.uid.hex()),
                frozenset({3}),
            )
        )
    shown = lines[:_SHOWN]
    chart = Chart(
        "low", ChartKind.BARS,
        (
            Series("there", tuple(_number(line.cells[3]) for line in shown)),
            Series("short", tuple(_number(line.cells[5]) for line in shown)),
        ),
        tuple(f"{line.cells[1]} · {line.cells[2]}" for line in shown), words="field",
    )  # fmt: skip
    return Report(
        ReportName.LOW, filters, desk.now(), (Table("low", fields, tuple(lines)),), (chart,)
    )


def _number(cell: object) -> int:
    return cell if isinstance(cell, int) else 0
