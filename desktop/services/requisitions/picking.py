"""Picking for a request: goods are held where they lie, in one parcel for each home."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from desktop.domain.errors import BadQuantity, NothingToPick, RequestNotNow
from desktop.domain.people import Right
from desktop.domain.requisitions.parcels import Take
from desktop.domain.requisitions.states import Act, Side, State, Verdict, judge
from desktop.services.changes import Desk, Topic, perform
from desktop.store import rights
from desktop.store.requisitions import notes, parcels, picking, rows, wishes
from desktop.store.requisitions.rows import RequisitionRow
from desktop.store.requisitions.sides import sides
from desktop.store.writing import Writer

TOPICS = {Topic.REQUISITIONS, Topic.STOCK, Topic.PLACES}


@dataclass(frozen=True)
class Picked:
    """The act in hex, the parcels that hold goods by code, pieces held more (< 0: put back)."""

    op: str
    parcels: list[str]
    qty: int


def pick(desk: Desk, op_id: UUID, requisition: int | str, takes: Sequence[Take]) -> Picked:
    """Holds goods for an approved request (local id or code): nobody else can take them. What one
    home gives is one parcel.

    Raises NothingToPick, BadQuantity, MoreThanWanted, OutOfStock, Reserved, NotFromThere, NotYours,
    RequestNotNow, NotFound.
    """
    for take in takes:
        if take.qty < 1:
            raise BadQuantity(str(take.qty))

    def work(writer: Writer) -> Picked:
        # Who keeps a home may pick there before any parcel of the request leaves it.
        row = rows.lock(writer, requisition, Act.SAY)
        need_now(writer, row, Act.PICK)
        if not takes:
            left = sum(wish.open for wish in wishes.of(writer.connection, row.id))
            raise NothingToPick(row.code, left)
        codes = picking.pick(writer, row, takes)
        notes.say(writer, row.id, Act.PICK.value)
        return Picked(op_id.hex, codes, sum(take.qty for take in takes))

    said = [[take.line, take.place, take.owner, take.qty] for take in takes]
    return _perform(desk, "pick_parcel", op_id, [requisition, said], work)


def unpick(desk: Desk, op_id: UUID, parcel: str, takes: Sequence[Take] | None = None) -> Picked:
    """Puts back what is picked in a parcel: all of it (the parcel is then cancelled), or so many
    pieces of lines. Raises NotInParcel, ParcelNotNow, BadQuantity, NotYours, NotFound.
    """
    for take in takes or ():
        if take.qty < 1:
            raise BadQuantity(str(take.qty))
    code = parcel.strip().upper()

    def work(writer: Writer) -> Picked:
        known = parcels.get(writer.connection, code)
        row = rows.lock(writer, int(known.requisition), Act.PICK)
        box = parcels.get(writer.connection, code)  # as it is now that nobody else changes it
        rights.need(writer, Right.SEND, box.from_place)
        qty = picking.unpick(writer, box, takes)
        notes.say(writer, row.id, "unpick")
        return Picked(op_id.hex, [code], -qty)

    said = None if takes is None else [[t.line, t.place, t.owner, t.qty] for t in takes]
    return _perform(desk, "unpick_parcel", op_id, [code, said], work, code)


def need_now(writer: Writer, row: RequisitionRow, act: Act) -> None:
    """Raises RequestNotNow where nobody may do it in this state; for whom the home is asked by the
    place itself.
    """
    stands = sides(writer.connection, writer.actor, row) | {Side.HOME}
    if judge(State(row.state), act, stands) is not Verdict.YES:
        raise RequestNotNow(row.code, row.state, act.value)


def _perform(
    desk: Desk,
    kind: str,
    op_id: UUID,
    request: Any,
    work: Callable[[Writer], Picked],
    note: str = "",
) -> Picked:
    return perform(desk, kind, op_id, request, work, lambda s: Picked(**s), TOPICS, note=note)
