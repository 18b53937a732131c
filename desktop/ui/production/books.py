"""The one door of the room to the use cases; everything here blocks and is called in a lane."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.booth.event import Event
from desktop.domain.production import (
    Approval,
    Attachment,
    Budget,
    GoodsIn,
    Line,
    Offer,
    Production,
)

if TYPE_CHECKING:
    from desktop.services.changes import Desk
    from desktop.services.production import Words


@dataclass(frozen=True)
class Basics:
    """What every form offers: the day, the events (the latest first), words typed before."""

    today: date
    events: tuple[Event, ...]
    words: Words


@dataclass(frozen=True)
class Boxed:
    """Pieces of a thing's article in one box, as its page shows them."""

    box: str
    area: str
    stands_in: str
    item: str
    qty: int


@dataclass(frozen=True)
class Whole:
    """All about one thing."""

    thing: Production
    lines: tuple[Line, ...]
    offers: tuple[Offer, ...]
    parts: tuple[GoodsIn, ...]
    boxes: tuple[Boxed, ...]
    approvals: tuple[Approval, ...]
    design: Attachment | None
    latest_design: bool


@dataclass(frozen=True)
class Money:
    """The page of the budget: by category, and what was approved."""

    budget: Budget
    things: tuple[Production, ...]
    approvals: tuple[Approval, ...]


def basics(desk: Desk) -> Basics:
    """What forms offer."""
    from desktop.services import booth, production
    from desktop.services.production.acting import today

    return Basics(today(desk), tuple(booth.events(desk)), production.words(desk))


def whole(desk: Desk, thing_id: int) -> Whole:
    """All about one thing. Raises NotFound."""
    from desktop.services import production

    thing = production.production(desk, thing_id)
    parts = production.parts(desk, thing_id)
    codes = {thing.code, *(code for part in parts for code, _title, _n in part.split)} - {""}
    boxes = [
        Boxed(line.box, line.area, line.stands_in, line.item, line.qty)
        for line in (production.boxes(desk) if codes else [])
        if line.code in codes
    ]
    design, latest = None, True
    if thing.draft.artwork is not None:
        for one in production.artworks(desk):
            if one.id == thing.draft.artwork:
                design, latest = one.file, one.latest
    return Whole(
        thing=thing,
        lines=tuple(production.thread(desk, thing_id)),
        offers=production.offers(desk, thing_id),
        parts=tuple(parts),
        boxes=tuple(boxes),
        approvals=tuple(production.approvals(desk, thing_id)),
        design=design,
        latest_design=latest,
    )


def money(desk: Desk, event: int | None) -> Money:
    """The budget of an event (None: of all) with its things and approvals."""
    from desktop.services import production

    things = production.productions(desk, event=event, sort="budget", limit=10**6).rows
    mine = {thing.id for thing in things}
    said = [
        one
        for one in production.approvals(desk)
        if event is None or one.draft.production is None or one.draft.production in mine
    ]
    return Money(production.budget(desk, event), tuple(things), tuple(said))


def attach(desk: Desk, path: Path | None, folder: Path) -> int | None:
    """Copies a file beside the database; its local id, None where there is none. Raises BadFile."""
    if path is None:
        return None
    from desktop.services import production
    from desktop.services.changes import OpId

    return production.attach(desk, OpId.new(), path, folder).id
