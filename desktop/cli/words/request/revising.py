"""`request revise`: lowers what was approved on a line."""

from __future__ import annotations

import argparse

from desktop.cli import reading
from desktop.cli.requests import done, sentence
from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.cli.words.request.approving import line_of
from desktop.wording import N_, _

NAME = "revise"
ABOUT = N_("lower what was approved on a line: what was held beyond is free again")


def options(parser: argparse.ArgumentParser) -> None:
    """Which line of which one, to how many, and why."""
    parser.add_argument("request", metavar="REQUEST", help=_("its code, RQ-…"))
    parser.add_argument("line", metavar="LINE", help=_("a line's number, or its article"))
    parser.add_argument("qty", type=reading.whole, metavar="N", help=_("pieces from now on"))
    parser.add_argument("--reason", default="", metavar="WHY", help=_("why, in a sentence"))


def run(visit: Visit) -> Answer:
    """Lowers it."""
    from desktop.services.requisitions import deciding, looking

    desk, asked = visit.desk, visit.asked
    line = line_of(looking.lines(desk, asked.request), asked.line)
    saved = deciding.revise(desk, visit.op, asked.request, line.id, asked.qty, asked.reason)
    told = done(visit, saved)
    return Answer(told, sentence(told))
