"""Making the books of a stand true: 补登出库, and bringing the rest back in the evening."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from desktop.domain.catalogue import Variant
from desktop.domain.errors import BadQuantity
from desktop.domain.people import Right
from desktop.domain.stock import Move, PlaceKind
from desktop.services.changes import Desk, Topic, perform
from desktop.store import catalogue, holdings, owners, places, rights, stock
from desktop.store.booth import events, stand
from desktop.store.writing import Writer


@dataclass(frozen=True)
class Explained:
    """Goods that came from a home after all; `op` in hex, `qty` in pieces."""

    op: str
    item: str
    qty: int
    from_place: str


@dataclass(frozen=True)
class BroughtBack:
    """What went home, and what was missing (< 0) or too many (> 0), in pieces by title."""

    op: str
    pieces: int
    differences: tuple[tuple[str, int], ...]


def unexplained(desk: Desk, event_id: int) -> list[tuple[Variant, int]]:
    """Goods that were sold or given here though the books knew of none, in pieces."""
    with desk.database.reading() as connection:
        place = events.get(connection, event_id).place
        sums: dict[int, int] = {}
        for (variant_id, _), qty in stand.unexplained(connection, place).items():
            sums[variant_id] = sums.get(variant_id, 0) + qty
        return [(catalogue.by_id(connection, v), qty) for v, qty in sorted(sums.items())]


def explain(
    desk: Desk, op_id: UUID, event_id: int, variant: str, qty: int, from_place: int
) -> Explained:
    """补登出库: found goods came from this home; they are booked as brought from there.

    Raises BadQuantity for more than is unexplained, OutOfStock when that home has not so many,
    NotYours.
    """
    if qty < 1:
        raise BadQuantity(str(qty))

    def work(writer: Writer) -> Explained:
        connection = writer.connection
        rights.need(writer, Right.MOVE, from_place)
        place = events.get(connection, event_id).place
        what = catalogue.by_uid(connection, variant)
        open_pieces = {
            owner: there
            for (v, owner), there in stand.unexplained(connection, place).items()
            if v == what.id
        }
        if qty > sum(open_pieces.values()):
            raise BadQuantity(str(qty))
        finder = places.outside(connection, PlaceKind.FOUND)
        whose = owners.usual(connection, what.id, from_place)
        moves, left = [], qty
        for owner, there in open_pieces.items():
            part = min(left, there)
            if part:
                # The found goods were sold as this owner's; from the home they leave as its own.
                moves.append(Move(what.id, owner, part, place, finder))
                mine = owner if _has(writer, what.id, owner, from_place, part) else whose
                moves.append(Move(what.id, mine, part, from_place, place))
                if mine != owner:
                    moves += _as_other(writer, what.id, mine, owner, part, place)
                left -= part
        stock.post(writer, moves)
        return Explained(op_id.hex, what.title, qty, places.path_of(connection, from_place))

    request = [event_id, variant, qty, from_place]
    topics = {Topic.STOCK, Topic.SALES}
    return perform(desk, "explain", op_id, request, work, lambda s: Explained(**s), topics)


def _has(writer: Writer, variant: int, owner: int, place: int, qty: int) -> bool:
    rows = holdings.holdings(
        writer.connection, variant_id=variant, places={place}, owner_id=owner, limit=1
    ).rows
    return bool(rows) and rows[0].on_hand >= qty


def _as_other(
    writer: Writer, variant: int, mine: int, owner: int, qty: int, place: int
) -> list[Move]:
    """The sale took them as another owner's: those come back and this owner's were sold."""
    sold = places.outside(writer.connection, PlaceKind.SOLD)
    return [Move(variant, owner, qty, sold, place), Move(variant, mine, qty, place, sold)]


def bring_back(
    desk: Desk, op_id: UUID, event_id: int, to_place: int, counts: Mapping[str, int]
) -> BroughtBack:
    """The rest of the stand goes home as counted; differences are booked and named.

    `counts` maps variants (uid) to the pieces that lie on the table. Missing ones go to *count*
    (盘亏), surplus ones come from there (盘盈). Raises BadQuantity, NotYours.
    """
    for counted in counts.values():
        if counted < 0:
            raise BadQuantity(str(counted))

    def work(writer: Writer) -> BroughtBack:
        connection = writer.connection
        place = events.get(connection, event_id).place
        rights.need_ends(writer, Right.MOVE, place, to_place)
        counter = places.outside(connection, PlaceKind.COUNT)
        moves: list[Move] = []
        differences: list[tuple[str, int]] = []
        pieces = 0
        goods = stand.goods(writer, list(counts)) if counts else {}
        for uid, counted in counts.items():
            variant_id = goods[uid].id
            title = f"{goods[uid].name} {goods[uid].label}".rstrip()
            known = stand.held(writer, place, variant_id)
            left = counted
            for owner, there in known:
                home = max(0, min(left, there))
                if there < 0:  # disputed: nobody has less than nothing on a table
                    moves.append(Move(variant_id, owner, -there, counter, place))
                if home:
                    moves.append(Move(variant_id, owner, home, place, to_place))
                if there > home:
                    moves.append(Move(variant_id, owner, there - home, place, counter))
                left -= home
            if left:
                owner = known[0][0] if known else owners.first(connection)
                moves.append(Move(variant_id, owner, left, counter, place))
                moves.append(Move(variant_id, owner, left, place, to_place))
            pieces += counted
            difference = counted - sum(there for _, there in known)
            if difference:
                differences.append((title, difference))
        stock.post(writer, moves)
        return BroughtBack(op_id.hex, pieces, tuple(differences))

    request = [event_id, to_place, dict(sorted(counts.items()))]
    return perform(
        desk,
        "bring_back",
        op_id,
        request,
        work,
        lambda s: BroughtBack(s["op"], s["pieces"], tuple((t, d) for t, d in s["differences"])),
        {Topic.STOCK, Topic.SALES},
    )
