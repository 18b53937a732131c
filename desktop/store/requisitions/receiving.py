"""Receiving: what became of everything that left for a request, in parts, until all is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from desktop.domain.errors import NotThatManyOut
from desktop.domain.requisitions.arrivals import UNREPORTED, Back, Outcome, What
from desktop.domain.requisitions.checking import LINES, short
from desktop.domain.requisitions.parcels import ParcelState
from desktop.domain.requisitions.states import Act, State, settled
from desktop.domain.requisitions.values import Goal, Source
from desktop.domain.stock import Key, Move, PlaceKind
from desktop.store import places, stock
from desktop.store.places import is_real
from desktop.store.requisitions import lending, notes, parcels, pieces, rows
from desktop.store.requisitions.parcels import ParcelRow
from desktop.store.requisitions.pieces import Piece
from desktop.store.tables import place, requisition_line
from desktop.store.transfers import holding
from desktop.store.writing import Writer

_ENDS = {
    What.SHORT: PlaceKind.UNKNOWN,
    What.DAMAGED: PlaceKind.DAMAGED,
    What.LOST: PlaceKind.LOST,
}
_GOALS = {Goal.GIVEN: PlaceKind.GIVEN, Goal.SOLD: PlaceKind.SOLD}
Said = tuple[What, Piece, Key]  # what is said of pieces that lie somewhere, and where they go


def receive(
    writer: Writer,
    requisition: Row[Any],
    box: ParcelRow,
    outcomes: Sequence[Outcome] | None = None,
) -> int:
    """Books what became of pieces of a parcel, without `outcomes`: all that is open arrived.

    The parcel has arrived when of every piece it is known; what follows for its request, `settle`
    does. Returns how many pieces were told of. Raises NotThatManyOut, Retired (the home that short
    pieces would go back to).
    """
    left = pieces.outstanding(writer.connection, box.id)
    told = _everything(left) if outcomes is None else _matched(writer, requisition, left, outcomes)
    said = _ends(writer, requisition, box, told)
    _move(writer, requisition, box, said)
    for what in dict.fromkeys(what for what, _one, _end in said):
        pieces.say(writer, what, [one._replace(key=end) for word, one, end in said if word is what])
    if not pieces.outstanding(writer.connection, box.id):
        _close(writer, box)
    return sum(one.qty for _what, one, _home in told)


def hand_over(writer: Writer, requisition: Row[Any], box: ParcelRow) -> None:
    """What just left in a parcel is in the asker's hands: all of it arrived."""
    receive(writer, requisition, box)
    settle(writer, requisition)


def settle(writer: Writer, requisition: Row[Any]) -> Row[Any]:
    """The request's row; by its pieces it may be received from now on, and with that have ended."""
    connection = writer.connection
    row = rows.get(connection, int(requisition.id))
    was = State(row.state)
    if was not in (State.SENT, State.RECEIVED):
        return row
    now = settled(
        was,
        on_way=bool(outstanding(connection, row.id)),
        report=Source(row.source) not in UNREPORTED,
        lent=bool(lending.lent(connection, row.id)),
    )
    if now is was:
        return row
    after: dict[str, Any] = {"state": now.value}
    if was is State.SENT:
        after["received_at"] = writer.at
    if now is State.CLOSED:
        notes.say(writer, row.id, Act.CLOSE.value)
        after["closed_at"] = writer.at
    return rows.change(writer, row, **after)


def outstanding(connection: Connection, requisition: int) -> int:
    """Pieces of a request (local id) that are on their way: nobody said what became of them."""
    boxes = parcels.of(connection, requisition)
    return sum(one.qty for box in boxes for one in pieces.outstanding(connection, box.id))


def _everything(left: Iterable[Piece]) -> list[tuple[What, Piece, bool]]:
    return [(What.ARRIVED, one, False) for one in left]


