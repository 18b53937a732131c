"""`refund`: money back for a whole sale or some of its articles."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.cli import reading
from desktop.cli.reading import Goods
from desktop.cli.telling import Answer, money, op_text
from desktop.cli.visit import Visit
from desktop.domain.errors import NotFound
from desktop.wording import N_, _

if TYPE_CHECKING:
    from desktop.domain.booth.event import Sale

NAME = "refund"
ABOUT = N_("give money back for a whole sale or some of its articles")


def options(parser: argparse.ArgumentParser) -> None:
    """Which sale, which articles, why, and what becomes of the goods."""
    parser.add_argument("number", metavar="NUMBER", help=_("as it was told: A-0017"))
    parser.add_argument(
        "articles",
        nargs="*",
        type=reading.goods,
        metavar="CODE[xN]",
        help=_("only these (else the whole sale)"),
    )
    parser.add_argument("--reason", metavar="WHY", required=True)
    parser.add_argument("--event", metavar="EVENT", help=_("where several events could be meant"))
    goods = parser.add_mutually_exclusive_group()
    goods.add_argument("--keep", action="store_true", help=_("the buyer keeps the goods"))
    goods.add_argument(
        "--damaged", action="store_true", help=_("they came back and cannot be sold")
    )


def run(visit: Visit) -> Answer:
    """Gives back."""
    from desktop.domain.booth.event import Goods as Fate
    from desktop.services import booth
    from desktop.services.changes import OpId

    desk, asked = visit.desk, visit.asked
    event = booth.event(desk, asked.event).id if asked.event else None
    sale = booth.find_sale(desk, asked.number, event)
    lines = parts(sale, asked.articles) if asked.articles else None
    fate = Fate.KEPT if asked.keep else Fate.DAMAGED if asked.damaged else Fate.BACK
    done = booth.refund(desk, visit.op, OpId(sale.op), lines, asked.reason, fate)
    data = {
        "number": done.number,
        "refund_fen": -done.total_fen,
        "of": sale.number,
        "goods": fate.value,
        "op": op_text(done.op),
    }
    said = _("{number}: {amount} given back for {of}").format(
        number=done.number, amount=money(-done.total_fen), of=sale.number
    )
    return Answer(data, said)


def parts(sale: Sale, articles: Sequence[Goods]) -> list[tuple[int, int]]:
    """The (line, pieces) meant by articles. Raises NotFound for one that was not sold.

    A code that stands on several lines is taken from the first ones; what none of them holds is
    asked of the last one, so that the refusal names it.
    """
    codes = {line.code for line in sale.lines}
    wanted: dict[int, int] = {}
    for goods in articles:
        code, qty = (goods.whole, 1) if goods.whole in codes else (goods.code, goods.qty)
        lines = [line for line in sale.lines if line.code.casefold() == code.casefold()]
        if not lines:
            raise NotFound("line", code, tuple(sorted(code for code in codes if code)))
        # One line is asked as it is, so that the same command asks the same again.
        several = len(lines) > 1
        for line in lines:
            room = line.left - wanted.get(line.line, 0) if several else qty
            take = qty if line is lines[-1] else min(qty, max(room, 0))
            if take:
                wanted[line.line] = wanted.get(line.line, 0) + take
                qty -= take
    return sorted(wanted.items())
