"""What was given is handed over to all who are there, as one act; the rest goes by parcel."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from desktop.domain.errors import NonePacked
from desktop.domain.people import Right
from desktop.domain.requisitions import Act
from desktop.domain.requisitions.parcels import ParcelState, Postage, Way
from desktop.services.changes import Desk, perform
from desktop.services.requisitions.picking import TOPICS
from desktop.store import rights
from desktop.store.requisitions import giving, notes, parcels, receiving, rows, sending
from desktop.store.writing import Writer


@dataclass(frozen=True)
class Handed:
    """The act in hex, and how many people have theirs now."""

    op: str
    people: int


def open_parcels(desk: Desk, giveaway: int, only: Collection[int] | None = None) -> tuple[str, ...]:
    """The codes of an act's parcels that are packed, of all its requests or of some (local ids)."""
    with desk.database.reading() as connection:
        return tuple(
            box.code
            for row in giving.requests(connection, giveaway)
            if only is None or row.id in only
            for box in parcels.of(connection, row.id)
            if box.state == ParcelState.PACKING
        )


def hand_over_all(
    desk: Desk, op_id: UUID, giveaway: int, only: Collection[int] | None = None
) -> Handed:
    """All that is packed for the people of an act (or for some of its requests, by local id) is
    in their hands. Raises NonePacked where nothing is packed, NotYours, RequestNotNow.
    """

    def work(writer: Writer) -> Handed:
        people = 0
        for known in giving.requests(writer.connection, giveaway):
            if only is not None and known.id not in only:
                continue
            people += _hand(writer, int(known.id))
        if not people:
            raise NonePacked()
        return Handed(op_id.hex, people)

    request = [giveaway, None if only is None else sorted(only)]
    return perform(desk, "hand_over_all", op_id, request, work, lambda said: Handed(**said), TOPICS)


def _hand(writer: Writer, number: int) -> int:
    boxes = [
        box for box in parcels.of(writer.connection, number) if box.state == ParcelState.PACKING
    ]
    if not boxes:
        return 0
    for box in boxes:
        row = rows.lock(writer, number, Act.SHIP)
        rights.need(writer, Right.SEND, box.from_place)
        sent = sending.ship(writer, row, box, Postage(Way.PICKUP), arrives=True)
        notes.say(writer, number, Act.SHIP.value)
        receiving.hand_over(writer, rows.get(writer.connection, number), sent)
    return 1
