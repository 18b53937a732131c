"""`workdays`: counts Chinese working days, make-up days included."""

from __future__ import annotations

import argparse
from functools import partial

from desktop.cli import reading
from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.domain.errors import BadCommand
from desktop.wording import N_, _, ngettext

NAME = "workdays"
ABOUT = N_("the Nth working day after a day, or the working days up to another one")
_MOST = 10_000


def options(parser: argparse.ArgumentParser) -> None:
    """From which day, and how far."""
    parser.add_argument("day", metavar="DATE", type=reading.day, help=_("the day before the first"))
    parser.add_argument(
        "n",
        metavar="N",
        nargs="?",
        type=partial(reading.whole, most=_MOST),
        help=_("so many working days later"),
    )
    parser.add_argument(
        "--until", metavar="DATE", type=reading.day, help=_("count up to and with this day")
    )


def run(visit: Visit) -> Answer:
    """Counts. Raises BadCommand."""
    from desktop.domain import workdays
    from desktop.services import rules
    from desktop.wording.requisitions.rules import estimated

    asked = visit.asked
    if (asked.n is None) == (asked.until is None):
        raise BadCommand(_("Say how many days, up to 10,000, or --until a day: one of the two."))
    calendar = rules.calendar(visit.desk)
    if asked.until is not None:
        n = workdays.workdays_between(calendar, asked.day, asked.until)
        first, last = sorted((asked.day, asked.until))
        guessed = workdays.estimated(calendar, first, last)
        said = ngettext("{n} working day", "{n} working days", abs(n)).format(n=n)
        day = asked.until
    else:
        counted = workdays.add_workdays(calendar, asked.day, asked.n)
        n, day, guessed = asked.n, counted.day, counted.estimated
        said = day.isoformat()
    data = {
        "from": asked.day,
        "n": n,
        "day": day,
        "workday": calendar.is_workday(day),
        "name": calendar.name(day),
        "estimated": list(guessed),
    }
    return Answer(data, "\n".join(filter(None, (said, estimated(guessed)))))
