"""The figures of a year as one report."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from desktop.domain.errors import BadYear
from desktop.domain.moments import HOME, micros
from desktop.domain.reports import (
    Field,
    Filters,
    Line,
    Remark,
    Report,
    ReportName,
    Shape,
    Table,
    Target,
)
from desktop.domain.requisitions.figures import rank
from desktop.services.changes import Desk
from desktop.services.yearbook.rows import keeps_requests, table

# In the order in which the text says them.
FIGURES = (
    "artworks", "items", "purchases", "amount", "suppliers", "people", "participants", "events",
    "sold", "given", "sent", "counts", "verified_share", "requests", "working_days",
)  # fmt: skip
# Figures that are the sum of a column of their table, and which; the others count its lines.
_SUMS = {"amount": 4, "participants": 2, "sold": 2, "given": 2, "sent": 2}
_TABLE_OF = {"amount": "purchases"}
# What is told only where the ledger has it, and why it is not.
_UNKNOWN = {"requests": "not_yet", "working_days": "none_sent"}


def year_of(desk: Desk, filters: Filters) -> int:
    """The year that is asked for: as said, else of the last day, else this one."""
    if filters.year is not None:
        return filters.year
    said = filters.until or filters.since
    return said.year if said else desk.now().astimezone(ZoneInfo(HOME)).year


def yearbook(desk: Desk, filters: Filters) -> Report:
    """The figures of a year: count or amount (fen); None where the ledger does not know.

    Raises BadYear.
    """
    of = year_of(desk, filters)
    if not date.min.year < of < date.max.year:
        raise BadYear(str(of), date.min.year + 1, date.max.year - 1)
    now = micros(desk.now())
    lines, remarks = [], []
    with desk.database.reading() as connection:
        known = {
            key: table(connection, of, key, now)
            for key in dict.fromkeys(_TABLE_OF.get(f, f) for f in FIGURES)
        }
        kept = keeps_requests(connection, of)
    for key in FIGURES:
        its = known[_TABLE_OF.get(key, key)]
        if key in _UNKNOWN and not (kept and (its.lines or key == "requests")):
            why = _UNKNOWN[key] if kept else _UNKNOWN["requests"]
            lines.append(Line((key, None, None, why), None, frozenset({3})))
            remarks.append(Remark(f"{key}_{why}"))
            continue
        if key == "working_days":
            lines.append(Line((key, _half(its), None, ""), Target("figure", key)))
            continue
        if key == "verified_share":
            pieces, seen = (_sum(its, n) for n in (1, 2))
            share = round(100 * seen / pieces) if pieces > 0 else None
            why = "" if pieces > 0 else "nothing_there"
            lines.append(Line((key, share, None, why), Target("figure", key)))
            continue
        number = _sum(its, _SUMS[key]) if key in _SUMS else len(its.lines)
        money = key == "amount"
        lines.append(
            Line(
                (key, None if money else number, number if money else None, ""),
                Target("figure", _TABLE_OF.get(key, key)),
            )
        )
    blank = sum(line.cells[4] is None for line in known["purchases"].lines)
    if blank:
        remarks.append(Remark("without_amount", (("n", blank),)))
    fields = (
        Field("figure", Shape.WORD, stretch=True), Field("number", Shape.COUNT),
        Field("amount_fen", Shape.MONEY), Field("why", Shape.WORD),
    )  # fmt: skip
    asked = Filters(year=of)
    return Report(
        ReportName.YEAR, asked, desk.now(), (Table("year", fields, tuple(lines)),), (),
        tuple(remarks),
    )  # fmt: skip


def _half(its: Table) -> int | None:
    """The working days within which half of the requests were sent."""
    return rank((n for line in its.lines if isinstance(n := line.cells[3], int)), 50)


def _sum(its: Table, column: int) -> int:
    return sum(n for line in its.lines if isinstance(n := line.cells[column], int))
