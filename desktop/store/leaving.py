"""What lies with somebody who leaves, who could take it over, and how it all goes at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, or_, select

from desktop.domain.errors import StillHolding
from desktop.domain.keeping import (
    Heir,
    Leaving,
    LeftBox,
    LeftGoods,
    LeftSite,
    LeftTransfer,
    Why,
)
from desktop.domain.stock import Holding, Key, Move, Place, PlaceKind
from desktop.store import keeping, people, places, stock
from desktop.store.holdings import holdings, inside, paths
from desktop.store.tables import keeping as kept
from desktop.store.tables import person, place, transfer
from desktop.store.writing import Writer

_ALL = 10**9
_OPEN = ("draft", "sent")
_TAKES = (PlaceKind.PERSON, PlaceKind.SITE)


def open_transfers(connection: Connection, place_ids: Collection[int]) -> list[LeftTransfer]:
    """Transfers from or to these places that are not closed, the oldest first."""
    t = transfer.c
    rows = connection.execute(
        select(t.id, t.code, t.from_place, t.to_place, t.state)
        .where(
            t.state.in_(_OPEN),
            t.retired_at.is_(None),
            or_(t.from_place.in_(list(place_ids)), t.to_place.in_(list(place_ids))),
        )
        .order_by(t.id)
    ).all()
    where = paths(connection) if rows else {}
    return [
        LeftTransfer(r.id, r.code, where[r.from_place], where[r.to_place], r.state) for r in rows
    ]


def homes(connection: Connection, name: str) -> list[int]:
    """The places of a person that somebody keeps: their own, and others' that say so."""
    found = (places.get(connection, top) for top in keeping.tops(connection, name))
    return [one.id for one in found if one.kind is PlaceKind.PERSON]


def checklist(connection: Connection, name: str) -> Leaving:
    """Everything in somebody's keeping, with who could take it. Raises NotFound."""
    need_known(connection, name)
    tops = [places.get(connection, top) for top in keeping.tops(connection, name)]
    own = [top for top in tops if top.kind is PlaceKind.PERSON]
    others = [top for top in tops if top.kind is not PlaceKind.PERSON]
    trees = {top.id: inside(connection, top.id) for top in tops}
    everything = set().union(*trees.values()) if trees else set()
    lying = holdings(connection, places=everything, limit=_ALL).rows if everything else ()
    heirs = _Heirs(connection, {top.id for top in own}, [top.id for top in own])
    goods = tuple(
        _left(held, heirs.of(held.variant))
        for held in lying
        if held.place_id in {top.id for top in own} and held.on_hand > 0
    )
    boxes = []
    for top in own:
        for box in _children(connection, top.id):
            inner = inside(connection, box.id)
            held = [h for h in lying if h.place_id in inner]
            most = max(held, key=lambda h: h.on_hand, default=None)
            heir = heirs.of(most.variant if most else None)
            boxes.append(LeftBox(box.path, box.id, sum(h.on_hand for h in held), heir))
    sites = [
        LeftSite(top.path, top.id, sum(h.on_hand for h in lying if h.place_id in trees[top.id]))
        for top in others
    ]
    return Leaving(
        person=name,
        home=own[0].id if own else None,
        goods=goods,
        boxes=tuple(boxes),
        sites=tuple(sites),
        transfers=tuple(open_transfers(connection, everything)),
    )


def _children(connection: Connection, place_id: int) -> list[Place]:
    rows = connection.execute(
        select(place.c.id)
        .where(place.c.parent == place_id, place.c.retired_at.is_(None))
        .order_by(place.c.sort)
    ).scalars()
    return [places.get(connection, row) for row in rows]


def _left(held: Holding, heir: Heir | None) -> LeftGoods:
    return LeftGoods(
        variant=held.variant,
        code=held.code,
        item=held.item,
        label=held.label,
        owner=held.owner,
        owner_id=held.owner_id,
        place=held.place,
        place_id=held.place_id,
        qty=held.on_hand,
        promised=held.on_hand - held.available,
        verified_at=held.verified_at,
        heir=heir,
    )


