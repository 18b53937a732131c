"""周边库存: what lies where, how it got there, and the acts that move it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from desktop.domain.errors import BadQuantity, EmptyCart, Missing, Uncounted
from desktop.domain.listing import Page
from desktop.domain.moments import micros
from desktop.domain.people import Right
from desktop.domain.stock import Act, Holding, Key, Move, Owner, StoryLine
from desktop.services.changes import Desk, Topic, perform
from desktop.store import (
    backdating,
    catalogue,
    keeping,
    lacking,
    places,
    rights,
    stock,
    stories,
    verifying,
)
from desktop.store import holdings as lists
from desktop.store import owners as whose
from desktop.store.transfers import by_hand as under_way
from desktop.store.writing import Writer

_SEEN = ("receive", "handover")  # acts in which somebody has the goods in hand


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
    anyway: bool = False,
) -> Moved:
    """Moves one article; see `move_many`."""
    return move_many(
        desk,
        op_id,
        [MoveLine(code, qty, owner)],
        from_place,
        to_place,
        reason=reason,
        found=found,
        kind=kind,
        at=at,
        anyway=anyway,
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
    anyway: bool = False,
) -> Moved:
    """Moves articles from one place to another as one act with one undo.

    `kind` names the act: receive (from supplier), move, handover, correct. The usual owner is the
    only one whose goods lie there, else the community first. With `found` what the books lack is
    booked as found there before. With `at`, a moment that lies back, nothing known since may speak
    against it, unless `anyway`: a balance below zero is then disputed. What was received or handed
    over was seen by somebody. Raises OutOfStock, Reserved, SamePlace, Uncounted, NotFound,
    BadQuantity, Missing (a reason), EmptyCart, Retired, NowhereReal, NotYours, and for what lies
    back NotYet, PastNegative, CountedSince and PeriodSettled.
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
        _need(writer, kind, from_place, to_place)
        under_way.need_by_hand(connection, to_place)
        places.need_open(connection, [to_place])
        backdating.need_past(writer)
        moves, titles, names = [], [], set()
        for line in lines:
            what = catalogue.by_code(connection, line.code)
            if what.uncounted:
                raise Uncounted(what.title)
            mine = line.owner or whose.usual(connection, what.id, from_place)
            moves.append(Move(what.id, mine, line.qty, from_place, to_place))
            titles.append(what.title)
            names.add(mine)
        booked = [*(lacking.found(writer, moves) if found else []), *moves]
        if at is not None and not anyway:
            backdating.need_fit(writer, booked)
        # What happened earlier and is typed now is a fact: it may show a place below zero.
        stock.post(writer, booked, live=at is None or not anyway)
        if kind in _SEEN:
            ends = [Key(m.variant, m.owner, m.to_place) for m in moves]
            verifying.seen(writer, ends, writer.at)
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
    } | ({"anyway": True} if anyway else {})
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


def _need(writer: Writer, kind: str, from_place: int, to_place: int) -> None:
    """Who gives goods out of their hands needs no right at the place they reach; one end of a
    movement at least is a place where things lie.
    """
    rights.need(writer, Right.MOVE, from_place)
    start = places.get(writer.connection, from_place).kind
    if kind != "handover" or not start.by_hand:
        rights.need(writer, Right.MOVE, to_place)
    if not start.real:
        places.need_real(writer.connection, to_place)


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
    keeper: str = "",
    unseen: bool = False,
    uncertain: bool = False,
) -> Page[Holding]:
    """What lies where, now or at a past moment; a place without what its boxes hold unless `tree`.

    `sort` is item, place, on_hand or verified_at. `keeper` (a name) leaves what lies
    in places they keep, `unseen` what nobody saw for `desk.stale_days`, `uncertain` what is in
    *unknown*, disputed or was never seen.
    """
    moment = None if at is None else micros(at)
    worth = lists.Worth(desk.now() if at is None else at, desk.stale_days, unseen, uncertain)
    with desk.database.reading() as connection:
        where = None
        if place is not None:
            where = lists.inside(connection, place, moment) if tree else {place}
        if keeper:
            kept = keeping.kept_by(connection, keeper)
            where = kept if where is None else where & kept
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
            worth=worth,
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
        return stories.story(
            connection,
            variant_id=None if code is None else catalogue.by_code(connection, code).id,
            places=where,
            limit=limit,
            before=None if before is None else micros(before),
        )


def acts(desk: Desk, limit: int = 20) -> list[Act]:
    """What was done lately, the newest first."""
    with desk.database.reading() as connection:
        return stories.acts(connection, limit)


def undo(desk: Desk, op_id: UUID, of: UUID) -> Undone:
    """Takes an act (a movement, an import, an edit …) back by its reversal, recorded now.

    Raises NotFound, AlreadyUndone, CannotUndo (sales go back another way), UndoBlocked, NotYours.
    """
    from desktop.store import undoing  # knows every word's facts: not needed to open the window

    with desk.database.reading() as connection:
        known = stories.acts(connection, 1, of.bytes)
    note = known[0].note if known else ""

    def work(writer: Writer) -> Undone:
        rights.need_own(writer, of.bytes)
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
