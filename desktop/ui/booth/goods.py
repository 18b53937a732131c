"""What lies on the stand, found by code, name, size or key; without a pixel."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.domain.booth.cart import CartLine, LineKind
from desktop.domain.booth.event import StandSize, StandTile

_NUMBER = re.compile(r"([A-Za-z])\s*-?\s*([0-9]{1,7})")


@dataclass(frozen=True)
class Article:
    """One size of one tile: what a tap, a scan or a code means."""

    tile: StandTile
    size: StandSize

    @property
    def title(self) -> str:
        """Name and size in one: `COSCon T恤 L`."""
        return f"{self.tile.name} {self.size.label}".rstrip()

    def line(self, qty: int) -> CartLine:
        """So many pieces of it for the cart."""
        return CartLine(
            LineKind.GOODS,
            self.title,
            qty,
            self.size.price_fen,
            self.size.variant,
            self.size.code,
        )


class Goods:
    """The tiles of a stand. `left` on them is what the books say; the counter adds its own."""

    def __init__(self, tiles: Iterable[StandTile] = ()) -> None:
        self.tiles: tuple[StandTile, ...] = tuple(tiles)
        self._by_variant: dict[str, Article] = {}
        self._by_code: dict[str, Article] = {}
        for article in self._articles():
            self._by_variant[article.size.variant] = article
            self._by_code[article.size.code.casefold()] = article

    @property
    def categories(self) -> tuple[str, ...]:
        """The categories on the stand, in the order of their first tile."""
        return tuple(dict.fromkeys(t.category for t in self.tiles if t.category))

    def article(self, variant: str) -> Article | None:
        """By the variant's uid."""
        return self._by_variant.get(variant)

    def coded(self, code: str) -> Article | None:
        """By its whole code, upper or lower case."""
        return self._by_code.get(code.strip().casefold())

    def named(self, text: str, also: Iterable[str] = ()) -> list[Article]:
        """All that answer to what was typed; `also` are variants that the database found.

        A word that is a size (`L`) narrows to that size: `tx l` is the shirt in L.
        """
        words = text.casefold().split()
        found = {v: a for v in also if (a := self._by_variant.get(v))}
        found |= {a.size.variant: a for a in self._articles() if _says(a, words)}
        if len(words) > 1:
            sized = [a for a in found.values() if a.size.label.casefold() == words[-1]]
            if sized:
                return sized
        return list(found.values())

    def of_size(self, articles: Sequence[Article], label: str) -> list[Article]:
        """Those of the articles that have this size."""
        return [a for a in articles if a.size.label.casefold() == label.casefold()]

    def siblings(self, variant: str) -> tuple[StandSize, ...]:
        """The other sizes of the same item, in the order of the strip."""
        own = self._by_variant.get(variant)
        return tuple(s for s in own.tile.sizes if s.variant != variant) if own else ()

    def sold(self, pieces: dict[str, int]) -> Goods:
        """The same stand with so many pieces fewer of some variants (until the books answer)."""

        def less(size: StandSize) -> StandSize:
            qty = pieces.get(size.variant, 0)
            if size.left is None or not qty:
                return size
            # What the books lacked was found and sold in one: below zero it never goes.
            return replace(size, left=max(0, size.left - qty))

        return Goods(replace(t, sizes=tuple(less(s) for s in t.sizes)) for t in self.tiles)

    def _articles(self) -> Iterator[Article]:
        for tile in self.tiles:
            for size in tile.sizes:
                yield Article(tile, size)


def receipt_number(text: str) -> str | None:
    """`a17`, `A-17` and `A-0017` as `A-0017`; None for anything that is no number of a sale."""
    found = _NUMBER.fullmatch(text.strip())
    return f"{found[1].upper()}-{int(found[2]):04d}" if found else None


def _says(article: Article, words: list[str]) -> bool:
    own = f"{article.tile.name} {article.size.label} {article.size.code}".casefold()
    return bool(words) and all(word in own for word in words)
