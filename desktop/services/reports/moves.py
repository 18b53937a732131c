"""What moved when, by week or month and by kind of act."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta

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
    Step,
    Table,
)
from desktop.services.changes import Desk
from desktop.services.reports.asking import narrow, span
from desktop.store.reports import moved

_KINDS = 6  # told apart in the chart; the others are one
_COLUMNS = 60  # of the chart, the latest
_EPOCH = date(1970, 1, 1)


def moves(desk: Desk, filters: Filters) -> Report:
    """Pieces moved in every week (from Monday) or month, by kind of act."""
    with desk.database.reading() as connection:
        rows = moved.by_day(connection, narrow(filters), *span(filters))
    pieces: dict[date, Counter[str]] = defaultdict(Counter)
    lines: dict[tuple[date, str], list[int]] = defaultdict(lambda: [0, 0])
    by_kind: Counter[str] = Counter()
    for row in rows:
        start = _start(_EPOCH + timedelta(days=int(row.day)), filters.step)
        pieces[start][row.kind] += int(row.qty)
        by_kind[row.kind] += int(row.qty)
        both = lines[start, row.kind]
        both[0] += int(row.qty)
        both[1] += int(row.lines)
    told = [kind for kind, _ in by_kind.most_common(_KINDS)]
    others = set(by_kind) - set(told)
    starts = _all(sorted(pieces), filters.step)[-_COLUMNS:]
    series = [Series(kind, tuple(pieces[s][kind] for s in starts)) for kind in told]
    if others:
        rest = tuple(sum(pieces[s][kind] for kind in others) for s in starts)
        series.append(Series("other", rest))
    chart = Chart(
        "moved", ChartKind.STACKED, tuple(series), tuple(_label(s, filters.step) for s in starts),
        words="act",
    )  # fmt: skip
    fields = (
        Field("from_day", Shape.DAY), Field("kind", Shape.WORD, stretch=True),
        Field("moves", Shape.COUNT), Field("pieces", Shape.COUNT),
    )  # fmt: skip
    found = tuple(
        Line((start, kind, count, qty))
        for (start, kind), (qty, count) in sorted(
            lines.items(), key=lambda one: (-one[0][0].toordinal(), -one[1][0], one[0][1])
        )
    )
    whole = Line((None, "", sum(n for _, n in lines.values()), sum(by_kind.values())), bold=True)
    kinds = tuple(Line((kind, qty)) for kind, qty in by_kind.most_common())
    by_act = (Field("kind", Shape.WORD, stretch=True), Field("pieces", Shape.COUNT))
    tables = (Table("moves", fields, found, whole), Table("by_kind", by_act, kinds))
    return Report(ReportName.MOVES, filters, desk.now(), tables, (chart,))


def _start(day: date, step: Step) -> date:
    return day.replace(day=1) if step is Step.MONTH else day - timedelta(days=day.weekday())


def _all(starts: list[date], step: Step) -> list[date]:
    """Every week or month from the first to the last: one without movements is news too."""
    found, at = [], starts[0] if starts else None
    while at is not None and at <= starts[-1]:
        found.append(at)
        at = _start(at + timedelta(days=32), step) if step is Step.MONTH else at + timedelta(7)
    return found


def _label(start: date, step: Step) -> str:
    return f"{start:%Y-%m}" if step is Step.MONTH else f"{start:%m-%d}"
