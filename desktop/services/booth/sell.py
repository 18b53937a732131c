"""Selling and giving: the cart becomes sale, lines, payments, movements and number at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from desktop.domain.booth.cart import Cart, LineKind
from desktop.domain.booth.event import Notice, Receipt, SaleKind
from desktop.domain.booth.pay import (
    STATIC_CODE_LIMIT_FEN,
    Payment,
    Tender,
    settle,
)
from desktop.domain.errors import EmptyCart, Missing, NotForSale
from desktop.domain.moments import micros
from desktop.domain.stock import PlaceKind
from desktop.services.changes import Desk, Topic, perform
from desktop.store import private
from desktop.store.booth import sales, stand, tills
from desktop.store.tables import payment_heard
from desktop.store.writing import Writer


@dataclass(frozen=True)
class Heard:
    """The payment that was heard of; op_id of the act in hex."""

    op: str


def sell(
    desk: Desk,
    event_id: int,
    letter: str,
    cart: Cart,
    tenders: Sequence[Tender],
    *,
    strict: bool | None = None,
    at: datetime | None = None,
) -> Receipt:
    """One sale: the cart's op becomes its op_id, so a second key press is harmless.

    Prices are those on the screen, kept in the cart. Goods the books lack at the stand are booked
    as found with a notice; with `strict` (default: the event's setting) the sale is refused.
    Raises EmptyCart, NotForSale, NotEnoughPaid, OverPaid, NoShift, TillElsewhere, OutOfStock.
    """
    if not cart.lines:
        raise EmptyCart()
    for line in cart.lines:
        if line.unit_fen is None:
            raise NotForSale(line.title)
    payments = settle(cart.total_fen, tenders)
    notices = _hints(tenders, payments)

    def work(writer: Writer) -> Receipt:
        shift = tills.need_shift(writer, event_id, letter)
        severe = shift.strict if strict is None else strict
        rows, news = _take(writer, shift.place, cart, PlaceKind.SOLD, strict=severe)
        number = sales.write(
            writer,
            event_id=event_id,
            shift_id=shift.id,
            letter=letter,
            kind=SaleKind.SALE,
            total_fen=cart.total_fen,
            lines=rows,
            payments=payments,
        )
        return Receipt(
            op=cart.op,
            number=number,
            kind=SaleKind.SALE,
            total_fen=cart.total_fen,
            paid_fen=sum(p.tendered_fen for p in payments),
            change_fen=sum(p.change_fen for p in payments),
            warnings=(*news, *notices),
        )

    request = {
        "event": event_id,
        "till": letter,
        "lines": _said(cart),
        "tenders": [asdict(t) for t in tenders],
        "strict": strict,
        "at": None if at is None else micros(at),
    }
    op_id, topics = UUID(cart.op), {Topic.SALES, Topic.STOCK}
    return perform(desk, "sale", op_id, request, work, receipt, topics, at=at)


def give(
    desk: Desk,
    event_id: int,
    letter: str,
    cart: Cart,
    reason: str,
    recipient: str = "",
    *,
    strict: bool | None = None,
    at: datetime | None = None,
) -> Receipt:
    """赠送: the goods leave for nothing, with a reason; who got them is kept as a private value.

    Raises EmptyCart, Missing (a reason), NoShift, TillElsewhere, OutOfStock.
    """
    if not cart.lines:
        raise EmptyCart()
    if not reason.strip():
        raise Missing("reason")

    def work(writer: Writer) -> Receipt:
        shift = tills.need_shift(writer, event_id, letter)
        severe = shift.strict if strict is None else strict
        rows, news = _take(writer, shift.place, cart, PlaceKind.GIVEN, strict=severe)
        number = sales.write(
            writer,
            event_id=event_id,
            shift_id=shift.id,
            letter=letter,
            kind=SaleKind.GIFT,
            total_fen=0,
            lines=[row | {"amount_fen": 0} for row in rows],
            payments=(),
            reason=reason.strip(),
            recipient=private.keep(writer, recipient.strip()) if recipient.strip() else None,
        )
        return Receipt(cart.op, number, SaleKind.GIFT, 0, 0, 0, news)

    # The request is stored as a bare hash: a name in it could be guessed, so it stays out.
    request = {
        "event": event_id,
        "till": letter,
        "lines": _said(cart),
        "reason": reason,
        "strict": strict,
        "at": None if at is None else micros(at),
    }
    op_id, topics = UUID(cart.op), {Topic.SALES, Topic.STOCK}
    return perform(desk, "gift", op_id, request, work, receipt, topics, note=reason.strip(), at=at)


def hear(desk: Desk, op_id: UUID, payment_op: UUID, payment_line: int) -> Heard:
    """已到账: a claimed payment was heard of. Hearing of it twice is harmless."""

    def work(writer: Writer) -> Heard:
        if not sales.heard(writer.connection, payment_op.bytes, payment_line):
            row = {"line": 1, "payment_op": payment_op.bytes, "payment_line": payment_line}
            writer.add(payment_heard, [row])
        return Heard(op_id.hex)

    request = [payment_op.hex, payment_line]
    return perform(desk, "heard", op_id, request, work, lambda s: Heard(**s), {Topic.SALES})


def _take(
    writer: Writer, place: int, cart: Cart, to: PlaceKind, *, strict: bool
) -> tuple[list[dict[str, Any]], tuple[Notice, ...]]:
    """Moves the cart's goods off the stand; the lines to be written, split by owner."""
    uids = [line.variant for line in cart.lines if line.kind is LineKind.GOODS]
    goods = stand.goods(writer, uids) if uids else {}
    wanted: dict[int, int] = {}
    for line in cart.lines:
        if line.kind is LineKind.GOODS and not goods[line.variant].uncounted:
            variant_id = goods[line.variant].id
            wanted[variant_id] = wanted.get(variant_id, 0) + line.qty
    out = stand.hand_out(writer, place, to, wanted, strict=strict)
    left = {v: [[part.owner, part.qty] for part in parts] for v, parts in out.shares.items()}
    rows: list[dict[str, Any]] = []
    for line in cart.lines:
        unit = line.unit_fen or 0
        if line.kind is not LineKind.GOODS:
            row = {"kind": line.kind, "label": line.title, "qty": line.qty, "unit_fen": unit}
            rows.append(row | {"amount_fen": line.qty * unit})
            continue
        variant_id = goods[line.variant].id
        for owner, qty in _portions(left.get(variant_id), line.qty):
            row = {"variant": variant_id, "owner": owner, "qty": qty, "unit_fen": unit}
            rows.append(row | {"amount_fen": qty * unit})
    return rows, out.notices


def _portions(left: list[list[int]] | None, qty: int) -> list[tuple[int | None, int]]:
    """The owners of a line's pieces; None for goods that are not counted."""
    if left is None:
        return [(None, qty)]
    portions: list[tuple[int | None, int]] = []
    while qty:
        owner, there = left[0]
        take = min(qty, there)
        portions.append((owner, take))
        left[0][1] -= take
        qty -= take
        if left[0][1] == 0:
            left.pop(0)
    return portions


def _hints(tenders: Sequence[Tender], payments: Sequence[Payment]) -> tuple[Notice, ...]:
    cash = {tender.account for tender in tenders if tender.cash}
    over = [p for p in payments if p.account not in cash and p.amount_fen > STATIC_CODE_LIMIT_FEN]
    return (Notice("code_limit"),) if over else ()


def _said(cart: Cart) -> list[list[Any]]:
    return [[line.kind, line.variant, line.title, line.qty, line.unit_fen] for line in cart.lines]


def receipt(said: dict[str, Any]) -> Receipt:
    """A receipt from its JSON, as the first sale stored it."""
    warnings = tuple(
        Notice(w["code"], w["item"], w["qty"], tuple(w["purposes"])) for w in said["warnings"]
    )
    return Receipt(**(said | {"kind": SaleKind(said["kind"]), "warnings": warnings}))
