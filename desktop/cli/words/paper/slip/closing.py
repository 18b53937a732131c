"""`paper slip closing`: the closing slip of a till's shift."""

from __future__ import annotations

import argparse

from desktop.cli import reading
from desktop.cli.papers import asking, slips
from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.domain.errors import NoShift
from desktop.wording import N_

NAME = "closing"
ABOUT = N_("the closing slip of a till: its open shift as it stands, else the last one")


def options(parser: argparse.ArgumentParser) -> None:
    """Of which till."""
    parser.add_argument("--event", metavar="EVENT", required=True)
    parser.add_argument("--till", metavar="A", type=reading.till, required=True)
    slips.add_out(parser, "80")


def run(visit: Visit) -> Answer:
    """Draws it."""
    from desktop.cli.finding import own_shift
    from desktop.domain.paper.slips import width
    from desktop.services import booth
    from desktop.services.paper.slips import closing_slip

    asked, desk = visit.asked, visit.desk
    asking.ending(asked.out, ".pdf")
    event = booth.event(desk, asked.event)
    shift = own_shift(desk, event.id, asked.till)
    if shift is None:
        raise NoShift(asked.till, event.name)
    return slips.written(visit, closing_slip(desk, shift.id, width=width(asked.width)))
