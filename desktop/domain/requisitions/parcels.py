"""包裹: what leaves one home for one request, how it goes, and who paid for the way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop.domain.sources import Home


class ParcelState(StrEnum):
    """备货中, 在途, 已到, 已取消."""

    PACKING = "packing"
    SENT = "sent"
    ARRIVED = "arrived"  # of every piece it is known what became of it
    CANCELLED = "cancelled"  # nothing is in it any more

    @property
    def open(self) -> bool:
        """Whether somebody still has to do with it."""
        return self in (ParcelState.PACKING, ParcelState.SENT)


LEFT = (ParcelState.SENT, ParcelState.ARRIVED)


class Way(StrEnum):
    """How it gets there."""

    POST = "post"
    PICKUP = "pickup"  # 自提
    CARRIED = "carried"  # 随身带


class PaidBy(StrEnum):
    """Who pays the courier."""

    NOBODY = ""  # nobody said, or there is nothing to pay
    SENDER = "sender"  # 寄付
    RECEIVER = "receiver"  # 到付


class Repaid(StrEnum):
    """报销状态: what became of the postage that somebody advanced."""

    NO = ""
    ASKED = "asked"
    PAID = "paid"


@dataclass(frozen=True)
class Take:
    """`qty` pieces for a line (local id) from the very shelf or box they lie at, of one owner;
    local ids. Of an article that is not counted: from the home, and `owner` is not looked at.
    """

    line: int
    place: int
    owner: int
    qty: int


@dataclass(frozen=True)
class Offer:
    """What one home can give: `home.have` is what is free there by article and shelf, `takes` is
    what is proposed to come from it (none: only should a person want it so).
    """

    home: Home
    takes: tuple[Take, ...] = ()
    booth: bool = False  # a stand: chosen by hand alone

    @property
    def pieces(self) -> int:
        """All that is proposed to come from here."""
        return sum(take.qty for take in self.takes)


@dataclass(frozen=True)
class Lack:
    """Pieces of an article that nobody has free."""

    code: str
    item: str
    qty: int


@dataclass(frozen=True)
class Proposal:
    """Which homes ship a request: those proposed first, in the order in which they are best."""

    requisition: str
    offers: tuple[Offer, ...]
    lacks: tuple[Lack, ...] = ()

    @property
    def takes(self) -> tuple[Take, ...]:
        """All that is proposed."""
        return tuple(take for offer in self.offers for take in offer.takes)

    @property
    def parcels(self) -> int:
        """How many parcels that makes: one from each home."""
        return sum(1 for offer in self.offers if offer.takes)


@dataclass(frozen=True)
class Packed:
    """Pieces of a line in a parcel. `place` is where they are taken from, "" once they left;
    `out` are those that are still on their way.
    """

    line: int
    code: str
    item: str
    qty: int
    place: str = ""
    place_id: int = 0
    owner: int = 0
    out: int = 0


@dataclass(frozen=True)
class Parcel:
    """One parcel of a request; postage in fen, None where nobody said."""

    id: int
    code: str
    requisition: int
    state: ParcelState
    way: Way
    from_id: int
    from_place: str
    keeper: str
    carrier: str
    waybill: str
    carried_by: str
    paid_by: PaidBy
    postage_fen: int | None
    advanced_by: str
    repaid: Repaid
    sent_at: datetime | None
    arrived_at: datetime | None
    contents: tuple[Packed, ...] = ()

    @property
    def pieces(self) -> int:
        """How many pieces are in it."""
        return sum(one.qty for one in self.contents)

    @property
    def owed(self) -> bool:
        """Whether somebody is still to get the postage back that they advanced."""
        return bool(self.advanced_by and self.postage_fen) and self.repaid is not Repaid.PAID


@dataclass(frozen=True)
class Postage:
    """How a parcel goes and what that costs; the courier may be left to the waybill's shape."""

    way: Way = Way.POST
    carrier: str = ""
    waybill: str = ""
    carried_by: str = ""
    paid_by: PaidBy = PaidBy.NOBODY
    fen: int | None = None
    advanced_by: str = ""


@dataclass(frozen=True)
class Correction:
    """What is known of how a parcel went and what that cost only after it has left, or was written
    wrongly; None stays as it is. Postage in fen, 0 where there is none.
    """

    carrier: str | None = None
    waybill: str | None = None
    paid_by: PaidBy | None = None
    fen: int | None = None
    advanced_by: str | None = None
