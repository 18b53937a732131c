"""`paper slip packing`: what is packed, box by box."""

from __future__ import annotations

import argparse

from desktop.cli import reading
from desktop.cli.papers import asking, slips
from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.wording import N_, _

NAME = "packing"
ABOUT = N_("a packing list: of places with all that lies in them, of an event, or of goods")


def options(parser: argparse.ArgumentParser) -> None:
    """Of what."""
    parser.add_argument("articles", nargs="*", type=reading.goods, metavar="CODE[xN]")
    parser.add_argument(
        "--place", action="append", default=[], metavar="PLACE", help=_("a box or another place")
    )
    parser.add_argument("--event", metavar="EVENT", help=_("what was brought to its stand"))
    parser.add_argument("--title", metavar="TEXT", default="", help=_("for whom or what"))
    slips.add_out(parser, "A4")


def run(visit: Visit) -> Answer:
    """Draws it from what the books say."""
    from desktop.cli.finding import article
    from desktop.domain.paper.slips import page
    from desktop.services import booth, places
    from desktop.services.paper.slips import packing_list

    asked, desk = visit.asked, visit.desk
    asking.ending(asked.out, ".pdf")
    wanted = [article(desk, goods) for goods in asked.articles]
    drawn = packing_list(
        desk,
        places=[places.find_place(desk, name).id for name in asked.place],
        event_id=booth.event(desk, asked.event).id if asked.event else None,
        lines=[(found.code, qty) for found, qty in wanted],
        title=asked.title,
        width=page(asked.width),
    )
    return slips.written(visit, drawn)
