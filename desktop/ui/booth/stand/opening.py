"""What 开摊 asks of the books, and the one plan it tells them. Called in a lane only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from desktop.domain.booth.event import AccountDraft, Event, Method, Taken
from desktop.domain.stock import Holding, Place, PlaceKind

if TYPE_CHECKING:
    from desktop.services.booth import Setup
    from desktop.services.changes import Desk

# Homes with more kinds of goods than this are narrowed by typing.
MOST_HOLDINGS = 400
_HOMES = (PlaceKind.PERSON, PlaceKind.SITE, PlaceKind.SHELF, PlaceKind.BOX)


@dataclass(frozen=True)
class Known:
    """What there is to choose from: past events, the last stand, methods, homes with goods."""

    events: tuple[Event, ...]
    setup: Setup | None
    methods: tuple[Method, ...]
    homes: tuple[Place, ...]
    person: str


@dataclass(frozen=True)
class Take:
    """Goods ticked: `qty` pieces of a code out of a home; `owner` as the holding says."""

    code: str
    qty: int
    place: int


@dataclass(frozen=True)
class Plan:
    """Everything the page says. `event` is the id of one that exists, None for a new one."""

    event: int | None
    name: str
    starts_on: date
    ends_on: date
    place_name: str
    letter: str
    float_fen: int
    takes: tuple[Take, ...]
    accounts: tuple[AccountDraft, ...]
    take_over: bool = False


class Opening:
    """The use cases of opening a stand."""

    def __init__(self, desk: Callable[[], Desk], photos: Path) -> None:
        self._desk = desk
        self._photos = photos

    def known(self) -> Known:
        """What there is to choose from."""
        from desktop.services import booth

        desk = self._desk()
        return Known(
            tuple(booth.events(desk)),
            booth.last_setup(desk),
            tuple(booth.methods(desk)),
            self._homes(desk),
            desk.person,
        )

    def _homes(self, desk: Desk) -> tuple[Place, ...]:
        """Homes with goods in them or in their boxes, those with most kinds first."""
        from desktop.services import places, stock

        kinds = {
            place: stock.holdings(desk, place=place.id, tree=True, limit=1).total
            for place in places.places(desk)
            if place.kind in _HOMES and place.parent is None
        }
        return tuple(sorted((p for p in kinds if kinds[p]), key=lambda p: -kinds[p]))

    def holdings(self, place: int, query: str) -> tuple[Holding, ...]:
        """What lies in a home and the boxes in it, as far as it can be taken along."""
        from desktop.services import stock

        page = stock.holdings(
            self._desk(), place=place, tree=True, query=query, limit=MOST_HOLDINGS
        )
        return tuple(h for h in page.rows if h.available > 0)

    def codes(self, taken: Sequence[Taken]) -> dict[str, int]:
        """Pieces by code of what was taken along the last time."""
        from desktop.services import catalogue

        pieces: dict[str, int] = {}
        for one in taken:
            code = catalogue.variant_by_uid(self._desk(), one.variant).code
            pieces[code] = pieces.get(code, 0) + one.qty
        return pieces

    def keep_picture(self, op: str, name: str, original: bytes, thumbnail: bytes) -> str:
        """Keeps the picture of a collection code; its SHA-256."""
        from desktop.services.booth.pictures import keep_code_picture

        kept = keep_code_picture(self._desk(), UUID(op), name, original, thumbnail, self._photos)
        return kept.sha256

    def open(self, plan: Plan, event_op: str, stand_op: str) -> int:
        """Makes the event if it is new, and opens the stand; the event's id."""
        from desktop.services import booth, catalogue

        desk = self._desk()
        event = plan.event
        if event is None:
            # One that was made when the stand could not be opened is not made again.
            made = (e.id for e in booth.events(desk) if e.name == plan.name)
            event = next(made, None)
        if event is None:
            event = booth.save_event(
                desk,
                UUID(event_op),
                plan.name,
                plan.starts_on,
                plan.ends_on,
                place_name=plan.place_name or None,
            ).id
        taken = [
            Taken(catalogue.variant(desk, take.code).uid, take.qty, take.place)
            for take in plan.takes
        ]
        booth.open_stand(
            desk,
            UUID(stand_op),
            event,
            plan.letter,
            plan.float_fen,
            taken,
            plan.accounts,
            take_over=plan.take_over,
        )
        return event
