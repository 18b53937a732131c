"""`paper slip packing`: what is packed, box by box."""

from __future__ import annotations

import argparse

from desktop.cli.papers import asking, slips
from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.wording import N_, _

NAME = "packing"
ABOUT = N_("a packing list: of places with all that lies in them, of an event, or of goods")


def options(parser: argparse.ArgumentParser) -> None:
    """Of what."""
    slips.add_goods(parser, _("a box or another place"))
    parser.add_argument("--event", metavar="EVENT", help=_("what was brought to its stand"))
    slips.add_title(parser)
    slips.add_out(parser, "A4")


def run(visit: Visit) -> Answer:
    """Draws it from what the books say."""
    from desktop.domain.paper.slips import page
    from desktop.services import booth
    from desktop.services.paper.slips import packing_list

    asked, desk = visit.asked, visit.desk
    asking.ending(asked.out, ".pdf")
    wanted = slips.lines(visit)
    drawn = packing_list(
        desk,
        places=slips.place_ids(visit),
        event_id=booth.event(desk, asked.event).id if asked.event else None,
        lines=wanted,
        title=asked.title,
        width=page(asked.width),
    )
    return slips.written(visit, drawn)