class _Heirs:
    """Homes and sites that could take something: of the same city first, then who has it already,
    then the site where most lies.
    """

    def __init__(self, connection: Connection, never: set[int], own: Sequence[int]) -> None:
        rows = connection.execute(
            select(place.c.id, place.c.kind, place.c.parent, place.c.name, place.c.retired_at)
        ).all()
        by_id = {row.id: row for row in rows}
        cities = {r.place: r.city for r in connection.execute(select(kept.c.place, kept.c.city))}
        self._roots = {
            row.id: row
            for row in rows
            if row.parent is None
            and row.retired_at is None
            and row.kind in _TAKES
            and row.id not in never
        }
        self._near = {
            key
            for key in self._roots
            if cities.get(key) and cities[key] in {cities.get(home) for home in own}
        }
        self._has: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        self._all: dict[int, int] = defaultdict(int)
        for held in holdings(connection, limit=_ALL).rows:
            root = held.place_id
            while by_id[root].parent is not None:
                root = by_id[root].parent
            if root in self._roots and held.on_hand > 0:
                self._has[held.variant][root] += held.on_hand
                self._all[root] += held.on_hand

    def of(self, variant: int | None) -> Heir | None:
        """Who could take a variant (None: a box with nothing in it)."""
        has = self._has.get(variant, {}) if variant is not None else {}
        if self._near:
            key = max(self._near, key=lambda k: (has.get(k, 0), self._all[k], -k))
            return self._heir(key, Why.SAME_CITY)
        if has:
            return self._heir(max(has, key=lambda k: (has[k], -k)), Why.HAS_IT)
        sites = [key for key, row in self._roots.items() if row.kind == PlaceKind.SITE]
        if sites:
            return self._heir(max(sites, key=lambda k: (self._all[k], -k)), Why.SITE)
        if self._roots:
            return self._heir(max(self._roots, key=lambda k: (self._all[k], -k)), Why.MOST)
        return None

    def _heir(self, key: int, why: Why) -> Heir:
        return Heir(key, self._roots[key].name, why)


@dataclass(frozen=True)
class GoodsTo:
    """Loose pieces of a key and the place that takes them."""

    variant: int
    owner: int
    place: int
    qty: int
    to: int


def move_goods(writer: Writer, goods: Sequence[GoodsTo]) -> None:
    """Moves pieces with what is promised of them: the promises go where the goods go."""
    keys = [Key(one.variant, one.owner, one.place) for one in goods]
    held = stock.lock(writer.connection, keys)
    promised = stock.claims(writer.connection, keys)
    again: list[tuple[Key, int, str]] = []
    for one, key in zip(goods, keys, strict=True):
        over = sum(claim.qty for claim in promised.get(key, [])) - (held[key] - one.qty)
        for claim in promised.get(key, []):
            part = min(over, claim.qty)
            if part > 0:
                stock.release(writer, key, claim.purpose, part)
                again.append((Key(one.variant, one.owner, one.to), part, claim.purpose))
                over -= part
    stock.post(writer, [Move(g.variant, g.owner, g.qty, g.place, g.to) for g in goods])
    for key, qty, purpose in again:
        stock.allocate(writer, key, qty, purpose)


def need_known(connection: Connection, name: str) -> None:
    """Raises NotFound if nobody of this name works here or keeps anything."""
    if not keeping.tops(connection, name):
        people.find(connection, name)


def need_free(connection: Connection, name: str, place_ids: Collection[int]) -> None:
    """Raises StillHolding while goods or boxes lie in these places, or a transfer is open."""
    still = []
    for top in place_ids:
        holds = {held.place for held in holdings(connection, places={top}, limit=_ALL).rows}
        still += sorted(holds)
        still += [child.path for child in _children(connection, top)]
    codes = [one.code for one in open_transfers(connection, place_ids)]
    if still or codes:
        raise StillHolding(name, tuple(dict.fromkeys(still)), tuple(codes))


def retire_person(writer: Writer, name: str) -> None:
    """Takes somebody out of all lists. Raises StillHolding while anything is in their keeping."""
    connection = writer.connection
    own = homes(connection, name)
    need_free(connection, name, own)
    if others := [top for top in keeping.tops(connection, name) if top not in own]:
        named = [places.path_of(connection, top) for top in others]
        raise StillHolding(name, tuple(named))
    for home in own:
        places.retire(writer, home)
    row = connection.execute(
        select(person.c.id, person.c.retired_at).where(person.c.name == name)
    ).first()
    if row is not None:
        before = {"retired_at": row.retired_at}
        writer.change(person, {"id": row.id}, before, {"retired_at": writer.recorded_at})
