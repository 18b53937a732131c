"""An event, its stand, its methods, its tills and its sales, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from desktop.domain.booth.cart import LineKind
from desktop.domain.booth.pay import PayState

GIFT_REASONS = ("speaker", "volunteer", "partner", "draw", "other")  # 讲师 志愿者 伙伴 抽奖 其他
ANIMALS = tuple("🐼🐳🦊🐱🐶🐰🐻🐨🐯🦁🐮🐷🐸🐵🐔🐧🦉🐢🐙🦋")  # a parked order bears one


class SaleKind(StrEnum):
    """What a numbered entry of a till is."""

    SALE = "sale"
    GIFT = "gift"
    REFUND = "refund"
    EXCHANGE = "exchange"  # 换码
    CORRECTION = "correction"  # a typing error: as if the sale had never been typed


class Goods(StrEnum):
    """What becomes of the goods of a refunded line."""

    BACK = "back"  # onto the stand again
    KEPT = "kept"  # the buyer keeps them
    DAMAGED = "damaged"  # they came back and cannot be sold


@dataclass(frozen=True)
class Method:
    """A way to pay; its code is what the command line takes."""

    code: str
    name: str
    cash: bool


@dataclass(frozen=True)
class Account:
    """Whose code or drawer money goes into; `holder` hands it over in the evening.

    `code_text` is what a static collection code says ("" if unknown), `photo` the SHA-256 of a
    picture of the code.
    """

    id: int
    uid: str
    method: str
    method_name: str
    cash: bool
    label: str
    holder: str
    code_text: str = ""
    photo: str | None = None


@dataclass(frozen=True)
class AccountDraft:
    """An account as 开摊 asks for it: a method's code, a label, who holds it."""

    method: str
    label: str = ""
    holder: str = ""
    code_text: str = ""
    photo: str | None = None


@dataclass(frozen=True)
class Event:
    """An event with its stand; its days are days of its zone. `place` is the booth's id."""

    id: int
    uid: str
    name: str
    starts_on: date
    ends_on: date
    zone: str
    place: int
    place_path: str
    strict: bool


@dataclass(frozen=True)
class Taken:
    """Goods taken along to the stand: `qty` pieces of a variant (uid) from a place (local id)."""

    variant: str
    qty: int
    from_place: int
    owner: int | None = None


@dataclass(frozen=True)
class Shift:
    """A till that is or was open at an event; moments zone-aware, money in fen."""

    id: int
    uid: str
    event: int
    letter: str
    station: str
    opened_at: datetime
    opened_by: str
    float_fen: int
    closed_at: datetime | None = None
    counted_fen: int | None = None
    expected_fen: int | None = None
    keeper: str = ""
    note: str = ""


@dataclass(frozen=True)
class StandTile:
    """One tile of the till: an item with its variants in the order of the strip."""

    item: int
    name: str
    category: str
    photo: str | None
    sizes: tuple[StandSize, ...]


@dataclass(frozen=True)
class StandSize:
    """One variant on a tile. `left` is what the stand holds on the books, None until the item was
    brought here on the books (then nothing is counted and nothing warned of) or if uncounted.
    `makeable` of them are still to be packed of their parts.
    """

    variant: str
    code: str
    label: str
    price_fen: int | None
    left: int | None
    makeable: int = 0


@dataclass(frozen=True)
class Notice:
    """Something a sale did that a person should know: `code` found, reserved, code_limit."""

    code: str
    item: str = ""
    qty: int = 0
    purposes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Receipt:
    """What the till says after a sale, refund or exchange. Amounts in fen; `op` in hex."""

    op: str
    number: str
    kind: SaleKind
    total_fen: int
    paid_fen: int
    change_fen: int
    warnings: tuple[Notice, ...] = ()


@dataclass(frozen=True)
class SoldLine:
    """A line of a sale: `qty` and `amount_fen` signed, `left` pieces that can still come back."""

    line: int
    kind: LineKind
    variant: str
    code: str
    title: str
    item: int | None
    qty: int
    unit_fen: int
    amount_fen: int
    left: int


@dataclass(frozen=True)
class Paid:
    """A payment of a sale as it stands now. `amount_fen` is signed and net of change."""

    op: str
    line: int
    account: Account
    amount_fen: int
    tendered_fen: int
    change_fen: int
    state: PayState


@dataclass(frozen=True)
class Sale:
    """A numbered entry of a till with its lines and payments."""

    op: str
    number: str
    kind: SaleKind
    event: int
    letter: str
    at: datetime
    by: str
    total_fen: int
    reason: str
    lines: tuple[SoldLine, ...]
    payments: tuple[Paid, ...]
    of_number: str = ""
    corrected: bool = False


def number_text(letter: str, n: int) -> str:
    """A till's number as it is shown: `A-0017`."""
    return f"{letter}-{n:04d}"
