"""`request pick`: holds goods for a request, as proposed or as it is said."""

from __future__ import annotations

import argparse

from desktop.cli import parcels as told
from desktop.cli import reading
from desktop.cli.telling import Answer, op_text
from desktop.cli.visit import Visit
from desktop.wording import N_, _

NAME = "pick"
ABOUT = N_("hold goods for a request: one parcel for each home")


def options(parser: argparse.ArgumentParser) -> None:
    """Which request, what, from where."""
    parser.add_argument("request", metavar="REQUEST", help=_("its code, RQ-…"))
    parser.add_argument(
        "articles",
        nargs="*",
        type=reading.goods,
        metavar="CODE[xN]",
        help=_("e.g. TS-Lx3; none: all that is still wanted"),
    )
    parser.add_argument(
        "--from", dest="from_place", default="", metavar="PLACE", help=_("a home or a shelf of it")
    )


def run(visit: Visit) -> Answer:
    """Holds it; said again with the same --op nothing happens twice."""
    from desktop.services.requisitions import picking

    desk, asked = visit.desk, visit.asked
    takes = told.takes(visit, asked.request, asked.articles, asked.from_place)
    done = picking.pick(desk, visit.op, asked.request, takes)
    boxes = told.told(visit, done.parcels)
    data = {
        "op": op_text(done.op),
        "request": asked.request,
        "picked": done.qty,
        "parcels": [told.data(one) for one in boxes],
    }
    return Answer(data, "\n".join(told.sentence(one) for one in boxes))
