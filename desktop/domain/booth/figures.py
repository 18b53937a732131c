"""The evening's figures as values: one calculation for the page, the picture, the files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Takings:
    """What came in by one method or account, in fen, net of change and refunds.

    `payments` counts payments taken; heard + claimed = amount.
    """

    method: str
    name: str
    label: str
    holder: str
    cash: bool
    payments: int
    amount_fen: int
    heard_fen: int
    claimed_fen: int


@dataclass(frozen=True)
class ItemFigures:
    """What became of one variant at the stand, in pieces; `amount_fen` is its net revenue.

    taken + found = sold + given + brought_back + lost + left, where `sold` is net of goods that
    came back, `lost` is named differences, and `left` still lies there on the books.
    """

    code: str
    title: str
    sold: int
    given: int
    amount_fen: int
    taken: int = 0
    found: int = 0
    brought_back: int = 0
    lost: int = 0
    left: int = 0

    @property
    def difference(self) -> int:
        """Pieces that the books did not know of, less those that went missing."""
        return self.found - self.lost


@dataclass(frozen=True)
class HalfHour:
    """Sales in half an hour of the event's zone, net in fen."""

    starts: datetime
    sales: int
    amount_fen: int


@dataclass(frozen=True)
class TillFigures:
    """One shift of a till. `expected_fen` = float + Σ(paid − change) − cash refunds."""

    letter: str
    opened_at: datetime
    opened_by: str
    sales: int
    amount_fen: int
    float_fen: int
    expected_fen: int
    counted_fen: int | None
    keeper: str

    @property
    def difference_fen(self) -> int | None:
        """Counted less expected; None while the drawer has not been counted."""
        return None if self.counted_fen is None else self.counted_fen - self.expected_fen


@dataclass(frozen=True)
class OpenClaim:
    """A payment that nobody has heard of yet (待到账)."""

    number: str
    at: datetime
    method: str
    name: str
    holder: str
    amount_fen: int


@dataclass(frozen=True)
class LooseArticle:
    """A 临时商品 that wants to be matched with an item."""

    number: str
    title: str
    qty: int
    amount_fen: int


@dataclass(frozen=True)
class DayFigures:
    """A day (or the whole event, `day` None) of a stand; amounts in fen, quantities in pieces.

    `sales` counts sales that stand (corrected ones are not among them), `refunds` refunds;
    net = sales_fen − refunds_fen + exchanges; donations are part of net and named apart.
    """

    event: str
    day: date | None
    zone: str
    place: str
    sales: int
    sales_fen: int
    gifts: int
    gift_pieces: int
    refunds: int
    refunds_fen: int
    corrections: int
    corrections_fen: int
    exchanges: int
    exchanges_fen: int
    donations_fen: int
    net_fen: int
    heard_fen: int
    claimed_fen: int
    expected_cash_fen: int
    pieces: int
    by_method: tuple[Takings, ...]
    by_account: tuple[Takings, ...]
    by_item: tuple[ItemFigures, ...]
    by_half_hour: tuple[HalfHour, ...]
    by_till: tuple[TillFigures, ...]
    claims: tuple[OpenClaim, ...]
    loose: tuple[LooseArticle, ...]
    journal_head: str = ""
