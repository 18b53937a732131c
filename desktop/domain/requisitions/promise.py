"""What a request promises: due so many working days after it came, and posted in time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from desktop.domain.requisitions.rules import End, Rules
from desktop.domain.requisitions.states import OPEN, State
from desktop.domain.workdays import Calendar, add_workdays


@dataclass(frozen=True)
class Promise:
    """Days of the community's zone. `due_on`: by the promise, None while the clock stands still or
    has ended. `post_by`: 最晚寄出日, None once all has left. `urgent_on`: the earlier of the two.
    `estimated`: years on the way that were counted Monday to Friday.
    """

    due_on: date | None = None
    post_by: date | None = None
    urgent_on: date | None = None
    estimated: tuple[int, ...] = ()


def promise(
    calendar: Calendar,
    rules: Rules,
    *,
    state: State,
    submitted_on: date | None,
    needed_on: date | None = None,
    paused_days: int = 0,
    answered: bool = False,
    sent: bool = False,
) -> Promise:
    """What is promised for a request as it stands; `paused_days` are the working days that it
    waited for its asker before, which are not counted.

    A draft has promised nothing, what has left or ended no more.
    """
    if state not in OPEN or sent:
        return Promise()
    due: date | None = None
    years: tuple[int, ...] = ()
    over = answered and rules.promise_end is End.ANSWERED
    if submitted_on is not None and state is not State.ASKED and not over:
        counted = add_workdays(calendar, submitted_on, rules.promise_days + paused_days)
        due, years = counted.day, counted.estimated
    post_by = None if needed_on is None else needed_on - timedelta(days=rules.courier_days)
    both = [day for day in (due, post_by) if day is not None]
    return Promise(due, post_by, min(both, default=None), years)
