"""哪家发货: candidates for a wish, the best first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from desktop.domain.errors import BadQuantity, EmptyCart, Uncounted
from desktop.domain.sources import Source, rank
from desktop.services.changes import Desk
from desktop.store import catalogue
from desktop.store.transfers.homes import homes


def sources(
    desk: Desk,
    wants: Sequence[tuple[str, int]],
    needed_on: date | None = None,
    *,
    to_place: int | None = None,
) -> list[Source]:
    """Which home ships (code, pieces)? Each with what it has, what was seen there lately, how many
    parcels it takes with it, and where the rest comes from; the goal itself ships nothing.

    Drafts that go out by `needed_on` can be joined. Raises EmptyCart, BadQuantity, NotFound,
    Uncounted.
    """
    if not wants:
        raise EmptyCart()
    wished: Counter[str] = Counter()
    with desk.database.reading() as connection:
        known: dict[int, str] = {}
        for code, qty in wants:
            if qty < 1:
                raise BadQuantity(str(qty))
            what = catalogue.by_code(connection, code)
            if what.uncounted:
                raise Uncounted(what.title)
            known[what.id] = what.code
            wished[what.code] += qty
        without = () if to_place is None else (to_place,)
        found = homes(connection, known, desk.now(), needed_on=needed_on, without=without)
    return rank(found, wished)
