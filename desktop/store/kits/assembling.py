"""Putting kits together and taking them apart: parts and kits pass through *assembly*."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Connection, and_, or_, select

from desktop.domain.kits import Bill, Plan, apart
from desktop.domain.kits.values import Bills
from desktop.domain.stock import Key, Move, PlaceKind
from desktop.store import owners, places, stock
from desktop.store.standing import taken_back
from desktop.store.tables import assembly, balance, bom, movement
from desktop.store.writing import Writer

Pieces = dict[Key, int]


def around(
    connection: Connection, variants: Collection[int], here: Collection[int]
) -> dict[Key, int]:
    """What lies of some articles at some places, whosever it is."""
    rows = connection.execute(
        select(balance.c.variant, balance.c.owner, balance.c.place, balance.c.qty).where(
            balance.c.variant.in_(list(variants)), balance.c.place.in_(list(here))
        )
    )
    return {Key(v, o, p): q for v, o, p, q in rows}


def free(connection: Connection, held: Mapping[Key, int]) -> Pieces:
    """What of that is promised to nobody; below zero counts as nothing."""
    promised = stock.claims(connection, sorted(held)) if held else {}
    return {
        key: max(0, qty - sum(claim.qty for claim in promised.get(key, ())))
        for key, qty in held.items()
    }


def pieces(held: Mapping[Key, int]) -> Counter[int]:
    """Pieces by article, over owners and places."""
    there: Counter[int] = Counter()
    for key, qty in held.items():
        there[key.variant] += qty
    return there


def moves(
    connection: Connection, plan: Plan, bills: Bills, there: Pieces, owner: int, place: int
) -> list[Move]:
    """The movements of a plan: what is taken, of the kits' owner first, then of others, from the
    place itself before its boxes; kits within the kit, then the kit, arrive at the place.

    `there` is made less by what is taken.
    """
    workbench = places.outside(connection, PlaceKind.ASSEMBLY)
    rank = {one.id: n for n, one in enumerate(owners.owners(connection))}
    order = sorted(
        there,
        key=lambda k: (k.owner != owner, rank.get(k.owner, len(rank)), k.place != place, k.place),
    )
    made: list[Move] = []
    for variant, wanted in sorted(plan.taken.items()):
        for key in order:
            take = min(wanted, there[key]) if key.variant == variant else 0
            if take:
                there[key] -= take
                wanted -= take
                made.append(Move(variant, key.owner, take, key.place, workbench))
    for kit, n in plan.made:
        made.append(Move(kit, owner, n, workbench, place))
    for kit, n in plan.made[:-1]:  # made for the kit that is made last
        made.append(Move(kit, owner, n, place, workbench))
    return made


def say(writer: Writer, plan: Plan, bills: Bills, owner: int, place: int) -> None:
    """The facts that kits were put together."""
    rows = [(bills[kit].id, owner, place, n) for kit, n in plan.made]
    note(writer, rows)


def note(writer: Writer, rows: Sequence[tuple[int, int, int, int]]) -> None:
    """Rows of (bill, owner, place, kits), kits below zero where they were taken apart."""
    writer.add(
        assembly,
        [
            {
                "line": writer.next_line(assembly),
                "bom": bill,
                "place": place,
                "owner": owner,
                "qty": qty,
            }
            for bill, owner, place, qty in rows
        ],
    )


def standing(connection: Connection, kit: int, owner: int) -> dict[int, int]:
    """How many kits of an owner were made of each version and not taken apart, by its id."""
    rows = connection.execute(
        select(assembly.c.bom, assembly.c.qty)
        .join_from(assembly, bom, bom.c.id == assembly.c.bom)
        .where(
            bom.c.variant == kit,
            assembly.c.owner == owner,
            assembly.c.op_id.not_in(taken_back()),
        )
    )
    made: Counter[int] = Counter()
    for row in rows:
        made[row.bom] += row.qty
    return {bill: n for bill, n in made.items() if n > 0}


def went_in(connection: Connection, bill: Bill, owner: int) -> Counter[tuple[int, int]]:
    """What kits of a version and an owner still hold, pieces by (article, owner)."""
    workbench = places.outside(connection, PlaceKind.ASSEMBLY)
    acts = (
        select(assembly.c.op_id)
        .where(
            assembly.c.bom == bill.id,
            assembly.c.owner == owner,
            assembly.c.op_id.not_in(taken_back()),
        )
        .distinct()
    )
    rows = connection.execute(
        select(movement.c.variant, movement.c.owner, movement.c.qty, movement.c.to_place).where(
            movement.c.op_id.in_(acts),
            movement.c.variant.in_(sorted(bill.parts)),
            or_(movement.c.to_place == workbench, movement.c.from_place == workbench),
        )
    )
    inside: Counter[tuple[int, int]] = Counter()
    for row in rows:
        inside[row.variant, row.owner] += row.qty if row.to_place == workbench else -row.qty
    return inside


def parted(connection: Connection, bill: Bill, n: int, owner: int, place: int) -> list[Move]:
    """The movements that take `n` kits apart: parts go back to whose they were, guests first."""
    workbench = places.outside(connection, PlaceKind.ASSEMBLY)
    inside = went_in(connection, bill, owner)
    by_variant: Counter[int] = Counter()
    for (variant, _whose), qty in inside.items():
        by_variant[variant] += max(0, qty)
    guests = [one.id for one in owners.owners(connection) if one.id != owner]
    out = [Move(bill.kit, owner, n, place, workbench)]
    for variant, wanted in sorted(apart(bill, n, by_variant).items()):
        for whose in guests:
            back = min(wanted, max(0, inside[variant, whose]))
            if back:
                wanted -= back
                out.append(Move(variant, whose, back, workbench, place))
        if wanted:
            out.append(Move(variant, owner, wanted, workbench, place))
    return out


def unmake(writer: Writer, op_id: bytes) -> list[Move]:
    """The opposite of what an act put together (a mistyped sale): its movements, and the facts."""
    connection = writer.connection
    rows = connection.execute(
        select(assembly.c.bom, assembly.c.owner, assembly.c.place, assembly.c.qty)
        .where(assembly.c.op_id == op_id)
        .order_by(assembly.c.line)
    ).all()
    if not rows:
        return []
    workbench = places.outside(connection, PlaceKind.ASSEMBLY)
    went = connection.execute(
        select(movement)
        .where(
            and_(
                movement.c.op_id == op_id,
                or_(movement.c.to_place == workbench, movement.c.from_place == workbench),
            )
        )
        .order_by(movement.c.line.desc())
    ).all()
    note(writer, [(row.bom, row.owner, row.place, -row.qty) for row in rows])
    return [Move(m.variant, m.owner, m.qty, m.from_place, m.to_place).back() for m in went]
