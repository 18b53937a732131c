"""What the group settled for its requests: the promise, days of the post, reminders, the purge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum

from desktop.domain.errors import BadRule


class End(StrEnum):
    """Where the promise's clock ends."""

    ANSWERED = "answered"  # 答复
    SENT = "sent"  # 发出


@dataclass(frozen=True)
class Rules:
    """The rules of requests; days are days of the calendar unless they are said to be working days.

    `promise_days`: working days within which it ends as `promise_end` says. `courier_days`: how
    long a parcel travels. `report_days`: after the needed day (or the arrival) the 活动回执 is
    reminded of. `second_above_fen`: from above this value two people approve; None: never.
    `purge_days`: after closing, contacts are deleted. `loan_remind_days`: before a loan's day.
    """

    promise_days: int = 5
    promise_end: End = End.SENT
    courier_days: int = 3
    report_days: int = 14
    second_above_fen: int | None = None
    purge_days: int = 30
    loan_remind_days: int = 3


LIMITS: Mapping[str, tuple[int, int]] = {
    "promise_days": (1, 250),
    "courier_days": (0, 60),
    "report_days": (1, 365),
    "second_above_fen": (0, 100_000_000_00),
    "purge_days": (0, 3650),
    "loan_remind_days": (0, 90),
}
NAMES = tuple(one.name for one in fields(Rules))


def sound(rules: Rules) -> Rules:
    """The rules, if each is what it may be. Raises BadRule."""
    for name, (least, most) in LIMITS.items():
        value = getattr(rules, name)
        if value is None and name == "second_above_fen":
            continue
        if type(value) is not int or not least <= value <= most:
            raise BadRule(name, str(value), least, most)
    return rules


def said(rules: Rules) -> dict[str, str | None]:
    """Rules as they are kept: a name and a value each; None where it is as it comes."""
    usual = Rules()
    return {
        name: None if getattr(rules, name) == getattr(usual, name) else str(getattr(rules, name))
        for name in NAMES
    }


def heard(kept: Mapping[str, str | None]) -> Rules:
    """Rules as they were kept. What no rule can say, from a newer or a broken ledger, is as it
    comes; the proof tells of it.
    """
    values: dict[str, object] = {}
    for name in NAMES:
        try:
            values[name] = read(name, kept.get(name))
        except BadRule:
            continue
    return Rules(**values)  # type: ignore[arg-type]  # each was read as its field's type


def read(name: str, text: str | None) -> object:
    """What one rule says by its kept text, None: as it comes. Raises BadRule."""
    if text is None:
        return getattr(Rules(), name)
    if name == "promise_end":
        if text not in list(End):
            raise BadRule(name, text[:40], 0, 0)
        return End(text)
    least, most = LIMITS[name]
    if not (text.isascii() and text.isdecimal()) or len(text) > 12:
        raise BadRule(name, text[:40], least, most)
    value = int(text)
    if not least <= value <= most:
        raise BadRule(name, text, least, most)
    return value
