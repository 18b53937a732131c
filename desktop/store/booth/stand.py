"""What the stand holds, and the movements that a sale, a gift or a return makes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, func, select

from desktop.domain.booth.event import Notice, Taken
from desktop.domain.booth.stand import Share, shares
from desktop.domain.errors import NotFound, OutOfStock, Reserved
from desktop.domain.stock import REAL, Key, Move, PlaceKind
from desktop.store import owners, places, stock
from desktop.store.booth.packing import pack
from desktop.store.tables import item, movement, place, variant
from desktop.store.writing import Writer

_GOODS: Select[Any] = select(
    variant.c.id,
    variant.c.uid,
    variant.c.item,
    variant.c.code,
    item.c.name,
    variant.c.label,
    item.c.uncounted,
    variant.c.price_fen,
).join_from(variant, item, item.c.id == variant.c.item)
_BY_UID = _GOODS.where(variant.c.uid.in_(bindparam("uids", expanding=True)))


@dataclass(frozen=True)
class Outgoing:
    """What a buyer takes: the shares of each variant, and what the till should say about it."""

    shares: dict[int, tuple[Share, ...]]
    notices: tuple[Notice, ...]


def goods(writer: Writer, uids: Sequence[str]) -> dict[str, Row[Any]]:
    """Variants by uid (hex). Raises NotFound."""
    wanted = [bytes.fromhex(uid) for uid in set(uids)]
    rows = {row.uid.hex(): row for row in writer.connection.execute(_BY_UID, {"uids": wanted})}
    for uid in uids:
        if uid not in rows:
            raise NotFound("item", uid)
    for row in rows.values():
        writer.know(variant, row.id, row.uid)
    return rows


def hand_out(
    writer: Writer,
    stand: int,
    to: PlaceKind,
    wanted: Mapping[int, int],
    *,
    strict: bool,
    back: Sequence[Move] = (),
) -> Outgoing:
    """Moves goods from the stand to *sold* or *given*; `back` are moves of the same act that
    bring goods to the stand first (an exchange).

    `wanted` maps counted variants to pieces. What the books lack is booked as *found* first, with
    a notice where the item was ever brought here on the books; strict raises OutOfStock instead.
    Before that, sets are packed of their parts where the till may do so.
    Goods promised to somebody go out with a notice that names the purpose; strict raises
    Reserved.
    """
    connection = writer.connection
    if not wanted and not back:
        return Outgoing({}, ())
    first = owners.first(connection)
    held = stock.lock_at(connection, stand, wanted)
    known_variants = {key.variant for key in held}
    more = {Key(v, first, stand) for v in wanted if v not in known_variants}
    more |= {Key(m.variant, m.owner, m.to_place) for m in back}
    held |= stock.lock(connection, more - held.keys())
    free = dict(held)
    for move in back:
        free[Key(move.variant, move.owner, move.to_place)] += move.qty
    rank = _rank(connection) if len(held) > len(wanted) else {first: 0}
    by_variant: dict[int, list[tuple[int, int]]] = {v: [] for v in wanted}
    for key in sorted(held, key=lambda key: rank.get(key.owner, len(rank))):
        if key.variant in by_variant and key not in more:
            by_variant[key.variant].append((key.owner, free[key]))
    split: dict[int, tuple[Share, ...]] = {}
    for v, qty in wanted.items():
        split[v] = shares(qty, by_variant[v], first)
    moves = list(back)
    lacking = {v: short for v, parts in split.items() if (short := sum(p.found for p in parts))}
    if lacking:
        packed = pack(writer, stand, lacking, wanted, first)
        moves += packed.moves
        held |= packed.held
        for v, n in packed.kits.items():
            key = Key(v, first, stand)
            free[key] = free.get(key, 0) + n
            known = dict(by_variant[v])
            by_variant[v] = [(first, known.pop(first, 0) + n), *known.items()]
            split[v] = shares(wanted[v], by_variant[v], first)
    notices = _found_notices(writer, stand, split, held, strict)
    notices += _reserved_notices(writer, stand, split, free, strict)
    goal, finder = places.outside(connection, to), 0
    for v, parts in split.items():
        for part in parts:
            if part.found:
                finder = finder or places.outside(connection, PlaceKind.FOUND)
                moves.append(Move(v, part.owner, part.found, finder, stand))
            moves.append(Move(v, part.owner, part.qty, stand, goal))
    stock.post(writer, moves, held=held, heed_allocations=False)
    return Outgoing(split, tuple(notices))


def _rank(connection: Connection) -> dict[int, int]:
    """Whose goods go first."""
    return {one.id: rank for rank, one in enumerate(owners.owners(connection))}


def _found_notices(
    writer: Writer,
    stand: int,
    split: Mapping[int, Sequence[Share]],
    held: Mapping[Key, int],
    strict: bool,
) -> list[Notice]:
    short = {v: sum(p.found for p in parts) for v, parts in split.items()}
    short = {v: found for v, found in short.items() if found}
    if not short:
        return []
    connection = writer.connection
    brought = ever_brought(connection, stand, set(short))
    notices = []
    for v, found in short.items():
        names = stock.names(connection, Key(v, split[v][0].owner, stand))
        wanted = sum(p.qty for p in split[v])
        if strict:
            raise OutOfStock(**names, wanted=wanted, on_hand=wanted - found)
        if v in brought:
            notices.append(Notice("found", names["item"], found))
    return notices


def _reserved_notices(
    writer: Writer,
    stand: int,
    split: Mapping[int, Sequence[Share]],
    free: Mapping[Key, int],
    strict: bool,
) -> list[Notice]:
    keys = {Key(v, p.owner, stand): p.qty - p.found for v, parts in split.items() for p in parts}
    notices = []
    for key, claims in stock.claims(writer.connection, sorted(keys)).items():
        promised = sum(claim.qty for claim in claims)
        over = min(keys[key], promised - (free[key] - keys[key]))
        if over <= 0:
            continue
        names = stock.names(writer.connection, key)
        purposes = tuple(sorted(claim.purpose for claim in claims))
        if strict:
            available = max(0, free[key] - promised)
            raise Reserved(**names, wanted=keys[key], available=available, purposes=purposes)
        notices.append(Notice("reserved", names["item"], over, purposes))
    return notices


def held(writer: Writer, stand: int, variant_id: int) -> list[tuple[int, int]]:
    """What the stand holds of a variant, locked: (owner, pieces), the community's first."""
    rank = _rank(writer.connection)
    there = stock.lock_at(writer.connection, stand, [variant_id])
    return [(key.owner, there[key]) for key in sorted(there, key=lambda key: rank[key.owner])]


