"""Transfers add up: what is held is what their lines say, what was sent moved, and what is done
left nothing on its way.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from desktop.domain.safekeeping import Problem
from desktop.domain.stock import PlaceKind
from desktop.domain.transfers import CODE, OUTCOMES, LineKey, State, What
from desktop.store import places
from desktop.store.standing import taken_back
from desktop.store.tables import allocation, balance, movement, place, transfer, transfer_line

_CHUNK = 300
t, line, a, m = transfer.c, transfer_line.c, allocation.c, movement.c
Held = Counter[tuple[int, int, int]]  # variant, owner, place → pieces


def prove(connection: Connection) -> Iterator[Problem]:
    """All that must be true of transfers and their lines."""
    codes = {row.id: row for row in connection.execute(select(transfer))}
    if not codes:
        return
    picked, sums = _lines(connection)
    held = _held(connection)
    for transfer_id, row in codes.items():
        left = {key: _left(said) for key, said in sums[transfer_id].items()}
        if any(qty < 0 for qty in left.values()):
            more = -sum(min(0, qty) for qty in left.values())
            yield Problem("transfer_open", {"transfer": row.code, "n": more})
        if not _fits(State(row.state), row.retired_at, picked[transfer_id], sums[transfer_id]):
            yield Problem("transfer_state", {"transfer": row.code})
        elif held[row.code] != _due(State(row.state), row.retired_at, picked[transfer_id], left):
            yield Problem("transfer_held", {"transfer": row.code})
    yield from _moves(connection, {key: row.code for key, row in codes.items()})
    yield from _transit(connection, held)


def _lines(
    connection: Connection,
) -> tuple[defaultdict[int, Held], defaultdict[int, dict[LineKey, Counter[str]]]]:
    """What stands as picked, by place; and everything else, by key and word."""
    key = (line.transfer, line.what, line.variant, line.owner, line.box, line.place)
    rows = connection.execute(
        select(*key, func.sum(line.qty)).where(line.op_id.not_in(taken_back())).group_by(*key)
    )
    picked: defaultdict[int, Held] = defaultdict(Counter)
    sums: defaultdict[int, dict[LineKey, Counter[str]]] = defaultdict(dict)
    for transfer_id, what, v, o, box, at, qty in rows:
        if what == What.PICKED:
            picked[transfer_id][v, o, box or at] += int(qty)
        else:
            said = sums[transfer_id].setdefault(LineKey(v, o, box or 0), Counter())
            said[what] += int(qty)
    return picked, sums


def _left(said: Counter[str]) -> int:
    return said[What.SENT] - sum(said[what] for what in OUTCOMES)


def _held(connection: Connection) -> defaultdict[str, Held]:
    key = (a.purpose, a.variant, a.owner, a.place)
    rows = connection.execute(
        select(*key, func.sum(a.qty))
        .where(a.purpose.startswith(CODE))
        .group_by(*key)
        .having(func.sum(a.qty) != 0)
    )
    found: defaultdict[str, Held] = defaultdict(Counter)
    for purpose, v, o, at, qty in rows:
        found[purpose][v, o, at] = int(qty)
    # Goods of a box whose box arrived are loose in transit: by variant and owner they agree.
    return defaultdict(Counter, {code: _by_goods(some) for code, some in found.items()})


def _by_goods(some: Held) -> Held:
    found: Held = Counter()
    for (v, o, _at), qty in some.items():
        found[v, o, 0] += qty
    return found


def _due(state: State, retired: int | None, picked: Held, left: dict[LineKey, int]) -> Held:
    """What a transfer has to hold, by variant and owner."""
    if retired is not None or state in (State.CLOSED, State.CANCELLED):
        return Counter()
    if state is State.DRAFT:
        return Counter({key: qty for key, qty in _by_goods(picked).items() if qty})
    found: Held = Counter()
    for key, qty in left.items():
        if qty:
            found[key.variant, key.owner, 0] += qty
    return found


def _fits(
    state: State, retired: int | None, picked: Held, sums: dict[LineKey, Counter[str]]
) -> bool:
    """Whether a state can have such lines."""
    sent = any(said[What.SENT] for said in sums.values())
    open_ = any(_left(said) for said in sums.values())
    if state is State.DRAFT:
        return not sent and all(qty >= 0 for qty in picked.values())
    if state is State.CANCELLED:
        return not sent and not any(picked.values())
    return retired is None and sent and open_ is (state is State.SENT)


def _moves(connection: Connection, codes: dict[int, str]) -> Iterator[Problem]:
    """Loose goods that were sent moved into transit, and what is gone moved there."""
    ends = {
        What.DAMAGED.value: places.outside(connection, PlaceKind.DAMAGED),
        What.LOST.value: places.outside(connection, PlaceKind.LOST),
        What.UNKNOWN.value: places.outside(connection, PlaceKind.UNKNOWN),
    }
    due: defaultdict[tuple[bytes, int], Held] = defaultdict(Counter)
    words = [What.SENT.value, What.EXTRA.value, *ends]
    rows = connection.execute(select(transfer_line).where(line.what.in_(words)))
    for row in rows:
        if row.what == What.SENT and row.box is not None:
            continue  # it moved with its box
        due[bytes(row.op_id), row.transfer][row.variant, row.owner, row.place] += row.qty
        if row.what in ends and row.place != ends[row.what]:
            yield Problem("transfer_moves", {"transfer": codes[row.transfer]})
    moved: defaultdict[bytes, Held] = defaultdict(Counter)
    ops = sorted({op for op, _transfer in due})
    for start in range(0, len(ops), _CHUNK):
        some = select(m.op_id, m.variant, m.owner, m.to_place, m.qty).where(
            m.op_id.in_(ops[start : start + _CHUNK])
        )
        for op_id, v, o, goal, qty in connection.execute(some):
            moved[bytes(op_id)][v, o, goal] += qty
    for (op_id, transfer_id), wanted in due.items():
        if any(moved[op_id][key] < qty for key, qty in wanted.items()):
            yield Problem("transfer_moves", {"transfer": codes[transfer_id]})


def _transit(connection: Connection, held: defaultdict[str, Held]) -> Iterator[Problem]:
    """Nothing lies loose at a place in transit that no transfer waits for."""
    b = balance.c
    rows = connection.execute(
        select(place.c.name, b.variant, b.owner, func.sum(b.qty))
        .join_from(balance, place, place.c.id == b.place)
        .join(transfer, t.transit == place.c.id)
        .where(b.qty > 0)
        .group_by(place.c.name, b.variant, b.owner)
    )
    for code, v, o, qty in rows:
        if qty > held[code][v, o, 0]:
            yield Problem("transfer_held", {"transfer": code})
