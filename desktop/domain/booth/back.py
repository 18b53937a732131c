"""What comes back: how much of a line is left, what it is worth, which account pays it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.booth.event import Paid, Sale, SoldLine
from desktop.domain.booth.pay import Payment, PayState
from desktop.domain.errors import AlreadyRefunded, EmptyCart, Missing


@dataclass(frozen=True)
class Returned:
    """`qty` pieces of a line and what they were paid with, in fen."""

    line: SoldLine
    qty: int
    amount_fen: int


def returned(
    sale: Sale, wanted: Sequence[tuple[int, int]] | None, back_before: dict[int, int]
) -> tuple[Returned, ...]:
    """The lines that come back; None means all that is left of the sale.

    `back_before` is the money given back on each line so far: parts of a line never add up to
    more or less than the line. Raises AlreadyRefunded, or EmptyCart for no piece at all.
    """
    lines = {line.line: line for line in sale.lines if line.qty > 0}
    if wanted is None:
        wanted = [(line.line, line.left) for line in lines.values() if line.left]
        if not wanted:
            first = next(iter(lines.values()), None)
            title = "" if first is None else first.title
            raise AlreadyRefunded(sale.number, title, 1, 0)
    merged: dict[int, int] = {}
    for number, qty in wanted:
        merged[number] = merged.get(number, 0) + qty
    parts = []
    for number, qty in merged.items():
        line = lines.get(number)
        if qty < 1:
            raise EmptyCart()
        if line is None or qty > line.left:
            title, left = ("", 0) if line is None else (line.title, line.left)
            raise AlreadyRefunded(sale.number, title, qty, left)
        so_far = line.qty - line.left + qty
        due = line.amount_fen * so_far // line.qty
        parts.append(Returned(line, qty, due - back_before.get(number, 0)))
    if not parts:
        raise EmptyCart()
    return tuple(parts)


def pay_back(amount_fen: int, payments: Sequence[Paid], account: int | None) -> tuple[Payment, ...]:
    """Money that goes back to the buyer: by the account named, else by those that took it.

    Negative payments. What was only claimed goes back as claimed: neither is counted as heard.
    """
    if amount_fen == 0:
        return ()
    taken: dict[int, int] = {}
    heard: dict[int, PayState] = {}
    for paid in payments:
        key = paid.account.id
        taken[key] = taken.get(key, 0) + paid.amount_fen
        if paid.amount_fen > 0:
            heard[key] = paid.state
    if account is not None:
        taken = {account: amount_fen}
    rows, left = [], amount_fen
    for key, there in taken.items():
        part = min(left, max(0, there))
        if part:
            state = heard.get(key, PayState.HEARD)
            rows.append(Payment(key, -part, -part, 0, state))
            left -= part
    if left:  # more goes back than these accounts took: the first one pays it
        key = next(iter(taken), 0)
        if not key:
            raise Missing("account")
        rows.append(Payment(key, -left, -left, 0, heard.get(key, PayState.HEARD)))
    return tuple(rows)
