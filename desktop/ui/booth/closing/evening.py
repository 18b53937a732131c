"""What the evening asks of the books and tells them. Called in a lane only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from desktop.domain.catalogue import Variant
from desktop.domain.stock import Holding, Place, PlaceKind
from desktop.ui.booth.books import Post

if TYPE_CHECKING:
    from desktop.services.booth import BroughtBack, Claim, Closed
    from desktop.services.changes import Desk

_HOMES = (PlaceKind.PERSON, PlaceKind.SITE, PlaceKind.SHELF, PlaceKind.BOX)


@dataclass(frozen=True)
class Evening:
    """How the stand stands. `expected_fen` is what the drawer should hold; pieces by variant uid
    in `table` lie there on the books. `stock` says of unexplained goods, by variant uid, how many
    pieces lie in which home (place id).
    """

    claims: tuple[Claim, ...]
    unexplained: tuple[tuple[Variant, int], ...]
    stock: Mapping[str, Mapping[int, int]]
    table: tuple[tuple[Variant, int], ...]
    homes: tuple[Place, ...]
    people: tuple[str, ...]
    expected_fen: int


class EveningBooks:
    """The use cases of closing."""

    def __init__(self, desk: Callable[[], Desk]) -> None:
        self._desk = desk

    def look(self, post: Post) -> Evening:
        """Everything the page shows."""
        from desktop.services import booth, people, places

        desk = self._desk()
        event = post.event.id
        tills = booth.figures(desk, event).by_till
        homes = tuple(p for p in places.places(desk) if p.kind in _HOMES)
        unexplained = tuple(booth.unexplained(desk, event))
        mine = [t for t in tills if t.opened_at == post.shift.opened_at]
        return Evening(
            tuple(booth.claims(desk, event)),
            unexplained,
            {v.uid: self._lying(desk, v.code, {p.id for p in homes}) for v, _n in unexplained},
            self._table(desk, post.event.place),
            homes,
            tuple(p.name for p in people.people(desk)),
            mine[0].expected_fen if mine else post.shift.float_fen,
        )

    def _table(self, desk: Desk, place: int) -> tuple[tuple[Variant, int], ...]:
        from desktop.services import catalogue, stock

        pieces: dict[str, int] = {}
        rows: tuple[Holding, ...] = stock.holdings(desk, place=place, limit=1000).rows
        for row in rows:
            pieces[row.code] = pieces.get(row.code, 0) + row.on_hand
        return tuple((catalogue.variant(desk, code), n) for code, n in pieces.items() if n)

    def _lying(self, desk: Desk, code: str, homes: set[int]) -> dict[int, int]:
        """Pieces of an article that may leave each home."""
        from desktop.services import stock

        pieces: Counter[int] = Counter()
        for row in stock.holdings(desk, code=code, limit=1000).rows:
            if row.place_id in homes and row.available > 0:
                pieces[row.place_id] += row.available
        return dict(pieces)

    def explain(self, op: str, post: Post, variant: str, qty: int, home: int) -> None:
        """补登出库: they came from this home."""
        from desktop.services import booth

        booth.explain(self._desk(), UUID(op), post.event.id, variant, qty, home)

    def bring_back(self, op: str, post: Post, home: int, counts: Mapping[str, int]) -> BroughtBack:
        """The rest goes home as counted."""
        from desktop.services import booth

        return booth.bring_back(self._desk(), UUID(op), post.event.id, home, counts)

    def close(self, op: str, post: Post, counted_fen: int, keeper: str, note: str) -> Closed:
        """The drawer is counted and the till closed."""
        from desktop.services import booth

        return booth.close_shift(self._desk(), UUID(op), post.shift.id, counted_fen, keeper, note)
