"""An event's goods and its packing list as reports: the same for screen, paper and file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime

from desktop.domain.booth.event import Event
from desktop.domain.outings import Tally
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
from desktop.services.outings.packing import Proposal
from desktop.services.outings.results import SizeResult
from desktop.services.outings.sheet import Recovered, Sheet

_ALWAYS = ("taken", "sold", "given", "lost", "damaged", "back", "handed_on")
_DRAWN = ("sold", "given", "used", "handed_on", "lost", "damaged", "scrapped", "unknown", "back")
_SHOWN = 14


def sheet_report(
    desk: Desk, sheet: Sheet, sizes: Sequence[SizeResult], said: Sequence[Recovered]
) -> Report:
    """The sheet, how each size did with the next order, and what was said of what came back."""
    event = sheet.event
    total = sheet.total
    kept = [
        f.name
        for f in fields(Tally)
        if f.name in _ALWAYS or any(getattr(s.tally, f.name) for s in sheet.lines)
    ]
    shown = (
        Field("item", stretch=True), Field("owner"),
        *(Field(f"became_{key}", Shape.COUNT) for key in kept), Field("rest_unnamed", Shape.COUNT),
    )  # fmt: skip
    lines = tuple(
        Line(
            (
                s.variant.title, s.owner_name, *(getattr(s.tally, key) for key in kept),
                s.tally.rest,
            ),
            Target("item", s.variant.uid),
            frozenset({len(kept) + 2} if s.tally.rest else ()),
        )
        for s in sheet.lines
    )  # fmt: skip
    whole = Line(("", "", *(getattr(total, key) for key in kept), sheet.rest), bold=True)
    tables = [Table("outing", shown, lines, whole), _sizes(sizes)]
    if said:
        tables.append(_recovered(said))
    return Report(
        ReportName.OUTING, Filters(event_name=event.name), desk.now(), tuple(tables),
        (_chart(sizes),), _remarks(sheet, sizes),
    )  # fmt: skip


def packing_report(desk: Desk, proposal: Proposal) -> Report:
    """The packing list with where to take what from, and why so many."""
    shown = (
        Field("item", stretch=True), Field("from_place", stretch=True),
        Field("to_take", Shape.COUNT), Field("last_out", Shape.COUNT),
        Field("last_back", Shape.COUNT), Field("because", Shape.WHY),
    )  # fmt: skip
    lines: list[Line] = []
    for one in proposal.lines:
        told: tuple[object, ...] = (one.last.gone, one.last.back, one.reasons)
        target = Target("item", one.variant.uid)
        for part in one.parts:
            lines.append(Line((one.variant.title, part.path, part.qty, *told), target))
            told = (None, None, ())
        if one.short:
            cells = (one.variant.title, "–", one.short, *told)
            lines.append(Line(cells, target, frozenset({2})))
    remarks = []
    if proposal.like is not None:
        like, event = proposal.like, proposal.event
        days = [(e.ends_on - e.starts_on).days + 1 for e in (like, event)]
        said = (("event", like.name), ("days", days[0]), ("now", days[1]))
        remarks.append(Remark("like" if days[0] != days[1] else "like_same", said))
    if short := sum(one.short for one in proposal.lines):
        remarks.append(Remark("short", (("n", short),)))
    return Report(
        ReportName.PACKING, Filters(event_name=proposal.event.name), desk.now(),
        (Table("packing", shown, tuple(lines)),), (), tuple(remarks),
    )  # fmt: skip


def _remarks(sheet: Sheet, sizes: Sequence[SizeResult]) -> tuple[Remark, ...]:
    found = []
    if sheet.closed_at is not None:
        said = (("day", f"{sheet.closed_at:%Y-%m-%d}"), ("who", sheet.closed_by))
        found.append(Remark("closed", said))
    elif sheet.rest:
        found.append(Remark("rest", (("n", sheet.rest),)))
    for one in sizes:
        if one.ran_out_at is not None:
            found.append(_gone(one.variant.title, one.ran_out_at, sheet.event))
        elif one.tally.came and one.tally.back and one.variant.label:
            back = (("size", one.variant.title), ("n", one.back_percent))
            found.append(Remark("size_back", back))
    return tuple(found)


def _gone(title: str, at: datetime, event: Event) -> Remark:
    """When a size was gone: by the day of the event, or by the date where it was none of them."""
    when = ("time", f"{at:%H:%M}")
    if event.starts_on <= at.date() <= event.ends_on:
        day = (at.date() - event.starts_on).days + 1
        return Remark("size_gone", (("size", title), ("day", day), when))
    return Remark("size_gone_on", (("size", title), ("date", f"{at:%Y-%m-%d}"), when))


def _sizes(sizes: Sequence[SizeResult]) -> Table:
    shown = (
        Field("item", stretch=True), Field("became_taken", Shape.COUNT), Field("out", Shape.COUNT),
        Field("back_share", Shape.SHARE), Field("gone_at", Shape.MOMENT),
        Field("to_order", Shape.COUNT), Field("because", Shape.WHY),
    )  # fmt: skip
    lines = tuple(
        Line(
            (
                one.variant.title, one.tally.came, one.tally.gone, one.back_percent,
                one.ran_out_at, one.order.qty, one.order.reasons,
            ),
            Target("item", one.variant.uid),
        )
        for one in sizes
    )  # fmt: skip
    return Table("sizes", shown, lines)


def _recovered(said: Sequence[Recovered]) -> Table:
    shown = (
        Field("item", stretch=True), Field("pieces", Shape.COUNT), Field("way", Shape.WORD),
        Field("to_place", stretch=True), Field("responsible"),
    )  # fmt: skip
    lines = tuple(Line((r.title, r.qty, r.way, r.to_place, r.responsible)) for r in said)
    return Table("recovered", shown, lines)


def _chart(sizes: Sequence[SizeResult]) -> Chart:
    """What became of each thing, the ones that there were most of."""
    most = {id(s) for s in sorted(sizes, key=lambda s: -s.tally.came)[:_SHOWN]}
    told = [s for s in sizes if id(s) in most]
    series = [Series(key, tuple(getattr(s.tally, key) for s in told)) for key in _DRAWN]
    rest = Series("rest", tuple(max(0, s.tally.rest) for s in told))
    kept = tuple(s for s in (*series, rest) if any(s.values))
    return Chart(
        "outing", ChartKind.BARS, kept, tuple(s.variant.title for s in told), words="became"
    )
