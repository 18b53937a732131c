"""`settle`: closes a period, so that nothing can be typed any more as having happened in it."""

from __future__ import annotations

import argparse

from desktop.cli import reading
from desktop.cli.telling import Answer, local, op_text
from desktop.cli.visit import Visit
from desktop.wording import N_, _

NAME = "settle"
ABOUT = N_("close a period: nothing before this day can be typed any more")


def options(parser: argparse.ArgumentParser) -> None:
    """The first day that stays open; without one it only tells what is settled."""
    parser.add_argument(
        "day",
        metavar="DATE",
        nargs="?",
        type=reading.day,
        help=_("the first day that stays open; without it, what is settled now"),
    )


def run(visit: Visit) -> Answer:
    """Settles all before the day, or says what is settled."""
    from desktop.domain.moments import day_bounds, moment
    from desktop.services import settled

    if visit.asked.day is None:
        until = local(settled.settled_until(visit.desk))
        said = _("Nothing is settled.")
        if until is not None:
            said = _("Settled: all before {until}.").format(until=f"{until:%Y-%m-%d %H:%M}")
        return Answer({"until": until}, said)
    first = moment(day_bounds(visit.asked.day)[0])
    done = settled.settle(visit.desk, visit.op, first)
    said = _("Settled: all before {until}.").format(until=visit.asked.day.isoformat())
    return Answer({"op": op_text(done.op), "until": local(first)}, said)
