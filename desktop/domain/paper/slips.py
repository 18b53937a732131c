"""What stands on slips (小票、清单、备用表): values from the committed rows, ready to be drawn.

Amounts in fen, quantities in pieces, moments zone-aware.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum
from zoneinfo import ZoneInfo

from desktop.domain.booth.cart import LineKind
from desktop.domain.booth.event import Sale, SaleKind
from desktop.domain.booth.pay import PayState
from desktop.domain.errors import UnknownSize


class Width(IntEnum):
    """What a slip is printed on, by its width in mm. A page of a roll is as long as needed."""

    ROLL_58 = 58
    ROLL_80 = 80
    A5 = 148
    A4 = 210

    @property
    def roll(self) -> bool:
        """Whether it comes off a roll, from a thermal printer that knows black only."""
        return self in (Width.ROLL_58, Width.ROLL_80)

    @property
    def word(self) -> str:
        """As people call it: `58 mm`, `A5`."""
        return f"{self.value} mm" if self.roll else self.name


def width(text: str | int) -> Width:
    """The paper that `80`, `80mm`, `A5` or a width in mm names. Raises UnknownSize."""
    plain = str(text).strip().lower().removesuffix("mm").strip()
    for one in Width:
        if plain in (str(one.value), one.name.lower()):
            return one
    raise UnknownSize(str(text), tuple(one.word for one in Width))


def page(text: str | int) -> Width:
    """As `width`, for lists that need a page: A4 or A5. Raises UnknownSize for rolls too."""
    found = width(text)
    if found.roll:
        raise UnknownSize(str(text), tuple(one.word for one in Width if not one.roll))
    return found


@dataclass(frozen=True)
class SlipLine:
    """A line of a sale; `back` pieces of it were given back or swapped since."""

    kind: LineKind
    title: str
    code: str
    qty: int
    unit_fen: int
    amount_fen: int
    back: int = 0


@dataclass(frozen=True)
class SlipPayment:
    """What one account holds of a sale now. `waits`: some of it has not arrived.

    `tendered_fen` and `change_fen` are 0 where nothing was given out.
    """

    method: str
    name: str
    label: str
    amount_fen: int
    tendered_fen: int = 0
    change_fen: int = 0
    waits: bool = False


@dataclass(frozen=True)
class SaleSlip:
    """A numbered entry of a till as its slip says it; amounts signed, what the buyer pays > 0."""

    event: str
    place: str
    number: str
    kind: SaleKind
    at: datetime
    zone: str
    by: str
    lines: tuple[SlipLine, ...]
    total_fen: int
    payments: tuple[SlipPayment, ...]
    reason: str = ""
    of_number: str = ""
    corrected: bool = False


def payments_of(sale: Sale) -> tuple[SlipPayment, ...]:
    """How a sale is paid as it stands now, account by account; what was moved away is gone.

    Cash handed over and change are named as long as that payment stands as it was made.
    """
    merged: dict[int, SlipPayment] = {}
    for paid in sale.payments:
        before = merged.get(paid.account.id)
        amount = paid.amount_fen + (before.amount_fen if before else 0)
        alone = before is None and paid.change_fen > 0
        merged[paid.account.id] = SlipPayment(
            paid.account.method,
            paid.account.method_name,
            paid.account.label,
            amount,
            paid.tendered_fen if alone else 0,
            paid.change_fen if alone else 0,
            paid.state is PayState.CLAIMED or (before is not None and before.waits),
        )
    return tuple(payment for payment in merged.values() if payment.amount_fen)


@dataclass(frozen=True)
class AccountLine:
    """What one account took in a shift, net of change and refunds; `waits_fen` has not arrived."""

    method: str
    name: str
    label: str
    holder: str
    payments: int
    amount_fen: int
    waits_fen: int


@dataclass(frozen=True)
class ClosingSlip:
    """A shift of a till: until it is closed `closed_at`, `expected_fen` and `counted_fen` are None.

    `expected_fen` = float + cash taken − cash given back; whoever is still to count the drawer must
    not read it first. `counts` says how many entries of each kind there were, corrected ones
    included: `first` to `last` are all their numbers. `head` is the hash (hex) of the journal's
    entry number `seq` of this station: the closing's own, or the newest one while the till is open.
    """

    event: str
    letter: str
    zone: str
    opened_at: datetime
    opened_by: str
    closed_at: datetime | None
    float_fen: int
    accounts: tuple[AccountLine, ...]
    net_fen: int
    expected_fen: int | None
    counted_fen: int | None
    keeper: str
    note: str
    counts: tuple[tuple[SaleKind, int], ...]
    first: str
    last: str
    station: str
    seq: int
    head: str

    @property
    def difference_fen(self) -> int | None:
        """Counted less expected; None while the drawer has not been counted."""
        if self.counted_fen is None or self.expected_fen is None:
            return None
        return self.counted_fen - self.expected_fen

    @property
    def short_head(self) -> str:
        """The head's first 64 bits in groups that can be read out: `3f2a 91bc 0d4e 77aa`."""
        return " ".join(self.head[n : n + 4] for n in range(0, 16, 4) if self.head)

    @property
    def proof(self) -> str:
        """What anybody may keep to check later that nothing was written anew: who, when, which
        entry, its whole hash. A long name is cut, so that the code stays legible.
        """
        when = (self.closed_at or self.opened_at).astimezone(ZoneInfo(self.zone))
        day = when.isoformat(timespec="seconds")
        event = self.event[:40]
        return f"YUANWU {event} {self.letter} {day} {self.station} #{self.seq} {self.head}"


@dataclass(frozen=True)
class FallbackSize:
    """A column of the fallback sheet: a size (perhaps "") with its code and price."""

    label: str
    code: str
    price_fen: int


@dataclass(frozen=True)
class FallbackArticle:
    """An article with its sizes in the order of the strip."""

    name: str
    sizes: tuple[FallbackSize, ...]


@dataclass(frozen=True)
class FallbackWay:
    """A way to pay, as the event offers it."""

    method: str
    name: str
    label: str = ""


@dataclass(frozen=True)
class Fallback:
    """断电备用表: what a volunteer sells from with a pen, and types in afterwards."""

    event: str
    day: date
    letter: str
    articles: tuple[FallbackArticle, ...]
    ways: tuple[FallbackWay, ...]
