"""A sponsor's statement: of their goods, how many went to people at which events, and the rest."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from desktop.domain.booth.event import Event
from desktop.domain.errors import Missing
from desktop.domain.moments import HOME
from desktop.domain.moments import moment as shown
from desktop.domain.outings import Became
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
from desktop.domain.stock import PlaceKind
from desktop.services.changes import Desk
from desktop.services.outings.sheet import flows_of
from desktop.services.reports.asking import span
from desktop.store import holdings
from desktop.store.booth import events
from desktop.store.outings.goods import goods
from desktop.store.reading import Connection
from desktop.store.reports import heaps, moved
from desktop.store.reports.held import Narrow

_CAME = {PlaceKind.SUPPLIER, PlaceKind.OPENING}
_FOUND = {PlaceKind.FOUND, PlaceKind.COUNT}
_PEOPLE = {PlaceKind.SOLD, PlaceKind.GIVEN}
_USED = {PlaceKind.CONSUMED, PlaceKind.ASSEMBLY}
_SHOWN = 12
_HEAPS = 2_000  # told one by one, the largest
_SAID = 40  # articles in sentences


@dataclass
class _Thing:
    """One article of the sponsor, in pieces; before + received + found = all others and rest."""

    before: int = 0
    received: int = 0
    found: int = 0
    people: int = 0
    used: int = 0
    astray: int = 0
    at_events: Counter[int] = field(default_factory=Counter)
    sold: Counter[int] = field(default_factory=Counter)
    places: int = 0
    lies: list[tuple[str, int, int, datetime | None]] = field(default_factory=list)

    @property
    def rest(self) -> int:
        """What is still there."""
        return self.before + self.received + self.found - self.people - self.used - self.astray

    @property
    def at_any(self) -> int:
        """What went to people at events."""
        return sum(self.at_events.values())


def sponsor(desk: Desk, filters: Filters) -> Report:
    """The statement of one owner, whole or of some days. Raises Missing without an owner.

    Everything is derived from movements: what an event gave away is what its ground says. The
    rest is as of the end of the last day; where it lies is as of then, too.
    """
    if filters.owner is None:
        raise Missing("owner")
    since, until = span(filters)
    mine = Narrow(None, filters.category, filters.owner)
    with desk.database.reading() as connection:
        things = _things(connection, mine, since, until)
        known_events = _events(connection, filters.owner, things, since, until)
        sites = _where(connection, mine, until, things)
        known = goods(connection, things)
    titles = {v: one.title for v, one in known.items()}
    fields = (
        Field("item", stretch=True),
        *((Field("before", Shape.COUNT),) if since is not None else ()),
        Field("received", Shape.COUNT), Field("found", Shape.COUNT),
        Field("at_events", Shape.COUNT), Field("events", Shape.COUNT),
        Field("elsewhere", Shape.COUNT), Field("used", Shape.COUNT),
        Field("astray", Shape.COUNT), Field("rest", Shape.COUNT), Field("places", Shape.COUNT),
    )  # fmt: skip
    lines = tuple(
        Line(
            (
                titles[v], *((t.before,) if since is not None else ()),
                t.received, t.found, t.at_any, len(t.at_events), t.people - t.at_any,
                t.used, t.astray, t.rest, t.places,
            ),
            Target("item", one.uid),
        )
        for v, one in known.items()
        for t in [things[v]]
    )  # fmt: skip
    said = sorted(known, key=lambda v: -(things[v].before + things[v].received))[:_SAID]
    remarks = tuple(_remark(titles[v], things[v]) for v in known if v in set(said))
    tables = (
        Table("sponsor", fields, lines),
        _by_event(known_events, titles, things),
        _by_place(titles, things),
    )
    return Report(
        ReportName.SPONSOR, filters, desk.now(), tables,
        (_events_chart(known_events, things), _rest_chart(sites)), remarks,
    )  # fmt: skip


def _things(
    connection: Connection, mine: Narrow, since: int | None, until: int | None
) -> dict[int, _Thing]:
    things: dict[int, _Thing] = defaultdict(_Thing)
    if since is not None:
        for row in moved.beyond(connection, mine, None, since):
            things[row.variant].before += int(row.qty)
    for row in moved.beyond(connection, mine, since, until):
        thing, kind, qty = things[row.variant], PlaceKind(row.kind), int(row.qty)
        # Kits that were made came in as much as what was bought; what a count misses was not found.
        if kind in _CAME or (kind is PlaceKind.ASSEMBLY and qty > 0):
            thing.received += qty
        elif kind in _FOUND and qty > 0:
            thing.found += qty
        elif kind in _PEOPLE:
            thing.people -= qty
        elif kind in _USED:
            thing.used -= qty
        else:
            thing.astray -= qty
    return dict(things)


def _events(
    connection: Connection,
    owner: int,
    things: dict[int, _Thing],
    since: int | None,
    until: int | None,
) -> dict[int, Event]:
    """Fills in what went to people at each event; returns those with anything."""
    told = {}
    for event in events.events(connection):
        for flow in flows_of(connection, event):
            if flow.owner != owner or flow.variant not in things:
                continue
            if (since is not None and flow.at < since) or (until is not None and flow.at >= until):
                continue
            if flow.became in (Became.SOLD, Became.GIVEN):
                things[flow.variant].at_events[event.id] += flow.qty
                if flow.became is Became.SOLD:
                    things[flow.variant].sold[event.id] += flow.qty
    for thing in things.values():
        thing.at_events = Counter({e: n for e, n in thing.at_events.items() if n})
    used = {e for thing in things.values() for e in thing.at_events}
    for event in events.events(connection):
        if event.id in used:
            told[event.id] = event
    return dict(sorted(told.items(), key=lambda one: (one[1].starts_on, one[0])))


def _where(
    connection: Connection, mine: Narrow, until: int | None, things: dict[int, _Thing]
) -> Counter[str]:
    """Fills in where the rest lies, the largest heaps one by one; all of it by site."""
    at = None if until is None else until - 1
    sites: Counter[str] = Counter()
    where = holdings.paths(connection, at)
    for row in heaps.by_variant(connection, mine, at):
        if row.variant in things:
            things[row.variant].places = int(row.places)
    for row in heaps.by_place(connection, mine, at):
        sites[where[row.place].split("/")[0]] += int(row.qty)
    for row in heaps.largest(connection, mine, at, _HEAPS):
        if row.variant in things:
            when = None if row.verified_at is None else shown(row.verified_at, ZoneInfo(HOME))
            things[row.variant].lies.append((where[row.place], row.place, int(row.qty), when))
    return sites


def _remark(title: str, t: _Thing) -> Remark:
    return Remark(
        "sponsor_item",
        (
            ("item", title), ("n", t.before + t.received + t.found), ("out", t.at_any),
            ("events", len(t.at_events)), ("elsewhere", t.people - t.at_any),
            ("used", t.used), ("astray", t.astray), ("rest", t.rest), ("places", t.places),
        ),
    )  # fmt: skip


def _by_event(told: dict[int, Event], titles: dict[int, str], things: dict[int, _Thing]) -> Table:
    fields = (
        Field("event", stretch=True), Field("from_day", Shape.DAY), Field("item", stretch=True),
        Field("sold", Shape.COUNT), Field("given", Shape.COUNT), Field("out", Shape.COUNT),
    )  # fmt: skip
    lines = []
    for event in told.values():
        for v in titles:
            out, sold = things[v].at_events[event.id], things[v].sold[event.id]
            if out:
                cells = (event.name, event.starts_on, titles[v], sold, out - sold, out)
                lines.append(Line(cells, Target("outing", event.id)))
    return Table("by_event", fields, tuple(lines))


def _by_place(titles: dict[int, str], things: dict[int, _Thing]) -> Table:
    fields = (
        Field("place", stretch=True), Field("item", stretch=True), Field("pieces", Shape.COUNT),
        Field("seen", Shape.DAY),
    )  # fmt: skip
    lines = [
        Line(
            (path, titles[v], qty, None if when is None else when.date()),
            Target("place", place_id),
        )
        for v in titles
        for path, place_id, qty, when in things[v].lies
    ]
    return Table("by_place", fields, tuple(lines))


def _events_chart(told: dict[int, Event], things: dict[int, _Thing]) -> Chart:
    last = list(told.values())[-_SHOWN:]
    sold = [sum(t.sold[e.id] for t in things.values()) for e in last]
    out = [sum(t.at_events[e.id] for t in things.values()) for e in last]
    given = tuple(a - b for a, b in zip(out, sold, strict=True))
    return Chart(
        "by_event", ChartKind.BARS, (Series("sold", tuple(sold)), Series("given", given)),
        tuple(e.name for e in last), words="field",
    )  # fmt: skip


def _rest_chart(sites: Counter[str]) -> Chart:
    most = [one for one in sites.most_common(_SHOWN) if one[1] > 0]
    return Chart(
        "rest_by_place", ChartKind.BARS, (Series("rest", tuple(n for _, n in most)),),
        tuple(path for path, _ in most), words="field",
    )  # fmt: skip
