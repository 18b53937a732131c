"""A parcel of a request leaves: by post, fetched, carried; what is known of its waybill and postage
only then is noted, and what was advanced is repaid.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from typing import Any
from uuid import UUID

from desktop.domain.errors import BadAmount, Missing, NothingAdvanced, PostagePaidBack
from desktop.domain.money import LARGEST_FEN
from desktop.domain.people import Right
from desktop.domain.requisitions.parcels import LEFT, Correction, PaidBy, Postage, Repaid, Way
from desktop.domain.requisitions.states import Act
from desktop.domain.waybills import courier, tidy
from desktop.services.changes import Desk, perform
from desktop.services.requisitions.picking import TOPICS
from desktop.store import rights
from desktop.store.requisitions import notes, parcels, receiving, rows, sending
from desktop.store.requisitions.parcels import ParcelRow
from desktop.store.requisitions.rows import RequisitionRow
from desktop.store.writing import Writer


@dataclass(frozen=True)
class Shipped:
    """The act in hex, the parcel's code, and the states of parcel and request now."""

    op: str
    parcel: str
    state: str
    requisition_state: str


def ship(desk: Desk, op_id: UUID, parcel: str, postage: Postage) -> Shipped:
    """All that is picked in a parcel (by code) leaves; the request is sent with its last piece.

    The courier is filled in where the waybill's shape leaves no doubt; no number is refused.
    Raises ParcelNotNow, ParcelEmpty, BadAmount, RequestNotNow, RequestNotYours, NotYours, NotFound.
    """
    return _send(desk, "ship_parcel", op_id, parcel, postage, handed=False)


def hand_over(
    desk: Desk, op_id: UUID, parcel: str, carried_by: str = "", *, carried: bool = False
) -> Shipped:
    """All that is picked in a parcel is in the asker's hands: fetched (自提), or `carried` there
    by somebody (随身带). It has left and arrived at once. Raises as `ship`.
    """
    way = Way.CARRIED if carried else Way.PICKUP
    postage = Postage(way, carried_by=carried_by)
    return _send(desk, "hand_over_parcel", op_id, parcel, postage, handed=True)


def note_postage(desk: Desk, op_id: UUID, parcel: str, said: Correction) -> Shipped:
    """Notes what is known of a parcel's waybill and postage only after it has left, or mends it.

    What was paid back is not changed: neither the amount nor who advanced it. Raises Missing where
    nothing is said, PostagePaidBack, ParcelNotNow, BadAmount, RequestNotNow, RequestNotYours,
    NotYours, NotFound.
    """
    if said == Correction():
        raise Missing("postage_fen")
    _need_amount(said.fen)
    code = parcel.strip().upper()

    def work(writer: Writer) -> Shipped:
        row, box = _left(writer, code, Act.POSTAGE)
        after = _anew(box, said)
        if box.repaid == Repaid.PAID and {"postage_fen", "advanced_by"} & set(after):
            raise PostagePaidBack(code)
        return _noted(writer, op_id, row, box, after)

    asked = asdict(said) | {"paid_by": None if said.paid_by is None else said.paid_by.value}
    return _perform(desk, "note_postage", op_id, [code, asked], work, code)


def repay(desk: Desk, op_id: UUID, parcel: str, repaid: Repaid) -> Shipped:
    """Says what became of the postage that somebody advanced.

    Raises NothingAdvanced, ParcelNotNow, NotFound, NotYours.
    """
    code = parcel.strip().upper()

    def work(writer: Writer) -> Shipped:
        row, box = _left(writer, code, Act.SAY)
        if not (box.advanced_by and box.postage_fen):
            raise NothingAdvanced(code)
        after = {} if box.repaid == repaid else {"repaid": repaid.value}
        return _noted(writer, op_id, row, box, after)

    return _perform(desk, "repay_parcel", op_id, [code, repaid.value], work, code)


