"""What a piece costs with the freight spread over it: whole fen, and the sums come out exactly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.money import share


class Spread(StrEnum):
    """By what freight is shared between things that came together."""

    VALUE = "value"
    PIECES = "pieces"


@dataclass(frozen=True)
class Part:
    """Pieces at a unit price, in fen."""

    qty: int
    unit_fen: int

    @property
    def value_fen(self) -> int:
        """What the pieces cost without freight."""
        return self.qty * self.unit_fen


@dataclass(frozen=True)
class Landed:
    """What pieces cost with their freight: `each_fen`, of which `dearer` pieces cost one fen more.

    (qty - dearer) × each_fen + dearer × (each_fen + 1) = total_fen.
    """

    qty: int
    total_fen: int
    freight_fen: int
    each_fen: int
    dearer: int

    @property
    def rounded_fen(self) -> int:
        """The cost of a piece as one figure, half a fen upwards."""
        return self.each_fen + (2 * self.dearer >= self.qty and self.dearer > 0)


def per_piece(total_fen: int, qty: int, freight_fen: int = 0) -> Landed:
    """A total, freight included, over its pieces. Raises ValueError without pieces."""
    if qty < 1:
        raise ValueError("a cost needs pieces to lie on")
    each, dearer = divmod(total_fen, qty)
    return Landed(qty, total_fen, freight_fen, each, dearer)


def spread(parts: Sequence[Part], freight_fen: int, by: Spread) -> tuple[int, ...]:
    """The freight of things that came together, shared in the order of the parts, in fen.

    By largest remainder: the shares add up to the freight. Where all parts are worth nothing,
    pieces decide. Raises ValueError where there are no pieces at all.
    """
    weights = tuple(part.value_fen if by is Spread.VALUE else part.qty for part in parts)
    if not sum(weights):
        weights = tuple(part.qty for part in parts)
    return share(freight_fen, weights)


def landed(parts: Sequence[Part], freight_fen: int, by: Spread) -> tuple[Landed, ...]:
    """Each part's cost with its share of the freight; the totals add up exactly."""
    shares = spread(parts, freight_fen, by)
    return tuple(
        per_piece(part.value_fen + mine, part.qty, mine)
        if part.qty
        else Landed(0, mine, mine, 0, 0)
        for part, mine in zip(parts, shares, strict=True)
    )
