"""Picking: goods are held for a transfer where they lie, loose or with the box they lie in."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from desktop.domain.errors import BoxElsewhere, NothingPicked, NotThatMany, Reserved
from desktop.domain.stock import Key, Move, PlaceKind
from desktop.domain.transfers import LineKey, What
from desktop.store import owners, places, stock
from desktop.store.tables import remark
from desktop.store.transfers import holding
from desktop.store.transfers.rows import Said, is_within, lies, picked, say
from desktop.store.writing import Writer


@dataclass(frozen=True)
class Wish:
    """`qty` pieces of a variant; owner and place (a shelf or box of the giver's) where said."""

    variant: int
    qty: int
    owner: int | None = None
    place: int | None = None


def pick(writer: Writer, row: Row[Any], wishes: Sequence[Wish]) -> None:
    """Holds loose goods at the giver's, what was seen lately first, in few places.

    The usual owner is the only one whose goods lie there, else the community. Raises OutOfStock,
    Reserved, and BoxElsewhere for a place that is not the giver's.
    """
    connection = writer.connection
    tree = set(places.below(connection, row.from_place))
    for wish in wishes:
        if wish.place is not None and wish.place not in tree:
            raise _elsewhere(connection, row, wish.place)
    there = holding.lying(connection, tree, {wish.variant for wish in wishes})
    held = stock.lock(connection, there)
    left = holding.free(connection, held)
    seen = _seen(connection, held)
    taken: Counter[Key] = Counter()
    for wish in wishes:
        mine = {k: q for k, q in held.items() if k.variant == wish.variant and q > 0}
        if wish.place is not None:
            mine = {k: q for k, q in mine.items() if k.place == wish.place}
        owner = wish.owner or _usual(connection, mine)
        mine = {k: q for k, q in mine.items() if k.owner == owner}
        wanted = wish.qty
        for key in sorted(mine, key=lambda k: (-seen.get(k, 0), -left[k], k)):
            qty = min(wanted, left[key])
            if qty > 0:
                taken[key] += qty
                left[key] -= qty
                wanted -= qty
        if wanted:
            key = Key(wish.variant, owner, wish.place or row.from_place)
            holding.refuse(connection, key, wish.qty, mine)
    holding.hold(writer, taken, row.code)
    said = [Said(LineKey(k.variant, k.owner), k.place, n) for k, n in sorted(taken.items())]
    say(writer, row, What.PICKED, said)


def pick_box(writer: Writer, row: Row[Any], box: int) -> None:
    """Holds a whole box with all that lies in it. Raises BoxElsewhere, NothingPicked, Reserved."""
    connection = writer.connection
    _need_box(connection, row, box)
    there = stock.lock(connection, holding.lying(connection, places.below(connection, box)))
    claims = stock.claims(connection, there)
    taken: dict[Key, int] = {}
    for key, qty in there.items():
        others = [c for c in claims.get(key, ()) if c.purpose != row.code]
        if others:
            raise Reserved(
                **stock.names(connection, key),
                wanted=qty,
                available=qty - sum(c.qty for c in others),
                purposes=tuple(sorted(c.purpose for c in others)),
            )
        if (rest := qty - sum(c.qty for c in claims.get(key, ()))) > 0:
            taken[key] = rest
    if not taken:
        raise NothingPicked(row.code)
    holding.hold(writer, taken, row.code)
    said = [Said(LineKey(k.variant, k.owner, k.place), box, n) for k, n in sorted(taken.items())]
    say(writer, row, What.PICKED, said)


def unpick(writer: Writer, row: Row[Any], wishes: Sequence[tuple[LineKey, int]] | None) -> None:
    """Gives free what was picked, all of it or pieces of some keys. Raises NotThatMany."""
    connection = writer.connection
    stands = picked(connection, row.id)
    if wishes is None:
        back = dict(stands)
    else:
        back = {}
        for key, qty in wishes:
            mine = [(k, at) for (k, at) in stands if k == key]
            there = sum(stands[one] for one in mine)
            if qty > there:
                names = stock.names(connection, lies(key, row.from_place))
                raise NotThatMany(row.code, names["item"], qty, there)
            left = qty
            for one in mine:
                back[one] = min(left, stands[one])
                left -= back[one]
    _give_free(writer, row, back)


def pack(writer: Writer, row: Row[Any], box: int) -> None:
    """Puts all loose picks into a box at the giver's, which then travels with all it holds.

    Raises BoxElsewhere, NothingPicked, and Reserved for what lies in the box for others.
    """
    connection = writer.connection
    _need_box(connection, row, box)
    loose = {one: qty for one, qty in picked(connection, row.id).items() if not one[0].box}
    keys = {lies(*one) for one in loose}
    goals = {Key(k.variant, k.owner, box) for k in keys}
    inside = holding.lying(connection, places.below(connection, box))
    stock.lock(connection, keys | goals | set(inside))
    _give_free(writer, row, loose)
    moves = [
        Move(key.variant, key.owner, qty, at, box) for (key, at), qty in loose.items() if at != box
    ]
    stock.post(writer, moves)
    pick_box(writer, row, box)


def _give_free(writer: Writer, row: Row[Any], back: dict[tuple[LineKey, int], int]) -> None:
    some = {one: qty for one, qty in back.items() if qty}
    keys: defaultdict[Key, int] = defaultdict(int)
    for one, qty in some.items():
        keys[lies(*one)] -= qty
    stock.lock(writer.connection, keys)
    holding.hold(writer, keys, row.code)
    say(writer, row, What.PICKED, [Said(key, at, -qty) for (key, at), qty in some.items()])


def _need_box(connection: Connection, row: Row[Any], box: int) -> None:
    """A box that stands at the giver's, and is not the very place goods are taken from."""
    kind = places.get(connection, box).kind
    inside = box != row.from_place and is_within(connection, box, row.from_place)
    if kind is not PlaceKind.BOX or not inside:
        raise _elsewhere(connection, row, box)


def _usual(connection: Connection, there: dict[Key, int]) -> int:
    whose = {key.owner for key in there}
    return whose.pop() if len(whose) == 1 else owners.first(connection)


def _seen(connection: Connection, keys: dict[Key, int]) -> dict[Key, int]:
    """When each was last seen, microseconds."""
    r = remark.c
    rows = connection.execute(
        select(r.variant, r.owner, r.place, r.verified_at).where(
            r.variant.in_({key.variant for key in keys}), r.verified_at.is_not(None)
        )
    )
    return {Key(v, o, p): at for v, o, p, at in rows}


def _elsewhere(connection: Connection, row: Row[Any], box: int) -> BoxElsewhere:
    found = places.get(connection, box)
    return BoxElsewhere(found.path, places.path_of(connection, row.from_place))
