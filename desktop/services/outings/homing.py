"""Goods and boxes brought back from an event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from desktop.domain.errors import BadQuantity, EmptyCart
from desktop.domain.moments import micros
from desktop.domain.people import Right
from desktop.domain.stock import Key, Move, PlaceKind
from desktop.services.changes import Desk, Topic, perform
from desktop.services.outings.lying import OnTheGround, name_of, recovery_row
from desktop.services.outings.packing import book, open_event
from desktop.store import catalogue, places, rights, verifying
from desktop.store.outings import closing
from desktop.store.writing import Writer

_TOPICS = {Topic.STOCK, Topic.PLACES, Topic.EVENTS}


@dataclass(frozen=True)
class HomeLine:
    """`qty` pieces that came back; `way` is 处理方式, a code of ours or free words."""

    code: str
    qty: int
    owner: int | None = None
    way: str = "stock"
    responsible: str = ""


@dataclass(frozen=True)
class BroughtHome:
    """What came back, in pieces, and how many more than the books knew of; `op` in hex."""

    op: str
    pieces: int
    boxes: int
    too_many: int


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
        table = OnTheGround(connection, event, at)
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
                said.append(recovery_row(event, v, owner, qty, to_place, line.way, who))
        home = [box for box in dict.fromkeys(boxes) if box in table.ground - {event.place}]
        for box in home:
            for v, owner, qty in table.inside(connection, box):
                said.append(recovery_row(event, v, owner, qty, box, "stock", desk.person))
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
        note=name_of(desk, event_id), at=at,
    )  # fmt: skip
