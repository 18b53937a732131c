"""Receiving: what became of everything that was sent, line by line and in parts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from desktop.domain.errors import NotThatMany
from desktop.domain.stock import Key, Move, PlaceKind
from desktop.domain.transfers import LineKey, State, What
from desktop.store import places, stock, verifying
from desktop.store.standing import taken_back
from desktop.store.tables import place, place_move, transfer_line
from desktop.store.transfers import holding
from desktop.store.transfers.rows import Said, change, is_within, outstanding, say
from desktop.store.writing import Writer

_OUTSIDE = {
    What.DAMAGED: PlaceKind.DAMAGED,
    What.LOST: PlaceKind.LOST,
    What.UNKNOWN: PlaceKind.UNKNOWN,
}
line = transfer_line.c


@dataclass(frozen=True)
class Told:
    """What the receiver says of pieces; an EXTRA one came `from_giver`, or was found."""

    key: LineKey
    what: What
    qty: int
    reason: str = ""
    from_giver: bool = False


def receive(writer: Writer, row: Row[Any], told: Sequence[Told], goal: int) -> None:
    """Books what is told and holds the rest on its way; closes when nothing is outstanding.

    A box of which something arrived arrives itself; what of its goods nobody told of yet is
    then loose on its way. Raises NotThatMany.
    """
    _Receipt(writer, row, goal).book(told)


class _Receipt:
    def __init__(self, writer: Writer, row: Row[Any], goal: int) -> None:
        self.writer, self.row, self.goal = writer, row, goal
        self.connection: Connection = writer.connection
        self.transit = int(row.transit)
        self.left = outstanding(self.connection, row.id)
        self.top = _tops(self.connection, row.id)  # by box: the one it travels in
        self.held: dict[Key, int] = {}
        self.moves: list[Move] = []
        self.said: defaultdict[What, list[Said]] = defaultdict(list)
        self.holds: Counter[Key] = Counter()
        self.seen: set[Key] = set()

    def book(self, told: Sequence[Told]) -> None:
        """All that one receipt does."""
        self.need(told)
        self.lock(told)
        arriving, returning = self.boxes(told)
        for one in told:
            self.tell(one, arriving, returning)
        after: Counter[LineKey] = Counter(self.left)
        for one in told:
            if one.what is not What.EXTRA:
                after[one.key] -= one.qty
        self.loosen(after, arriving)
        self.write(arriving, returning)
        if not any(after.values()):
            self.close(arriving | returning)

    def need(self, told: Sequence[Told]) -> None:
        """Nobody says more of a line than is outstanding."""
        wanted: Counter[LineKey] = Counter()
        for one in told:
            if one.what is not What.EXTRA:
                wanted[one.key] += one.qty
        for key, qty in wanted.items():
            there = self.left.get(key, 0)
            if qty > there:
                where = Key(key.variant, key.owner, self.transit)
                item = stock.names(self.connection, where)["item"]
                raise NotThatMany(self.row.code, item, qty, there)

    def lock(self, told: Sequence[Told]) -> None:
        """Every balance this may touch, in one order, and what of them is held for this."""
        keys = {Key(k.variant, k.owner, at) for k in self.left for at in (k.box, self.transit)}
        keys = {key for key in keys if key.place}
        ends = {self.goal, self.row.from_place, places.outside(self.connection, PlaceKind.UNKNOWN)}
        keys |= {Key(one.key.variant, one.key.owner, end) for one in told for end in ends}
        stock.lock(self.connection, keys)
        self.held = holding.mine(self.connection, keys, self.row.code)

    def at(self, key: LineKey) -> Key:
        """Where outstanding pieces lie: in their box, or loose since the box arrived."""
        boxed = Key(key.variant, key.owner, key.box)
        return boxed if self.held.get(boxed) else Key(key.variant, key.owner, self.transit)

    def boxes(self, told: Sequence[Told]) -> tuple[set[int], set[int]]:
        """The boxes that arrive now, and those that were never sent as a whole."""
        inside = {k for k in self.left if k.box and self.at(k).place == k.box}
        arriving = {self.top[o.key.box] for o in told if o.what is What.ARRIVED and o.key in inside}
        back: Counter[LineKey] = Counter()
        for one in told:
            if one.what is What.NOT_SENT:
                back[one.key] += one.qty
        returning = {self.top[k.box] for k in inside} - arriving
        returning -= {self.top[k.box] for k in inside if back[k] != self.left[k]}
        return arriving, returning

    def tell(self, one: Told, arriving: set[int], returning: set[int]) -> None:
        """One thing that is said: its movement, its line, what it gives free."""
        key, qty = one.key, one.qty
        if one.what is What.EXTRA:
            found = places.outside(self.connection, PlaceKind.FOUND)
            source = self.row.from_place if one.from_giver else found
            self.go(Key(key.variant, key.owner, source), self.goal, qty)
            self.say(one, self.goal)
            return
        here = self.at(key)
        self.holds[here] -= qty
        stays = here.place == key.box and key.box
        if one.what is What.ARRIVED and stays and self.top[key.box] in arriving:
            self.say(one, key.box)  # it came in its box
        elif one.what is What.NOT_SENT and stays and self.top[key.box] in returning:
            self.say(one, key.box)
        else:
            end = {What.ARRIVED: self.goal, What.NOT_SENT: self.row.from_place}.get(one.what)
            if end is None:
                end = places.outside(self.connection, _OUTSIDE[one.what])
            self.go(here, end, qty)
            self.say(one, end)

    def go(self, key: Key, end: int, qty: int) -> None:
        """Pieces leave where they lie."""
        self.moves.append(Move(key.variant, key.owner, qty, key.place, end))

    def say(self, one: Told, at: int) -> None:
        """Its line, and that somebody saw what arrived."""
        self.said[one.what].append(Said(one.key, at, one.qty, one.reason.strip()))
        if one.what in (What.ARRIVED, What.EXTRA):
            self.seen.add(Key(one.key.variant, one.key.owner, at))

    def loosen(self, after: Counter[LineKey], arriving: set[int]) -> None:
        """What nobody told of in a box that arrives is loose on its way from now on."""
        for key, qty in after.items():
            here = self.at(key)
            if qty and key.box and here.place == key.box and self.top[key.box] in arriving:
                self.go(here, self.transit, qty)
                self.holds[here] -= qty
                self.holds[Key(key.variant, key.owner, self.transit)] += qty

    def write(self, arriving: set[int], returning: set[int]) -> None:
        """First what is held is given free, then it moves, then the rest is held again."""
        writer, code = self.writer, self.row.code
        holding.hold(writer, {k: n for k, n in self.holds.items() if n < 0}, code)
        stock.post(writer, self.moves)
        holding.hold(writer, {k: n for k, n in self.holds.items() if n > 0}, code)
        for box in sorted(arriving):
            self.bring(box, self.goal)
        for box in sorted(returning):
            self.bring(box, _home(self.connection, self.row.id, box))
        for what, said in self.said.items():
            say(writer, self.row, what, said)
        if self.seen:
            verifying.seen(writer, self.seen, writer.at)

    def bring(self, box: int, end: int | None) -> None:
        """A box goes where it belongs, unless somebody carried it elsewhere meanwhile."""
        if is_within(self.connection, box, self.transit):
            places.move(self.writer, box, end)

    def close(self, gone: set[int]) -> None:
        """Nothing is outstanding: empty boxes leave, the place in transit retires."""
        for box in sorted(set(self.top.values()) - gone):
            self.bring(box, self.last(box))
        change(self.writer, self.row, state=State.CLOSED.value, closed_at=self.writer.at)
        empty = not holding.lying(self.connection, [self.transit])
        inside = select(place.c.id).where(place.c.parent == self.transit).limit(1)
        if empty and self.connection.execute(inside).first() is None:
            retired = {"retired_at": self.writer.recorded_at}
            self.writer.change(place, {"id": self.transit}, {"retired_at": None}, retired)

    def last(self, box: int) -> int | None:
        """Where an emptied box is: what came, broken or not, came in it; else it never left, or
        nobody knows.
        """
        words = _outcomes(self.connection, self.row.id, self.top, box)
        if What.DAMAGED in words or What.ARRIVED in words:
            return self.goal
        if What.NOT_SENT in words:
            return _home(self.connection, self.row.id, box)
        return places.outside(self.connection, PlaceKind.UNKNOWN)


def _tops(connection: Connection, transfer_id: int) -> dict[int, int]:
    """Of each box of a transfer, the one that travels: itself, or the one it lies in."""
    rows = connection.execute(
        select(line.box, line.place)
        .where(line.transfer == transfer_id, line.what == What.SENT.value, line.box.is_not(None))
        .where(line.op_id.not_in(taken_back()))
    )
    return {row.box: row.place for row in rows}


def _home(connection: Connection, transfer_id: int, box: int) -> int | None:
    """Where a box stood before it was sent."""
    sent = select(line.op_id).where(
        line.transfer == transfer_id, line.what == What.SENT.value, line.place == box
    )
    m = place_move.c
    moves = select(m.from_parent).where(m.place == box, m.op_id.in_(sent))
    last = moves.order_by(m.recorded_at.desc()).limit(1)
    parent: int | None = connection.execute(last).scalar_one()
    return parent


def _outcomes(connection: Connection, transfer_id: int, top: dict[int, int], box: int) -> set[What]:
    inside = [inner for inner, outer in top.items() if outer == box]
    rows = connection.execute(
        select(line.what)
        .where(line.transfer == transfer_id, line.box.in_(inside))
        .where(line.op_id.not_in(taken_back()))
    ).scalars()
    return {What(word) for word in rows}
