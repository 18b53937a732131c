"""Refusals of receipts, returns, closing, and of messages to a group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.domain.errors.refused import Refused


@dataclass(eq=False)
class NotThatManyOut(Refused):
    """More pieces are told of than are still open: on the way, or with the asker."""

    code: ClassVar[str] = "not_that_many_out"
    request: str
    item: str
    wanted: int
    left: int


@dataclass(eq=False)
class NothingOnWay(Refused):
    """Nothing of a request is on its way: nothing of it can arrive."""

    code: ClassVar[str] = "nothing_on_way"
    request: str


@dataclass(eq=False)
class NotOnWay(Refused):
    """No parcel that is on its way has this article or line; `near` are codes of what they have."""

    code: ClassVar[str] = "not_on_way"
    item: str
    near: tuple[str, ...] = ()


@dataclass(eq=False)
class NotWithAsker(Refused):
    """Nothing of this article or line arrived; `near` are codes of what did."""

    code: ClassVar[str] = "not_with_asker"
    item: str
    near: tuple[str, ...] = ()


@dataclass(eq=False)
class ParcelsOpen(Refused):
    """A request cannot be closed while nobody said whether so many pieces arrived."""

    code: ClassVar[str] = "parcels_open"
    request: str
    pieces: int


@dataclass(eq=False)
class LoansOut(Refused):
    """A request cannot be closed while so many lent pieces are out."""

    code: ClassVar[str] = "loans_out"
    request: str
    pieces: int


@dataclass(eq=False)
class NoReport(Refused):
    """Closing without a report of the event wants a word why."""

    code: ClassVar[str] = "no_report"
    request: str


@dataclass(eq=False)
class NotLent(Refused):
    """What was given away can be returned, nothing else is said of it afterwards."""

    code: ClassVar[str] = "not_lent"
    request: str
    item: str


@dataclass(eq=False)
class OnlyByLending(Refused):
    """Goods come to a place on loan by arriving for its request alone, never by hand."""

    code: ClassVar[str] = "only_by_lending"
    request: str


@dataclass(eq=False)
class LaterStands(Refused):
    """What was done later (`act`, an operation's kind) with a request stands on this."""

    code: ClassVar[str] = "later_stands"
    request: str
    act: str


@dataclass(eq=False)
class StepNotNow(Refused):
    """A message to the asker that a request has no use for now; `offered` are the ones it has."""

    code: ClassVar[str] = "step_not_now"
    request: str
    step: str
    offered: tuple[str, ...]


@dataclass(eq=False)
class BadWebhook(Refused):
    """This is no address of a robot in a Feishu group; the address itself is a secret."""

    code: ClassVar[str] = "bad_webhook"


@dataclass(eq=False)
class NoWebhook(Refused):
    """No robot of a group is set up."""

    code: ClassVar[str] = "no_webhook"


@dataclass(eq=False)
class FeishuTrouble(Refused):
    """Feishu did not take a message. `why` is one of: offline, timeout, server, answer, sign,
    keyword, address, often, gone, large, other. `detail` is Feishu's number, "" where it has none.
    """

    code: ClassVar[str] = "feishu_trouble"
    why: str
    detail: str
