"""`request close`: everything is known, back and reported, or it is said why it is not."""

from __future__ import annotations

import argparse

from desktop.cli.telling import Answer, op_text
from desktop.cli.visit import Visit
from desktop.wording import N_, _

NAME = "close"
ABOUT = N_("close a request")


def options(parser: argparse.ArgumentParser) -> None:
    """Which request, and what may stay open."""
    parser.add_argument("request", metavar="REQUEST")
    parser.add_argument("--word", default="", metavar="WHY", help=_("why there is no report"))
    parser.add_argument(
        "--arrived", action="store_true", help=_("what nobody confirmed counts as arrived")
    )
    parser.add_argument("--loans-stay", action="store_true", help=_("loans go on after closing"))


def run(visit: Visit) -> Answer:
    """Closes it."""
    from desktop.services.requisitions import closing

    asked = visit.asked
    done = closing.close(
        visit.desk,
        visit.op,
        asked.request,
        asked.word,
        arrived=asked.arrived,
        loans_stay=asked.loans_stay,
    )
    data = {"op": op_text(done.op), "request": done.code, "state": done.state}
    return Answer(data, _("{request} is closed").format(request=done.code))
