"""Chinese working days: Monday to Friday, without holidays, with make-up days (调休).

The State Council says them year by year, as a rule in November of the year before. Of a year that
nobody knows yet, Monday to Friday are counted, and whoever counts says so.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from desktop.domain.errors import BadCalendar

_WEEKEND = (6, 7)  # ISO weekdays
_NEIGHBOUR = 1  # a paper may hold days of the year before and of the year after
FIRST, LAST = 1949, 2200  # years a paper can be of


@dataclass(frozen=True)
class Special:
    """A day that a paper speaks of: off, or worked (调休)."""

    day: date
    off: bool
    name: str = ""


@dataclass(frozen=True)
class Workyear:
    """What the papers of one year say; some of its days may lie in the neighbouring years."""

    year: int
    days: tuple[Special, ...]
    papers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Counted:
    """A day that was counted to, and the years on the way that were counted Monday to Friday."""

    day: date
    estimated: tuple[int, ...] = ()


@dataclass(frozen=True)
class Calendar:
    """Which days are worked. Made by `calendar_of`; days are kept as ordinals for speed."""

    years: frozenset[int] = frozenset()
    names: Mapping[int, str] = field(default_factory=dict, compare=False)
    off: tuple[int, ...] = ()  # weekdays that are off, sorted
    on: tuple[int, ...] = ()  # days of weekends that are worked, sorted

    def knows(self, year: int) -> bool:
        """Whether this year's papers are known."""
        return year in self.years

    def is_workday(self, day: date) -> bool:
        """Whether people work that day."""
        listed = self.on if day.isoweekday() in _WEEKEND else self.off
        at = bisect_left(listed, day.toordinal())
        found = at < len(listed) and listed[at] == day.toordinal()
        return found if day.isoweekday() in _WEEKEND else not found

    def name(self, day: date) -> str:
        """What the papers call that day ("国庆节"), "" where they do not speak of it."""
        return self.names.get(day.toordinal(), "")

    def until(self, day: date) -> int:
        """Working days from the first day there is to this one, both counted."""
        last = day.toordinal()
        weeks, rest = divmod(last, 7)  # ordinal 1 is a Monday
        plain = weeks * 5 + min(rest, 5)
        return plain - bisect_right(self.off, last) + bisect_right(self.on, last)


def calendar_of(years: Iterable[Workyear]) -> Calendar:
    """A calendar of these years. Where two papers speak of one day the later year's is right; of
    two of one year the one that comes last.
    """
    by_year = {one.year: one for one in years}
    said: dict[int, Special] = {}
    for year in sorted(by_year):
        said |= {one.day.toordinal(): one for one in by_year[year].days}
    weekend = {key: one for key, one in said.items() if one.day.isoweekday() in _WEEKEND}
    return Calendar(
        years=frozenset(by_year),
        names={key: one.name for key, one in said.items() if one.name},
        off=tuple(sorted(key for key, one in said.items() if one.off and key not in weekend)),
        on=tuple(sorted(key for key, one in weekend.items() if not one.off)),
    )


def add_workdays(calendar: Calendar, start: date, n: int) -> Counted:
    """The `n`th working day after `start`, which itself is not counted (n ≥ 0; 0: `start`)."""
    if n < 0:
        raise ValueError("working days are counted forward")
    day, left = start, n
    while left:
        day += timedelta(days=1)
        left -= calendar.is_workday(day)
    return Counted(day, estimated(calendar, start, day))


def workdays_between(calendar: Calendar, after: date, until: date) -> int:
    """Working days after `after` up to and with `until`; negative where `until` lies before."""
    return calendar.until(until) - calendar.until(after)


def days_left(calendar: Calendar, today: date, due: date) -> int:
    """Working days left to a promise: 0 on its day, below 0 from the first day that is too late,
    be that one a holiday.
    """
    left = workdays_between(calendar, today, due)
    return left if today <= due else min(left, -1)


def estimated(calendar: Calendar, first: date, last: date) -> tuple[int, ...]:
    """The years from one day to another whose papers are not known."""
    years = range(first.year, last.year + 1)
    return tuple(year for year in years if not calendar.knows(year))


def read_year(text: str) -> Workyear:
    """A year from the public JSON {year, papers, days: [{name, date, isOffDay}]}.

    Raises BadCalendar: `not_json`, `no_year`, `empty` (not published yet), or of a day `bad_day`,
    `far_day` (no day of that year or of its neighbours' edges) and `twice`.
    """
    try:
        said = json.loads(text)
    except (ValueError, RecursionError) as broken:
        raise BadCalendar("not_json") from broken
    if not isinstance(said, dict):
        raise BadCalendar("not_json")
    year = said.get("year")
    if type(year) is not int or not FIRST <= year <= LAST:
        raise BadCalendar("no_year")
    rows = said.get("days")
    if not isinstance(rows, list):
        raise BadCalendar("not_json", year)
    if not rows:
        raise BadCalendar("empty", year)
    days = tuple(_special(year, n, row) for n, row in enumerate(rows, 1))
    seen: set[date] = set()
    for n, one in enumerate(days, 1):
        if one.day in seen:
            raise BadCalendar("twice", year, n, one.day.isoformat())
        seen.add(one.day)
    if not any(one.day.year == year for one in days):
        raise BadCalendar("empty", year)
    papers = said.get("papers", [])
    known = tuple(p for p in papers if isinstance(p, str)) if isinstance(papers, list) else ()
    return Workyear(year, tuple(sorted(days, key=lambda one: one.day)), known)


def _special(year: int, n: int, row: Any) -> Special:
    if not isinstance(row, dict) or type(row.get("isOffDay")) is not bool:
        raise BadCalendar("bad_day", year, n)
    name = row.get("name", "")
    try:
        day = date.fromisoformat(row["date"])
    except (KeyError, TypeError, ValueError) as broken:
        raise BadCalendar("bad_day", year, n, str(row.get("date", ""))[:40]) from broken
    if abs(day.year - year) > _NEIGHBOUR or day.month not in _edge(day.year - year):
        raise BadCalendar("far_day", year, n, day.isoformat())
    return Special(day, row["isOffDay"], name.strip()[:40] if isinstance(name, str) else "")


def _edge(years: int) -> range:
    """The months of a year which a paper of `years` years before or after it may speak of."""
    return {-1: range(12, 13), 1: range(1, 2)}.get(years, range(1, 13))


def as_json(year: Workyear) -> str:
    """A year in the public format, as `read_year` takes it."""
    days = [
        {"name": one.name, "date": one.day.isoformat(), "isOffDay": one.off} for one in year.days
    ]
    said = {"year": year.year, "papers": list(year.papers), "days": days}
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"
