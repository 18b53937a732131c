"""周边库存: what lies where, how it got there, and the acts that move it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from desktop.domain.errors import BadQuantity, EmptyCart, Missing, Uncounted
from desktop.domain.listing import Page
from desktop.domain.moments import micros
from desktop.domain.stock import Act, Holding, Key, Move, Owner, PlaceKind, StoryLine
from desktop.services.changes import Desk, Topic, perform
from desktop.store import catalogue, places, stock
from desktop.store import holdings as lists
from desktop.store import owners as whose
from desktop.store.writing import Writer


@dataclass(frozen=True)
class MoveLine:
    """`qty` pieces of the variant with this code; owner by local id, None for the usual one."""

    code: str
    qty: int
    owner: int | None = None


@dataclass(frozen=True)
class Moved:
    """What was moved, named; `op` in hex, `qty` in pieces over all lines."""

    op: str
    item: str
    qty: int
    owner: str
    from_place: str
    to_place: str


@dataclass(frozen=True)
class Undone:
    """The act that took another one back, and how many lines it reversed."""

    op: str
    undone: int


def owners(desk: Desk) -> list[Owner]:
    """Whose goods there are; the community itself first."""
    with desk.database.reading() as connection:
        return whose.owners(connection)


def move(
    desk: Desk,
    op_id: UUID,
    code: str,
    qty: int,
    from_place: int,
    to_place: int,
    *,
    owner: int | None = None,
    reason: str,
    found: bool = False,
    kind: str = "move",
    at: datetime | None = None,
) -> Moved:
    """Moves one article; see `move_many`."""
    lines = [MoveLine(code, qty, owner)]
    return move_many(
        desk, op_id, lines, from_place, to_place, reason=reason, found=found, kind=kind, at=at
    )


def move_many(
    desk: Desk,
    op_id: UUID,
    lines: Sequence[MoveLine],
    from_place: int,
    to_place: int,
    *,
    reason: str,
    found: bool = False,
    kind: str = "move",
    at: datetime | None = None,
) -> Moved:
    """Moves articles from one place to another as one act with one undo.

    `kind` names the act: receive (from supplier), move, handover, correct. The usual owner is the
    only one whose goods lie there, else the community first. With `found` what the books lack is
    booked as found there before. With `at`, a moment that lies back, the movement is always
    taken; a balance below zero is then disputed. Raises OutOfStock, Reserved, SamePlace,
    Uncounted, NotFound, BadQuantity, Missing (a reason) and EmptyCart.
    """
    if not lines:
        raise EmptyCart()
    if not reason.strip():
        raise Missing("reason")
    for line in lines:
        if line.qty < 1:
            raise BadQuantity(str(line.qty))

    def work(writer: Writer) -> Moved:
        connection = writer.connection
        moves, titles, names = [], [], set()
        for line in lines:
            what = catalogue.by_code(connection, line.code)
            if what.uncounted:
                raise Uncounted(what.title)
            mine = line.owner or whose.usual(connection, what.id, from_place)
            moves.append(Move(what.id, mine, line.qty, from_place, to_place))
            titles.append(what.title)
            names.add(mine)
        extra = _found(writer, moves) if found else []
        # What happened earlier and is typed now is a fact: it may show a place below zero.
        stock.post(writer, [*extra, *moves], live=at is None)
        by_id = {owner.id: owner.name for owner in whose.owners(connection)}
        return Moved(
            op=op_id.hex,
            item="、".join(titles[:3]) + ("…" if len(titles) > 3 else ""),
            qty=sum(line.qty for line in lines),
            owner="、".join(by_id[mine] for mine in sorted(names)),
            from_place=places.path_of(connection, from_place),
            to_place=places.path_of(connection, to_place),
        )

    request = {
        "lines": [[line.code, line.qty, line.owner] for line in lines],
        "from": from_place,
        "to": to_place,
        "reason": reason,
        "found": found,
        "at": None if at is None else micros(at),
    }
    return perform(
        desk,
        kind,
        op_id,
        request,
        work,
        lambda said: Moved(**said),
        {Topic.STOCK},
        note=reason.strip(),
        at=at,
    )


def _found(writer: Writer, moves: Sequence[Move]) -> list[Move]:
    """Movements from *found* for what the books lack at the place the goods leave."""
    connection = writer.connection
    real = places.is_real(connection, {moves[0].from_place, moves[0].to_place})
    if not real[moves[0].from_place]:
        return []
    wanted: dict[Key, int] = {}
    for m in moves:
        key = Key(m.variant, m.owner, m.from_place)
        wanted[key] = wanted.get(key, 0) + m.qty
    held = stock.lock(connection, wanted)
    source = places.outside(connection, PlaceKind.FOUND)
    return [
        Move(key.variant, key.owner, qty - held[key], source, key.place)
        for key, qty in wanted.items()
        if qty > held[key]
    ]


def holdings(
    desk: Desk,
    *,
    code: str | None = None,
    place: int | None = None,
    tree: bool = False,
    owner: int | None = None,
    at: datetime | None = None,
    query: str = "",
    sort: str = "item",
    descending: bool = False,
    offset: int = 0,
    limit: int = 200,
) -> Page[Holding]:
    """What lies where, now or at a past moment; a place without what its boxes hold unless `tree`.

    `sort` is item, place or on_hand.
    """
    moment = None if at is None else micros(at)
    with desk.database.reading() as connection:
        where = None
        if place is not None:
            where = lists.inside(connection, place, moment) if tree else {place}
        return lists.holdings(
            connection,
            variant_id=None if code is None else catalogue.by_code(connection, code).id,
            places=where,
            owner_id=owner,
            at=moment,
            query=query,
            sort=sort,
            descending=descending,
            offset=offset,
            limit=limit,
        )


def story(
    desk: Desk,
    *,
    code: str | None = None,
    place: int | None = None,
    tree: bool = False,
    limit: int = 100,
    before: datetime | None = None,
) -> list[StoryLine]:
    """How an item's or a place's goods came and went, the newest first."""
    with desk.database.reading() as connection:
        where = None
        if place is not None:
            where = lists.inside(connection, place) if tree else {place}
        return lists.story(
            connection,
            variant_id=None if code is None else catalogue.by_code(connection, code).id,
            places=where,
            limit=limit,
            before=None if before is None else micros(before),
        )


def acts(desk: Desk, limit: int = 20) -> list[Act]:
    """What was done lately, the newest first."""
    with desk.database.reading() as connection:
        return lists.acts(connection, limit)


def undo(desk: Desk, op_id: UUID, of: UUID) -> Undone:
    """Takes an act (a movement, an import, an edit …) back by its reversal, recorded now.

    Raises NotFound, AlreadyUndone, CannotUndo (sales have their own way back) or UndoBlocked.
    """
    from desktop.store import undoing  # knows every word's facts: not needed to open the window

    with desk.database.reading() as connection:
        known = lists.acts(connection, 1, of.bytes)
    note = known[0].note if known else ""

    def work(writer: Writer) -> Undone:
        return Undone(op_id.hex, undoing.undo(writer, of.bytes))

    return perform(
        desk,
        "undo",
        op_id,
        {"of": of.hex},
        work,
        lambda said: Undone(**said),
        set(Topic),
        note=note,
        reverses=of.bytes,
    )
