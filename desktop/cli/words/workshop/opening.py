"""`workshop open`: a session, with what it is about and where its kits lie."""

from __future__ import annotations

import argparse

from desktop.cli.bench import asking, sessions
from desktop.cli.telling import Answer, pairs
from desktop.cli.visit import Visit
from desktop.domain.bench.sessions import Kind, Setup
from desktop.wording import N_, _

NAME = "open"
ABOUT = N_("open a session: 工作坊 or 生产备货")


def options(parser: argparse.ArgumentParser) -> None:
    """What kind of session, with what."""
    parser.add_argument("name", metavar="NAME", help=_("what the session is called"))
    asking.add_board(parser)
    parser.add_argument(
        "--kind",
        choices=tuple(Kind),
        default=Kind.WORKSHOP.value,
        help=_(
            "workshop (the default): the kit leaves when it is handed over, passing moves "
            "nothing; production: passing books a lamp in and one kit out"
        ),
    )
    parser.add_argument("--event", metavar="EVENT", help=_("the event it belongs to"))
    parser.add_argument("--place", metavar="PLACE", help=_("where kits lie and lamps are put"))
    parser.add_argument("--kit", metavar="CODE", help=_("the article that is a kit"))
    parser.add_argument("--lamp", metavar="CODE", help=_("the article that a finished board is"))
    parser.add_argument("--owner", metavar="NAME", help=_("whose goods (else the usual owner)"))
    parser.add_argument(
        "--image", default="", metavar="FILE", help=_("a firmware file instead of the shipped one")
    )
    parser.add_argument(
        "--labels", action="store_true", help=_("print a label by itself after each pass")
    )


def run(visit: Visit) -> Answer:
    """Opens it, or says what is missing before the first board is done."""
    from desktop.cli.finding import owner
    from desktop.services import booth, catalogue, places
    from desktop.services.bench.sessions import open_session

    asked, desk = visit.asked, visit.desk
    setup = Setup(
        project=asking.project(visit).key,
        kind=Kind(asked.kind),
        name=asked.name,
        event=booth.event(desk, asked.event).id if asked.event else None,
        place=places.find_place(desk, asked.place).id if asked.place else None,
        kit=catalogue.variant(desk, asked.kit).id if asked.kit else None,
        lamp=catalogue.variant(desk, asked.lamp).id if asked.lamp else None,
        owner=owner(desk, asked.owner).name if asked.owner else None,
        labels=asked.labels,
        image=asked.image,
    )
    opened = open_session(desk, visit.op, setup, asking.own_boards(visit))
    data = {**sessions.data(opened), "op": str(visit.op)}
    return Answer(data, pairs(sessions.facts(opened)))
