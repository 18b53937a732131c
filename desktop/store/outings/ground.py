"""The ground of an event: its booth, and every box while it stood in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, or_, select

from desktop.domain.booth.event import Event
from desktop.domain.moments import HOME, day_bounds
from desktop.domain.stock import PlaceKind
from desktop.store.standing import taken_back
from desktop.store.tables import operation, place, place_move

EVER = 2**62
_CHUNK = 400


@dataclass(frozen=True)
class Stay:
    """A place stood on the ground from `since` to before `until` (µs UTC).

    `onward` is the kind of place it went to at the end, None for one that is still there.
    """

    place: int
    since: int
    until: int
    onward: PlaceKind | None = None


def window(events: Iterable[Event], event: Event) -> tuple[int, int]:
    """From when to before when a stand belongs to an event (µs UTC).

    Always, where no other event has the same stand; else from the middle between the last day of
    the one before and its own first day.
    """
    mine = [e for e in events if e.place == event.place and e.id != event.id]
    before = [e for e in mine if (e.starts_on, e.id) < (event.starts_on, event.id)]
    after = [e for e in mine if (e.starts_on, e.id) > (event.starts_on, event.id)]
    since, until = -EVER, EVER
    if before:
        last = max(before, key=lambda e: (e.starts_on, e.id))
        since = _middle(last.ends_on, event.starts_on, event.zone)
    if after:
        first = min(after, key=lambda e: (e.starts_on, e.id))
        until = _middle(event.ends_on, first.starts_on, event.zone)
    return since, until


def _middle(ended: date, begins: date, zone: str) -> int:
    """The moment half-way between the end of a day and the beginning of another."""
    where = ZoneInfo(zone).key or HOME
    return (day_bounds(ended, where)[1] + day_bounds(begins, where)[0]) // 2


def stays(connection: Connection, booth: int, since: int, until: int) -> list[Stay]:
    """The booth's own stay, and those of all places that ever stood in it meanwhile."""
    moves, parents = _related(connection, booth)
    onward = _kinds(connection, {m.to_parent for rows in moves.values() for m in rows})
    known: dict[int, list[Stay]] = {
        booth: [Stay(booth, since, until, None if until == EVER else PlaceKind.BOOTH)]
    }

    def of(place_id: int, above: frozenset[int]) -> list[Stay]:
        if place_id in known:
            return known[place_id]
        found: list[Stay] = []
        for start, end, parent in _parts(moves.get(place_id, []), parents.get(place_id)):
            if parent is None or parent in above or (parent != booth and parent not in parents):
                continue
            for stay in of(parent, above | {place_id}):
                a, b = max(start, stay.since), min(end, stay.until)
                if a < b:
                    # It left by itself, or was carried away with what it stood in.
                    own = end <= stay.until and end != EVER
                    gone = onward.get(_next(moves[place_id], end)) if own else stay.onward
                    found.append(Stay(place_id, a, b, gone or (PlaceKind.SITE if own else None)))
        known[place_id] = found
        return found

    every = [booth, *(p for p in parents if p != booth)]
    return [stay for p in every for stay in of(p, frozenset())]


def _parts(moves: list[Row[Any]], parent: int | None) -> list[tuple[int, int, int | None]]:
    """In what a place stood, from when to before when."""
    if not moves:
        return [(-EVER, EVER, parent)]
    parts = [(-EVER, moves[0].at, moves[0].from_parent)]
    for n, move in enumerate(moves):
        end = moves[n + 1].at if n + 1 < len(moves) else EVER
        parts.append((move.at, end, move.to_parent))
    return parts


def _next(moves: list[Row[Any]], at: int) -> int | None:
    return next((m.to_parent for m in moves if m.at == at), None)


def _kinds(connection: Connection, ids: set[int | None]) -> Mapping[int | None, PlaceKind]:
    wanted = [i for i in ids if i is not None]
    found: dict[int | None, PlaceKind] = {}
    for n in range(0, len(wanted), _CHUNK):
        rows = connection.execute(
            select(place.c.id, place.c.kind).where(place.c.id.in_(wanted[n : n + _CHUNK]))
        )
        found |= {row.id: PlaceKind(row.kind) for row in rows}
    return found


def _related(
    connection: Connection, booth: int
) -> tuple[dict[int, list[Row[Any]]], dict[int, int | None]]:
    """All places that ever stood in the booth, or in one of them: their moves and parents now."""
    m = place_move.c
    standing = (
        select(place_move)
        .join(operation, operation.c.op_id == m.op_id)
        .where(operation.c.reverses.is_(None), m.op_id.not_in(taken_back()))
    )
    parents: dict[int, int | None] = {booth: None}
    fresh = {booth}
    while fresh:
        some = sorted(fresh)
        below = select(place.c.id).where(place.c.parent.in_(some))
        moved = standing.where(or_(m.to_parent.in_(some), m.from_parent.in_(some)))
        found = set(connection.execute(below).scalars())
        found |= {row.place for row in connection.execute(moved)}
        fresh = found - parents.keys()
        for n in range(0, len(fresh), _CHUNK):
            chosen = sorted(fresh)[n : n + _CHUNK]
            rows = connection.execute(
                select(place.c.id, place.c.parent).where(place.c.id.in_(chosen))
            )
            parents |= {row.id: row.parent for row in rows}
    moves: dict[int, list[Row[Any]]] = defaultdict(list)
    boxes = sorted(parents.keys() - {booth})
    for n in range(0, len(boxes), _CHUNK):
        of_these = standing.where(m.place.in_(boxes[n : n + _CHUNK]))
        for row in connection.execute(of_these.order_by(m.at, m.recorded_at, m.line)):
            moves[row.place].append(row)
    return moves, parents
