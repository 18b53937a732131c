"""`paper slip sale`: the slip of a sale, refund or gift, once more."""

from __future__ import annotations

import argparse

from desktop.cli.papers import asking, slips
from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.wording import N_, _

NAME = "sale"
ABOUT = N_("the slip of a sale, refund, gift or exchange")


def options(parser: argparse.ArgumentParser) -> None:
    """Which one."""
    parser.add_argument("number", metavar="NUMBER")
    parser.add_argument("--event", metavar="EVENT", required=True)
    parser.add_argument("--gift", action="store_true", help=_("for a present: without any amount"))
    slips.add_out(parser, "80")


def run(visit: Visit) -> Answer:
    """Draws it from what was recorded."""
    from desktop.domain.paper.slips import width
    from desktop.services import booth
    from desktop.services.paper.slips import sale_slip

    asked, desk = visit.asked, visit.desk
    asking.ending(asked.out, ".pdf")
    event = booth.event(desk, asked.event)
    drawn = sale_slip(desk, event.id, asked.number, gift=asked.gift, width=width(asked.width))
    return slips.written(visit, drawn)
