"""保管: who keeps a place, how a parcel reaches it, its minimums; what turned up again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from desktop.domain.errors import BadQuantity, EmptyCart
from desktop.domain.keeping import PRIVATE, Keeping, KeepingDraft, Minimum, Note
from desktop.domain.people import Right
from desktop.domain.stock import Holding, Key, Move, Place, PlaceKind
from desktop.services.changes import Desk, Topic, perform
from desktop.services.stock import MoveLine
from desktop.store import catalogue, minimums, owners, places, rights, stock, verifying
from desktop.store import keeping as rows
from desktop.store.writing import Writer


@dataclass(frozen=True)
class Entrusted:
    """The place's path, and who keeps it now."""

    op: str
    place: str
    keeper: str


@dataclass(frozen=True)
class Found:
    """What turned up: pieces that were given up as unknown, and pieces that no book knew."""

    op: str
    place: str
    known: int
    new: int


@dataclass(frozen=True)
class Keeper:
    """Somebody who keeps places."""

    name: str
    places: int


_R = TypeVar("_R")


def keepers(desk: Desk) -> list[Keeper]:
    """Everybody who keeps something, by name."""
    with desk.database.reading() as connection:
        return [Keeper(*row) for row in rows.keepers(connection)]


def kept_by(desk: Desk, name: str) -> set[int]:
    """The places somebody keeps and all that lies in them, local ids."""
    with desk.database.reading() as connection:
        return rows.kept_by(connection, name)


def notes(desk: Desk) -> dict[int, Note]:
    """What stands beside places in their tree: keeper, city, area, an event and its days."""
    with desk.database.reading() as connection:
        return rows.notes(connection)


def card(desk: Desk, place: int, reveal_for: int | None = None) -> Keeping:
    """Who keeps a place and how a parcel reaches it, masked.

    `reveal_for` is an open transfer (local id) to this place: who packs it sees what stands on
    the parcel. Any other one shows as much as none.
    """
    with desk.database.reading() as connection:
        reveal = reveal_for is not None and rows.may_reveal(connection, place, reveal_for)
        return rows.card(connection, place, reveal=reveal)


def entrust(desk: Desk, op_id: UUID, place: int, draft: KeepingDraft) -> Entrusted:
    """Says who keeps a place and how a parcel reaches it. Raises NotYours.

    A private value that still bears its mask stays as it is; the journal holds but its hash.
    """

    def work(writer: Writer) -> Entrusted:
        rights.need(writer, Right.ENTRUST, place)
        rows.entrust(writer, place, draft)
        return Entrusted(op_id.hex, places.path_of(writer.connection, place), draft.keeper.strip())

    request = {
        "place": place,
        "keeper": draft.keeper,
        "city": draft.city,
        "area": draft.area,
        # A hash of the request is kept for good: the values themselves must not be in it.
        "private": [getattr(draft, name) is not None for name in PRIVATE],
    }
    return _save(desk, "entrust", op_id, request, work, Entrusted, _name(desk, place))


def forget_address(desk: Desk, op_id: UUID, place: int) -> Entrusted:
    """Deletes recipient, phone and address of a place for good. Raises NotYours."""

    def work(writer: Writer) -> Entrusted:
        rights.need(writer, Right.ENTRUST, place)
        rows.forget(writer, place)
        return Entrusted(op_id.hex, places.path_of(writer.connection, place), "")

    return _save(desk, "forget_address", op_id, [place], work, Entrusted, _name(desk, place))


def minimums_of(
    desk: Desk, *, code: str | None = None, place: int | None = None, only_short: bool = False
) -> list[Minimum]:
    """Minimums that stand, those with most missing first. Raises NotFound for the code."""
    with desk.database.reading() as connection:
        which = None if code is None else catalogue.by_code(connection, code).id
        return minimums.minimums(
            connection, variant_id=which, place_id=place, only_short=only_short
        )


def set_minimum(desk: Desk, op_id: UUID, code: str, place: int, qty: int) -> Entrusted:
    """Says how many pieces should lie in a place and in all that lies in it; 0: no minimum.

    Raises BadQuantity, NotFound, NotYours.
    """
    if qty < 0:
        raise BadQuantity(str(qty))

    def work(writer: Writer) -> Entrusted:
        rights.need(writer, Right.ENTRUST, place)
        what = catalogue.by_code(writer.connection, code)
        minimums.set_minimum(writer, what.id, place, qty)
        return Entrusted(op_id.hex, places.path_of(writer.connection, place), "")

    return _save(desk, "set_minimum", op_id, [code, place, qty], work, Entrusted, code)


def last_home(desk: Desk, held: Holding) -> Place | None:
    """Where something that is in *unknown* was known to be last, if that place is still there."""
    with desk.database.reading() as connection:
        known = rows.last_home(connection, Key(held.variant, held.owner_id, held.place_id))
        return None if known is None else places.get(connection, known)


def found(desk: Desk, op_id: UUID, lines: Sequence[MoveLine], place: int) -> Found:
    """找到了: pieces that turned up at a place; nobody is asked where they had been.

    What *unknown* holds of them comes from there, the rest from *found*. Somebody has seen them.
    Raises EmptyCart, BadQuantity, NotFound, NowhereReal, NotYours.
    """
    if not lines:
        raise EmptyCart()
    for line in lines:
        if line.qty < 1:
            raise BadQuantity(str(line.qty))

    def work(writer: Writer) -> Found:
        connection = writer.connection
        rights.need(writer, Right.MOVE, place)
        places.need_real(connection, place)
        unknown = places.outside(connection, PlaceKind.UNKNOWN)
        nowhere = places.outside(connection, PlaceKind.FOUND)
        wanted: dict[Key, int] = {}
        for line in lines:
            what = catalogue.by_code(connection, line.code)
            mine = line.owner or owners.usual(connection, what.id, unknown)
            key = Key(what.id, mine, unknown)
            wanted[key] = wanted.get(key, 0) + line.qty
        held = stock.lock(connection, wanted)
        moves, known, new = [], 0, 0
        for key, qty in wanted.items():
            there = max(0, min(qty, held[key]))
            for source, some in ((unknown, there), (nowhere, qty - there)):
                if some:
                    moves.append(Move(key.variant, key.owner, some, source, place))
            known, new = known + there, new + qty - there
        stock.post(writer, moves, heed_allocations=False)
        verifying.seen(writer, [Key(m.variant, m.owner, place) for m in moves], writer.at)
        return Found(op_id.hex, places.path_of(connection, place), known, new)

    request = [[[line.code, line.qty, line.owner] for line in lines], place]
    return _save(desk, "found_again", op_id, request, work, Found, _name(desk, place))


def _name(desk: Desk, place: int) -> str:
    with desk.database.reading() as connection:
        return places.path_of(connection, place)


def _save(
    desk: Desk,
    kind: str,
    op_id: UUID,
    request: object,
    work: Callable[[Writer], _R],
    result: Callable[..., _R],
    note: str,
) -> _R:
    topics = {Topic.PLACES, Topic.STOCK}
    return perform(desk, kind, op_id, request, work, lambda s: result(**s), topics, note=note)
