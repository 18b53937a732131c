"""The packing list, proposed from the last event; and taking it along as one act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from desktop.domain.booth.event import Event
from desktop.domain.catalogue import Variant
from desktop.domain.errors import BadQuantity, EmptyCart, OutingClosed, Uncounted
from desktop.domain.moments import micros
from desktop.domain.outings import (
    Flow,
    LastTime,
    PackLine,
    Reason,
    Tally,
    demands,
    propose,
    tally,
)
from desktop.domain.people import Right
from desktop.domain.stock import Move, PlaceKind
from desktop.services.changes import Desk, Topic, perform
from desktop.services.outings.sheet import by_thing, flows_of
from desktop.store import backdating, catalogue, holdings, owners, places, rights, settled, stock
from desktop.store.booth import events
from desktop.store.outings import closing
from desktop.store.outings.goods import goods
from desktop.store.reading import Connection
from desktop.store.writing import Writer

_NOT_A_SOURCE = {PlaceKind.UNKNOWN, PlaceKind.TRANSIT, PlaceKind.LOAN, PlaceKind.BOOTH}


@dataclass(frozen=True)
class Part:
    """So many pieces from this place."""

    place: int
    path: str
    qty: int


@dataclass(frozen=True)
class ProposedLine:
    """One thing to take along: `qty` proposed, `there` already at the event, `parts` from where.

    `short` is what lies nowhere; `last` what became of it the last time.
    """

    variant: Variant
    qty: int
    reasons: tuple[Reason, ...]
    last: Tally
    there: int
    parts: tuple[Part, ...]

    @property
    def short(self) -> int:
        """What is wanted and lies nowhere."""
        return max(0, self.qty - self.there - sum(part.qty for part in self.parts))


@dataclass(frozen=True)
class Proposal:
    """A packing list for an event; `like` is the event it was read from, None without any."""

    event: Event
    like: Event | None
    lines: tuple[ProposedLine, ...]


@dataclass(frozen=True)
class Wish:
    """`qty` pieces of the variant with this code, from a place; the usual owner's unless said."""

    code: str
    qty: int
    from_place: int
    owner: int | None = None


@dataclass(frozen=True)
class TakenAlong:
    """What went to the event; `op` in hex."""

    op: str
    event: str
    pieces: int
    boxes: int


def proposal(desk: Desk, event_id: int, like: int | None = None) -> Proposal:
    """What to take along, read from another event: by default the last one that had goods.

    Where from: first from where most of it lies free, as many places as it needs.
    """
    with desk.database.reading() as connection:
        event = events.get(connection, event_id)
        mine = by_thing(flows_of(connection, event))
        model, last = _model(connection, event, like)
        if model is None:
            return Proposal(event, None, ())
        wanted = demands(last)
        known = goods(connection, last)
        own = set(places.below(connection, event.place))
        lines = []
        for v, variant in known.items():
            told = tally(last[v])
            demand, share = wanted[v]
            then = LastTime(
                told.came, told.gone, told.back, demand, share, variant.price_fen is not None
            )
            line = propose(then, _days(model), _days(event), variant.pack_size)
            there = max(0, sum(f.to_ground for f in mine.get(v, ())))
            if line.qty or there:
                parts = _parts(connection, v, line.qty - there, own)
                lines.append(_proposed(variant, line, told, there, parts))
        return Proposal(event, model, tuple(lines))


