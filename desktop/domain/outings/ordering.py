"""The next order, from an event: what would go, less what lies there, in whole packs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.outings.packing import Reason


@dataclass(frozen=True)
class SizeNeed:
    """One size: what would go at the next event, and what can still be used, in pieces."""

    variant: int
    demand: int
    on_hand: int
    share: int | None = None


@dataclass(frozen=True)
class OrderLine:
    """How many of one size to order, and why."""

    variant: int
    qty: int
    reasons: tuple[Reason, ...]


def next_order(
    sizes: Sequence[SizeNeed], pack: int | None = None, moq: int | None = None
) -> list[OrderLine]:
    """The order for the sizes of one item, in their order.

    Never negative; every size in whole packs; as soon as anything is ordered, all sizes together
    reach the supplier's least quantity, the rest spread by what would go.
    """
    size = max(1, pack or 1)
    lines: list[tuple[int, list[Reason]]] = []
    for one in sizes:
        demand, there = max(0, one.demand), max(0, one.on_hand)
        short = max(0, demand - there)
        expected = Reason("would_go", demand)
        if one.share is not None:
            expected = Reason("ran_out", one.share, demand)
        reasons = [expected, Reason("lies_there", there)]
        if short == 0:
            reasons.append(Reason("enough"))
        whole = -(-short // size) * size
        if whole != short:
            reasons.append(Reason("pack", size))
        lines.append((whole, reasons))
    total = sum(qty for qty, _ in lines)
    if moq and 0 < total < moq:
        packs = -(-(moq - total) // size)
        for n, more in enumerate(_spread(packs, [max(0, s.demand) for s in sizes])):
            if more:
                qty, reasons = lines[n]
                lines[n] = (qty + more * size, [*reasons, Reason("moq", moq, more * size)])
    return [
        OrderLine(one.variant, qty, tuple(reasons))
        for one, (qty, reasons) in zip(sizes, lines, strict=True)
    ]


def _spread(packs: int, weights: Sequence[int]) -> list[int]:
    """So many packs by weight, the largest remainders first; they add up."""
    whole = sum(weights)
    parts = [packs * w // whole for w in weights]
    over = packs - sum(parts)
    rank = sorted(range(len(weights)), key=lambda n: (-(packs * weights[n] % whole), n))
    for n in rank[:over]:
        parts[n] += 1
    return parts
