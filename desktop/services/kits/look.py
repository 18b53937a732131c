"""How many kits can be made at a place, and what is short."""

from __future__ import annotations

from desktop.domain.errors import NoKit
from desktop.domain.kits import most, short
from desktop.domain.kits.values import reach
from desktop.domain.kits.views import Makeable
from desktop.services.changes import Desk
from desktop.store import catalogue, holdings
from desktop.store.kits import assembling, bills, telling


def makeable(
    desk: Desk, variant_uid: str, place: int, *, boxes: bool = False, wanted: int = 0
) -> Makeable:
    """How many of a kit (by the uid of its variant) can be made of what lies at a place and is
    promised to nobody; with `boxes` also of what lies in its boxes.

    `wanted` kits (0: one more than can be made) decide what is short. A place may be *unknown*,
    but no outside one. Raises NotFound, NoKit.
    """
    with desk.database.reading() as connection:
        what = catalogue.by_uid(connection, variant_uid)
        known = bills.in_use(connection)
        if what.id not in known:
            raise NoKit(what.title)
        here = holdings.inside(connection, place) if boxes else {place}
        of = {part for bill in reach(what.id, known) for part in bill.parts} | {what.id}
        there = assembling.pieces(
            assembling.free(connection, assembling.around(connection, of, here))
        )
        assembled = there.pop(what.id, 0)
        count = most(what.id, known, there)
        n = wanted or count + 1
        missing = short(what.id, n, known, there) if n > count else {}
        return Makeable(
            count=count,
            short=telling.missing(connection, missing, here),
            wanted=n,
            assembled=assembled,
            parts=telling.parts(connection, known[what.id], known, there),
        )
