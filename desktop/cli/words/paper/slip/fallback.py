"""`paper slip fallback`: the sheet for selling with a pen."""

from __future__ import annotations

import argparse

from desktop.cli import reading
from desktop.cli.papers import asking, slips
from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.wording import N_, _

NAME = "fallback"
ABOUT = N_("the sheet for selling with a pen when the power fails, to be typed in afterwards")


def options(parser: argparse.ArgumentParser) -> None:
    """For which till and day."""
    parser.add_argument("--event", metavar="EVENT", required=True)
    parser.add_argument("--till", metavar="A", type=reading.till, default="A")
    parser.add_argument("--date", metavar="DAY", type=reading.day)
    parser.add_argument("--tally", action="store_true", help=_("strokes instead of a row a sale"))
    slips.add_out(parser)


def run(visit: Visit) -> Answer:
    """Draws it."""
    from desktop.services import booth
    from desktop.services.paper.slips import fallback_sheet, today

    asked, desk = visit.asked, visit.desk
    asking.ending(asked.out, ".pdf")
    event = booth.event(desk, asked.event)
    on = asked.date or today(desk, event.zone)
    return slips.written(visit, fallback_sheet(desk, event.id, asked.till, on, tally=asked.tally))
