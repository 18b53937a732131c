"""One thing that is had made, with its purchase, and all that was said and done about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from desktop.domain.production.costs import Landed
from desktop.domain.production.stages import DUTIES, Due, Duty, Stage


class Making(StrEnum):
    """类型 of the community's list: 印刷, 采购, 制作; `UNSAID` where a list says nothing."""

    PRINT = "print"
    BUY = "buy"
    MAKE = "make"
    UNSAID = ""


class Contract(StrEnum):
    """合同, a word of its own: a text that is none of these is kept as it was written."""

    NONE = "none"  # 无需合同
    DRAFT = "draft"  # 起草中
    REVIEW = "review"  # 法务审核中
    SIGNED = "signed"  # 已签


class PaidHow(StrEnum):
    """对公 (the community pays by bank) or 垫付 (somebody advanced it)."""

    BANK = "bank"
    ADVANCED = "advanced"


class PayState(StrEnum):
    """付款状态; a text that is none of these is kept as it was written."""

    UNPAID = "unpaid"  # 未付款
    DEPOSIT = "deposit"  # 已付定金
    PAID = "paid"  # 已付款
    REFUNDED = "refunded"  # 已报销: the one who advanced it has it back


class InvoiceState(StrEnum):
    """发票状态; a text that is none of these is kept as it was written."""

    NONE = "none"  # 无需发票
    MISSING = "missing"  # 未开票
    ISSUED = "issued"  # 已开票
    RECEIVED = "received"  # 已收票


@dataclass(frozen=True)
class ProductionDraft:
    """What a person says of a thing that is had made. Ids are local; fen, pieces, days.

    `contract`, `paid_how`, `pay_state` and `invoice_state` are values of their enums above or any
    other text, "" for nothing said. `qty` is what is wanted; `unit_fen` without freight.
    """

    name: str
    kind: Making = Making.UNSAID
    category: str = ""
    stage: Stage = Stage.DESIGN
    qty: int | None = None
    purpose: str = ""
    spec: str = ""
    event: int | None = None
    variant: int | None = None
    owner: int | None = None
    artwork: int | None = None
    supplier: int | None = None
    responsible: str = ""
    design_by: str = ""
    buy_by: str = ""
    make_by: str = ""
    accept_by: str = ""
    needed_on: date | None = None
    ordered_on: date | None = None
    promised_on: date | None = None
    sent_on: date | None = None
    arrived_on: date | None = None
    carrier: str = ""
    waybill: str = ""
    unit_fen: int | None = None
    freight_fen: int | None = None
    budget_fen: int | None = None
    actual_fen: int | None = None
    contract: str = ""
    paid_how: str = ""
    advanced_by: str = ""
    pay_state: str = ""
    invoice_state: str = ""
    note: str = ""

    def person(self, stage: Stage | None = None) -> str:
        """Whose this stage (None: the present one) is: its own person, else 负责人."""
        duty = DUTIES[stage or self.stage]
        own: str = getattr(self, Duty(duty).value)
        return own or self.responsible

    @property
    def cost_fen(self) -> int | None:
        """What it costs: the actual amount, else pieces × unit price + freight, else None."""
        if self.actual_fen is not None:
            return self.actual_fen
        if self.qty is None or self.unit_fen is None:
            return None
        return self.qty * self.unit_fen + (self.freight_fen or 0)


@dataclass(frozen=True)
class Production:
    """A thing that is had made as it stands now, with the names of what it refers to.

    `arrived` and `good` are the pieces of all goods-in that stand, `item` and `code` those of the
    article it is booked as ("" while there is none), `since` when it came into its stage.
    `piece` is the cost with freight spread over the pieces, None while prices are not known.
    """

    id: int
    uid: str
    draft: ProductionDraft
    since: datetime
    due: Due | None = None
    event: str = ""
    event_on: date | None = None
    item: str = ""
    code: str = ""
    owner: str = ""
    artwork: str = ""
    supplier: str = ""
    copied_from: int | None = None
    arrived: int = 0
    good: int = 0
    piece: Landed | None = None
    retired: bool = False

    @property
    def late(self) -> int:
        """Days past what is due next; 0 in time."""
        return self.due.late if self.due else 0

    @property
    def missing(self) -> int:
        """Pieces of the wanted that have not arrived."""
        return max(0, (self.draft.qty or 0) - self.arrived)


class Saying(StrEnum):
    """What a line of the thread is about."""

    STAGE = "stage"  # it came into the line's stage
    SAMPLE = "sample"  # a sample was looked at
    FILE = "file"
    FAULT = "fault"  # of the supplier
    WORD = "word"
    BOX = "box"  # pieces were put into a box
    ROW = "row"  # what a list said the last time; not shown


class Verdict(StrEnum):
    """What was said of a sample."""

    GOOD = "good"
    BAD = "bad"
    NONE = ""


class FileState(StrEnum):
    """Whether a file lies beside the database as it was put there."""

    THERE = "there"
    MISSING = "missing"
    CHANGED = "changed"


@dataclass(frozen=True)
class Attachment:
    """A file beside the database; `size` in bytes."""

    id: int
    sha256: str
    name: str
    size: int


@dataclass(frozen=True)
class Line:
    """One line of a thread, as it was said; `op` in hex takes it back."""

    op: str
    line: int
    at: datetime
    by: str
    stage: Stage
    what: Saying
    text: str
    verdict: Verdict = Verdict.NONE
    file: Attachment | None = None


@dataclass(frozen=True)
class GoodsIn:
    """One part that came: pieces; `bad` did not pass. `place` is its path, "" where none was good.

    `split` is what was booked: (code, title, pieces).
    """

    op: str
    line: int
    at: datetime
    by: str
    expected: int
    arrived: int
    good: int
    place: str
    place_id: int | None
    accepted_by: str
    problem: str
    split: tuple[tuple[str, str, int], ...] = ()

    @property
    def bad(self) -> int:
        """Pieces that arrived and were not taken."""
        return self.arrived - self.good


@dataclass(frozen=True)
class Split:
    """Good pieces of one article: by its code, or by the label (规格) of the thing's own item,
    made where it does not exist ("" for the thing's own article).
    """

    qty: int
    code: str = ""
    label: str = ""


@dataclass(frozen=True)
class Boxing:
    """Pieces for one box: its name (A1), its area (签到区), the place it stands in (local id)."""

    box: str
    qty: int
    area: str = ""
    parent: int | None = None
    code: str = ""  # the article, "" for the thing's own
    responsible: str = ""


@dataclass(frozen=True)
class Column:
    """A stage of the board with what stands in it, the latest first."""

    stage: Stage
    cards: tuple[Production, ...]
    late: int


@dataclass(frozen=True)
class Board:
    """All that is had made, by stage; `budget_fen` and `actual_fen` over all of it."""

    columns: tuple[Column, ...]
    late: int
    total: int
    budget_fen: int
    actual_fen: int


@dataclass(frozen=True)
class Span:
    """One thing on the time line: from which day to which, and what is due.

    `marks` are its own days that are known: (what: made, ordered_on, promised_on, sent_on,
    arrived_on, needed_on; the day).
    """

    production: Production
    marks: tuple[tuple[str, date], ...]


@dataclass(frozen=True)
class Timeline:
    """What is had made against the days of an event's plan; `plan` is None without an event."""

    event: str
    today: date
    first: date
    last: date
    marks: tuple[tuple[str, date], ...]  # the plan's milestones, in order
    spans: tuple[Span, ...]
