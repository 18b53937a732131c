"""What the goods are worth, by owner, by the reference value of each article."""

from __future__ import annotations

from desktop.domain.reports import (
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
    Table,
    Target,
)
from desktop.services.changes import Desk
from desktop.services.reports.asking import moment, narrow
from desktop.store.reports import lying


def value(desk: Desk, filters: Filters) -> Report:
    """Pieces and value (fen) by owner; articles without a value are named, not counted as zero."""
    at = moment(filters)
    with desk.database.reading() as connection:
        owners = lying.by_owner(connection, narrow(filters), at)
        without = lying.unvalued(connection, narrow(filters), at)
    fields = (
        Field("owner", stretch=True), Field("things", Shape.COUNT), Field("pieces", Shape.COUNT),
        Field("value_fen", Shape.MONEY), Field("unvalued", Shape.COUNT),
    )  # fmt: skip
    lines = tuple(
        Line(
            (row.name, row.things, int(row.qty), int(row.value_fen), int(row.unvalued)),
            alarm=frozenset({4} if row.unvalued else ()),
        )
        for row in owners
    )
    whole = Line(
        ("", None, *(sum(int(getattr(r, k)) for r in owners) for k in
                     ("qty", "value_fen", "unvalued"))),
        bold=True,
    )  # fmt: skip
    worth = sorted(owners, key=lambda row: -row.value_fen)
    chart = Chart(
        "value_by_owner", ChartKind.BARS,
        (Series("value_fen", tuple(int(row.value_fen) for row in worth)),),
        tuple(row.name for row in worth), money=True,
    )  # fmt: skip
    tables = [Table("value", fields, lines, whole)]
    remarks = []
    if without:
        names = (
            Field("code"), Field("item", stretch=True), Field("owner"),
            Field("pieces", Shape.COUNT),
        )  # fmt: skip
        named = tuple(
            Line(
                (row.code, f"{row.name} {row.label}".rstrip(), row.owner, int(row.qty)),
                Target("item", row.uid.hex()),
            )
            for row in without
        )
        tables.append(Table("without_value", names, named))
        pieces = sum(int(row.qty) for row in without)
        things = len({row.uid for row in without})
        remarks.append(Remark("without_value", (("things", things), ("n", pieces))))
    return Report(ReportName.VALUE, filters, desk.now(), tuple(tables), (chart,), tuple(remarks))
