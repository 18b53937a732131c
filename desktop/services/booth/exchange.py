"""换码: the same article in another size, as one entry."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from desktop.domain.booth.back import pay_back, returned
from desktop.domain.booth.event import Goods, Receipt, SaleKind
from desktop.domain.booth.pay import Payment, PayState
from desktop.domain.errors import BadQuantity, BadSizeExchange, NotForSale
from desktop.domain.stock import PlaceKind
from desktop.services.booth.back import (
    family_payments,
    moves_back,
    standing_sale,
    write_entry,
)
from desktop.services.booth.sell import receipt
from desktop.services.changes import Desk, Topic, perform
from desktop.store.booth import returns, stand, tills
from desktop.store.writing import Writer


def exchange(
    desk: Desk,
    op_id: UUID,
    sale_op: UUID,
    line: int,
    qty: int,
    variant: str,
    account: int | None = None,
) -> Receipt:
    """换码: pieces of a line for another variant (uid) of the same item, one entry.

    A difference in price is paid or given back by `account`, by default the way the sale was
    paid. Raises AlreadyRefunded, BadSizeExchange, BadQuantity, NotForSale, NoShift.
    """
    if qty < 1:
        raise BadQuantity(str(qty))

    def work(writer: Writer) -> Receipt:
        sale = standing_sale(writer, sale_op)
        shift = tills.need_shift(writer, sale.event, sale.letter)
        part = returned(sale, [(line, qty)], returns.money_back(writer.connection, sale_op.bytes))[
            0
        ]
        new = stand.goods(writer, [variant])[variant]
        if part.line.item != new.item or part.line.variant == variant:
            raise BadSizeExchange(part.line.title, f"{new.name} {new.label}".rstrip())
        # The same price as was paid, unless the sizes have different prices today.
        old_price = returns.price_now(writer.connection, part.line.variant)
        if new.price_fen is None and sale.kind is SaleKind.SALE:
            raise NotForSale(f"{new.name} {new.label}".rstrip())
        step = (new.price_fen or 0) - (old_price or 0)
        due = 0 if sale.kind is SaleKind.GIFT else part.amount_fen + step * qty
        back = moves_back(writer, sale, (part,), shift.place, Goods.BACK)
        counted = {} if new.uncounted else {new.id: qty}
        goal = PlaceKind.GIVEN if sale.kind is SaleKind.GIFT else PlaceKind.SOLD
        out = stand.hand_out(writer, shift.place, goal, counted, strict=shift.strict, back=back)
        shares = out.shares.get(new.id, ())
        portions: list[tuple[int | None, int]] = [(share.owner, share.qty) for share in shares]
        portions = portions or [(None, qty)]
        rows: list[dict[str, Any]] = []
        paid_for = 0
        so_far = 0
        for owner, pieces in portions:
            so_far += pieces
            amount = due * so_far // qty - paid_for
            paid_for += amount
            row = {"variant": new.id, "owner": owner, "qty": pieces, "amount_fen": amount}
            rows.append(row | {"unit_fen": due // qty})
        difference = due - part.amount_fen
        return write_entry(
            writer,
            shift,
            sale,
            SaleKind.EXCHANGE,
            parts=(part,),
            payments=_difference(writer, sale_op, difference, account),
            reason="",
            rows=rows,
            notices=out.notices,
        )

    request = [sale_op.hex, line, qty, variant, account]
    return perform(desk, "exchange", op_id, request, work, receipt, {Topic.SALES, Topic.STOCK})


def _difference(
    writer: Writer, sale_op: UUID, difference: int, account: int | None
) -> Sequence[Payment]:
    if difference == 0:
        return ()
    paid = family_payments(writer, sale_op)
    if difference < 0:
        return pay_back(-difference, paid, account)
    by = account if account is not None else paid[0].account.id
    return [Payment(by, difference, difference, 0, PayState.HEARD)]
