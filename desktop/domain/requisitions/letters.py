"""What a message to the asker is written from: facts of a request, nothing that finds a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class LetterLine:
    """One line: what was asked for, what is given; pieces None where nobody knows yet."""

    item: str
    asked: int | None
    approved: int | None = None
    substitute: str = ""
    reason: str = ""
    sent: int = 0
    open: int = 0  # on the way
    lent: int = 0  # with the asker, to come back
    loan: bool = False
    back_on: date | None = None

    @property
    def given(self) -> str:
        """What goes out: the substitute, where there is one."""
        return self.substitute or self.item


@dataclass(frozen=True)
class LetterParcel:
    """How one parcel goes: `way` is post, pickup or carried."""

    way: str
    carrier: str
    waybill: str
    carried_by: str = ""
    open: bool = True  # nobody said yet that it arrived


@dataclass(frozen=True)
class Letter:
    """All that any of the messages says. `said` is the question or the reason of the rejection."""

    applicant: str
    title: str
    code: str
    due_on: date | None = None
    by_sending: bool = True  # what the day promises: that it is sent, or answered
    needed_on: date | None = None
    lines: tuple[LetterLine, ...] = ()
    parcels: tuple[LetterParcel, ...] = ()
    said: str = ""
