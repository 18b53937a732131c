"""`request report`: 活动回执 of a request's event, with what is left over."""

from __future__ import annotations

import argparse

from desktop.cli.telling import Answer, op_text
from desktop.cli.visit import Visit
from desktop.cli.words.request.returning import backs_of
from desktop.wording import N_, _

NAME = "report"
ABOUT = N_("take the report of an event in: photos, words, left-overs")


def options(parser: argparse.ArgumentParser) -> None:
    """Which request, and what is reported."""
    parser.add_argument("request", metavar="REQUEST")
    parser.add_argument(
        "texts", nargs="*", metavar="CODE:returned:N", help=_("left-overs that are back")
    )
    parser.add_argument("--link", default="", metavar="URL", help=_("where the photos are"))
    parser.add_argument("--words", default="", metavar="TEXT", help=_("a few words"))
    parser.add_argument("--to", dest="to_place", metavar="PLACE", help=_("where it was put away"))


def run(visit: Visit) -> Answer:
    """Takes it in."""
    from desktop.services import places
    from desktop.services.requisitions import reporting

    desk, asked = visit.desk, visit.asked
    goal = places.find_place(desk, asked.to_place).id if asked.to_place else None
    backs = backs_of(asked.texts, goal, "")
    done = reporting.report(desk, visit.op, asked.request, asked.link, asked.words, backs)
    data = {"op": op_text(done.op), "request": done.code, "state": done.state}
    return Answer(data, _("{request}: the report is taken in").format(request=done.code))
