"""How a sale is paid as it stands now: what came and what was moved away again, added up."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.booth.event import Account, Sale
from desktop.domain.booth.pay import PayState
from desktop.ui.booth.selling.paykeys import account_title


@dataclass(frozen=True)
class Way:
    """What one account holds of a sale, in fen; `waits` while some of it has not arrived."""

    account: Account
    amount_fen: int
    waits: bool


def ways(sale: Sale) -> list[Way]:
    """The accounts that hold something of it, in the order in which they were pressed."""
    sums: dict[int, tuple[Account, int, bool]] = {}
    for paid in sale.payments:
        account, amount, waits = sums.get(paid.account.id, (paid.account, 0, False))
        waits = waits or paid.state is PayState.CLAIMED
        sums[paid.account.id] = (account, amount + paid.amount_fen, waits)
    return [Way(*entry) for entry in sums.values() if entry[1]]


def way_words(sale: Sale) -> str:
    """`Cash + WeChat Pay`."""
    return " + ".join(dict.fromkeys(account_title(way.account) for way in ways(sale)))