def take(
    desk: Desk,
    op_id: UUID,
    event_id: int,
    wishes: Sequence[Wish],
    boxes: Sequence[int] = (),
    *,
    unpack: bool = True,
    at: datetime | None = None,
    anyway: bool = False,
) -> TakenAlong:
    """Takes goods and whole boxes along to an event's stand, as one act with one undo.

    A box comes with all it holds; `unpack` lays that on the stand, where the till counts it. With
    `at` it happened then and is typed now. Raises EmptyCart, BadQuantity, Uncounted, OutOfStock,
    Reserved, NotFound, NotYours, OutingClosed, PeriodSettled, and PastNegative and CountedSince
    unless `anyway`.
    """
    wanted = [wish for wish in wishes if wish.qty]
    if not wanted and not boxes:
        raise EmptyCart()
    for wish in wanted:
        if wish.qty < 0:
            raise BadQuantity(str(wish.qty))

    def work(writer: Writer) -> TakenAlong:
        connection = writer.connection
        event = open_event(writer, event_id)
        rights.need(writer, Right.MOVE, event.place)
        moves = []
        for wish in wanted:
            what = catalogue.by_code(connection, wish.code)
            if what.uncounted:
                raise Uncounted(what.title)
            rights.need(writer, Right.MOVE, wish.from_place)
            mine = wish.owner or owners.usual(connection, what.id, wish.from_place)
            moves.append(Move(what.id, mine, wish.qty, wish.from_place, event.place))
        pieces = sum(move.qty for move in moves)
        there = set(places.below(connection, event.place))
        coming = [box for box in dict.fromkeys(boxes) if box not in there]
        for box in coming:
            rights.need(writer, Right.MOVE, box)
            unpacking = _contents(connection, box, event.place, at)
            pieces += sum(move.qty for move in unpacking)
            moves += unpacking if unpack else []
        book(writer, moves, late=at is not None, anyway=anyway)
        for box in coming:
            places.move(writer, box, event.place)
        return TakenAlong(op_id.hex, event.name, pieces, len(coming))

    request = {
        "event": event_id,
        "lines": [[w.code, w.qty, w.from_place, w.owner] for w in wanted],
        "boxes": list(boxes),
        "unpack": unpack,
        "at": None if at is None else micros(at),
        "anyway": anyway,
    }
    return perform(
        desk, "take_along", op_id, request, work, lambda said: TakenAlong(**said),
        {Topic.STOCK, Topic.PLACES, Topic.EVENTS}, note=_name(desk, event_id), at=at,
    )  # fmt: skip


def book(writer: Writer, moves: Sequence[Move], *, late: bool, anyway: bool) -> None:
    """Books an act's movements; late ones must fit what is known since, unless `anyway`."""
    if late and not anyway:
        backdating.need_fit(writer, moves)
    stock.post(writer, moves, live=not late)


def open_event(writer: Writer, event_id: int) -> Event:
    """The event, whose goods are not settled yet. Raises OutingClosed, NotYet, PeriodSettled."""
    backdating.need_past(writer)
    settled.need_open(writer)
    event = events.get(writer.connection, event_id)
    if event_id in closing.closed(writer.connection):
        raise OutingClosed(event.name)
    return event


def _name(desk: Desk, event_id: int) -> str:
    with desk.database.reading() as connection:
        return events.get(connection, event_id).name


def _days(event: Event) -> int:
    return (event.ends_on - event.starts_on).days + 1


def _model(
    connection: Connection, event: Event, like: int | None
) -> tuple[Event | None, dict[int, list[Flow]]]:
    if like is not None:
        other = events.get(connection, like)
        return other, by_thing(flows_of(connection, other))
    before = [e for e in events.events(connection) if e.id != event.id]
    before.sort(key=lambda e: (e.starts_on <= event.starts_on, e.starts_on, e.id), reverse=True)
    for other in before:
        if found := by_thing(flows_of(connection, other)):
            return other, found
    return None, {}


def _proposed(
    variant: Variant, line: PackLine, told: Tally, there: int, parts: tuple[Part, ...]
) -> ProposedLine:
    return ProposedLine(variant, line.qty, line.reasons, told, there, parts)


def _parts(connection: Connection, variant: int, qty: int, own: set[int]) -> tuple[Part, ...]:
    """Where to take so many from: the fullest places first, each only what is free there."""
    if qty <= 0:
        return ()
    rows = holdings.holdings(connection, variant_id=variant, limit=10_000).rows
    free: dict[tuple[int, str], int] = {}
    for row in rows:
        if row.place_id not in own and row.available > 0:
            key = (row.place_id, row.place)
            free[key] = free.get(key, 0) + row.available
    kinds = {p: places.get(connection, p).kind for p, _ in free}
    parts, left = [], qty
    for (place_id, path), there in sorted(free.items(), key=lambda one: (-one[1], one[0][1])):
        if kinds[place_id] in _NOT_A_SOURCE or not left:
            continue
        parts.append(Part(place_id, path, min(left, there)))
        left -= parts[-1].qty
    return tuple(parts)


def _contents(connection: Connection, box: int, goal: int, at: datetime | None) -> list[Move]:
    """All that lies in a box, to be laid on the stand."""
    inside = set(places.below(connection, box))
    moment = None if at is None else micros(at)
    names = {one.name: one.id for one in owners.owners(connection)}
    rows = holdings.holdings(connection, places=inside, at=moment, limit=10**9).rows
    return [
        Move(row.variant, names[row.owner], row.on_hand, row.place_id, goal)
        for row in rows
        if row.on_hand > 0
    ]
