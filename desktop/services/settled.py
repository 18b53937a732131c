"""结账: a period that is closed takes nothing that is said to have happened in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from desktop.domain.errors import NotYet, PeriodSettled
from desktop.domain.moments import HOME, micros, moment
from desktop.domain.people import Right
from desktop.services.changes import Desk, Topic, perform
from desktop.store import rights
from desktop.store import settled as rows
from desktop.store.writing import Writer


@dataclass(frozen=True)
class Settled:
    """Before `until` (ISO 8601 with offset) nothing can be typed any more."""

    op: str
    until: str


def settled_until(desk: Desk) -> datetime | None:
    """The moment before which all is settled, UTC; None while nothing is."""
    with desk.database.reading() as connection:
        known = rows.until(connection)
    return None if known is None else moment(known)


def settle(desk: Desk, op_id: UUID, until: datetime) -> Settled:
    """Settles all that happened before a moment; undo opens it again.

    Raises NotYet, NotYours, and PeriodSettled where more than that is settled already.
    """

    def work(writer: Writer) -> Settled:
        rights.need(writer, Right.SETTLE, None)
        if micros(until) > writer.recorded_at:
            raise NotYet(until.isoformat())
        known = rows.until(writer.connection)
        if known is not None and micros(until) < known:
            raise PeriodSettled(moment(known, ZoneInfo(HOME)).isoformat())
        rows.settle(writer, micros(until))
        return Settled(op_id.hex, until.isoformat())

    return perform(
        desk,
        "settle",
        op_id,
        {"until": micros(until)},
        work,
        lambda said: Settled(**said),
        {Topic.STOCK},
        note=until.date().isoformat(),
    )
