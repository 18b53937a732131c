"""Stock adds up: balances, kept totals, promises."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, and_, func, select

from desktop.domain.safekeeping import Problem
from desktop.domain.stock import REAL
from desktop.store.streaming import batches
from desktop.store.tables import allocation, balance, movement, owner, place, variant

Place = tuple[int, int, int]  # variant, owner, place: local ids


def prove(connection: Connection, *, balanced: bool) -> Iterator[Problem]:
    """Compares totals with balances and promises with both; balances one by one with the sums
    of their movements unless they are known to be `balanced` as a whole.
    """
    real = set(connection.execute(select(place.c.id).where(place.c.kind.in_(REAL))).scalars())
    name = _Names(connection)
    sums = {} if balanced else _sums(connection, real)
    there: dict[Place, int] = {}
    on_hand: Counter[int] = Counter()
    b = balance.c
    for rows in batches(connection, select(b.variant, b.owner, b.place, b.qty, b.disputed)):
        for v, o, p, qty, disputed in rows:
            key = (v, o, p)
            on_hand[v] += qty
            if p not in real:
                yield Problem("outside", name.data(*key))
            if disputed != (qty < 0):
                yield Problem("disputed", name.data(*key) | {"kept": qty})
            if not balanced:
                there[key] = qty
    if not balanced:
        for key in sorted({*there, *sums}):
            if there.get(key, 0) != sums.get(key, 0):
                data = {"kept": there.get(key), "sum": sums.get(key, 0)}
                yield Problem("balance", name.data(*key) | data)
    for rows in batches(connection, select(variant.c.id, variant.c.on_hand)):
        for v, kept in rows:
            if kept != on_hand[v]:
                yield Problem("on_hand", {"code": name.code(v), "kept": kept, "sum": on_hand[v]})
    yield from _promises(connection, name)


def _sums(connection: Connection, real: set[int]) -> dict[Place, int]:
    """What the movements come to, key by key: the slow way."""
    m = movement.c
    sums: defaultdict[Place, int] = defaultdict(int)
    flows = select(m.variant, m.owner, m.from_place, m.to_place, m.qty)
    for rows in batches(connection, flows):
        for v, o, start, end, qty in rows:
            for p, change in ((start, -qty), (end, qty)):
                if p in real:
                    sums[v, o, p] += change
    return sums


def _promises(connection: Connection, name: _Names) -> Iterator[Problem]:
    a, b = allocation.c, balance.c
    key = (a.variant, a.owner, a.place)
    by_purpose = select(*key, a.purpose, func.sum(a.qty).label("qty"))
    freed = by_purpose.group_by(*key, a.purpose).having(func.sum(a.qty) < 0)
    for row in connection.execute(freed):
        data = {"purpose": row.purpose, "promised": int(row.qty), "on_hand": None}
        yield Problem("allocation", name.data(row.variant, row.owner, row.place) | data)
    held = select(*key, func.sum(a.qty).label("qty")).group_by(*key).subquery("held")
    h, on_hand = held.c, func.coalesce(b.qty, 0)
    same = and_(b.variant == h.variant, b.owner == h.owner, b.place == h.place)
    beyond = select(held, on_hand.label("there")).outerjoin(balance, same).where(h.qty > 0)
    for row in connection.execute(beyond.where(h.qty > on_hand)):
        data = {"purpose": "", "promised": int(row.qty), "on_hand": int(row.there)}
        yield Problem("allocation", name.data(row.variant, row.owner, row.place) | data)


class _Names:
    """What a person calls a variant, an owner, a place; asked only where something is wrong."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def code(self, local: int) -> str:
        return self._ask(variant.c.code, variant.c.id, local)

    def data(self, v: int, o: int, p: int) -> dict[str, Any]:
        return {
            "code": self.code(v),
            "owner": self._ask(owner.c.name, owner.c.id, o),
            "place": self._ask(place.c.name, place.c.id, p),
        }

    def _ask(self, column: Any, key: Any, local: int) -> str:
        found = self._connection.execute(select(column).where(key == local)).scalar()
        return f"?{local}" if found is None else str(found)
