"""Figures of requests as one report: by month, by what they were for, by article, and not there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from desktop.domain.moments import HOME, day_bounds, moment
from desktop.domain.people import city_key, name_key
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
from desktop.domain.requisitions import State
from desktop.domain.requisitions.figures import Asked, Month, Took, band, month_of, months, took
from desktop.domain.requisitions.rules import Rules
from desktop.domain.workdays import Calendar
from desktop.services.changes import Desk
from desktop.store import rules, workdays
from desktop.store.requisitions import figures as rows

# Requests; pieces asked, approved, sent; value in fen, value sent; above the reference value.
_Numbers = tuple[int, int, int, int, int, int, int]
_COUNT, _MONEY, _SHARE = Shape.COUNT, Shape.MONEY, Shape.SHARE
_MONTHS = 24  # columns of the chart, the latest
_MONTH_FIELDS = (
    Field("month", stretch=True), Field("requests", _COUNT), Field("answered", _COUNT),
    Field("answer_median", _COUNT), Field("answer_p90", _COUNT), Field("shipped", _COUNT),
    Field("ship_median", _COUNT), Field("ship_p90", _COUNT), Field("kept_share", _SHARE),
    Field("overdue", _COUNT),
)  # fmt: skip
_OVERDUE = 9  # the column
_NOT_SAID = "–"
# What requests are told apart by: the table and its first field, and what it says of a row.
_GROUPS: tuple[tuple[str, str, Callable[[Any], str]], ...] = (
    ("asked_by_event", "asked_event", lambda row: row.event or row.title),
    ("asked_by_city", "asked_city", lambda row: str(row.city)),
    ("asked_by_kind", "asked_kind", lambda row: str(row.kind)),
    ("asked_by_team", "asked_team", lambda row: str(row.team)),
    ("asked_by_value", "value_band", lambda row: f"band{band(row.value_fen)}"),
)


def figures(desk: Desk, filters: Filters) -> Report:
    """The figures of the requests that were submitted in a span, measured by the rules of now."""
    span = rows.Span(
        None if filters.since is None else day_bounds(filters.since)[0],
        None if filters.until is None else day_bounds(filters.until)[1],
    )
    now = desk.now()
    with desk.database.reading() as connection:
        calendar, known = workdays.calendar(connection), rules.rules(connection)
        every = rows.requests(connection, span)
        left = rows.sent(connection, span)
        articles = rows.articles(connection, span)
        unknown = rows.unknown(connection, span)
    today = now.astimezone(ZoneInfo(HOME)).date()
    timed = [(day_of(row.submitted_at), timing(calendar, known, today, row)) for row in every]
    by_month = months(timed)
    numbered = [(row, _numbers(row, *left.get(row.id, (0, 0)))) for row in every]
    tables = [
        _months(by_month, [one for _day, one in timed]),
        *(_group(key, field, numbered, name) for key, field, name in _GROUPS),
        _articles(articles),
        _not_there(articles, unknown),
    ]
    said = [
        Remark("measured_by", (("n", known.promise_days), ("end", known.promise_end.value))),
        Remark("near_rank"),
    ]
    return Report(
        ReportName.REQUESTS, filters, now, tuple(tables), _charts(by_month),
        tuple(said) if every else (),
    )  # fmt: skip


def timing(calendar: Calendar, known: Rules, today: date, row: Any) -> Took:
    """How long the request of a row took."""
    return took(
        calendar,
        known,
        today,
        Asked(
            State(row.state),
            day_of(row.submitted_at),
            None if row.answered_at is None else day_of(row.answered_at),
            None if row.sent_at is None else day_of(row.sent_at),
            None if row.due_on is None else date.fromisoformat(row.due_on),
            row.paused_days,
        ),
    )


def day_of(at: int) -> date:
    """The day of a stored moment by the community's clock."""
    return moment(at, ZoneInfo(HOME)).date()


# ── tables ────────────────────────────────────────────────────────────────────────────────────


def _months(by_month: Sequence[Month], every: Sequence[Took]) -> Table:
    lines = tuple(Line(_cells(one), None, _late(one)) for one in by_month)
    whole = month_of("", every)
    sums = Line(_cells(whole), None, _late(whole), bold=True) if every else None
    return Table("requests", _MONTH_FIELDS, lines, sums)


def _cells(one: Month) -> tuple[object, ...]:
    return (
        one.month, one.requests, one.answered, one.answer_median, one.answer_p90, one.shipped,
        one.ship_median, one.ship_p90, one.kept_share, one.overdue,
    )  # fmt: skip


def _late(one: Month) -> frozenset[int]:
    return frozenset({_OVERDUE} if one.overdue else ())


