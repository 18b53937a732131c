"""A till at work in a process of its own, until somebody kills it.

It says on standard output what it has done, each line after the deed: `cart OP LINES` when a
cart was saved, `sale OP NUMBER` and `refund OP NUMBER` when the command was answered.
"""

from __future__ import annotations

import os
import random
import sys
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from desktop.domain.booth.cart import CartLine, LineKind
from desktop.domain.booth.pay import Tender
from desktop.services import booth, catalogue
from desktop.services.booth.carts import Drawer, new_cart, resume
from desktop.services.changes import Desk, OpId
from desktop.store.database import connect

CODES = ("BG", "TS-S", "TS-M", "TS-L")


def say(*words: object) -> None:
    """One line, at once, past every buffer."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def work(desk: Desk, drawer: Drawer, event: int, account: int, chance: random.Random) -> None:
    """Serves one buyer after the other, for ever; begins with the cart that lay open."""
    goods = [catalogue.variant(desk, code) for code in CODES]
    carts = resume(desk, drawer)
    drawer.save(carts)  # one that was sold came back empty, under an op_id nobody kept yet
    sold: list[str] = []
    say("cart", carts.open.op, len(carts.open.lines))
    while True:
        for _ in range(chance.randint(0 if carts.open.lines else 1, 3)):
            v = chance.choice(goods)
            qty = chance.randint(1, 2)
            line = CartLine(LineKind.GOODS, v.title, qty, v.price_fen, v.uid, v.code)
            carts = replace(carts, open=carts.open.add(line))
            drawer.save(carts)
            say("cart", carts.open.op, carts.open.pieces)
        tenders = [Tender(account, cash=True)]
        receipt = booth.sell(desk, event, "A", carts.open, tenders)
        say("sale", carts.open.op, receipt.number)
        sold.append(carts.open.op)
        carts = replace(carts, open=new_cart())
        drawer.save(carts)
        if chance.random() < 0.4:
            op = OpId.new()
            back = sold.pop(chance.randrange(len(sold)))
            receipt = booth.refund(desk, op, UUID(back), None, "不合适")
            say("refund", op.hex, receipt.number)


if __name__ == "__main__":
    target, station, cart, where, whose, seed = sys.argv[1:]
    opened = connect(target if "://" in target else Path(target))
    work(
        Desk(opened, UUID(station), "小明"),
        Drawer(Path(cart)),
        int(where),
        int(whose),
        random.Random(int(seed)),
    )