def ever_brought(connection: Connection, stand: int, only: set[int] | None = None) -> set[int]:
    """The variants that were brought to this stand on the books, from a real place."""
    source = place.alias("source")
    statement = (
        select(movement.c.variant)
        .join(source, source.c.id == movement.c.from_place)
        .where(movement.c.to_place == stand, source.c.kind.in_(REAL))
        .distinct()
    )
    if only is not None:
        statement = statement.where(movement.c.variant.in_(only))
    return set(connection.execute(statement).scalars())


def unexplained(connection: Connection, stand: int) -> dict[tuple[int, int], int]:
    """Pieces found at the stand and not explained since, by (variant, owner)."""
    finder = places.outside(connection, PlaceKind.FOUND)
    rows = connection.execute(
        select(movement.c.variant, movement.c.owner, movement.c.qty, movement.c.to_place).where(
            ((movement.c.from_place == finder) & (movement.c.to_place == stand))
            | ((movement.c.from_place == stand) & (movement.c.to_place == finder))
        )
    )
    sums: dict[tuple[int, int], int] = {}
    for row in rows:
        key = (row.variant, row.owner)
        sums[key] = sums.get(key, 0) + (row.qty if row.to_place == stand else -row.qty)
    return {key: qty for key, qty in sums.items() if qty > 0}


def taken_along(connection: Connection, stand: int) -> list[Taken]:
    """What was brought to a stand on the books, summed by variant, owner and where from."""
    source = place.alias("source")
    m = movement.c
    rows = connection.execute(
        select(variant.c.uid, m.owner, m.from_place, func.sum(m.qty).label("qty"))
        .join_from(movement, variant, variant.c.id == m.variant)
        .join(source, source.c.id == m.from_place)
        .where(m.to_place == stand, source.c.kind.in_(REAL))
        .group_by(variant.c.uid, variant.c.sort, m.owner, m.from_place)
        .order_by(variant.c.sort, m.owner, m.from_place)
    )
    return [Taken(r.uid.hex(), int(r.qty), r.from_place, r.owner) for r in rows]
