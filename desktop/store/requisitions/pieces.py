"""What is said of a request's pieces: written, and added up as far as it stands.

Pieces at a real place are counted: what is picked is held there under the parcel's code, what was
sent is held at the parcel's place in transit. What is put back, or leaves, is said as PICKED again
below zero, so that the sum of PICKED is what is held at homes now.

Pieces at an outside place are of articles that nobody counts: they are only said, and hold and
move nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from desktop.domain.requisitions.arrivals import ENDS, OUTCOMES, What
from desktop.domain.stock import Key
from desktop.store.standing import taken_back
from desktop.store.tables import requisition_line, requisition_piece
from desktop.store.writing import Writer

p = requisition_piece.c
_CHUNK = 300  # ids a statement
_WITH_ASKER = (What.ARRIVED, *ENDS)


class Piece(NamedTuple):
    """`qty` pieces of a line (local id) in a parcel (local id), and the place they are said of."""

    line: int
    parcel: int
    key: Key
    qty: int


def say(writer: Writer, what: What, pieces: Iterable[Piece]) -> None:
    """Writes what became of pieces; those of none are passed over."""
    writer.add(
        requisition_piece,
        [
            {
                "line": writer.next_line(requisition_piece),
                "requisition_line": one.line,
                "parcel": one.parcel,
                "what": what.value,
                "variant": one.key.variant,
                "owner": one.key.owner,
                "place": one.key.place,
                "qty": one.qty,
            }
            for one in pieces
            if one.qty
        ],
    )


def by_line(connection: Connection, lines: Sequence[int]) -> defaultdict[int, Counter[str]]:
    """Of lines (local ids) what stands, in pieces by the word of `What`."""
    found: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for start in range(0, len(lines), _CHUNK):
        rows = connection.execute(
            select(p.requisition_line, p.what, func.sum(p.qty))
            .where(p.requisition_line.in_(lines[start : start + _CHUNK]))
            .where(p.op_id.not_in(taken_back()))
            .group_by(p.requisition_line, p.what)
        )
        for line, what, qty in rows:
            found[line][what] = int(qty)
    return found


def picked(
    connection: Connection,
    *,
    requisition: int | None = None,
    line: int | None = None,
    parcel: int | None = None,
) -> list[Piece]:
    """What is picked now and has not left, of a request, of a line, in a parcel; the parcel that
    was begun first comes first.
    """
    wanted = [p.what == What.PICKED.value, p.op_id.not_in(taken_back())]
    if parcel is not None:
        wanted.append(p.parcel == parcel)
    if line is not None:
        wanted.append(p.requisition_line == line)
    if requisition is not None:
        mine = select(requisition_line.c.id).where(requisition_line.c.requisition == requisition)
        wanted.append(p.requisition_line.in_(mine))
    key = (p.requisition_line, p.parcel, p.variant, p.owner, p.place)
    rows = connection.execute(
        select(*key, func.sum(p.qty))
        .where(*wanted)
        .group_by(*key)
        .having(func.sum(p.qty) != 0)
        .order_by(p.parcel, p.requisition_line, p.variant, p.owner, p.place)
    )
    return [Piece(at, box, Key(v, o, place), int(qty)) for at, box, v, o, place, qty in rows]


def sent(connection: Connection, parcel: int) -> list[Piece]:
    """All that left in a parcel, at the place it was sent to (in transit; outside: not counted)."""
    return _summed(connection, parcel, (What.SENT,))


def outstanding(connection: Connection, parcel: int) -> list[Piece]:
    """What left in a parcel and of which nobody said yet what became of it, where it lies: at the
    place in transit, or outside for what is not counted.
    """
    done: Counter[tuple[int, int, int]] = Counter()
    for one in _summed(connection, parcel, OUTCOMES):
        done[one.line, one.key.variant, one.key.owner] += one.qty
    left = []
    for one in sent(connection, parcel):
        key = (one.line, one.key.variant, one.key.owner)
        gone = min(one.qty, done[key])
        done[key] -= gone
        if one.qty > gone:
            left.append(one._replace(qty=one.qty - gone))
    return left


def remaining(connection: Connection, requisition: int) -> list[Piece]:
    """What arrived of a request (local id) and of which nobody said what became of it, where it
    lies: on loan, or outside for what was given or sold.
    """
    mine = select(requisition_line.c.id).where(requisition_line.c.requisition == requisition)
    key = (p.requisition_line, p.parcel, p.variant, p.owner)
    rows = connection.execute(
        select(*key, p.what, p.place, func.sum(p.qty).label("qty"))
        .where(p.requisition_line.in_(mine), p.what.in_([word.value for word in _WITH_ASKER]))
        .where(p.op_id.not_in(taken_back()))
        .group_by(*key, p.what, p.place)
        .order_by(*key, p.place)
    ).all()
    gone: Counter[tuple[int, int, int, int]] = Counter()
    for row in rows:
        if row.what != What.ARRIVED:
            gone[row.requisition_line, row.parcel, row.variant, row.owner] += int(row.qty)
    left = []
    for row in rows:
        if row.what == What.ARRIVED:
            whose = (row.requisition_line, row.parcel, row.variant, row.owner)
            less = min(gone[whose], int(row.qty))
            gone[whose] -= less
            if row.qty > less:
                key_ = Key(row.variant, row.owner, row.place)
                left.append(Piece(row.requisition_line, row.parcel, key_, int(row.qty) - less))
    return left


def _summed(connection: Connection, parcel: int, words: Sequence[What]) -> list[Piece]:
    key = (p.requisition_line, p.parcel, p.variant, p.owner, p.place)
    rows = connection.execute(
        select(*key, func.sum(p.qty))
        .where(p.parcel == parcel, p.what.in_([word.value for word in words]))
        .where(p.op_id.not_in(taken_back()))
        .group_by(*key)
        .having(func.sum(p.qty) != 0)
        .order_by(p.requisition_line, p.variant, p.owner, p.place)
    )
    return [Piece(at, box, Key(v, o, place), int(qty)) for at, box, v, o, place, qty in rows]
