"""The bench adds up: passes and kits have their movements, numbers are one board's, boards are
what their attempts say.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, and_, func, or_, select

from desktop.domain.bench.sessions import Kind
from desktop.domain.safekeeping import Problem
from desktop.domain.stock import PlaceKind
from desktop.store import places
from desktop.store.bench import deriving
from desktop.store.bench.boards import counted
from desktop.store.streaming import batches
from desktop.store.tables import (
    attempt,
    bench_note,
    bench_session,
    board,
    board_holder,
    board_number,
    booking,
    inspection,
    kit_handed,
    movement,
    number_lease,
    number_series,
    participant,
)

Moved = Counter[tuple[int | None, int | None, int | None]]  # variant, from, to → pieces
_CHUNK = 300


def prove(connection: Connection) -> Iterator[Problem]:
    """All that must be true of sessions, boards, numbers and batches."""
    yield from _movements(connection)
    yield from _inspections(connection)
    yield from _numbers(connection)
    yield from _series(connection)
    yield from _boards(connection)
    yield from _orphans(connection)


def _movements(connection: Connection) -> Iterator[Problem]:
    """Every booked pass is one kit less and one lamp more, every handed kit one kit less."""
    s, p, k = bench_session.c, participant.c, kit_handed.c
    a, b = attempt.c, booking.c
    assembly = places.outside(connection, PlaceKind.ASSEMBLY)
    given = places.outside(connection, PlaceKind.GIVEN)
    due: defaultdict[bytes, Moved] = defaultdict(Counter)
    booked = (
        select(b.op_id, b.qty, s.kit, s.lamp, s.place)
        .join_from(booking, attempt, a.op_id == b.of_op)
        .join(bench_session, s.id == a.session)
    )
    for op_id, qty, kit, lamp, place in connection.execute(booked):
        due[bytes(op_id)][_way(kit, place, assembly, qty)] += abs(qty)
        due[bytes(op_id)][_way(lamp, assembly, place, qty)] += abs(qty)
    handed = (
        select(k.op_id, k.qty, s.kit, s.place)
        .join_from(kit_handed, participant, p.id == k.participant)
        .join(bench_session, s.id == p.session)
        .where(k.how == "handed")
    )
    for op_id, qty, kit, place in connection.execute(handed):
        due[bytes(op_id)][_way(kit, place, given, qty)] += abs(qty)
    moved = _moved(connection, list(due))
    for op_id, wanted in due.items():
        if moved[op_id] != wanted:
            yield Problem("bench_moves", {"op": op_id.hex()})
    yield from _unsaid(connection, due)


def _way(variant: int, start: int, goal: int, qty: int) -> tuple[int, int, int]:
    return (variant, start, goal) if qty > 0 else (variant, goal, start)


def _moved(connection: Connection, ops: list[bytes]) -> defaultdict[bytes, Moved]:
    m = movement.c
    found: defaultdict[bytes, Moved] = defaultdict(Counter)
    columns = (m.op_id, m.variant, m.from_place, m.to_place, m.qty)
    for start in range(0, len(ops), _CHUNK):
        mine = select(*columns).where(m.op_id.in_(ops[start : start + _CHUNK]))
        for op_id, variant, start_place, goal, qty in connection.execute(mine):
            found[bytes(op_id)][variant, start_place, goal] += qty
    return found


def _unsaid(connection: Connection, due: defaultdict[bytes, Moved]) -> Iterator[Problem]:
    """An attempt that moved something says so; in 工作坊 none does."""
    a, s = attempt.c, bench_session.c
    rows = (
        select(a.op_id)
        .join(bench_session, s.id == a.session)
        .where(a.op_id.in_(select(movement.c.op_id)))
    )
    for (op_id,) in connection.execute(rows):
        if bytes(op_id) not in due:
            yield Problem("bench_moves", {"op": bytes(op_id).hex()})
    workshop = (
        select(booking.c.op_id)
        .join_from(booking, attempt, a.op_id == booking.c.of_op)
        .join(bench_session, s.id == a.session)
        .where(s.kind != Kind.PRODUCTION.value)
    )
    for (op_id,) in connection.execute(workshop):
        yield Problem("bench_moves", {"op": bytes(op_id).hex()})


def _inspections(connection: Connection) -> Iterator[Problem]:
    """Good ones of a batch came into the stock as one article, refused ones did not; the pieces
    add up. Which article may be said at the inspection, and otherwise when it is made anew.
    """
    supplier = places.outside(connection, PlaceKind.SUPPLIER)
    rows = connection.execute(select(inspection)).all()
    moved = _moved(connection, [bytes(row.op_id) for row in rows])
    for row in rows:
        wanted: Moved = Counter()
        if row.good:
            article = next((variant for variant, _, _ in moved[bytes(row.op_id)]), None)
            wanted[article, supplier, row.place] += row.good
        short = row.good + row.refused != row.arrived or (row.good and not row.accepted)
        if short or moved[bytes(row.op_id)] != wanted:
            yield Problem("bench_moves", {"op": bytes(row.op_id).hex()})


def _numbers(connection: Connection) -> Iterator[Problem]:
    """A number is taken once, out of a block that its station leased; no block is leased twice."""
    n, le = board_number.c, number_lease.c
    taken = select(n.serial, func.sum(n.taken).label("boards")).group_by(n.serial)
    for row in connection.execute(taken.having(func.sum(n.taken) > 1).order_by(n.serial)):
        yield Problem("board_twice", {"number": row.serial, "boards": int(row.boards)})
    inside = and_(
        le.series == n.series, le.station == n.station, n.n.between(le.first_n, le.last_n)
    )
    loose = select(n.serial).outerjoin(number_lease, inside).where(le.op_id.is_(None))
    for (serial,) in connection.execute(loose.distinct().order_by(n.serial)):
        yield Problem("not_leased", {"number": serial})
    others = number_lease.alias("others")
    other = others.c
    twice = and_(
        le.series == other.series,
        le.op_id < other.op_id,
        le.first_n <= other.last_n,
        other.first_n <= le.last_n,
    )
    rows = select(le.series, other.first_n).join_from(number_lease, others, twice)
    for series, first in connection.execute(rows):
        yield Problem("leased_twice", {"series": series, "first": first})


def _series(connection: Connection) -> Iterator[Problem]:
    """Where a series stands is what its leases say."""
    due = deriving.standing(connection)
    rows = connection.execute(select(number_series))
    kept = {row.series: int(row.last_n) for row in rows}
    for name in sorted({*due, *kept}):
        if due.get(name) != kept.get(name):
            data = {"series": name, "kept": kept.get(name), "last": due.get(name)}
            yield Problem("series", data)


def _boards(connection: Connection) -> Iterator[Problem]:
    """Every board is what its attempts add up to."""
    a = attempt.c
    due = deriving.board_keys(connection)
    for rows in batches(connection, select(a.op_id, a.board)):
        for op_id, kept in rows:
            if due[bytes(op_id)] != kept:
                yield Problem("board", {"board": kept or due[bytes(op_id)]})
    every = sorted(set(due.values()))
    seen: set[str] = set()
    for start in range(0, len(every), _CHUNK):
        some = every[start : start + _CHUNK]
        wanted = counted(connection, some)
        found = select(board).where(board.c.key.in_(some))
        there = {row["key"]: dict(row) for row in connection.execute(found).mappings()}
        seen |= there.keys()
        for key in some:
            if there.get(key) != wanted.get(key):
                yield Problem("board", {"board": key})
    for (key,) in connection.execute(select(board.c.key)):
        if key not in seen:
            yield Problem("board", {"board": key})


def _orphans(connection: Connection) -> Iterator[Problem]:
    """Notes, bookings and holders are of an attempt (a note may be of an inspection)."""
    a, i = attempt.c, inspection.c
    statements: dict[str, Any] = {
        "bench_note": select(bench_note.c.op_id, bench_note.c.line)
        .outerjoin(attempt, a.op_id == bench_note.c.of_op)
        .outerjoin(inspection, i.op_id == bench_note.c.of_op)
        .where(and_(a.op_id.is_(None), i.op_id.is_(None))),
        "booking": select(booking.c.op_id, booking.c.line)
        .outerjoin(attempt, a.op_id == booking.c.of_op)
        .where(or_(a.op_id.is_(None), a.ok.is_(False))),
        "board_holder": select(board_holder.c.op_id, board_holder.c.line)
        .outerjoin(attempt, a.op_id == board_holder.c.of_op)
        .where(a.op_id.is_(None)),
    }
    for table, statement in statements.items():
        for op_id, line in connection.execute(statement):
            yield Problem("orphan", {"op": bytes(op_id).hex(), "table": table, "line": line})
