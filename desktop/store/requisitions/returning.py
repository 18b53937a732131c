"""Returning: what became of what had arrived: a loan comes back or not, a gift is left over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from desktop.domain.errors import NotLent, NotThatManyOut
from desktop.domain.people import Right
from desktop.domain.requisitions.arrivals import Back, What
from desktop.domain.stock import Key, Move, PlaceKind
from desktop.store import places, rights, stock, verifying
from desktop.store.places import is_real
from desktop.store.requisitions import lending, parcels, pieces, receiving
from desktop.store.requisitions.pieces import Piece
from desktop.store.tables import item, variant
from desktop.store.transfers import holding
from desktop.store.writing import Writer

_OUTSIDE = {
    What.KEPT: PlaceKind.GIVEN,
    What.SPOILED: PlaceKind.DAMAGED,
    What.MISSING: PlaceKind.UNKNOWN,
}


def give_back(writer: Writer, requisition: Row[Any], backs: Sequence[Back]) -> int:
    """Books what became of pieces that had arrived; returns how many were told of.

    Their lines are local ids. What came back goes to the place that is said, else to the home it
    came from. Raises NotThatManyOut, NotLent (a gift that did not come back), NotYours,
    NowhereReal, Retired.
    """
    connection = writer.connection
    left = pieces.remaining(connection, requisition.id)
    lent = lending.lent_lines(connection, {int(back.line) for back in backs})
    nobody_counts = _uncounted(connection, {one.key.variant for one in left})
    moves: list[Move] = []
    said: list[tuple[What, Piece]] = []
    for back in backs:
        if back.line not in lent and back.what is not What.RETURNED:
            raise NotLent(requisition.code, receiving.name_of(connection, int(back.line)))
        for one in _taken(connection, requisition, left, back):
            end = one.key.place
            if one.key.variant not in nobody_counts:
                end = _end(writer, one, back)
                moves.append(Move(one.key.variant, one.key.owner, one.qty, one.key.place, end))
            there = Key(one.key.variant, one.key.owner, end)
            said.append((back.what, one._replace(key=there)))
    _free(writer, requisition.code, moves)
    stock.post(writer, moves)
    for what in dict.fromkeys(what for what, _one in said):
        pieces.say(writer, what, [one for word, one in said if word is what])
    verifying.seen(writer, {one.key for what, one in said if what is What.RETURNED}, writer.at)
    lending.close(writer, requisition.code)
    return sum(one.qty for _what, one in said)


def _free(writer: Writer, code: str, moves: Sequence[Move]) -> None:
    """What was held on loan for the request is given free before it goes."""
    connection = writer.connection
    real = is_real(connection, {end for m in moves for end in (m.from_place, m.to_place)})
    ends = {(m, end) for m in moves for end in (m.from_place, m.to_place) if real[end]}
    stock.lock(connection, {Key(m.variant, m.owner, end) for m, end in ends})
    start = {Key(m.variant, m.owner, m.from_place) for m in moves if real[m.from_place]}
    held = Counter(holding.mine(connection, start, code))
    freed: Counter[Key] = Counter()
    for m in moves:
        key = Key(m.variant, m.owner, m.from_place)
        qty = min(m.qty, held[key])
        held[key] -= qty
        freed[key] -= qty
    holding.hold(writer, freed, code)


def _taken(
    connection: Connection, requisition: Row[Any], left: list[Piece], back: Back
) -> list[Piece]:
    """So many pieces of a line off what is left of it. Raises NotThatManyOut."""
    there = sum(one.qty for one in left if one.line == back.line)
    if back.qty > there:
        raise NotThatManyOut(
            requisition.code, receiving.name_of(connection, int(back.line)), back.qty, there
        )
    taken, wanted = [], back.qty
    for at, one in enumerate(left):
        qty = min(wanted, one.qty) if one.line == back.line else 0
        if qty:
            taken.append(one._replace(qty=qty))
            left[at] = one._replace(qty=one.qty - qty)
            wanted -= qty
    return taken


def _end(writer: Writer, one: Piece, back: Back) -> int:
    """Where pieces go. Raises NotYours, NowhereReal and Retired for the place they were put."""
    connection = writer.connection
    if back.what is not What.RETURNED:
        return places.outside(connection, _OUTSIDE[back.what])
    end = back.place
    if end is None:
        end = int(parcels.by_id(connection, one.parcel).from_place)
    places.need_real(connection, end)
    places.need_open(connection, [end])
    rights.need(writer, Right.CONFIRM, end)
    return end


def _uncounted(connection: Connection, variants: Iterable[int]) -> frozenset[int]:
    asked = select(variant.c.id).join(item, item.c.id == variant.c.item)
    some = asked.where(item.c.uncounted, variant.c.id.in_(sorted(set(variants))))
    return frozenset(connection.execute(some).scalars())
