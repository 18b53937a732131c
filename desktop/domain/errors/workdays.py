"""Refusals of the calendar of working days and of the rules of requests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from desktop.domain.errors.refused import Refused


@dataclass(eq=False)
class BadCalendar(Refused):
    """A file is no calendar of a year: `why` is not_json, no_year, empty (not published yet),
    bad_day, far_day or twice; `year` its year, `row` the number of the day in it, from 1 (0 of
    both: none), `value` what stands there.
    """

    code: ClassVar[str] = "bad_calendar"
    why: str
    year: int = 0
    row: int = 0
    value: str = ""


@dataclass(eq=False)
class BadRule(Refused):
    """A rule cannot have this value: `rule` is a field of Rules, `least` and `most` what it may
    be (days, or fen).
    """

    code: ClassVar[str] = "bad_rule"
    rule: str
    value: str
    least: int
    most: int
