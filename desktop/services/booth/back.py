"""What comes back to the stand: 退款, 改收款方式, and the correction of a typing error."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from desktop.domain.booth.back import Returned, pay_back, returned
from desktop.domain.booth.event import Goods, Receipt, Sale, SaleKind
from desktop.domain.booth.pay import Payment, PayState
from desktop.domain.errors import (
    AlreadyRefunded,
    Missing,
    NothingToChange,
)
from desktop.domain.stock import Move, PlaceKind
from desktop.services.booth.sell import receipt
from desktop.services.changes import Desk, Topic, perform
from desktop.store import places, stock
from desktop.store.booth import posting, returns, sales, takings, tills
from desktop.store.kits import assembling
from desktop.store.writing import Writer

_TOPICS = {Topic.SALES, Topic.STOCK}


@dataclass(frozen=True)
class Remethod:
    """A sale whose money went into another account than was typed; `op` in hex."""

    op: str
    number: str
    amount_fen: int


def refund(
    desk: Desk,
    op_id: UUID,
    sale_op: UUID,
    lines: Sequence[tuple[int, int]] | None,
    reason: str,
    goods: Goods = Goods.BACK,
    account: int | None = None,
) -> Receipt:
    """退款: gives money back for a whole sale or some of its lines as (line, pieces).

    The money goes by `account`, by default the way it came. The till that sold it must be open at
    this station. Raises AlreadyRefunded, Missing (a reason), NoShift.
    """
    if not reason.strip():
        raise Missing("reason")

    def work(writer: Writer) -> Receipt:
        sale = standing_sale(writer, sale_op)
        shift = tills.need_shift(writer, sale.event, sale.letter)
        parts = returned(sale, lines, returns.money_back(writer.connection, sale_op.bytes))
        _goods(writer, sale, parts, shift.place, goods)
        amount = sum(part.amount_fen for part in parts)
        payments = pay_back(amount, family_payments(writer, sale_op), account)
        return write_entry(
            writer,
            shift,
            sale,
            SaleKind.REFUND,
            parts=parts,
            payments=payments,
            reason=reason.strip(),
        )

    request = {
        "sale": sale_op.hex,
        "lines": None if lines is None else [list(line) for line in lines],
        "reason": reason,
        "goods": goods,
        "account": account,
    }
    return perform(desk, "refund", op_id, request, work, receipt, _TOPICS, note=reason.strip())


def correct(desk: Desk, op_id: UUID, sale_op: UUID, reason: str) -> Receipt:
    """Takes a typing error back: goods and money as if the sale had never been typed.

    Sets that it packed are parts again. It counts neither as a sale nor as a refund. Raises
    NothingToChange for a sale that is corrected already or has refunds, Missing (a reason),
    NoShift.
    """
    if not reason.strip():
        raise Missing("reason")

    def work(writer: Writer) -> Receipt:
        sale = standing_sale(writer, sale_op)
        shift = tills.need_shift(writer, sale.event, sale.letter)
        if sale.kind not in (SaleKind.SALE, SaleKind.GIFT) or sale.corrected or not sale.lines:
            raise NothingToChange(sale.number)
        if any(line.left != line.qty for line in sale.lines):
            raise NothingToChange(sale.number)
        parts = returned(sale, None, {})
        _goods(
            writer, sale, parts, shift.place, Goods.BACK, assembling.unmake(writer, sale_op.bytes)
        )
        payments = [
            Payment(p.account.id, -p.amount_fen, -p.amount_fen, 0, p.state)
            for p in own_payments(writer, sale_op)
            if p.amount_fen
        ]
        return write_entry(
            writer,
            shift,
            sale,
            SaleKind.CORRECTION,
            parts=parts,
            payments=payments,
            reason=reason.strip(),
        )

    request = {"sale": sale_op.hex, "reason": reason}
    return perform(desk, "correction", op_id, request, work, receipt, _TOPICS, note=reason.strip())


def remethod(
    desk: Desk, op_id: UUID, sale_op: UUID, account: int, from_account: int | None = None
) -> Remethod:
    """改收款方式: the money of a sale went into another account than was typed.

    By default all of it; with `from_account` only what stands there. Raises NothingToChange,
    NoShift.
    """

    def work(writer: Writer) -> Remethod:
        sale = standing_sale(writer, sale_op)
        shift = tills.need_shift(writer, sale.event, sale.letter)
        stands: dict[int, tuple[int, PayState]] = {}
        for p in own_payments(writer, sale_op):
            before, _ = stands.get(p.account.id, (0, p.state))
            stands[p.account.id] = (before + p.amount_fen, p.state)
        moved = [
            (key, amount, state)
            for key, (amount, state) in stands.items()
            if amount and key != account and from_account in (None, key)
        ]
        if not moved:
            raise NothingToChange(sale.number)
        for key, amount, state in moved:
            sales.pay(
                writer,
                sale_op.bytes,
                shift.id,
                [
                    Payment(key, -amount, -amount, 0, state),
                    Payment(account, amount, amount, 0, state),
                ],
            )
        return Remethod(op_id.hex, sale.number, sum(amount for _, amount, _ in moved))

    request = [sale_op.hex, account, from_account]
    return perform(desk, "remethod", op_id, request, work, lambda s: Remethod(**s), {Topic.SALES})


def standing_sale(writer: Writer, sale_op: UUID) -> Sale:
    """The sale, with its till locked so that nobody gives the same goods back at this moment."""
    head = sales.get(writer.connection, sale_op.bytes)
    tills.lock(writer.connection, head.letter)
    sale = sales.get(writer.connection, sale_op.bytes)
    if sale.kind in (SaleKind.REFUND, SaleKind.CORRECTION):
        raise NothingToChange(sale.number)
    if sale.corrected:
        title = sale.lines[0].title if sale.lines else ""
        raise AlreadyRefunded(sale.number, title, 1, 0)
    return sale


def own_payments(writer: Writer, sale_op: UUID) -> tuple[Any, ...]:
    """What was paid on this very entry, changes of method included."""
    return sales.payments(writer.connection, sale_op.bytes)


def family_payments(writer: Writer, sale_op: UUID) -> list[Any]:
    """All that was paid and given back on a sale and on the entries that changed it."""
    connection = writer.connection
    family = takings.families(connection, sale_op.bytes)
    return [paid for op_id in family for paid in sales.payments(connection, op_id)]


def moves_back(
    writer: Writer, sale: Sale, parts: Sequence[Returned], place: int, goods: Goods
) -> list[Move]:
    """The movements that bring parts of a sale back; none when the buyer keeps the goods.

    Raises PostedAlready for pieces that are still to be posted.
    """
    posting.need_here(writer.connection, sale, parts)
    if goods is Goods.KEPT:
        return []
    connection = writer.connection
    kind = PlaceKind.GIVEN if sale.kind is SaleKind.GIFT else PlaceKind.SOLD
    came_from = places.outside(connection, kind)
    goal = place if goods is Goods.BACK else places.outside(connection, PlaceKind.DAMAGED)
    counted = returns.counted_lines(connection, bytes.fromhex(sale.op))
    return [
        Move(*counted[part.line.line], part.qty, came_from, goal)
        for part in parts
        if part.line.line in counted
    ]


def _goods(
    writer: Writer,
    sale: Sale,
    parts: Sequence[Returned],
    place: int,
    goods: Goods,
    unpacked: Sequence[Move] = (),
) -> None:
    stock.post(writer, [*moves_back(writer, sale, parts, place, goods), *unpacked])


def write_entry(
    writer: Writer,
    shift: Any,
    sale: Sale,
    kind: SaleKind,
    *,
    parts: Sequence[Returned],
    payments: Sequence[Payment],
    reason: str,
    rows: Sequence[dict[str, Any]] = (),
    notices: tuple[Any, ...] = (),
) -> Receipt:
    """The numbered entry: what came back as negative lines, then what went out instead."""
    whose = returns.line_owners(writer.connection, bytes.fromhex(sale.op))
    back = [
        {
            "kind": part.line.kind,
            "variant": whose[part.line.line][0],
            "owner": whose[part.line.line][1],
            "label": part.line.title if not part.line.variant else "",
            "qty": -part.qty,
            "unit_fen": part.line.unit_fen,
            "amount_fen": -part.amount_fen,
            "of_line": part.line.line,
        }
        for part in parts
    ]
    lines = [*back, *rows]
    total = sum(line["amount_fen"] for line in lines)
    number = sales.write(
        writer,
        event_id=sale.event,
        shift_id=shift.id,
        letter=sale.letter,
        kind=kind,
        total_fen=total,
        lines=lines,
        payments=payments,
        of_op=bytes.fromhex(sale.op),
        reason=reason,
    )
    paid = sum(p.amount_fen for p in payments)
    return Receipt(writer.op_id.hex(), number, kind, total, max(0, paid), 0, notices)
