"""Movements and balances: the one way in which goods change their place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Connection, bindparam, case, func, insert, select, update

from desktop.domain.errors import OutOfStock, Reserved, SamePlace
from desktop.domain.stock import Key, Move, deltas
from desktop.store import settled
from desktop.store.keys import CHUNK, at_keys, chunks
from desktop.store.missing import add_missing
from desktop.store.places import is_real, path_of
from desktop.store.prepared import Prepared
from desktop.store.tables import allocation, balance, item, movement, owner, variant
from desktop.store.writing import Writer


@cache
def _lock(count: int) -> Prepared:
    return Prepared(
        select(balance.c.variant, balance.c.owner, balance.c.place, balance.c.qty)
        .where(at_keys(balance, count))
        .order_by(balance.c.variant, balance.c.owner, balance.c.place)
        .with_for_update()
    )


@cache
def _lock_at(count: int) -> Prepared:
    return Prepared(
        select(balance.c.variant, balance.c.owner, balance.c.place, balance.c.qty)
        .where(
            balance.c.place == bindparam("place"),
            balance.c.variant.in_([bindparam(f"v{i}") for i in range(count)]),
        )
        .order_by(balance.c.variant, balance.c.owner)
        .with_for_update()
    )


@cache
def _reserved(count: int) -> Prepared:
    key = (allocation.c.variant, allocation.c.owner, allocation.c.place, allocation.c.purpose)
    return Prepared(
        select(*key, func.sum(allocation.c.qty).label("qty"))
        .where(at_keys(allocation, count))
        .group_by(*key)
        .having(func.sum(allocation.c.qty) != 0)
    )


@cache
def _promised(count: int) -> Prepared:
    a = allocation.c
    return Prepared(
        select(a.variant, func.sum(a.qty).label("qty"))
        .where(
            a.variant.in_([bindparam(f"v{i}") for i in range(count)]),
            a.owner == bindparam("owner"),
            a.place == bindparam("place"),
        )
        .group_by(a.variant)
    )


_SHIFT = Prepared(
    update(balance)
    .where(
        balance.c.variant == bindparam("v"),
        balance.c.owner == bindparam("o"),
        balance.c.place == bindparam("p"),
    )
    .values(
        qty=balance.c.qty + bindparam("d"),
        disputed=case((balance.c.qty + bindparam("d") < 0, 1), else_=0),
    )
)
_FIRST = Prepared(insert(balance))
_TOTAL = Prepared(
    update(variant)
    .where(variant.c.id == bindparam("v"))
    .values(on_hand=variant.c.on_hand + bindparam("d"))
)


@dataclass(frozen=True)
class Claim:
    """What an open allocation holds of a key, in pieces, and what for."""

    purpose: str
    qty: int


def lock(connection: Connection, keys: Iterable[Key]) -> dict[Key, int]:
    """Makes sure each balance row exists, locks them in key order, and tells what is there.

    On SQLite the write transaction holds the lock already; on PostgreSQL the rows stay locked
    until the commit. Every command that moves stock comes through here first.
    """
    wanted = sorted(set(keys))
    if not wanted:
        return {}
    held = _locked(connection, wanted)
    missing = [key for key in wanted if key not in held]
    if missing:
        add_missing(connection, balance, [_balance(key, 0) for key in missing])
        held |= _locked(connection, missing)
    return held


def lock_at(connection: Connection, place_id: int, variants: Collection[int]) -> dict[Key, int]:
    """Locks what is known of variants at one place, whosever it is, and tells what is there."""
    held: dict[Key, int] = {}
    some = sorted(variants)
    for start in range(0, len(some), CHUNK):
        chunk = some[start : start + CHUNK]
        values = {"place": place_id} | {f"v{i}": v for i, v in enumerate(chunk)}
        for v, o, p, qty in _lock_at(len(chunk))(connection, values):
            held[Key(v, o, p)] = qty
    return held


def _locked(connection: Connection, keys: Sequence[Key]) -> dict[Key, int]:
    held: dict[Key, int] = {}
    for count, values in chunks(keys):
        for v, o, p, qty in _lock(count)(connection, values):
            held[Key(v, o, p)] = qty
    return held


def _balance(key: Key, qty: int) -> dict[str, int]:
    where = {"variant": key.variant, "owner": key.owner, "place": key.place}
    return {**where, "qty": qty, "disputed": 0}


def claims(connection: Connection, keys: Iterable[Key]) -> dict[Key, list[Claim]]:
    """The open allocations on locked keys. Ask after `lock`, never in the same statement."""
    wanted = list(keys)
    found: dict[Key, list[Claim]] = {}
    for count, values in chunks(wanted):
        for v, o, p, purpose, qty in _reserved(count)(connection, values):
            found.setdefault(Key(v, o, p), []).append(Claim(purpose, int(qty)))
    return found


def promised(connection: Connection, keys: Iterable[Key]) -> dict[Key, int]:
    """What of each locked key is held for any purpose, in pieces. Ask after `lock`.

    Sums come out of the index alone, which whole lives of allocations do not slow down.
    """
    ends: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    found = dict.fromkeys(keys, 0)
    for key in found:
        ends[key.owner, key.place].append(key.variant)
    for (o, p), some in ends.items():
        for start in range(0, len(some), CHUNK):
            chunk = some[start : start + CHUNK]
            values = {"owner": o, "place": p} | {f"v{i}": v for i, v in enumerate(chunk)}
            for v, qty in _promised(len(chunk))(connection, values):
                found[Key(v, o, p)] = int(qty)
    return found


def post(
    writer: Writer,
    moves: Sequence[Move],
    *,
    live: bool = True,
    heed_allocations: bool = True,
    held: Mapping[Key, int] | None = None,
    fresh: Collection[int] = frozenset(),
) -> None:
    """Books movements: their rows, the balances, the kept totals, the journal.

    A live command never takes a real place below zero (OutOfStock) nor, when it heeds
    allocations, below what is promised (Reserved). A late fact is always booked; a balance below
    zero is then marked as disputed. Raises PeriodSettled for what happened in a settled period,
    SamePlace for what does not move. `held` is what `lock` told, for callers that locked before;
    `fresh` are variants made in this very transaction: nobody else can know them yet, so that
    their balances are added at once instead of being locked and changed.
    """
    if not moves:
        return
    settled.need_open(writer)
    connection = writer.connection
    for move in moves:
        if move.from_place == move.to_place:
            raise SamePlace(path_of(connection, move.from_place))
    real = is_real(connection, {p for m in moves for p in (m.from_place, m.to_place)})
    every = deltas(moves, real)
    first = {k: d for k, d in every.items() if k.variant in fresh and d > 0}
    changes = {k: d for k, d in every.items() if k not in first}
    before = lock(connection, changes) if held is None else held
    if live:
        _guard(connection, changes, before, heed_allocations)
    writer.add(
        movement,
        [
            {
                "line": writer.next_line(movement),
                "variant": m.variant,
                "owner": m.owner,
                "qty": m.qty,
                "from_place": m.from_place,
                "to_place": m.to_place,
            }
            for m in moves
        ],
    )
    if first:
        _FIRST.many(connection, [_balance(key, qty) for key, qty in first.items()])
    totals: Counter[int] = Counter()
    for key, change in every.items():
        totals[key.variant] += change
    shift(connection, changes, totals)


def shift(connection: Connection, changes: Mapping[Key, int], totals: Mapping[int, int]) -> None:
    """Adds to balances that are locked, and to the kept totals of variants, in pieces."""
    shifts = [{"v": k.variant, "o": k.owner, "p": k.place, "d": d} for k, d in changes.items() if d]
    if shifts:
        _SHIFT.many(connection, shifts)
    rises = [{"v": v, "d": totals[v]} for v in sorted(totals) if totals[v]]
    if rises:
        _TOTAL.many(connection, rises)


def _guard(
    connection: Connection, changes: Mapping[Key, int], before: Mapping[Key, int], heed: bool
) -> None:
    falling = [key for key, change in changes.items() if change < 0]
    for key in falling:
        if before[key] + changes[key] < 0:
            raise OutOfStock(**names(connection, key), wanted=-changes[key], on_hand=before[key])
    if not heed or not falling:
        return
    for key, held in promised(connection, falling).items():
        if before[key] + changes[key] < held:
            raise Reserved(
                **names(connection, key),
                wanted=-changes[key],
                available=max(0, before[key] - held),
                purposes=tuple(sorted(c.purpose for c in claims(connection, [key])[key])),
            )


def names(connection: Connection, key: Key) -> dict[str, str]:
    """What a key is called: `item`, `place` (its path) and `owner`."""
    row = connection.execute(
        select(item.c.name, variant.c.label)
        .join(variant, variant.c.item == item.c.id)
        .where(variant.c.id == key.variant)
    ).one()
    whose = connection.execute(select(owner.c.name).where(owner.c.id == key.owner)).scalar_one()
    return {
        "item": f"{row.name} {row.label}".rstrip(),
        "place": path_of(connection, key.place),
        "owner": whose,
    }


def allocate(writer: Writer, key: Key, qty: int, purpose: str) -> None:
    """Holds `qty` pieces of what is there and not promised yet for a purpose.

    Raises Reserved or OutOfStock when that much is not free.
    """
    held = lock(writer.connection, [key])
    _guard(writer.connection, {key: -qty}, held, heed=True)
    _allocation(writer, key, qty, purpose)


def release(writer: Writer, key: Key, purpose: str, qty: int | None = None) -> int:
    """Gives free what a purpose holds of a key, all of it or at most `qty`; returns how much."""
    lock(writer.connection, [key])
    held = sum(c.qty for c in claims(writer.connection, [key]).get(key, []) if c.purpose == purpose)
    freed = held if qty is None else min(held, qty)
    if freed > 0:
        _allocation(writer, key, -freed, purpose)
    return freed


def _allocation(writer: Writer, key: Key, qty: int, purpose: str) -> None:
    row = {"line": writer.next_line(allocation), "qty": qty, "purpose": purpose}
    where = {"variant": key.variant, "owner": key.owner, "place": key.place}
    writer.add(allocation, [row | where])
