"""`sell`: one sale, or goods given away."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from desktop.cli import reading
from desktop.cli.telling import Answer, money, op_text
from desktop.cli.visit import Visit
from desktop.domain.booth.event import GIFT_REASONS
from desktop.domain.errors import BadCommand
from desktop.wording import N_, _
from desktop.wording.joining import labelled

if TYPE_CHECKING:
    from desktop.domain.booth.cart import Cart
    from desktop.domain.booth.event import Receipt
    from desktop.domain.booth.pay import Tender

NAME = "sell"
ABOUT = N_("record one sale, or goods given away")


def options(parser: argparse.ArgumentParser) -> None:
    """At which till, how it is paid, what is sold."""
    parser.add_argument("--event", metavar="EVENT", required=True)
    parser.add_argument("--till", metavar="A", type=reading.till, required=True)
    parser.add_argument(
        "--pay",
        action="append",
        default=[],
        type=reading.pay,
        metavar="METHOD[:FEN]",
        help=_(
            "cash, wechat, alipay, bank, other or one of the event's; FEN is what is tendered in "
            "cash, the part paid otherwise; may repeat"
        ),
    )
    parser.add_argument(
        "--claimed", action="store_true", help=_("the money has not been heard of yet")
    )
    parser.add_argument(
        "--give",
        metavar="REASON",
        help=_("give it away: {reasons}, or in your words").format(reasons=", ".join(GIFT_REASONS)),
    )
    parser.add_argument(
        "--strict", action="store_true", help=_("refuse what the books lack at the stand")
    )
    parser.add_argument(
        "articles",
        nargs="+",
        type=reading.goods,
        metavar="CODE[xN]",
        help=_("the articles, TS-Lx2 for two of them"),
    )


def run(visit: Visit) -> Answer:
    """Sells or gives."""
    from desktop.services import booth

    desk, asked = visit.desk, visit.asked
    if bool(asked.pay) == bool(asked.give):
        raise BadCommand(_("Say either --pay METHOD or --give REASON."))
    event = booth.event(desk, asked.event)
    cart = _cart(visit)
    strict = True if asked.strict else None
    if asked.give:
        reason = _reason(asked.give)
        done = booth.give(desk, event.id, asked.till, cart, reason, strict=strict)
    else:
        tenders = _tenders(visit, event.id)
        done = booth.sell(desk, event.id, asked.till, cart, tenders, strict=strict)
    return Answer(_data(done), _words(done))


def _cart(visit: Visit) -> Cart:
    from desktop.cli.finding import article
    from desktop.domain.booth.cart import Cart, CartLine, LineKind

    cart = Cart(visit.op.hex)
    for goods in visit.asked.articles:
        found, qty = article(visit.desk, goods)
        line = CartLine(LineKind.GOODS, found.title, qty, found.price_fen, found.uid, found.code)
        cart = cart.add(line)
    return cart


def _tenders(visit: Visit, event: int) -> list[Tender]:
    from desktop.domain.booth.pay import PayState, Tender
    from desktop.services.booth.account import account_for

    tenders = []
    for pay in visit.asked.pay:
        account = account_for(visit.desk, event, pay.method)
        # Cash is in the hand: it cannot be on its way.
        claimed = visit.asked.claimed and not account.cash
        state = PayState.CLAIMED if claimed else PayState.HEARD
        tenders.append(Tender(account.id, account.cash, pay.fen, state))
    return tenders


def _reason(text: str) -> str:
    """A reason's code, where the reader's word for it was said."""
    from desktop.wording.words import gift_reason

    said = {gift_reason(code).casefold(): code for code in GIFT_REASONS}
    return said.get(text.strip().casefold(), text.strip())


def _data(done: Receipt) -> dict[str, Any]:
    return {
        "number": done.number,
        "kind": done.kind.value,
        "total_fen": done.total_fen,
        "paid_fen": done.paid_fen,
        "change_fen": done.change_fen,
        "op": op_text(done.op),
        "warnings": [
            {"code": w.code, "item": w.item, "qty": w.qty, "purposes": list(w.purposes)}
            for w in done.warnings
        ],
    }


def _words(done: Receipt) -> str:
    from desktop.wording.notices import notice
    from desktop.wording.words import sale_kind

    if done.paid_fen or done.total_fen:
        said = _("{number}: {total}, paid {paid}, change {change}").format(
            number=done.number,
            total=money(done.total_fen),
            paid=money(done.paid_fen),
            change=money(done.change_fen),
        )
    else:
        said = labelled(done.number, sale_kind(done.kind))
    return "\n".join([said, *(notice(w) for w in done.warnings)])
