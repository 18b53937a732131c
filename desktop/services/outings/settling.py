"""After the event: the rest named, the event closed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from desktop.domain.errors import BadQuantity, EmptyCart, Missing, MoreThanRest, RestUnnamed
from desktop.domain.moments import micros
from desktop.domain.outings import Tally
from desktop.domain.people import Right
from desktop.domain.stock import Move, PlaceKind
from desktop.services.changes import Desk, Topic, perform
from desktop.services.outings.lying import OnTheGround, name_of, recovery_row
from desktop.services.outings.packing import book, open_event
from desktop.services.outings.sheet import sheet_of
from desktop.store import catalogue, places, rights
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
class Named:
    """`qty` pieces of the rest, and what became of them; a place only for what is handed on."""

    code: str
    qty: int
    naming: Naming
    owner: int | None = None
    to_place: int | None = None
    responsible: str = ""


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
        table = OnTheGround(connection, event, at)
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
                said.append(recovery_row(event, what.id, owner, qty, goal, line.naming.value, who))
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
        note=name_of(desk, event_id), at=at,
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
        {Topic.EVENTS, Topic.STOCK}, note=name_of(desk, event_id),
    )  # fmt: skip


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
