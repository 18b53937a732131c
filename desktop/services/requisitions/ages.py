"""Requests by age: how many working days the open ones have waited."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.moments import at_home, moment
from desktop.domain.requisitions import OPEN, State
from desktop.domain.workdays import workdays_between
from desktop.services.changes import Desk
from desktop.store import workdays
from desktop.store.requisitions import ages as rows

# Working days from the first to the last of each group; None: and more.
_GROUPS: tuple[tuple[int, int | None], ...] = ((0, 1), (2, 3), (4, 5), (6, 10), (11, None))


@dataclass(frozen=True)
class Age:
    """Requests that wait since `least` to `most` working days (None: and more): for an answer (the
    asker's too), or approved and not sent whole.
    """

    least: int
    most: int | None
    unanswered: int
    unsent: int


def by_age(desk: Desk) -> tuple[Age, ...]:
    """All open requests in groups of working days since they were submitted, the youngest first."""
    today = at_home(desk.now()).date()
    unanswered, unsent = [0] * len(_GROUPS), [0] * len(_GROUPS)
    with desk.database.reading() as connection:
        calendar = workdays.calendar(connection)
        for state, at, n in rows.submitted(connection, OPEN):
            came = at_home(moment(at)).date()
            days = max(0, workdays_between(calendar, came, today))
            group = next(
                number
                for number, (_least, most) in enumerate(_GROUPS)
                if most is None or days <= most
            )
            (unsent if state == State.APPROVED.value else unanswered)[group] += n
    return tuple(
        Age(least, most, unanswered[number], unsent[number])
        for number, (least, most) in enumerate(_GROUPS)
    )
