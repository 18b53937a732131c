"""Putting kits together and taking them apart: each one balanced act with one undo."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from desktop.domain.errors import BadQuantity, NoKit, PartsMissing
from desktop.domain.kits import Bill, most, plan, short
from desktop.domain.kits.values import Bills, reach
from desktop.domain.kits.views import Assembled
from desktop.domain.people import Right
from desktop.domain.stock import Key, Move
from desktop.services.changes import Desk, Topic, perform
from desktop.store import catalogue, holdings, places, rights, stock
from desktop.store import owners as whose
from desktop.store.kits import assembling, bills
from desktop.store.writing import Writer


def assemble(
    desk: Desk,
    op_id: UUID,
    code: str,
    qty: int,
    place: int,
    *,
    owner: int | None = None,
    boxes: bool = False,
) -> Assembled:
    """Puts `qty` kits together at a place, of what lies there (and, with `boxes`, in its boxes)
    and is promised to nobody; kits within it are made on the way where too few lie there.

    The kits are `owner`'s (local id), by default the only one's whose parts lie there, else the
    community's; its parts go in first. Raises NoKit, PartsMissing, BadQuantity, NotYours, NotFound,
    NowhereReal.
    """
    if qty < 1:
        raise BadQuantity(str(qty))

    def work(writer: Writer) -> Assembled:
        connection = writer.connection
        rights.need(writer, Right.MOVE, place)
        places.need_real(connection, place)
        what = catalogue.by_code(connection, code)
        known = bills.in_use(connection)
        if what.id not in known:
            raise NoKit(what.title)
        here = holdings.inside(connection, place) if boxes else {place}
        chosen = reach(what.id, known)
        parts = {part for bill in chosen for part in bill.parts} - {what.id}
        seen = assembling.around(connection, parts, here)
        mine = owner or _usual(writer, seen)
        ends = {Key(bill.kit, mine, place) for bill in chosen}
        held = stock.lock(connection, {*seen, *ends})
        there = assembling.free(
            connection, {key: held[key] for key in held if key.variant in parts}
        )
        made = plan(what.id, qty, known, assembling.pieces(there))
        if made is None:
            raise _lacking(writer, what, qty, place, known, assembling.pieces(there))
        moves = assembling.moves(connection, made, known, there, mine, place)
        stock.post(writer, moves, held=held)
        assembling.say(writer, made, known, mine, place)
        told = _told(writer, made.taken.items())
        return _done(writer, op_id, what, qty, place, mine, told)

    request = {"code": code, "qty": qty, "place": place, "owner": owner, "boxes": boxes}
    return perform(desk, "assemble", op_id, request, work, _read, {Topic.STOCK})


def apart(
    desk: Desk,
    op_id: UUID,
    code: str,
    qty: int,
    place: int,
    *,
    owner: int | None = None,
    version: int | None = None,
) -> Assembled:
    """Takes `qty` kits apart at a place: what went into them lies there again and is whose it was.

    By default the versions they were made by, the newest first; kits of which nobody knows how
    they were made come apart by the version in use. Raises NoKit, OutOfStock, Reserved,
    BadQuantity, NotYours, NotFound, NowhereReal.
    """
    if qty < 1:
        raise BadQuantity(str(qty))

    def work(writer: Writer) -> Assembled:
        connection = writer.connection
        rights.need(writer, Right.MOVE, place)
        places.need_real(connection, place)
        what = catalogue.by_code(connection, code)
        every = [one.bill for one in bills.versions(connection, what.id)]
        if version is not None:
            every = [bill for bill in every if bill.version == version]
        if not every:
            raise NoKit(what.title)
        mine = owner or whose.usual(connection, what.id, place)
        # Locked first: who takes the same kits apart at once must see what this one leaves.
        stock.lock(connection, [Key(what.id, mine, place)])
        shares = _shares(every, qty, assembling.standing(connection, what.id, mine))
        moves: list[Move] = []
        for bill, n in shares:
            moves += assembling.parted(connection, bill, n, mine, place)
        stock.post(writer, moves)
        assembling.note(writer, [(bill.id, mine, place, -n) for bill, n in shares])
        out: Counter[int] = Counter()
        for move in moves:
            out[move.variant] += move.qty if move.to_place == place else 0
        told = _told(writer, out.items())
        return _done(writer, op_id, what, -qty, place, mine, told)

    request = {"code": code, "qty": qty, "place": place, "owner": owner, "version": version}
    return perform(desk, "take_apart", op_id, request, work, _read, {Topic.STOCK})


def _shares(every: list[Bill], qty: int, standing: dict[int, int]) -> list[tuple[Bill, int]]:
    """How many kits come apart by which version (`every`, the oldest first)."""
    left, shares = qty, Counter[int]()
    for bill in reversed(every):
        take = min(left, standing.get(bill.id, 0))
        shares[bill.id] += take
        left -= take
    shares[every[-1].id] += left
    return [(bill, shares[bill.id]) for bill in every if shares[bill.id]]


def _usual(writer: Writer, seen: dict[Key, int]) -> int:
    """Whose the kits are when nobody says."""
    there = {key.owner for key, qty in seen.items() if qty > 0}
    return there.pop() if len(there) == 1 else whose.first(writer.connection)


def _lacking(
    writer: Writer, what: Any, qty: int, place: int, known: Bills, there: dict[int, int]
) -> PartsMissing:
    missing = short(what.id, qty, known, there)
    names = bills.named(writer.connection, missing)
    return PartsMissing(
        item=what.title,
        place=places.path_of(writer.connection, place),
        wanted=qty,
        makeable=most(what.id, known, there),
        parts=tuple(f"{bills.title(names[v])} {n}" for v, n in missing.items()),
    )


def _told(writer: Writer, pieces: Iterable[tuple[int, int]]) -> tuple[tuple[str, int], ...]:
    some = {variant: qty for variant, qty in pieces if qty}
    names = bills.named(writer.connection, some)
    return tuple((bills.title(names[variant]), qty) for variant, qty in sorted(some.items()))


def _done(
    writer: Writer,
    op_id: UUID,
    what: Any,
    qty: int,
    place: int,
    owner: int,
    pieces: tuple[tuple[str, int], ...],
) -> Assembled:
    names = {one.id: one.name for one in whose.owners(writer.connection)}
    path = places.path_of(writer.connection, place)
    return Assembled(op_id.hex, what.code, what.title, qty, path, names[owner], pieces)


def _read(said: dict[str, Any]) -> Assembled:
    pieces = tuple((title, qty) for title, qty in said["pieces"])
    return Assembled(**(said | {"pieces": pieces}))