def _numbers(row: Any, pieces: int, fen: int) -> _Numbers:
    """What one request adds to its group; `pieces` and `fen` of it were sent."""
    over = row.guide_fen is not None and row.value_fen > row.guide_fen
    return 1, int(row.asked), int(row.approved), pieces, row.value_fen, fen, int(over)


def _group(
    key: str,
    field: str,
    every: Sequence[tuple[Any, _Numbers]],
    name: Callable[[Any], str],
) -> Table:
    """`requests asked approved sent value_fen sent_fen over` of each name, most asked first; one
    name in several spellings is told in the first of them.
    """
    word = field == "value_band"
    alike = city_key if field == "asked_city" else name_key
    fields = (
        Field(field, Shape.WORD if word else Shape.TEXT, stretch=True), Field("requests", _COUNT),
        Field("asked", _COUNT), Field("approved", _COUNT), Field("sent_pieces", _COUNT),
        Field("value_fen", _MONEY), Field("sent_fen", _MONEY), Field("over_guide", _COUNT),
    )  # fmt: skip
    heaps: defaultdict[str, list[_Numbers]] = defaultdict(list)
    spelled: dict[str, str] = {}
    for row, numbers in every:
        said = name(row).strip()
        heaps[spelled.setdefault(alike(said), said)].append(numbers)
    summed = {
        called: [sum(column) for column in zip(*heap, strict=True)]
        for called, heap in heaps.items()
    }
    ranked = sorted(summed.items(), key=(lambda one: one[0]) if word else _most)
    lines = tuple(Line((called or _NOT_SAID, *heap)) for called, heap in ranked)
    return Table(key, fields, lines, _sums(lines, fields))


def _most(one: tuple[str, list[int]]) -> tuple[object, ...]:
    return -one[1][0], -one[1][1], one[0]


def _articles(articles: rows.Rows) -> Table:
    fields = (
        Field("code"), Field("item", stretch=True), Field("requests", _COUNT),
        Field("asked", _COUNT), Field("approved", _COUNT), Field("sent_pieces", _COUNT),
        Field("lacking", _COUNT), Field("sent_fen", _MONEY),
    )  # fmt: skip
    lines = tuple(
        Line(
            (
                one["code"], _title(one), one["requests"], one["asked"], one["approved"],
                one["sent"], one["lacking"], one["sent"] * (one["value_fen"] or 0),
            ),
            Target("item", one["uid"].hex()),
        )
        for one in articles
    )  # fmt: skip
    sums = _sums(lines, fields)
    if sums is not None:  # a request that asks for two articles is one request
        sums = replace(sums, cells=(*sums.cells[:2], None, *sums.cells[3:]))
    return Table("asked_items", fields, lines, sums)


def _not_there(articles: rows.Rows, unknown: rows.Rows) -> Table:
    """What was refused because it was not there, and what is no article of ours at all."""
    fields = (
        Field("code"), Field("item", stretch=True), Field("requests", _COUNT),
        Field("lacking", _COUNT),
    )  # fmt: skip
    short = sorted((one for one in articles if one["lacking"]), key=lambda one: -one["lacking"])
    lines = [
        Line((one["code"], _title(one), one["short"], one["lacking"]), Target("order", n))
        for n, one in enumerate(short)
    ]
    # Words that differ only in blanks and case are one wish.
    heaps: defaultdict[str, list[Any]] = defaultdict(lambda: ["", 0, 0])
    for row in unknown:
        heap = heaps[" ".join(row.said.split()).casefold()]
        heap[0] = heap[0] or " ".join(row.said.split())
        heap[1], heap[2] = heap[1] + row.requests, heap[2] + row.qty
    lines += [
        Line(("", said, many, qty or None), Target("order", len(lines) + n))
        for n, (said, many, qty) in enumerate(heaps.values())
    ]
    return Table("not_there", fields, tuple(lines))


def _title(one: Any) -> str:
    return f"{one['name']} {one['label']}".rstrip()


def _sums(lines: Iterable[Line], fields: Sequence[Field]) -> Line | None:
    every = list(lines)
    if not every:
        return None
    cells: list[object] = [
        sum(n for line in every if isinstance(n := line.cells[at], int))
        if field.shape in (_COUNT, _MONEY)
        else ""
        for at, field in enumerate(fields)
    ]
    return Line(tuple(cells), bold=True)


def _charts(by_month: Sequence[Month]) -> tuple[Chart, ...]:
    shown = by_month[-_MONTHS:]
    series = (
        Series("kept_in_time", tuple(one.kept for one in shown)),
        Series("kept_late", tuple(one.late for one in shown)),
        Series("still_open", tuple(one.requests - one.kept - one.late for one in shown)),
    )
    labels = tuple(one.month for one in shown)
    return (Chart("requests_kept", ChartKind.STACKED, series, labels, words="field"),)
