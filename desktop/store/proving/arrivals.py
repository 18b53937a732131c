"""What arrived for requests adds up: nothing came back that had not arrived, what is told moved,
states fit, and what lies on loan is what was lent and is not back.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from desktop.domain.requisitions.arrivals import ENDS, OUTCOMES, What, outstanding, remaining
from desktop.domain.requisitions.states import State
from desktop.domain.safekeeping import Problem
from desktop.domain.stock import PlaceKind
from desktop.store.places import outside_ids
from desktop.store.standing import taken_back
from desktop.store.tables import (
    allocation,
    balance,
    movement,
    place,
    requisition,
    requisition_line,
    requisition_piece,
)

_CHUNK = 300
p, m, b, a = requisition_piece.c, movement.c, balance.c, allocation.c
Whose = tuple[int, int, int, int]  # parcel, line, variant, owner
_DONE = (State.RECEIVED, State.CLOSED)
Lies = Counter[tuple[int, int, int]]  # variant, owner, place → pieces


def prove(connection: Connection) -> Iterator[Problem]:
    """All that must be true of what became of pieces that left."""
    key = (p.parcel, p.requisition_line, p.variant, p.owner)
    rows = connection.execute(
        select(*key, p.what, p.place, requisition_line.c.requisition, func.sum(p.qty))
        .join(requisition_line, requisition_line.c.id == p.requisition_line)
        .where(p.op_id.not_in(taken_back()))
        .group_by(*key, p.what, p.place, requisition_line.c.requisition)
    ).all()
    said: defaultdict[int, defaultdict[Whose, Counter[What]]]
    said = defaultdict(lambda: defaultdict(Counter))
    arrived: defaultdict[int, Lies] = defaultdict(Counter)
    nowhere = {i for kind, i in outside_ids(connection).items() if not kind.real}
    for *whose, what, at, requisition_id, qty in rows:
        said[requisition_id][_whose(whose)][What(what)] += int(qty)
        if what == What.ARRIVED and at not in nowhere:
            arrived[requisition_id][whose[2], whose[3], at] += int(qty)
    codes = {}
    for row in connection.execute(select(requisition)):
        codes[row.id] = row.code
        mine = said.get(row.id, defaultdict(Counter))
        more = -sum(min(0, remaining(one)) for one in mine.values())
        if more:
            yield Problem("arrivals_back", {"request": row.code, "n": more})
        if not _fits(State(row.state), list(mine.values())):
            yield Problem("arrivals_state", {"request": row.code})
    yield from _moves(connection, codes, nowhere)
    yield from _loans(connection, codes, said, arrived)


def _whose(key: list[int]) -> Whose:
    box, line, variant, owner = key
    return box, line, variant, owner


def _fits(state: State, said: list[Counter[What]]) -> bool:
    """Whether a state can have such pieces."""
    open_ = any(outstanding(one) for one in said)
    if not any(one[What.SENT] for one in said):
        return True  # nothing left yet, or it was done before this ledger began
    if state is State.SENT:
        return open_
    return state is State.APPROVED or (state in _DONE and not open_)


def _moves(connection: Connection, codes: dict[int, str], nowhere: set[int]) -> Iterator[Problem]:
    """What is counted moved where its line says, in the same act."""
    sent = connection.execute(
        select(p.parcel, p.requisition_line, p.variant, p.owner)
        .where(p.what == What.SENT.value, p.place.in_(nowhere))
        .distinct()
    )
    uncounted = {tuple(row) for row in sent}
    words = [word.value for word in (*OUTCOMES, *ENDS)]
    rows = connection.execute(
        select(requisition_piece, requisition_line.c.requisition)
        .join(requisition_line, requisition_line.c.id == p.requisition_line)
        .where(p.what.in_(words))
    )
    due: defaultdict[tuple[bytes, int], Lies] = defaultdict(Counter)
    for row in rows:
        if (row.parcel, row.requisition_line, row.variant, row.owner) not in uncounted:
            due[bytes(row.op_id), row.requisition][row.variant, row.owner, row.place] += row.qty
    moved: defaultdict[bytes, Lies] = defaultdict(Counter)
    ops = sorted({op for op, _request in due})
    for start in range(0, len(ops), _CHUNK):
        some = select(m.op_id, m.variant, m.owner, m.to_place, m.qty).where(
            m.op_id.in_(ops[start : start + _CHUNK])
        )
        for op_id, v, o, goal, qty in connection.execute(some):
            moved[bytes(op_id)][v, o, goal] += qty
    for (op_id, request), wanted in due.items():
        if any(moved[op_id][key] < qty for key, qty in wanted.items()):
            yield Problem("arrivals_moves", {"request": codes[request]})


def _loans(
    connection: Connection,
    codes: dict[int, str],
    said: dict[int, defaultdict[Whose, Counter[What]]],
    arrived: dict[int, Lies],
) -> Iterator[Problem]:
    """At each place on loan lies what its request lent and nobody told of since; nothing else."""
    lies: defaultdict[str, Counter[tuple[int, int]]] = defaultdict(Counter)
    rows = connection.execute(
        select(place.c.name, b.variant, b.owner, b.qty)
        .join_from(balance, place, place.c.id == b.place)
        .where(place.c.kind == PlaceKind.LOAN.value, b.qty != 0)
    )
    for name, v, o, qty in rows:
        lies[name][v, o] += int(qty)
    due: defaultdict[str, Counter[tuple[int, int]]] = defaultdict(Counter)
    for request, goods in arrived.items():
        lent = {(v, o) for v, o, _at in goods}
        lines = {whose[1] for whose in said[request]}
        loans = set(connection.execute(
            select(requisition_line.c.id).where(
                requisition_line.c.id.in_(lines), requisition_line.c.loan
            )
        ).scalars())  # fmt: skip
        for (_box, line, v, o), one in said[request].items():
            if line in loans and (v, o) in lent and (left := remaining(one)):
                due[codes[request]][v, o] += left
    held = _held(connection)
    for code in sorted(set(lies) | set(due)):
        if lies[code] != due[code] or held[code] != due[code]:
            yield Problem("arrivals_loan", {"request": code})


def _held(connection: Connection) -> defaultdict[str, Counter[tuple[int, int]]]:
    """What is held at places on loan for the request they belong to."""
    rows = connection.execute(
        select(place.c.name, a.variant, a.owner, func.sum(a.qty))
        .join_from(allocation, place, place.c.id == a.place)
        .where(place.c.kind == PlaceKind.LOAN.value, a.purpose == place.c.name)
        .group_by(place.c.name, a.variant, a.owner)
        .having(func.sum(a.qty) != 0)
    )
    found: defaultdict[str, Counter[tuple[int, int]]] = defaultdict(Counter)
    for name, v, o, qty in rows:
        found[name][v, o] = int(qty)
    return found
