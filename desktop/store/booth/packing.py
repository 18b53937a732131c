"""Sets sold at the stand: where too few lie there ready, the sale packs them from their parts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection

from desktop.domain.kits import most, plan
from desktop.domain.kits.values import reach
from desktop.domain.stock import Key, Move
from desktop.store import stock
from desktop.store.kits import assembling, bills
from desktop.store.writing import Writer


@dataclass
class Packed:
    """What was packed: kits by article, the movements, and what the keys held that were locked."""

    kits: dict[int, int] = field(default_factory=dict)
    moves: list[Move] = field(default_factory=list)
    held: dict[Key, int] = field(default_factory=dict)


def pack(
    writer: Writer, stand: int, short: Mapping[int, int], wanted: Mapping[int, int], owner: int
) -> Packed:
    """Packs of the articles that are `short` (pieces) as many as the parts at the stand give.

    Parts that are `wanted` themselves in the same act, or promised to somebody, stay; the kits
    are `owner`'s. Called only where the books lack something, so that no other sale pays for it.
    """
    connection = writer.connection
    packed = Packed()
    sold = bills.when_sold(connection) & short.keys()
    if not sold:
        return packed
    known = bills.in_use(connection)
    chosen = {bill.kit: bill for kit in sold for bill in reach(kit, known)}
    parts = {part for bill in chosen.values() for part in bill.parts}
    packed.held = stock.lock_at(connection, stand, parts | set(chosen))
    ends = {Key(kit, owner, stand) for kit in chosen}
    packed.held |= stock.lock(connection, ends - packed.held.keys())
    there = assembling.free(connection, packed.held)
    for variant, qty in wanted.items():
        for key in [key for key in there if key.variant == variant]:
            stays = min(qty, there[key])
            there[key] -= stays
            qty -= stays
    for kit in sorted(sold):
        own = {key: qty for key, qty in there.items() if key.variant != kit}
        n = min(short[kit], most(kit, known, assembling.pieces(own)))
        made = plan(kit, n, known, assembling.pieces(own)) if n else None
        if made is None:
            continue
        packed.moves += assembling.moves(connection, made, known, own, owner, stand)
        there |= own
        assembling.say(writer, made, known, owner, stand)
        packed.kits[kit] = n
    return packed


def packable(connection: Connection, stand: int, brought: Collection[int]) -> dict[int, int]:
    """How many of each set the till could still pack at a stand, by article (local id)."""
    sold = bills.when_sold(connection)
    if not sold or not brought:
        return {}
    known = bills.in_use(connection)
    parts = {p for kit in sold for bill in reach(kit, known) for p in bill.parts}
    lying = assembling.free(connection, assembling.around(connection, parts, [stand]))
    found = {}
    for kit in sold:
        there = assembling.pieces(lying)
        there.pop(kit, None)
        found[kit] = most(kit, known, there)
    return {kit: n for kit, n in found.items() if n}