def _matched(
    writer: Writer, requisition: Row[Any], left: Sequence[Piece], outcomes: Sequence[Outcome]
) -> list[tuple[What, Piece, bool]]:
    """Each outcome on the open pieces of its line, one after the other."""
    open_ = {one: one.qty for one in left}
    told: list[tuple[What, Piece, bool]] = []
    for said in outcomes:
        mine = [one for one in open_ if one.line == said.line]
        there = sum(open_[one] for one in mine)
        if said.qty > there:
            item = name_of(writer.connection, int(said.line))
            raise NotThatManyOut(requisition.code, item, said.qty, there)
        wanted = said.qty
        for one in mine:
            qty = min(wanted, open_[one])
            if qty:
                open_[one] -= qty
                wanted -= qty
                told.append((said.what, one._replace(qty=qty), said.at_home))
    return told


def why(connection: Connection, told: Iterable[Outcome | Back]) -> str:
    """Why pieces of lines (local ids) did not arrive or come back well, a line each, as the thread
    keeps it in any tongue: private words, which stand nowhere else. Raises TooLong.
    """
    said = ((one, short("reason", one.reason, LINES)) for one in told)
    return "\n".join(
        f"{name_of(connection, int(one.line))} × {one.qty}（{word}）" for one, word in said if word
    )


def name_of(connection: Connection, line: int) -> str:
    """What a line (local id) gives, in words; its asker's where no article is known."""
    row = connection.execute(select(requisition_line).where(requisition_line.c.id == line)).one()
    gives = row.variant if row.substitute is None else row.substitute
    if gives is None:
        return str(row.said)
    return lending.title(connection, int(gives))


def _ends(
    writer: Writer,
    requisition: Row[Any],
    box: ParcelRow,
    told: Sequence[tuple[What, Piece, bool]],
) -> list[Said]:
    """Where the pieces go; those that nobody counts are only said."""
    connection = writer.connection
    real = is_real(connection, {one.key.place for _what, one, _home in told})
    lent = lending.lent_lines(connection, {one.line for _what, one, _home in told})
    goal = places.outside(connection, _GOALS[Goal(requisition.goal)])
    found: list[Said] = []
    for what, one, at_home in told:
        end = goal
        if not real[one.key.place]:
            end = one.key.place
        elif what is What.SHORT and at_home:
            end = int(box.from_place)
        elif what in _ENDS:
            end = places.outside(connection, _ENDS[what])
        elif one.line in lent:
            end = lending.place_of(writer, requisition.code)
        found.append((what, one, Key(one.key.variant, one.key.owner, end)))
    places.need_open(connection, {end.place for _w, _o, end in found if end.place != goal})
    return found


def _move(writer: Writer, requisition: Row[Any], box: ParcelRow, said: Sequence[Said]) -> None:
    """What was held on the way is given free and goes where it belongs; what is lent is held there
    for its request, so that nobody takes it from there by hand.
    """
    connection = writer.connection
    moved = [(one, end) for _what, one, end in said if one.key != end]
    real = is_real(connection, {key.place for one, end in moved for key in (one.key, end)})
    keys = {key for one, end in moved for key in (one.key, end) if real[key.place]}
    stock.lock(connection, keys)
    held = Counter(holding.mine(connection, keys, box.code))
    freed: Counter[Key] = Counter()
    for one, _end in moved:
        qty = min(one.qty, held[one.key])
        held[one.key] -= qty
        freed[one.key] -= qty
    holding.hold(writer, freed, box.code)
    stock.post(
        writer,
        [
            Move(one.key.variant, one.key.owner, one.qty, one.key.place, end.place)
            for one, end in moved
        ],
    )
    loan = lending.place_known(connection, requisition.code)
    lent: Counter[Key] = Counter()
    for one, end in moved:
        if end.place == loan:
            lent[end] += one.qty
    holding.hold(writer, lent, requisition.code)


def _close(writer: Writer, box: ParcelRow) -> None:
    """Nothing of a parcel is on its way: its place in transit is in no list any more."""
    parcels.change(writer, box, state=ParcelState.ARRIVED.value, arrived_at=writer.at)
    if box.transit is None or places.holds_anything(writer.connection, box.transit):
        return
    now = select(place.c.retired_at).where(place.c.id == box.transit)
    before = {"retired_at": writer.connection.execute(now).scalar_one()}
    if before["retired_at"] is None:
        after = {"retired_at": writer.recorded_at}
        writer.change(place, {"id": box.transit}, before, after)
