"""What the ledger says of the things that are counted, now and at the moment they were counted at.

An act that was taken back never happened: neither it nor its reversal says what lay there. What a
count found is known from the moment it counted at, not from the moment its difference was booked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import CompoundSelect, Connection, Select, literal, select, union_all

from desktop.domain.counts import Books
from desktop.domain.stock import Key, PlaceKind
from desktop.store.owners import owners
from desktop.store.standing import taken_back
from desktop.store.tables import balance, count_result, item, movement, operation, place, variant
from desktop.store.writing import Writer

CLOSE, FILE = "close_count", "count_file"  # the acts whose movements are what a count found
_CHUNK = 400
_NOW, _MOVE, _RESULT = 0, 1, 2  # what a row of `_told` tells of


def books(
    connection: Connection, spots: Collection[tuple[int, int]], since: int | None = None
) -> Books:
    """All that is known of variants at places (pairs of local ids), for moments from `since`
    (microseconds UTC) on; None: for now alone.

    One statement tells all of a variant: what is booked meanwhile is seen whole or not at all.
    """
    there = set(spots)
    now: dict[Key, int] = {}
    later: defaultdict[Key, list[tuple[int, int]]] = defaultdict(list)
    asserted: dict[Key, int] = {}
    for some in _some(sorted({v for v, _ in spots})):
        for what, v, o, p, qty, at in connection.execute(_told(some, since)):
            key = Key(v, o, p)
            if (v, p) not in there:
                continue
            if what == _NOW:
                now[key] = int(qty)
                continue
            if what == _RESULT:
                asserted[key] = max(int(at), asserted.get(key, int(at)))
            if qty and since is not None and at > since:
                later[key].append((int(at), int(qty)))
    whose = tuple(owner.id for owner in owners(connection))
    return Books(now, dict(later), asserted, whose)


def _told(variants: Sequence[int], since: int | None) -> CompoundSelect[Any] | Select[Any]:
    b, m, r, o = balance.c, movement.c, count_result.c, operation.c
    held = select(literal(_NOW), b.variant, b.owner, b.place, b.qty, literal(0)).where(
        b.variant.in_(variants)
    )
    if since is None:
        return held
    stands = (
        m.variant.in_(variants),
        m.at > since,
        o.op_id == m.op_id,
        o.reverses.is_(None),
        o.kind.not_in((CLOSE, FILE)),
        m.op_id.not_in(taken_back()),
    )
    move = literal(_MOVE)
    found = (r.counted - r.expected, r.counted_at)
    return union_all(
        held,
        select(move, m.variant, m.owner, m.from_place, -m.qty, m.at).where(*stands),
        select(move, m.variant, m.owner, m.to_place, m.qty, m.at).where(*stands),
        select(literal(_RESULT), r.variant, r.owner, r.place, *found).where(
            r.variant.in_(variants), r.booked, r.op_id.not_in(taken_back())
        ),
    )


def hold(writer: Writer) -> None:
    """Lets no other count be closed until the commit: two must not book one difference twice."""
    outside = select(place.c.id).where(place.c.kind == PlaceKind.COUNT.value)
    writer.connection.execute(outside.with_for_update(key_share=True))


def lying(
    connection: Connection, places: Collection[int], category: str, variants: Collection[int]
) -> dict[Key, int]:
    """What should lie at places by the books now, kept to a category or to variants where given;
    what is kept in no stock is left out.
    """
    b = balance.c
    wanted = (
        select(b.variant, b.owner, b.place, b.qty)
        .join(variant, variant.c.id == b.variant)
        .join(item, item.c.id == variant.c.item)
        .where(b.qty != 0, item.c.uncounted.is_(False))
    )
    if category:
        wanted = wanted.where(item.c.category == category)
    only = set(variants)
    found: dict[Key, int] = {}
    for some in _some(sorted(places)):
        for v, o, p, qty in connection.execute(wanted.where(b.place.in_(some))):
            if not only or v in only:
                found[Key(v, o, p)] = int(qty)
    return found


def categories(connection: Connection, places: Collection[int]) -> list[str]:
    """The categories of what lies at places, by name."""
    b = balance.c
    kinds: set[str] = set()
    wanted = (
        select(item.c.category)
        .join_from(balance, variant, variant.c.id == b.variant)
        .join(item, item.c.id == variant.c.item)
        .where(b.qty != 0, item.c.category != "")
        .distinct()
    )
    for some in _some(sorted(places)):
        kinds.update(connection.execute(wanted.where(b.place.in_(some))).scalars())
    return sorted(kinds)


def _some(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), _CHUNK):
        yield ids[start : start + _CHUNK]
