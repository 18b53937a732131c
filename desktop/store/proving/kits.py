"""Kits add up: what was put together moved, and of the parts that its version names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from sqlalchemy import Connection, select

from desktop.domain.kits import Bill
from desktop.domain.safekeeping import Problem
from desktop.domain.stock import PlaceKind
from desktop.store import places
from desktop.store.kits import bills
from desktop.store.streaming import batches
from desktop.store.tables import assembly, bom, bom_part, movement, variant

_CHUNK = 300
Made = list[tuple[int, int, int, int]]  # bill, owner, place, kits


def prove(connection: Connection) -> Iterator[Problem]:
    """All that must be true of versions and of what was put together."""
    versions = _versions(connection)
    yield from _bills(connection, versions)
    acts: defaultdict[bytes, Made] = defaultdict(list)
    columns = (assembly.c.op_id, assembly.c.bom, assembly.c.owner, assembly.c.place, assembly.c.qty)
    for rows in batches(connection, select(*columns)):
        for op_id, bill, owner, place, qty in rows:
            acts[bytes(op_id)].append((bill, owner, place, qty))
    workbench = places.outside(connection, PlaceKind.ASSEMBLY)
    ops, m = sorted(acts), movement.c
    for start in range(0, len(ops), _CHUNK):
        some = ops[start : start + _CHUNK]
        into: defaultdict[bytes, Counter[int]] = defaultdict(Counter)  # by article
        out: defaultdict[bytes, Counter[tuple[int, int, int]]] = defaultdict(Counter)
        mine = select(m.op_id, m.variant, m.owner, m.from_place, m.to_place, m.qty)
        for op_id, v, o, begin, goal, qty in connection.execute(mine.where(m.op_id.in_(some))):
            if workbench in (begin, goal):
                sign = 1 if goal == workbench else -1
                into[bytes(op_id)][v] += sign * qty
                out[bytes(op_id)][v, o, begin if goal == workbench else goal] -= sign * qty
        for op_id in some:
            if all(bill in versions for bill, *_ in acts[op_id]):  # else its bill is the problem
                yield from _act(op_id, acts[op_id], versions, into[op_id], out[op_id])


def _act(
    op_id: bytes,
    made: Made,
    versions: dict[int, tuple[str, Bill]],
    into: Counter[int],
    out: Counter[tuple[int, int, int]],
) -> Iterator[Problem]:
    """Kits of one act against its movements. `into` is what articles went to *assembly*, less what
    came back; `out` the opposite by article, owner and place.
    """
    kits: Counter[int] = Counter()
    ends: Counter[tuple[int, int, int]] = Counter()
    parts = {part for bill, *_ in made for part in versions[bill][1].parts}
    for bill, owner, place, qty in made:
        kits[versions[bill][1].kit] += qty
        ends[versions[bill][1].kit, owner, place] += qty
    for (kit, owner, place), qty in ends.items():
        # A kit that went into another one of the same act is on neither side.
        if kit not in parts and out[kit, owner, place] != qty:
            code = next(versions[b][0] for b, *_ in made if versions[b][1].kit == kit)
            yield Problem("kit_moves", {"op": op_id.hex(), "code": code})
    used = Counter({v: n + kits[v] for v, n in into.items()})
    strange = {v for v, n in used.items() if n and v not in parts and v not in kits}
    shared = Counter(
        v
        for bill in {b for b, *_ in made}
        for slot in versions[bill][1].slots
        for v in {choice.variant for choice in slot.choices}
    )
    for bill in sorted({b for b, *_ in made}):
        code, version = versions[bill]
        n = sum(qty for b, _o, _p, qty in made if b == bill)
        wrong = bool(strange)
        for slot in version.slots:
            if all(shared[choice.variant] == 1 for choice in slot.choices):
                filled = [divmod(used[choice.variant], choice.qty) for choice in slot.choices]
                wrong = wrong or any(rest for _, rest in filled) or sum(k for k, _ in filled) != n
        if wrong:
            data = {"op": op_id.hex(), "code": code, "version": version.version}
            yield Problem("kit_parts", data)
    for v, times in shared.items():  # in several slots: their sum, where none has a choice
        fixed = [
            (bill, slot)
            for bill in {b for b, *_ in made}
            for slot in versions[bill][1].slots
            if any(choice.variant == v for choice in slot.choices)
        ]
        if times < 2 or any(len(slot.choices) > 1 for _, slot in fixed):
            continue
        due = sum(
            slot.choices[0].qty * sum(q for b, _o, _p, q in made if b == bill)
            for bill, slot in fixed
        )
        if due != used[v]:
            code, version = versions[fixed[0][0]]
            data = {"op": op_id.hex(), "code": code, "version": version.version}
            yield Problem("kit_parts", data)


def _versions(connection: Connection) -> dict[int, tuple[str, Bill]]:
    """Every version there ever was with its kit's code, by local id."""
    codes = {
        row.id: (row.code, row.variant)
        for row in connection.execute(
            select(bom.c.id, bom.c.variant, variant.c.code).join_from(
                bom, variant, variant.c.id == bom.c.variant
            )
        )
    }
    found: dict[int, tuple[str, Bill]] = {}
    for kit in sorted({kit for _code, kit in codes.values()}):
        for one in bills.versions(connection, kit):
            found[one.bill.id] = (codes[one.bill.id][0], one.bill)
    return found


def _bills(connection: Connection, versions: dict[int, tuple[str, Bill]]) -> Iterator[Problem]:
    """Every version has parts; its slots and their choices are counted without a gap."""
    spots: defaultdict[int, defaultdict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    rows = select(bom_part.c.bom, bom_part.c.slot, bom_part.c.choice)
    for row in connection.execute(rows.order_by(bom_part.c.slot, bom_part.c.choice)):
        spots[row.bom][row.slot].append(row.choice)
    every = select(bom.c.id, bom.c.version, variant.c.code)
    for row in connection.execute(every.join_from(bom, variant, variant.c.id == bom.c.variant)):
        slots = spots[row.id]
        whole = list(slots) == list(range(1, len(slots) + 1)) and all(
            choices == list(range(len(choices))) for choices in slots.values()
        )
        if not slots or not whole or row.id not in versions:
            yield Problem("kit_bill", {"code": row.code, "version": row.version})
