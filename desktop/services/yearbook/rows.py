"""The table behind one figure of a year."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from desktop.domain.errors import NotFound
from desktop.domain.moments import HOME, day_bounds, micros, moment
from desktop.domain.reports import Field, Line, Shape, Table, Target
from desktop.domain.stock import PlaceKind
from desktop.domain.verified import DAYS
from desktop.services.changes import Desk
from desktop.services.requisitions.figures import timing
from desktop.store import catalogue, holdings, rules, workdays
from desktop.store.reading import Connection
from desktop.store.reports import lying, year
from desktop.store.reports.held import Narrow
from desktop.store.requisitions import figures as asked

_COUNT, _MONEY, _DAY = Shape.COUNT, Shape.MONEY, Shape.DAY


def rows(desk: Desk, of: int, figure: str) -> Table:
    """The rows of a figure of a year. Raises NotFound for a figure that nobody knows."""
    with desk.database.reading() as connection:
        return table(connection, of, figure, micros(desk.now()))


def table(connection: Connection, of: int, figure: str, now: int) -> Table:
    """As `rows`, inside an open transaction; `now` in µs UTC."""
    make = _TABLES.get(figure)
    if make is None:
        raise NotFound("figure", figure, tuple(_TABLES))
    return make(connection, of, now)


def _span(of: int) -> tuple[int, int]:
    return day_bounds(date(of, 1, 1))[0], day_bounds(date(of, 12, 31))[1]


def _day(at: int) -> date:
    return moment(at, ZoneInfo(HOME)).date()


def _artworks(connection: Connection, of: int, _now: int) -> Table:
    fields = (
        Field("artwork", stretch=True), Field("version"), Field("made_by"), Field("day", _DAY)
    )  # fmt: skip
    found = year.artworks(connection, *_span(of))
    return Table(
        "artworks", fields, tuple(Line((r.name, r.version, r.made_by, _day(r.at))) for r in found)
    )


def _items(connection: Connection, of: int, _now: int) -> Table:
    fields = (Field("item", stretch=True), Field("category"), Field("sizes", _COUNT))
    lines = [
        Line(
            (r.name, r.category, int(r.sizes)),
            Target("item", catalogue.by_id(connection, r.v).uid),
        )
        for r in year.items(connection, of)
    ]
    return Table("items", fields, tuple(lines))


def _purchases(connection: Connection, of: int, _now: int) -> Table:
    fields = (
        Field("purchase", stretch=True), Field("supplier"), Field("ordered_on", _DAY),
        Field("pieces", _COUNT), Field("amount_fen", _MONEY),
    )  # fmt: skip
    lines = [
        Line(
            (r.name, r.supplier or "", date.fromisoformat(r.ordered_on), r.qty, r.amount_fen),
            Target("production", r.id),
            frozenset({4} if r.amount_fen is None else ()),
        )
        for r in year.purchases(connection, of)
    ]
    known = [r for line in lines if isinstance(r := line.cells[4], int)]
    whole = Line(("", "", None, None, sum(known)), bold=True)
    return Table("purchases", fields, tuple(lines), whole)


def _suppliers(connection: Connection, of: int, _now: int) -> Table:
    fields = (
        Field("supplier", stretch=True), Field("purchases", _COUNT), Field("amount_fen", _MONEY)
    )  # fmt: skip
    sums: dict[str, list[int]] = {}
    for r in year.purchases(connection, of):
        if r.supplier:
            both = sums.setdefault(r.supplier, [0, 0])
            both[0] += 1
            both[1] += r.amount_fen or 0
    ranked = sorted(sums.items(), key=lambda one: (-one[1][1], one[0]))
    return Table("suppliers", fields, tuple(Line((name, *both)) for name, both in ranked))


def _people(connection: Connection, of: int, _now: int) -> Table:
    fields = (Field("person", stretch=True), Field("acts", _COUNT))
    found = year.people(connection, *_span(of))
    return Table("people", fields, tuple(Line((r.name, int(r.acts))) for r in found))


def _participants(connection: Connection, of: int, _now: int) -> Table:
    fields = (Field("workshop", stretch=True), Field("day", _DAY), Field("people", _COUNT))
    found = year.participants(connection, *_span(of))
    return Table(
        "participants", fields, tuple(Line((r.name, _day(r.at), int(r.people))) for r in found)
    )


def _events(connection: Connection, of: int, _now: int) -> Table:
    fields = (Field("event", stretch=True), Field("from_day", _DAY), Field("to_day", _DAY))
    lines = [
        Line(
            (r.name, date.fromisoformat(r.starts_on), date.fromisoformat(r.ends_on)),
            Target("outing", r.id),
        )
        for r in year.events(connection, of)
    ]
    return Table("events", fields, tuple(lines))


def _went(kind: PlaceKind, key: str) -> Callable[[Connection, int, int], Table]:
    def make(connection: Connection, of: int, _now: int) -> Table:
        fields = (Field("code"), Field("item", stretch=True), Field("pieces", _COUNT))
        found = year.went(connection, kind, *_span(of))
        lines = tuple(
            Line((r.code, f"{r.name} {r.label}".rstrip(), int(r.qty)), Target("item", r.uid.hex()))
            for r in found
        )
        return Table(key, fields, lines, _sum(lines, 2, 3))

    return make


def _counts(connection: Connection, of: int, _now: int) -> Table:
    fields = (
        Field("count", stretch=True), Field("day", _DAY), Field("lines", _COUNT),
        Field("exact", _COUNT),
    )  # fmt: skip
    found = year.counts(connection, *_span(of))
    return Table(
        "counts", fields,
        tuple(Line((r.name, _day(r.closed_at), int(r.lines), int(r.exact))) for r in found),
    )  # fmt: skip


def _verified(connection: Connection, of: int, now: int) -> Table:
    """Pieces seen in the last half year, by site; as of the end of the year where it is over."""
    end = _span(of)[1] - 1
    at = end if end < now else None
    fields = (
        Field("place", stretch=True), Field("pieces", _COUNT), Field("verified", _COUNT)
    )  # fmt: skip
    where, kinds = holdings.paths(connection, at), lying.kinds(connection)
    sums: dict[str, list[int]] = {}
    for r in lying.by_place(connection, Narrow(), now if at is None else at, at, (DAYS,)):
        both = sums.setdefault(where[r.place].split("/")[0], [0, 0])
        both[0] += int(r.qty)
        seen = r.age == DAYS and not r.disputed and kinds[r.place] is not PlaceKind.UNKNOWN
        both[1] += int(r.qty) if seen else 0
    ranked = sorted(sums.items(), key=lambda one: (-one[1][0], one[0]))
    lines = tuple(Line((path, *both)) for path, both in ranked)
    whole = Line(("", *(sum(both[n] for both in sums.values()) for n in (0, 1))), bold=True)
    return Table("verified_share", fields, lines, whole)


def keeps_requests(connection: Connection, of: int) -> bool:
    """Whether the ledger has kept requests since before the end of a year."""
    known = asked.first(connection)
    return known is not None and known < _span(of)[1]


def _requests(connection: Connection, of: int, _now: int) -> Table:
    fields = (
        Field("request"), Field("asked_event", stretch=True), Field("city"), Field("day", _DAY),
        Field("asked", _COUNT),
    )  # fmt: skip
    lines = [
        Line((r.code, r.title, r.city, _day(r.submitted_at), int(r.asked)), _request(r))
        for r in asked.requests(connection, asked.Span(*_span(of)))
    ]
    return Table("requests", fields, tuple(lines), _sum(lines, 4, 5))


def _working_days(connection: Connection, of: int, now: int) -> Table:
    """The requests of a year that were sent, the slowest first; pauses are not counted."""
    fields = (
        Field("request"), Field("asked_event", stretch=True), Field("day", _DAY),
        Field("days", _COUNT),
    )  # fmt: skip
    calendar, known, today = workdays.calendar(connection), rules.rules(connection), _day(now)
    lines = []
    for r in asked.requests(connection, asked.Span(*_span(of))):
        days = timing(calendar, known, today, r).ship
        if days is not None:
            lines.append(Line((r.code, r.title, _day(r.submitted_at), days), _request(r)))
    lines.sort(key=lambda line: -int(str(line.cells[3])))
    return Table("working_days", fields, tuple(lines))


def _request(row: Any) -> Target:
    return Target("requisition", row.id)


def _sum(lines: Iterable[Line], column: int, wide: int) -> Line:
    numbers = [n for line in lines if isinstance(n := line.cells[column], int)]
    cells: list[object] = [""] * wide
    cells[column] = sum(numbers)
    return Line(tuple(cells), bold=True)


_TABLES: dict[str, Callable[[Connection, int, int], Table]] = {
    "artworks": _artworks,
    "items": _items,
    "purchases": _purchases,
    "suppliers": _suppliers,
    "people": _people,
    "participants": _participants,
    "events": _events,
    "sold": _went(PlaceKind.SOLD, "sold"),
    "given": _went(PlaceKind.GIVEN, "given"),
    "sent": _went(PlaceKind.TRANSIT, "sent"),
    "counts": _counts,
    "verified_share": _verified,
    "requests": _requests,
    "working_days": _working_days,
}
