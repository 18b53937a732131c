"""Opening the stand on one page, and closing the till."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from desktop.domain.booth.event import AccountDraft, Event, Taken
from desktop.domain.booth.pay import USUAL_METHODS
from desktop.domain.errors import (
    BadAmount,
    BadDate,
    BadTill,
    EndsTooEarly,
    Missing,
    ShiftClosed,
    ShiftOpen,
)
from desktop.domain.moments import HOME
from desktop.domain.people import Right
from desktop.domain.stock import Move, PlaceKind
from desktop.services.changes import Desk, Topic, perform
from desktop.store import owners, places, rights, stock
from desktop.store.booth import events, stand, tills
from desktop.store.writing import Writer

_LETTER = re.compile(r"[A-Z]")


@dataclass(frozen=True)
class EventMade:
    """The event's local id, name and stand."""

    id: int
    name: str
    place: str


@dataclass(frozen=True)
class ShiftOpened:
    """The shift's local id, the till's letter, the pieces taken along."""

    shift: int
    letter: str
    pieces: int


@dataclass(frozen=True)
class Closed:
    """A drawer counted; difference = counted − expected, in fen."""

    shift: int
    letter: str
    expected_fen: int
    counted_fen: int
    difference_fen: int


@dataclass(frozen=True)
class Setup:
    """How this station opened its stand the last time, to be copied."""

    event: Event
    letter: str
    float_fen: int
    accounts: tuple[AccountDraft, ...]
    taken: tuple[Taken, ...]


def save_event(
    desk: Desk,
    op_id: UUID,
    name: str,
    starts_on: date,
    ends_on: date,
    *,
    zone: str = HOME,
    place_name: str | None = None,
    strict: bool = False,
    event_id: int | None = None,
) -> EventMade:
    """Makes (or changes) an event; its stand is a place of its own, made if new.

    Raises Missing without a name, EndsTooEarly, BadDate when the zone is unknown,
    Taken when another event has the name.
    """
    clean = name.strip()
    if not clean:
        raise Missing("name")
    if ends_on < starts_on:
        raise EndsTooEarly(starts_on.isoformat(), ends_on.isoformat())
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise BadDate(zone) from error
    path = (place_name or clean).strip()

    def work(writer: Writer) -> EventMade:
        where = places.ensure(writer, path, PlaceKind.BOOTH)
        made = events.save(writer, clean, starts_on, ends_on, zone, where, strict, event_id)
        return EventMade(made, clean, places.path_of(writer.connection, where))

    request = [clean, starts_on.isoformat(), ends_on.isoformat(), zone, path, strict, event_id]
    topics = {Topic.EVENTS, Topic.PLACES}
    return perform(
        desk, "save_event", op_id, request, work, lambda s: EventMade(**s), topics, note=clean
    )


def open_stand(
    desk: Desk,
    op_id: UUID,
    event_id: int,
    letter: str,
    float_fen: int,
    taken: Sequence[Taken] = (),
    accounts: Sequence[AccountDraft] = (),
    *,
    take_over: bool = False,
) -> ShiftOpened:
    """开摊: goods taken along, ways to pay, the till's letter and its 备用金, as one act.

    Without accounts the event keeps those it has, or gets 微信, 支付宝 and 现金. Raises ShiftOpen,
    TillElsewhere (unless taken over), BadTill, BadAmount, OutOfStock, Reserved, NotYours.
    """
    capital = letter.strip().upper()
    if not _LETTER.fullmatch(capital):
        raise BadTill(letter)
    if float_fen < 0:
        raise BadAmount(str(float_fen))

    def work(writer: Writer) -> ShiftOpened:
        connection = writer.connection
        event = events.get(connection, event_id)
        if tills.open_shift(connection, event_id, capital, writer.station) is not None:
            raise ShiftOpen(event.name, capital)
        pieces = _bring(writer, event.place, taken)
        tills.claim(writer, capital, take_over=take_over)
        wanted = list(accounts)
        if not wanted and not events.accounts(connection, event_id):
            wanted = [AccountDraft(method) for method in USUAL_METHODS]
        if wanted:
            ids = [events.ensure_account(writer, draft) for draft in wanted]
            events.offer(writer, event_id, list(dict.fromkeys(ids)))
        return ShiftOpened(tills.start(writer, event_id, capital, float_fen), capital, pieces)

    request = {
        "event": event_id,
        "letter": capital,
        "float": float_fen,
        "taken": [asdict(t) for t in taken],
        "accounts": [asdict(a) for a in accounts],
        "take_over": take_over,
    }
    topics = {Topic.EVENTS, Topic.STOCK, Topic.SALES}
    return perform(
        desk, "open_stand", op_id, request, work, lambda s: ShiftOpened(**s), topics, note=capital
    )


def _bring(writer: Writer, to_place: int, taken: Sequence[Taken]) -> int:
    goods = stand.goods(writer, [t.variant for t in taken]) if taken else {}
    moves = []
    for t in taken:
        variant_id = goods[t.variant].id
        rights.need(writer, Right.MOVE, t.from_place)
        mine = t.owner or owners.usual(writer.connection, variant_id, t.from_place)
        if t.qty > 0:
            moves.append(Move(variant_id, mine, t.qty, t.from_place, to_place))
    stock.post(writer, moves)
    return sum(move.qty for move in moves)


def close_shift(
    desk: Desk, op_id: UUID, shift_id: int, counted_fen: int, keeper: str, note: str = ""
) -> Closed:
    """日结: the drawer counted against what is expected; a difference is legal and kept.

    Raises Missing without a keeper of the cash, ShiftClosed, BadAmount.
    """
    if counted_fen < 0:
        raise BadAmount(str(counted_fen))
    if not keeper.strip():
        raise Missing("keeper")

    def work(writer: Writer) -> Closed:
        found = tills.get(writer.connection, shift_id)
        tills.lock(writer.connection, found.letter)
        if found.closed_at is not None:
            raise ShiftClosed(found.letter)
        expected = tills.expected_cash(writer.connection, shift_id)
        tills.close(writer, shift_id, counted_fen, expected, keeper.strip(), note.strip())
        return Closed(shift_id, found.letter, expected, counted_fen, counted_fen - expected)

    request = [shift_id, counted_fen, keeper, note]
    topics = {Topic.EVENTS, Topic.SALES}
    return perform(
        desk, "close_shift", op_id, request, work, lambda s: Closed(**s), topics, note=note
    )


def last_setup(desk: Desk) -> Setup | None:
    """What 开摊 was told the last time at this station, None if it never was."""
    with desk.database.reading() as connection:
        shift = tills.last(connection, desk.station.bytes)
        if shift is None:
            return None
        event = events.get(connection, shift.event)
        drafts = tuple(
            AccountDraft(a.method, a.label, a.holder, a.code_text, a.photo)
            for a in events.accounts(connection, shift.event)
        )
        taken = tuple(stand.taken_along(connection, event.place))
        return Setup(event, shift.letter, shift.float_fen, drafts, taken)
