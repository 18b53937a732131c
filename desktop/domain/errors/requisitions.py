"""Refusals of requests: what state, side or missing word stands in the way.

`request` is a request's code; `state` and `act` are words of domain.requisitions; quantities in
pieces, money in fen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.domain.errors.refused import Refused


@dataclass(eq=False)
class RequestNotNow(Refused):
    """In this state of the request nobody can do this."""

    code: ClassVar[str] = "request_not_now"
    request: str
    state: str
    act: str


@dataclass(eq=False)
class RequestNotYours(Refused):
    """Others may do this with the request, `person` may not."""

    code: ClassVar[str] = "request_not_yours"
    person: str
    request: str
    act: str


@dataclass(eq=False)
class OwnRequest(Refused):
    """Nobody decides on what they asked for themselves."""

    code: ClassVar[str] = "own_request"
    person: str
    request: str


@dataclass(eq=False)
class ApprovedTwice(Refused):
    """The second look at a request is another person's than the first."""

    code: ClassVar[str] = "approved_twice"
    person: str
    request: str


@dataclass(eq=False)
class NeedsReason(Refused):
    """A decision that wants one sentence; `what` is one of: over, less, more, nothing, substitute,
    reject, ask, revise. `item` is the line's, "" for the whole request; `amount` are fen for over,
    else 0.
    """

    code: ClassVar[str] = "needs_reason"
    what: str
    item: str
    amount: int


@dataclass(eq=False)
class Undecided(Refused):
    """A line cannot be approved yet; `lacks` is one of: article, quantity, look. `said` are the
    asker's words, `line` its place in the request from 1.
    """

    code: ClassVar[str] = "undecided"
    line: int
    said: str
    lacks: str


@dataclass(eq=False)
class DecidedTwice(Refused):
    """Two decisions speak of one line; `line` is its place in the request from 1."""

    code: ClassVar[str] = "decided_twice"
    line: int
    item: str


@dataclass(eq=False)
class GuideStands(Refused):
    """Another reference value holds from this ISO day on, for the same kind ("": every kind) and
    number of people.
    """

    code: ClassVar[str] = "guide_stands"
    kind: str
    people_from: int
    from_on: str


@dataclass(eq=False)
class NothingApproved(Refused):
    """Every line is decided with nothing: that is a rejection, or a cancelling afterwards."""

    code: ClassVar[str] = "nothing_approved"
    request: str
    instead: str


@dataclass(eq=False)
class AlreadyLeft(Refused):
    """Pieces of the request have left already: so many of them cannot be taken back by decision."""

    code: ClassVar[str] = "already_left"
    request: str
    item: str
    sent: int


@dataclass(eq=False)
class MoreThanApproved(Refused):
    """A revision only lowers what was approved; more is a new request."""

    code: ClassVar[str] = "more_than_approved"
    request: str
    item: str
    approved: int
    wanted: int
