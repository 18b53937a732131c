"""After the event: goods brought back, the rest named, the event closed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from desktop.domain.booth.event import Event
from desktop.domain.errors import BadQuantity, EmptyCart, Missing, MoreThanRest, RestUnnamed
from desktop.domain.moments import micros
from desktop.domain.outings import Tally
from desktop.domain.people import Right
from desktop.domain.stock import Key, Move, PlaceKind
from desktop.services.changes import Desk, Topic, perform
from desktop.services.outings.packing import book, open_event
from desktop.services.outings.sheet import sheet_of
from desktop.store import catalogue, holdings, owners, places, rights, verifying
from desktop.store.booth import events
from desktop.store.outings import closing
from desktop.store.reading import Connection
from desktop.store.writing import Writer

_TOPICS = {Topic.STOCK, Topic.PLACES, Topic.EVENTS}


class Naming(StrEnum):
    """What the rest turns out to be."""

    LOST = "lost"
    GIVEN = "given"  # without the till
    HANDED_ON = "handed_on"  # still at somebody's
    UNKNOWN = "unknown"
    DAMAGED = "damaged"
    USED = "used"
    SCRAPPED = "scrapped"


_GOES_TO = {
    Naming.LOST: PlaceKind.LOST,
    Naming.GIVEN: PlaceKind.GIVEN,
    Naming.UNKNOWN: PlaceKind.UNKNOWN,
    Naming.DAMAGED: PlaceKind.DAMAGED,
    Naming.USED: PlaceKind.CONSUMED,
    Naming.SCRAPPED: PlaceKind.SCRAPPED,
}


@dataclass(frozen=True)
class HomeLine:
    """`qty` pieces that came back; `way` is 处理方式, a code of ours or free words."""

    code: str
    qty: int
    owner: int | None = None
    way: str = "stock"
    responsible: str = ""


@dataclass(frozen=True)
class Named:
    """`qty` pieces of the rest, and what became of them; a place only for what is handed on."""

    code: str
    qty: int
    naming: Naming
    owner: int | None = None
    to_place: int | None = None
    responsible: str = ""


@dataclass(frozen=True)
class BroughtHome:
    """What came back, in pieces, and how many more than the books knew of; `op` in hex."""

    op: str
    pieces: int
    boxes: int
    too_many: int


@dataclass(frozen=True)
class RestNamed:
    """What was named, in pieces; `op` in hex."""

    op: str
    pieces: int


@dataclass(frozen=True)
class OutingSettled:
    """The event is closed; `op` in hex."""

    op: str
    event: str


def bring_home(
    desk: Desk,
    op_id: UUID,
    event_id: int,
    to_place: int,
    lines: Sequence[HomeLine],
    boxes: Sequence[int] = (),
    *,
    at: datetime | None = None,
    anyway: bool = False,
) -> BroughtHome:
    """现场回收: goods as counted, and whole boxes, go from an event to a place, as one act.

    What lies at the stand on the books and is not brought back stays there as the rest that wants
    a name. More than the books know of is booked as surplus of a count. Raises EmptyCart,
    BadQuantity, NotFound, NotYours, OutingClosed, PeriodSettled, and PastNegative and CountedSince
    unless `anyway`.
    """
    wanted = [line for line in lines if line.qty]
    if not wanted and not boxes:
        raise EmptyCart()
    for line in wanted:
        if line.qty < 0:
            raise BadQuantity(str(line.qty))

    def work(writer: Writer) -> BroughtHome:
        connection = writer.connection
        event = open_event(writer, event_id)
        rights.need(writer, Right.MOVE, event.place)
        rights.need(writer, Right.MOVE, to_place)
        table = _Table(connection, event, at)
        counter = places.outside(connection, PlaceKind.COUNT)
        moves: list[Move] = []
        said: list[dict[str, Any]] = []
        surplus = 0
        for line in wanted:
            v = catalogue.by_code(connection, line.code).id
            taken = table.take(v, line.owner, line.qty)
            left = line.qty - sum(qty for _, _, qty in taken)
            if left:
                mine = line.owner or table.usual(v)
                moves.append(Move(v, mine, left, counter, event.place))
                taken.append((event.place, mine, left))
                surplus += left
            for start, owner, qty in taken:
                moves.append(Move(v, owner, qty, start, to_place))
                who = line.responsible or desk.person
                said.append(_row(event, v, owner, qty, to_place, line.way, who))
        home = [box for box in dict.fromkeys(boxes) if box in table.ground - {event.place}]
        for box in home:
            for v, owner, qty in table.inside(connection, box):
                said.append(_row(event, v, owner, qty, box, "stock", desk.person))
        book(writer, moves, late=at is not None, anyway=anyway)
        for box in home:
            places.move(writer, box, to_place)
        closing.recover(writer, said)
        # Who brings goods back has them in their hands.
        verifying.seen(writer, {Key(r["variant"], r["owner"], r["to_place"]) for r in said},
                       writer.at)  # fmt: skip
        return BroughtHome(op_id.hex, sum(row["qty"] for row in said), len(home), surplus)

    request = {
        "event": event_id,
        "to": to_place,
        "lines": [[w.code, w.qty, w.owner, w.way, w.responsible] for w in wanted],
        "boxes": list(boxes),
        "at": None if at is None else micros(at),
        "anyway": anyway,
    }
    return perform(
        desk, "bring_home", op_id, request, work, lambda s: BroughtHome(**s), _TOPICS,
        note=_name(desk, event_id), at=at,
    )  # fmt: skip


def name_rest(
    desk: Desk,
    op_id: UUID,
    event_id: int,
    lines: Sequence[Named],
    *,
    at: datetime | None = None,
    anyway: bool = False,
) -> RestNamed:
    """Says what became of the rest: pieces still at the stand, or missing at a count there.

    Raises EmptyCart, BadQuantity, Missing (to whom it was handed on), MoreThanRest, NotFound,
    NotYours, OutingClosed, PeriodSettled, and PastNegative and CountedSince unless `anyway`.
    """
    wanted = [line for line in lines if line.qty]
    if not wanted:
        raise EmptyCart()
    for line in wanted:
        if line.qty < 0:
            raise BadQuantity(str(line.qty))
        if line.naming is Naming.HANDED_ON and line.to_place is None:
            raise Missing("to_place")

    def work(writer: Writer) -> RestNamed:
        connection = writer.connection
        event = open_event(writer, event_id)
        rights.need(writer, Right.MOVE, event.place)
        table = _Table(connection, event, at)
        rest = {(s.variant.id, s.owner): s.tally for s in sheet_of(connection, event_id).lines}
        counter = places.outside(connection, PlaceKind.COUNT)
        moves: list[Move] = []
        said: list[dict[str, Any]] = []
        for line in wanted:
            what = catalogue.by_code(connection, line.code)
            goal = _goal(connection, line)
            taken = table.take(what.id, line.owner, line.qty)
            left = line.qty - sum(qty for _, _, qty in taken)
            for owner, missing in _missing(rest, what.id, line.owner):
                part = min(left, missing)
                if part:
                    # It was counted away; it was there, and went where is now known.
                    moves.append(Move(what.id, owner, part, counter, event.place))
                    taken.append((event.place, owner, part))
                    rest[what.id, owner] = _less(rest[what.id, owner], part)
                    left -= part
            if left:
                raise MoreThanRest(what.title, line.qty, line.qty - left)
            for start, owner, qty in taken:
                moves.append(Move(what.id, owner, qty, start, goal))
                who = line.responsible or desk.person
                said.append(_row(event, what.id, owner, qty, goal, line.naming.value, who))
        book(writer, moves, late=at is not None, anyway=anyway)
        closing.recover(writer, said)
        return RestNamed(op_id.hex, sum(row["qty"] for row in said))

    request = {
        "event": event_id,
        "lines": [
            [w.code, w.qty, w.naming.value, w.owner, w.to_place, w.responsible] for w in wanted
        ],
        "at": None if at is None else micros(at),
        "anyway": anyway,
    }
    return perform(
        desk, "name_rest", op_id, request, work, lambda s: RestNamed(**s), _TOPICS,
        note=_name(desk, event_id), at=at,
    )  # fmt: skip


def close(desk: Desk, op_id: UUID, event_id: int, note: str = "") -> OutingSettled:
    """Settles an event's goods: taken = sold + given + … + brought back + handed on.

    Raises RestUnnamed while anything wants a name, OutingClosed, NotYours.
    """

    def work(writer: Writer) -> OutingSettled:
        event = open_event(writer, event_id)
        rights.need(writer, Right.MOVE, event.place)
        told = sheet_of(writer.connection, event_id)
        if told.rest:
            open_lines = [line for line in told.lines if line.tally.rest]
            names = [f"{s.variant.title} × {s.tally.rest}" for s in open_lines[:5]]
            raise RestUnnamed(event.name, told.rest, tuple(names))
        closing.close(writer, event_id, note.strip())
        return OutingSettled(op_id.hex, event.name)

    return perform(
        desk, "close_outing", op_id, [event_id, note], work, lambda s: OutingSettled(**s),
        {Topic.EVENTS, Topic.STOCK}, note=_name(desk, event_id),
    )  # fmt: skip


class _Table:
    """What lies on an event's ground on the books, taken from piece by piece."""

    def __init__(self, connection: Connection, event: Event, at: datetime | None) -> None:
        self.ground = set(places.below(connection, event.place))
        self._first = owners.first(connection)
        names = {one.name: (n, one.id) for n, one in enumerate(owners.owners(connection))}
        moment = None if at is None else micros(at)
        rows = holdings.holdings(connection, places=self.ground, at=moment, limit=10**9).rows
        # The stand first, then the boxes; of several owners the community's first.
        rows = tuple(sorted(rows, key=lambda r: (r.place_id != event.place, names[r.owner][0])))
        self._held: dict[int, list[list[int]]] = defaultdict(list)
        for row in rows:
            if row.on_hand > 0:
                self._held[row.variant].append([row.place_id, names[row.owner][1], row.on_hand])

    def take(self, variant: int, owner: int | None, qty: int) -> list[tuple[int, int, int]]:
        """Up to `qty` pieces: (place, owner, pieces)."""
        taken = []
        for part in self._held[variant]:
            got = min(qty, part[2]) if owner in (None, part[1]) else 0
            if got:
                part[2] -= got
                qty -= got
                taken.append((part[0], part[1], got))
        return taken

    def usual(self, variant: int) -> int:
        """Whose a surplus piece is."""
        held = self._held[variant]
        return held[0][1] if held else self._first

    def inside(self, connection: Connection, box: int) -> list[tuple[int, int, int]]:
        """What is still in a box: (variant, owner, pieces)."""
        below = set(places.below(connection, box))
        return [
            (v, owner, qty)
            for v, parts in self._held.items()
            for place_id, owner, qty in parts
            if place_id in below and qty
        ]


def _goal(connection: Connection, line: Named) -> int:
    if line.naming is Naming.HANDED_ON:
        return line.to_place or 0
    return places.outside(connection, _GOES_TO[line.naming])


def _missing(
    rest: dict[tuple[int, int], Tally], variant: int, owner: int | None
) -> list[tuple[int, int]]:
    return [
        (whose, told.missing)
        for (v, whose), told in rest.items()
        if v == variant and owner in (None, whose) and told.missing > 0
    ]


def _less(told: Tally, part: int) -> Tally:
    return told + Tally(missing=-part)


def _row(
    event: Event, variant: int, owner: int, qty: int, to_place: int, way: str, who: str
) -> dict[str, Any]:
    return {
        "event": event.id,
        "variant": variant,
        "owner": owner,
        "qty": qty,
        "to_place": to_place,
        "way": way.strip() or "stock",
        "responsible": who.strip(),
    }


def _name(desk: Desk, event_id: int) -> str:
    with desk.database.reading() as connection:
        return events.get(connection, event_id).name
