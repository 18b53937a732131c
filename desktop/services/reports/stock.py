"""Stock by place and by age of verification."""

from __future__ import annotations

from collections import Counter, defaultdict

from desktop.domain.moments import micros
from desktop.domain.reports import (
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
    Table,
    Target,
    age_of_days,
)
from desktop.domain.stock import PlaceKind
from desktop.domain.verified import Standing
from desktop.services.changes import Desk
from desktop.services.reports.asking import moment, narrow
from desktop.store import holdings
from desktop.store.reports import lying

_SHOWN = 12  # bars of a chart
_STANDINGS = tuple(Standing)
_KEYS = (*(age_of_days(days) for days in AGES), "older", "never")


def stock(desk: Desk, filters: Filters) -> Report:
    """Pieces by place, split into verified, stale and unknown, and by how long ago they were seen.

    Places are told by where they stand: whole sites, or what lies directly in the place that is
    asked for. As of a past moment, what was first seen later counts as never seen.
    """
    now, at = desk.now(), moment(filters)
    steps = sorted({*AGES, desk.stale_days})
    with desk.database.reading() as connection:
        rows = lying.by_place(connection, narrow(filters), at or micros(now), at, steps)
        where, kinds = holdings.paths(connection, at), lying.kinds(connection)
    by_path: dict[str, Counter[str]] = defaultdict(Counter)
    ids = {path: place_id for place_id, path in where.items()}
    ages: Counter[str] = Counter()
    for row in rows:
        qty = int(row.qty)
        sums = by_path[_head(where[row.place], filters.place_path)]
        standing = _standing(row.age, kinds[row.place], bool(row.disputed), desk.stale_days)
        sums[standing] += qty
        sums["pieces"] += qty
        sums["things"] += row.things
        ages[_age(row.age)] += qty
    ranked = sorted(by_path.items(), key=lambda one: (-one[1]["pieces"], one[0]))
    lines = tuple(
        Line(
            (path, *(sums[key] for key in ("things", "pieces", *_STANDINGS)), _share(sums)),
            Target("place", ids[path]) if path in ids else None,
        )
        for path, sums in ranked
    )
    total: Counter[str] = sum((sums for _, sums in ranked), Counter())
    fields = (
        Field("place", stretch=True), Field("things", Shape.COUNT), Field("pieces", Shape.COUNT),
        *(Field(key.value, Shape.COUNT) for key in _STANDINGS),
        Field("verified_share", Shape.SHARE),
    )  # fmt: skip
    shown = ranked[:_SHOWN]
    charts = (
        Chart(
            "stock_by_place",
            ChartKind.BARS,
            tuple(Series(s.value, tuple(sums[s] for _, sums in shown)) for s in _STANDINGS),
            tuple(path for path, _ in shown),
            words="standing",
        ),
        Chart(
            "stock_by_age",
            ChartKind.STACKED,
            (Series("pieces", tuple(ages[key] for key in _KEYS)),),
            _KEYS,
            label_words="age",
        ),
    )
    whole = Line(
        ("", None, total["pieces"], *(total[s] for s in _STANDINGS), _share(total)),
        bold=True,
    )
    remarks = [Remark("stale_after", (("days", desk.stale_days),))]
    if len(ranked) > _SHOWN:
        remarks.append(Remark("first_shown", (("n", _SHOWN), ("of", len(ranked)))))
    if at is not None:
        remarks.append(Remark("seen_later"))
    return Report(
        ReportName.STOCK, filters, now, (Table("stock", fields, lines, whole),), charts,
        tuple(remarks),
    )  # fmt: skip


def _head(path: str, above: str) -> str:
    """The part of a path a line stands for: the site, or what stands directly in `above`."""
    if not above:
        return path.split("/")[0]
    if path == above:
        return above
    return f"{above}/{path.removeprefix(above + '/').split('/')[0]}"


def _standing(days: int, kind: PlaceKind, disputed: bool, stale: int) -> Standing:
    if days == lying.NEVER or disputed or kind is PlaceKind.UNKNOWN:
        return Standing.UNKNOWN
    return Standing.VERIFIED if days <= stale else Standing.STALE


def _age(days: int) -> str:
    return age_of_days(None if days == lying.NEVER else days)


def _share(sums: Counter[str]) -> int | None:
    pieces = sums["pieces"]
    return round(100 * sums[Standing.VERIFIED] / pieces) if pieces > 0 else None
