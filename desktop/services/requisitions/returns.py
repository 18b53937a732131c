"""What came back of a request, line by line, and what became of what did not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from desktop.domain.errors import BadQuantity, Missing
from desktop.domain.requisitions.arrivals import ENDS, NEEDS_REASON, Back, There, spread_back
from desktop.domain.requisitions.states import Act
from desktop.services.changes import Desk, perform
from desktop.services.requisitions.acting import WITH_GOODS
from desktop.services.requisitions.naming import code_of
from desktop.store.requisitions import lending, notes, receiving, returning, rows, whereabouts
from desktop.store.writing import Writer


@dataclass(frozen=True)
class Returned:
    """The act in hex, the request (local id, code, state), pieces told of now, pieces still lent
    out.
    """

    op: str
    id: int
    code: str
    state: str
    told: int
    lent: int


def there(desk: Desk, request: int | str) -> tuple[There, ...]:
    """What arrived of a request (local id or code), with what may still come back of it."""
    with desk.database.reading() as connection:
        row = rows.get(connection, request)
        return tuple(whereabouts.there(connection, int(row.id)))


def give_back(desk: Desk, op_id: UUID, request: int | str, backs: Sequence[Back]) -> Returned:
    """Says what became of pieces that had arrived (request by local id or code).

    What came back goes to the place that is said, else to the home it was sent from. Raises
    BadQuantity, Missing (reason of what is spoiled or missing), NotThatManyOut, NotLent, NotYours,
    NowhereReal, Retired, RequestNotNow, RequestNotYours, NotFound.
    """
    need(backs)

    def work(writer: Writer) -> Returned:
        row = rows.lock(writer, request, Act.RETURN)
        told, why = book(writer, row, backs)
        notes.say(writer, int(row.id), Act.RETURN.value, why)
        row = receiving.settle(writer, row)
        lent = lending.lent(writer.connection, int(row.id))
        return Returned(op_id.hex, int(row.id), str(row.code), str(row.state), told, lent)

    asked = [request, [said(one) for one in backs]]
    return perform(
        desk,
        "return_pieces",
        op_id,
        asked,
        work,
        lambda told: Returned(**told),
        WITH_GOODS,
        note=code_of(desk, request),
    )


def book(writer: Writer, row: rows.RequisitionRow, backs: Sequence[Back]) -> tuple[int, str]:
    """Books them upon a locked request; the pieces, and why in words for the thread."""
    there = whereabouts.there(writer.connection, int(row.id))
    each = spread_back(there, backs)
    return returning.give_back(writer, row, each), receiving.why(writer.connection, each)


def need(backs: Sequence[Back]) -> None:
    """Raises BadQuantity and Missing for what nobody can mean."""
    if not backs:
        raise BadQuantity("0")
    for one in backs:
        if one.qty < 1 or one.what not in ENDS:
            raise BadQuantity(str(one.qty))
        if one.what in NEEDS_REASON and not one.reason.strip():
            raise Missing("reason")


def said(one: Back) -> list[Any]:
    """A line of a return as JSON, without its words, which are private."""
    return [one.line, one.what.value, one.qty, one.place]
