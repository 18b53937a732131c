"""A request and its lines, as people write them down and as lists show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from desktop.domain.requisitions.states import State

CODE = "RQ-"


class Source(StrEnum):
    """How it came in."""

    FORM = "form"
    APP = "app"
    MESSAGE = "message"
    TEMPLATE = "template"
    BOOTH = "booth"  # 会后邮寄
    XIAOHONGSHU = "xiaohongshu"
    GIVEAWAY = "giveaway"  # 派发


class Goal(StrEnum):
    """Where the goods go in the end: given away, or sold because they were paid for."""

    GIVEN = "given"
    SOLD = "sold"


class Sure(StrEnum):
    """How certain it is which article is meant."""

    EXACT = "exact"  # name and variant as we write them, a code, or a person chose it
    KNOWN = "known"  # what a person chose for these words before
    LIKELY = "likely"
    UNSURE = "unsure"  # a guess that a person has to look at
    NONE = "none"

    @property
    def certain(self) -> bool:
        """Whether nobody has to look at it."""
        return self in (Sure.EXACT, Sure.KNOWN, Sure.LIKELY)


@dataclass(frozen=True)
class LineDraft:
    """One line as asked: `code` is the article's, None where nobody knows yet; `qty` in pieces,
    None where nobody knows how many. `said` and `qty_said` are the asker's own words.
    """

    code: str | None
    qty: int | None
    said: str = ""
    qty_said: str = ""
    sure: Sure = Sure.EXACT
    loan: bool | None = None  # None: as the article usually is
    back_on: date | None = None


@dataclass(frozen=True)
class Contact:
    """Who gets the parcel and where; whole values, which only the private table keeps."""

    recipient: str = ""
    phone: str = ""
    address: str = ""

    @property
    def line(self) -> str:
        """“姓名 手机 地址”, as couriers' apps take it apart from the clipboard."""
        return " ".join(part for part in (self.recipient, self.phone, self.address) if part)


@dataclass(frozen=True)
class RequisitionDraft:
    """What a request says besides its lines. `event` is a local id; `contact` None leaves what is
    kept (it is never read back into a form).
    """

    title: str
    applicant: str
    kind: str = ""
    city: str = ""
    team: str = ""
    headcount: int | None = None
    needed_on: date | None = None
    event: int | None = None
    contact: Contact | None = None
    remark: str | None = None
    number: str = ""
    source: Source = Source.APP
    goal: Goal = Goal.GIVEN
    submitted_at: datetime | None = None


@dataclass(frozen=True)
class Requisition:
    """One request as lists show it; what identifies its receiver is masked (`contact_masked`).

    Days are ISO days of the community's zone, money fen, pieces over all lines. `left` are the
    working days left until `due_on` (negative: late), None where no clock runs.
    """

    id: int
    uid: str
    code: str
    number: str
    source: Source
    goal: Goal
    state: State
    title: str
    kind: str
    city: str
    team: str
    headcount: int | None
    applicant: str  # "" after it was purged
    contact_masked: str
    event: int | None
    submitted_at: datetime | None
    needed_on: date | None
    due_on: date | None
    post_by: date | None
    urgent_on: date | None
    left: int | None
    value_fen: int
    guide_fen: int | None
    over_reason: str
    decided_by: str
    answered_at: datetime | None
    decided_at: datetime | None
    sent_at: datetime | None
    received_at: datetime | None
    closed_at: datetime | None
    reported_at: datetime | None
    lines: int = 0
    pieces: int = 0
    unsure: int = 0  # lines that a person has to look at

    @property
    def late(self) -> bool:
        """Whether the promise is broken already."""
        return self.left is not None and self.left < 0


@dataclass(frozen=True)
class Line:
    """One line of a request, in pieces; `code` "" where no article is known.

    `picked` is held for it now, `sent` has left, `arrived` was confirmed.
    """

    id: int
    position: int
    said: str
    qty_said: str
    sure: Sure
    code: str
    item: str
    qty: int | None
    approved: int | None
    substitute: str  # code of what is given in its place, "" for the article itself
    substitute_item: str
    reason: str
    lacking: int
    loan: bool
    back_on: date | None
    value_fen: int  # of one piece, 0 where nobody said
    picked: int = 0
    sent: int = 0
    arrived: int = 0

    @property
    def gives(self) -> str:
        """The code of what is given."""
        return self.substitute or self.code

    @property
    def open(self) -> int:
        """Approved and neither picked nor sent."""
        return max(0, (self.approved or 0) - self.picked - self.sent)


@dataclass(frozen=True)
class Decision:
    """What is decided on a line: pieces (0: nothing), a substitute by code, and why it differs.

    `lacking`: how many pieces are refused because they are not there.
    """

    line: int
    qty: int
    substitute: str = ""
    reason: str = ""
    lacking: int = 0


@dataclass(frozen=True)
class Changed:
    """A field that an act changed: its name in the code, and what stands there before and after."""

    field: str
    before: str | int | None
    after: str | int | None


@dataclass(frozen=True)
class Told:
    """One word of a request's story, the oldest first; `what` is an act's word or message, word.

    `text` is "" after it was purged; `parcels` are the codes of those it speaks of, `changes` what
    it changed of their waybill and postage.
    """

    op: str
    at: datetime
    by: str
    what: str
    text: str
    undone: bool
    parcels: tuple[str, ...] = ()
    changes: tuple[Changed, ...] = ()
