"""The bring-back sheet that explains itself: of everything at an event, what became of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from desktop.domain.booth.event import Event
from desktop.domain.catalogue import Variant
from desktop.domain.moments import moment
from desktop.domain.outings import Flow, Tally, ran_out, tally
from desktop.domain.stock import Place
from desktop.services.changes import Desk
from desktop.store import catalogue, holdings, owners, places
from desktop.store.booth import events
from desktop.store.outings import closing, flows, ground
from desktop.store.outings.goods import goods
from desktop.store.reading import Connection


@dataclass(frozen=True)
class Outing:
    """An event as the chooser shows it; `closed_at` when its goods were settled."""

    event: Event
    closed_at: datetime | None


@dataclass(frozen=True)
class SheetLine:
    """What became of one thing of one owner; `ran_out_at` when the last piece was gone."""

    variant: Variant
    owner: int
    owner_name: str
    tally: Tally
    ran_out_at: datetime | None = None


@dataclass(frozen=True)
class Sheet:
    """The whole event. `boxes` still stand there; `rest` is what nobody has named, in pieces."""

    event: Event
    lines: tuple[SheetLine, ...]
    boxes: tuple[Place, ...] = ()
    closed_at: datetime | None = None
    closed_by: str = ""
    closed_op: str = ""

    @property
    def total(self) -> Tally:
        """All things together."""
        return sum((line.tally for line in self.lines), Tally())

    @property
    def rest(self) -> int:
        """What nobody has named yet; pieces too many do not make up for pieces too few."""
        return sum(abs(line.tally.rest) for line in self.lines)


@dataclass(frozen=True)
class Recovered:
    """A line of 现场回收: how many of what went where ("": to no real place), how, and who saw."""

    at: datetime
    code: str
    title: str
    owner: str
    qty: int
    to_place: str
    way: str
    responsible: str


def outings(desk: Desk) -> list[Outing]:
    """All events, the latest first, and whether their goods are settled."""
    with desk.database.reading() as connection:
        closed = closing.closed(connection)
        return [
            Outing(e, moment(closed[e.id].at) if e.id in closed else None)
            for e in events.events(connection)
        ]


def sheet(desk: Desk, event_id: int) -> Sheet:
    """What became of everything that was at an event, by thing and owner."""
    with desk.database.reading() as connection:
        return sheet_of(connection, event_id)


def recovered(desk: Desk, event_id: int) -> list[Recovered]:
    """现场回收: the lines that were said when goods came back or were named."""
    with desk.database.reading() as connection:
        names = {one.id: one.name for one in owners.owners(connection)}
        where, nowhere = holdings.paths(connection), set(places.outside_ids(connection).values())
        found = []
        for row in closing.recovered(connection, event_id):
            what = catalogue.by_id(connection, row.variant)
            found.append(
                Recovered(
                    at=moment(row.at),
                    code=what.code,
                    title=what.title,
                    owner=names[row.owner],
                    qty=int(row.qty),
                    to_place="" if row.to_place in nowhere else where[row.to_place],
                    way=row.way,
                    responsible=row.responsible,
                )
            )
        return found


def flows_of(connection: Connection, event: Event) -> list[Flow]:
    """Everything that came to an event's ground and became something, the earliest first."""
    span = ground.window(events.events(connection), event)
    return flows.flows(connection, ground.stays(connection, event.place, *span))


def by_thing(found: Sequence[Flow]) -> dict[int, list[Flow]]:
    """Flows by variant (local id), whoever owns them."""
    sorted_out: dict[int, list[Flow]] = defaultdict(list)
    for flow in found:
        sorted_out[flow.variant].append(flow)
    return sorted_out


def gone_at(things: Mapping[int, Sequence[Flow]], variant: int, zone: str) -> datetime | None:
    """When the last piece of a thing went, in the event's zone."""
    at = ran_out(things[variant])
    return None if at is None else moment(at, ZoneInfo(zone))


def sheet_of(connection: Connection, event_id: int) -> Sheet:
    """The sheet inside an open transaction."""
    event = events.get(connection, event_id)
    found = flows_of(connection, event)
    things = by_thing(found)
    by_key: dict[tuple[int, int], list[Flow]] = defaultdict(list)
    for flow in found:
        by_key[flow.variant, flow.owner].append(flow)
    names = {one.id: (n, one.name) for n, one in enumerate(owners.owners(connection))}
    known = goods(connection, things)
    order = {v: n for n, v in enumerate(known)}
    lines = []
    for (v, owner), its in by_key.items():
        told = tally(its)
        if any((told.came, told.gone, told.rest)):
            gone = gone_at(things, v, event.zone)
            lines.append(SheetLine(known[v], owner, names[owner][1], told, gone))
    lines.sort(key=lambda line: (order[line.variant.id], names[line.owner][0]))
    done = closing.closed(connection).get(event_id)
    below = set(places.below(connection, event.place)) - {event.place}
    return Sheet(
        event=event,
        lines=tuple(lines),
        boxes=tuple(places.get(connection, p) for p in sorted(below)),
        closed_at=None if done is None else moment(done.at, ZoneInfo(event.zone)),
        closed_by="" if done is None else done.by,
        closed_op="" if done is None else bytes(done.op_id).hex(),
    )
