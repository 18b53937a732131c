"""`paper slip pick`: what to take from where."""

from __future__ import annotations

import argparse

from desktop.cli.papers import asking, slips
from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.wording import N_, _

NAME = "pick"
ABOUT = N_("a pick list: what to take from where, and what is short")


def options(parser: argparse.ArgumentParser) -> None:
    """What is wanted."""
    slips.add_goods(parser, _("only from there"))
    parser.add_argument("--owner", metavar="OWNER", help=_("only of this owner"))
    slips.add_title(parser)
    slips.add_out(parser, "A4")


def run(visit: Visit) -> Answer:
    """Proposes places by what is there and not promised."""
    from desktop.cli.finding import owner
    from desktop.domain.paper.slips import page
    from desktop.services.paper.slips import pick_list

    asked, desk = visit.asked, visit.desk
    asking.ending(asked.out, ".pdf")
    drawn = pick_list(
        desk,
        slips.lines(visit),
        places=slips.place_ids(visit) or None,
        owner=owner(desk, asked.owner).id if asked.owner else None,
        title=asked.title,
        width=page(asked.width),
    )
    return slips.written(visit, drawn)
