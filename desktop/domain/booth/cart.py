"""The cart: what lies before the buyer. It is saved as it grows and becomes one sale."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from desktop.domain.errors import BadQuantity


class LineKind(StrEnum):
    """What a line is about."""

    GOODS = "goods"  # a variant of the catalogue
    LOOSE = "loose"  # 临时商品: an amount and perhaps a name, matched in the evening
    DONATION = "donation"  # 捐款 or an amount of the buyer's choice: never revenue of goods


@dataclass(frozen=True)
class CartLine:
    """`qty` > 0 pieces at `unit_fen`; `variant` is the uid (hex) of goods, "" for other kinds.

    `unit_fen` None marks goods without a price: they can be given, not sold.
    """

    kind: LineKind
    title: str
    qty: int
    unit_fen: int | None
    variant: str = ""
    code: str = ""

    @property
    def amount_fen(self) -> int:
        """Quantity times price; nothing for goods without a price."""
        return self.qty * (self.unit_fen or 0)

    def merges_with(self, other: CartLine) -> bool:
        """Whether both are the same article at the same price (loose articles never merge)."""
        return (
            self.kind is LineKind.GOODS
            and other.kind is LineKind.GOODS
            and (self.variant, self.unit_fen) == (other.variant, other.unit_fen)
        )


@dataclass(frozen=True)
class Cart:
    """Lines in the order of tapping; `op` (hex) becomes the sale's op_id. Never changed in place:
    every act returns the next cart.
    """

    op: str
    lines: tuple[CartLine, ...] = ()
    name: str = ""  # the animal of a parked cart

    @property
    def total_fen(self) -> int:
        """What the buyer is asked for."""
        return sum(line.amount_fen for line in self.lines)

    @property
    def pieces(self) -> int:
        """How many pieces lie in the cart."""
        return sum(line.qty for line in self.lines)

    def add(self, line: CartLine) -> Cart:
        """One more line, or more pieces on the line it merges with. Raises BadQuantity."""
        if line.qty <= 0:
            raise BadQuantity(str(line.qty))
        for i, own in enumerate(self.lines):
            if own.merges_with(line):
                return self.set_qty(i, own.qty + line.qty)
        return replace(self, lines=(*self.lines, line))

    def set_qty(self, index: int, qty: int) -> Cart:
        """Another quantity on a line; 0 removes it. Raises BadQuantity below 0."""
        if qty < 0:
            raise BadQuantity(str(qty))
        line = (replace(self.lines[index], qty=qty),) if qty else ()
        return replace(self, lines=(*self.lines[:index], *line, *self.lines[index + 1 :]))

    def count(self, variant: str) -> int:
        """How many pieces of a variant lie in the cart."""
        return sum(line.qty for line in self.lines if line.variant == variant)

    def to_json(self) -> dict[str, Any]:
        """For the cart file."""
        return {
            "op": self.op,
            "name": self.name,
            "lines": [
                [line.kind, line.title, line.qty, line.unit_fen, line.variant, line.code]
                for line in self.lines
            ],
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Cart:
        """From the cart file; raises KeyError, ValueError or TypeError on anything else."""
        lines = tuple(
            CartLine(LineKind(kind), str(title), int(qty), unit, str(variant), str(code))
            for kind, title, qty, unit, variant, code in data["lines"]
        )
        return cls(op=str(data["op"]), lines=lines, name=str(data["name"]))


@dataclass(frozen=True)
class Carts:
    """The open cart and the parked ones of one till, as the cart file keeps them."""

    open: Cart
    parked: tuple[Cart, ...] = field(default=())