def _left(writer: Writer, code: str, act: Act) -> tuple[RequisitionRow, ParcelRow]:
    """A request that is locked for an act and its parcel, which has left."""
    known = parcels.get(writer.connection, code)
    row = rows.lock(writer, int(known.requisition), act)
    box = parcels.get(writer.connection, code)  # as it is now that nobody else changes it
    rights.need(writer, Right.SEND, box.from_place)
    parcels.need(box, *LEFT)
    return row, box


def _anew(box: ParcelRow, said: Correction) -> dict[str, Any]:
    """The columns of a parcel that a correction changes; with the last of what was advanced goes
    that it was asked back.
    """
    stands = Postage(
        carrier=box.carrier,
        waybill=box.waybill,
        paid_by=PaidBy(box.paid_by),
        fen=box.postage_fen,
        advanced_by=box.advanced_by,
    )
    told = {name: value for name, value in asdict(said).items() if value is not None}
    tidied = _tidied(replace(stands, **told))
    after = {
        "carrier": tidied.carrier,
        "waybill": tidied.waybill,
        "paid_by": tidied.paid_by.value,
        "postage_fen": tidied.fen,
        "advanced_by": tidied.advanced_by,
        "repaid": box.repaid if tidied.advanced_by and tidied.fen else Repaid.NO.value,
    }
    return {name: value for name, value in after.items() if getattr(box, name) != value}


def _noted(
    writer: Writer, op_id: UUID, row: RequisitionRow, box: ParcelRow, after: dict[str, Any]
) -> Shipped:
    if after:
        parcels.change(writer, box, **after)
        notes.say(writer, int(row.id), Act.POSTAGE.value)
    return _told(writer, op_id, box.code, int(row.id))


def _send(
    desk: Desk, kind: str, op_id: UUID, parcel: str, postage: Postage, *, handed: bool
) -> Shipped:
    _need_amount(postage.fen)
    code = parcel.strip().upper()
    tidied = _tidied(postage)

    def work(writer: Writer) -> Shipped:
        known = parcels.get(writer.connection, code)
        row = rows.lock(writer, int(known.requisition), Act.SHIP)
        box = parcels.get(writer.connection, code)  # as it is now that nobody else changes it
        rights.need(writer, Right.SEND, box.from_place)
        sent = sending.ship(writer, row, box, tidied, arrives=handed)
        notes.say(writer, row.id, Act.SHIP.value)
        if handed:
            receiving.hand_over(writer, rows.get(writer.connection, int(row.id)), sent)
        return _told(writer, op_id, code, row.id)

    said = asdict(tidied) | {"way": tidied.way.value, "paid_by": tidied.paid_by.value}
    del said["carried_by"]  # a private value
    return _perform(desk, kind, op_id, [code, said], work, code)


def _need_amount(fen: int | None) -> None:
    if fen is not None and not 0 <= fen <= LARGEST_FEN:
        raise BadAmount(str(fen))


def _tidied(postage: Postage) -> Postage:
    """As it is kept: the number without blanks, the courier from its shape where nobody said."""
    number = tidy(postage.waybill)
    found = courier(number) if number and not postage.carrier.strip() else None
    return replace(
        postage,
        carrier=postage.carrier.strip() or (found.value if found else ""),
        waybill=number,
        carried_by=postage.carried_by.strip(),
        advanced_by=postage.advanced_by.strip(),
    )


def _told(writer: Writer, op_id: UUID, parcel: str, requisition: int) -> Shipped:
    box = parcels.get(writer.connection, parcel)
    row = rows.get(writer.connection, requisition)
    return Shipped(op_id.hex, box.code, box.state, row.state)


def _perform(
    desk: Desk,
    kind: str,
    op_id: UUID,
    request: Any,
    work: Callable[[Writer], Shipped],
    note: str,
) -> Shipped:
    return perform(desk, kind, op_id, request, work, lambda s: Shipped(**s), TOPICS, note=note)
