"""Things named on a command line, found in the ledger or refused with the likeliest names."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from desktop.cli.reading import Goods
from desktop.domain.errors import NotFound

if TYPE_CHECKING:
    from desktop.domain.booth.event import Shift
    from desktop.domain.catalogue import Variant
    from desktop.domain.stock import Owner
    from desktop.services.changes import Desk


def owner(desk: Desk, name: str) -> Owner:
    """An owner by name. Raises NotFound."""
    from desktop.services import stock

    known = {one.name: one for one in stock.owners(desk)}
    if found := known.get(name.strip()):
        return found
    near = get_close_matches(name, known, cutoff=0.3) or list(known)[:5]
    raise NotFound("owner", name, tuple(near))


def article(desk: Desk, goods: Goods) -> tuple[Variant, int]:
    """An article and how many: `TS-2x3` is the code TS-2x3 where there is one. NotFound."""
    from desktop.services import catalogue

    if goods.whole != goods.code:
        try:
            return catalogue.variant(desk, goods.whole), 1
        except NotFound:
            pass
    return catalogue.variant(desk, goods.code), goods.qty


def own_shift(desk: Desk, event: int, letter: str) -> Shift | None:
    """The shift this station has open at a till, else the last one it closed there."""
    from desktop.services import booth

    if found := booth.open_shift(desk, event, letter):
        return found
    mine = desk.station.hex
    closed = [s for s in booth.shifts(desk, event) if s.letter == letter and s.station == mine]
    return max(closed, key=lambda s: s.opened_at, default=None)
