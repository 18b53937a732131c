"""How well the promise is kept: working days to answer and to ship, month by month.

Pure reckoning. A rank is the nearest one: “half within 3 days” is the least number of days within
which at least half of them were done, so that it is always a number of days that occurred.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.requisitions.rules import End, Rules
from desktop.domain.requisitions.states import State
from desktop.domain.workdays import Calendar, days_left, workdays_between

# Upper ends of the bands of value, in fen; above the last one there is one more.
BANDS = (0, 100_00, 300_00, 500_00, 1000_00)


@dataclass(frozen=True)
class Asked:
    """When a request came, was answered and left: days of the community's zone."""

    state: State
    submitted_on: date
    answered_on: date | None = None
    sent_on: date | None = None
    due_on: date | None = None
    paused_days: int = 0


@dataclass(frozen=True)
class Took:
    """Working days that a request took, None where it has not happened.

    `answer` until it was decided, `ship` until all had left, pauses out; `kept` whether the
    promise was kept, None while that is open (or it was withdrawn before). `overdue`: late now.
    """

    answer: int | None
    ship: int | None
    kept: bool | None
    overdue: bool


@dataclass(frozen=True)
class Month:
    """The requests that came in a month ("2026-09"). Ranks are working days, None of nothing;
    `kept_share` is a whole per cent, None while the promise of none has ended.
    """

    month: str
    requests: int
    answered: int
    answer_median: int | None
    answer_p90: int | None
    shipped: int
    ship_median: int | None
    ship_p90: int | None
    kept: int
    late: int
    overdue: int

    @property
    def kept_share(self) -> int | None:
        """Of those whose promise has ended or is broken, how many were in time, in per cent."""
        ended = self.kept + self.late
        return round(100 * self.kept / ended) if ended else None


def took(calendar: Calendar, rules: Rules, today: date, asked: Asked) -> Took:
    """How many working days a request took, measured by the rules of now."""

    def days(end: date | None, paused: int) -> int | None:
        if end is None:
            return None
        return max(0, workdays_between(calendar, asked.submitted_on, end) - paused)

    answer = days(asked.answered_on, asked.paused_days)
    ship = days(asked.sent_on, asked.paused_days)
    # Of what was refused nothing leaves: there the answer is the end.
    refused = asked.state is State.REJECTED
    end = answer if rules.promise_end is End.ANSWERED or refused else ship
    overdue = asked.due_on is not None and days_left(calendar, today, asked.due_on) < 0
    kept = end <= rules.promise_days if end is not None else False if overdue else None
    return Took(answer, ship, kept, overdue)


def month_of(month: str, every: Sequence[Took]) -> Month:
    """The figures of one month, or of any other span called so."""
    answers = [one.answer for one in every if one.answer is not None]
    ships = [one.ship for one in every if one.ship is not None]
    return Month(
        month=month,
        requests=len(every),
        answered=len(answers),
        answer_median=rank(answers, 50),
        answer_p90=rank(answers, 90),
        shipped=len(ships),
        ship_median=rank(ships, 50),
        ship_p90=rank(ships, 90),
        kept=sum(one.kept is True for one in every),
        late=sum(one.kept is False for one in every),
        overdue=sum(one.overdue for one in every),
    )


def months(every: Iterable[tuple[date, Took]]) -> tuple[Month, ...]:
    """The figures of each month in which requests came, and of the months between; in order."""
    heaps: defaultdict[str, list[Took]] = defaultdict(list)
    for day, one in every:
        heaps[f"{day:%Y-%m}"].append(one)
    if not heaps:
        return ()
    return tuple(month_of(month, heaps.get(month, ())) for month in _through(heaps))


def rank(values: Iterable[int], share: int) -> int | None:
    """The nearest-rank percentile: the least value that `share` % of them do not exceed."""
    ordered = sorted(values)
    if not ordered:
        return None
    return ordered[max(0, -(-share * len(ordered) // 100) - 1)]


def band(value_fen: int) -> int:
    """The number of the band of value that an amount falls in, from 0."""
    return next((n for n, most in enumerate(BANDS) if value_fen <= most), len(BANDS))


def _through(heaps: Iterable[str]) -> list[str]:
    first, *_others = ordered = sorted(heaps)
    year, month = int(first[:4]), int(first[5:])
    every = [first]
    while every[-1] < ordered[-1]:
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
        every.append(f"{year:04d}-{month:02d}")
    return every
