"""What a tile shows."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass


@dataclass(frozen=True)
class TileSize:
    """One size of a tile. `left` is what remains in pieces, None where nothing was brought."""

    key: Hashable
    label: str
    left: int | None = None


@dataclass(frozen=True)
class Tile:
    """One item. Without sizes a tap means `key`, with sizes a tap on one means that size's key.

    `left` None shows no count; `badge` is how many lie in the cart; `sold_out` looks sold out and
    can still be tapped. `photo` is a small JPEG or PNG. `icon` stands where neither photo nor a
    big name is wanted (the two fixed tiles).
    """

    key: Hashable
    title: str
    price_text: str = ""
    left: int | None = None
    photo: bytes | None = None
    sizes: tuple[TileSize, ...] = ()
    badge: int = 0
    sold_out: bool = False
    icon: str = ""
