"""How a total is paid: who gives change, what is enough, what is too much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.errors import NotEnoughPaid, OverPaid

# Static collection codes: the same customer at most 500 yuan a day and institution
# (People's Bank of China, 条码支付业务规范, in force since 2018-04-01).
STATIC_CODE_LIMIT_FEN = 50_000

# What an event offers where nobody said anything else, by the codes of the methods.
USUAL_METHODS = ("wechat", "alipay", "cash")


class PayState(StrEnum):
    """Whether the money has been heard of; it never changes by itself."""

    CLAIMED = "claimed"  # 先记账，待到账
    HEARD = "heard"  # 已到账


@dataclass(frozen=True)
class Tender:
    """What the buyer hands over by one account; `tendered_fen` None means just the rest."""

    account: int
    cash: bool
    tendered_fen: int | None = None
    state: PayState = PayState.HEARD


@dataclass(frozen=True)
class Payment:
    """What one account takes in, in fen: tendered − change = amount."""

    account: int
    amount_fen: int
    tendered_fen: int
    change_fen: int
    state: PayState


def settle(total_fen: int, tenders: Sequence[Tender]) -> tuple[Payment, ...]:
    """The payments of a sale; change comes out of cash only. Tenders of one account add up.

    Raises NotEnoughPaid when the total is not covered, OverPaid when more than the total comes
    by accounts that give no change, or more change than cash would be due.
    """
    fixed = sum(t.tendered_fen or 0 for t in tenders)
    rest = max(0, total_fen - fixed)
    merged: dict[int, tuple[bool, int, PayState]] = {}
    for tender in tenders:
        amount = rest if tender.tendered_fen is None else tender.tendered_fen
        rest = 0 if tender.tendered_fen is None else rest
        if amount < 0:
            raise NotEnoughPaid(total_fen, amount)
        _, before, state = merged.get(tender.account, (tender.cash, 0, tender.state))
        state = PayState.CLAIMED if PayState.CLAIMED in (state, tender.state) else state
        merged[tender.account] = (tender.cash, before + amount, state)
    paid = sum(amount for _, amount, _ in merged.values())
    if paid < total_fen:
        raise NotEnoughPaid(total_fen, paid)
    if sum(amount for cash, amount, _ in merged.values() if not cash) > total_fen:
        raise OverPaid(total_fen, paid)
    change = paid - total_fen
    payments = []
    for account, (cash, amount, state) in merged.items():
        back = min(change, amount) if cash else 0
        change -= back
        if amount:
            payments.append(Payment(account, amount - back, amount, back, state))
    return tuple(payments)


def unlikely(total_fen: int, tendered_fen: int) -> bool:
    """Whether so much cash is likely a slip of the finger: over ten times the total and ¥1000."""
    return tendered_fen > max(10 * total_fen, total_fen + 100_000)
