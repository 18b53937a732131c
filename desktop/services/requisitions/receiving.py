"""What arrived of a request: all of it in one act, or line by line and in parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from desktop.domain.errors import BadQuantity, Missing, NotFound, NothingOnWay
from desktop.domain.requisitions.arrivals import NEEDS_REASON, OUTCOMES, OnWay, Outcome, spread
from desktop.domain.requisitions.parcels import ParcelState
from desktop.domain.requisitions.states import Act
from desktop.services.changes import Desk, perform
from desktop.services.requisitions.acting import WITH_GOODS
from desktop.services.requisitions.naming import code_of
from desktop.store.requisitions import notes, parcels, receiving, rows, whereabouts
from desktop.store.writing import Writer


@dataclass(frozen=True)
class Received:
    """The act in hex, the request (local id, code, state), pieces told of now, and pieces of it
    that are still on their way.
    """

    op: str
    id: int
    code: str
    state: str
    told: int
    outstanding: int


def on_way(desk: Desk, request: int | str) -> tuple[OnWay, ...]:
    """What is in the parcels of a request (local id or code) that are on their way."""
    with desk.database.reading() as connection:
        row = rows.get(connection, request)
        return tuple(whereabouts.on_way(connection, int(row.id)))


def receive(
    desk: Desk, op_id: UUID, parcel_code: str, outcomes: Sequence[Outcome] | None = None
) -> Received:
    """Says what arrived of one parcel; without outcomes all that is open in it did.

    Raises BadQuantity, Missing (reason of what is damaged or lost), NotThatManyOut, ParcelNotNow,
    RequestNotNow, RequestNotYours, NotFound, Retired.
    """
    _need(outcomes)
    code = parcel_code.strip().upper()

    def work(writer: Writer) -> Received:
        known = parcels.get(writer.connection, code)
        row = rows.lock(writer, int(known.requisition), Act.RECEIVE)
        box = parcels.get(writer.connection, code)  # as it is now that nobody else changes it
        parcels.need(box, ParcelState.SENT)
        told = receiving.receive(writer, row, box, outcomes)
        why = receiving.why(writer.connection, outcomes or ())
        notes.say(writer, int(row.id), Act.RECEIVE.value, why)
        return _told(writer, row, told)

    said = None if outcomes is None else [_said(one) for one in outcomes]
    return _perform(desk, op_id, [code, said], work, code)


def receive_all(
    desk: Desk,
    op_id: UUID,
    request: int | str,
    told: Mapping[str, Sequence[Outcome]] | Sequence[Outcome] | None = None,
) -> Received:
    """Says in one act what arrived of a request (local id or code): of parcels by code, or of
    whatever parcels its lines and articles are in; without `told` everything that is on its way
    arrived as it was sent. Raises as `receive`, NothingOnWay, and NotOnWay for an article that
    is in no parcel.
    """
    if told is not None and not told:
        raise BadQuantity("0")
    by_parcel = told if isinstance(told, Mapping) else None
    loose = told if told is not None and not isinstance(told, Mapping) else None
    for some in by_parcel.values() if by_parcel is not None else [loose]:
        _need(some)

    def work(writer: Writer) -> Received:
        row, why = rows.lock(writer, request, Act.RECEIVE), ""
        lines = [o for o in whereabouts.on_way(writer.connection, int(row.id)) if o.open]
        if not lines and by_parcel is None:
            raise NothingOnWay(row.code)
        if told is None:
            qty = everything(writer, row)
        else:
            said = by_parcel or spread(lines, loose or ())
            qty = _parcels(writer, row, said)
            why = receiving.why(writer.connection, [one for some in said.values() for one in some])
        notes.say(writer, int(row.id), Act.RECEIVE.value, why)
        return _told(writer, row, qty)

    asked: Any = None
    if by_parcel is not None:
        asked = {code: [_said(one) for one in some] for code, some in by_parcel.items()}
    elif loose is not None:
        asked = [_said(one) for one in loose]
    return _perform(desk, op_id, [request, asked], work, code_of(desk, request))


def _parcels(
    writer: Writer, row: rows.RequisitionRow, said: Mapping[str, Sequence[Outcome]]
) -> int:
    qty = 0
    for code, some in said.items():
        box = parcels.get(writer.connection, code)
        if box.requisition != row.id:
            raise NotFound("parcel", code)
        parcels.need(box, ParcelState.SENT)
        qty += receiving.receive(writer, row, box, some)
    return qty


def everything(writer: Writer, row: rows.RequisitionRow) -> int:
    """All parcels of a locked request arrived; the pieces."""
    boxes = parcels.of(writer.connection, int(row.id))
    sent = [box for box in boxes if box.state == ParcelState.SENT]
    return sum(receiving.receive(writer, row, box) for box in sent)


def _need(outcomes: Sequence[Outcome] | None) -> None:
    if outcomes is not None and not outcomes:
        raise BadQuantity("0")
    for one in outcomes or ():
        if one.qty < 1 or one.what not in OUTCOMES:
            raise BadQuantity(str(one.qty))
        if one.what in NEEDS_REASON and not one.reason.strip():
            raise Missing("reason")


def _told(writer: Writer, row: rows.RequisitionRow, told: int) -> Received:
    now = receiving.settle(writer, row)
    left = receiving.outstanding(writer.connection, now.id)
    return Received(writer.op_id.hex(), int(now.id), now.code, now.state, told, left)


def _said(one: Outcome) -> list[Any]:
    return [one.line, one.what.value, one.qty, one.at_home]


def _perform(
    desk: Desk, op_id: UUID, request: Any, work: Callable[[Writer], Received], note: str
) -> Received:
    return perform(
        desk,
        "receive_parcel",
        op_id,
        request,
        work,
        lambda told: Received(**told),
        WITH_GOODS,
        note=note,
    )
