"""保管: who keeps a place, how a parcel reaches it, how much should lie there, and who leaves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop.domain.stock import Place

PRIVATE = ("recipient", "phone", "address")


@dataclass(frozen=True)
class KeepingDraft:
    """What a person says of a place. `keeper` is a person's name, "" for nobody; `area` is for
    boxes (区域). Of the private values None leaves what is there, "" takes it away.
    """

    keeper: str = ""
    city: str = ""
    area: str = ""
    recipient: str | None = None
    phone: str | None = None
    address: str | None = None


@dataclass(frozen=True)
class Keeping:
    """A place and who keeps it. The private values are masked unless `revealed`; "" where there is
    none. `inherited` says that they are those of a place around it, `own_keeper` who is named for
    this very place.
    """

    place: Place
    keeper: str = ""
    keeper_id: int | None = None
    city: str = ""
    area: str = ""
    recipient: str = ""
    phone: str = ""
    address: str = ""
    revealed: bool = False
    inherited: bool = False
    own_keeper: str = ""

    @property
    def reachable(self) -> bool:
        """Whether a parcel can be addressed to it."""
        return bool(self.address)


@dataclass(frozen=True)
class Note:
    """What a tree of places says beside one of them; days are ISO dates of an event held there."""

    keeper: str = ""
    city: str = ""
    area: str = ""
    event: str = ""
    starts_on: str = ""
    ends_on: str = ""


@dataclass(frozen=True)
class Minimum:
    """The least that should lie in a place and in all that lies in it, and what does, in pieces."""

    variant: int
    code: str
    item: str
    label: str
    place: str
    place_id: int
    qty: int
    on_hand: int

    @property
    def short(self) -> int:
        """How many are missing."""
        return max(0, self.qty - self.on_hand)


class Why(StrEnum):
    """Why somebody is proposed to take something over."""

    HAS_IT = "has_it"
    SAME_CITY = "same_city"
    SITE = "site"
    MOST = "most"


@dataclass(frozen=True)
class Heir:
    """A place that could take something over."""

    place_id: int
    place: str
    why: Why


@dataclass(frozen=True)
class LeftGoods:
    """Pieces that lie loose in a leaver's place; `promised` of them are held for a purpose."""

    variant: int
    code: str
    item: str
    label: str
    owner: str
    owner_id: int
    place: str
    place_id: int
    qty: int
    promised: int
    verified_at: datetime | None
    heir: Heir | None


@dataclass(frozen=True)
class LeftBox:
    """A box or shelf in a leaver's place, which goes as a whole; `pieces` lie in it."""

    place: str
    place_id: int
    pieces: int
    heir: Heir | None


@dataclass(frozen=True)
class LeftSite:
    """A place that a leaver keeps without living there: it needs another keeper."""

    place: str
    place_id: int
    pieces: int


@dataclass(frozen=True)
class LeftTransfer:
    """A parcel or handover from or to a leaver that is not closed."""

    id: int
    code: str
    from_place: str
    to_place: str
    state: str


@dataclass(frozen=True)
class Leaving:
    """The leaver's checklist (离任清单). `home` is the person's own place, None without one."""

    person: str
    home: int | None
    goods: tuple[LeftGoods, ...]
    boxes: tuple[LeftBox, ...]
    sites: tuple[LeftSite, ...]
    transfers: tuple[LeftTransfer, ...]

    @property
    def done(self) -> bool:
        """Whether nothing is left with them."""
        return not (self.goods or self.boxes or self.sites or self.transfers)
