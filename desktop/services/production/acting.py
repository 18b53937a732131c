"""How an act of production is written, and what it returns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from desktop.domain.moments import HOME
from desktop.domain.people import Right
from desktop.services.changes import Desk, Topic, perform
from desktop.store import rights
from desktop.store.writing import Writer


@dataclass(frozen=True)
class Saved:
    """An act: its op (hex), to take it back by, and the local id of what it is about."""

    op: str
    id: int


def today(desk: Desk) -> date:
    """The day in the community's zone."""
    return desk.now().astimezone(ZoneInfo(HOME)).date()


def write(
    desk: Desk,
    kind: str,
    op_id: UUID,
    request: object,
    work: Callable[[Writer], int],
    *,
    note: str,
    goods: bool = False,
) -> Saved:
    """One act of production. `goods`: it also moves goods. Raises NotYours for a keeper, unless
    goods are moved: then `work` asks for the place.
    """

    def checked(writer: Writer) -> Saved:
        if not goods:
            rights.need(writer, Right.PRODUCE, None)
        return Saved(op_id.hex, work(writer))

    topics = {Topic.PRODUCTION}
    if goods:
        topics |= {Topic.STOCK, Topic.CATALOGUE, Topic.PLACES}
    return perform(
        desk, kind, op_id, request, checked, lambda said: Saved(**said), topics, note=note
    )
