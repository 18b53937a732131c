"""`request second`: another person approves what the first one did."""

from __future__ import annotations

import argparse

from desktop.cli.requests import done, sentence
from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.wording import N_, _

NAME = "second"
ABOUT = N_("approve as the second person what the first one did")


def options(parser: argparse.ArgumentParser) -> None:
    """Which one."""
    parser.add_argument("request", metavar="REQUEST", help=_("its code, RQ-…"))
    parser.add_argument("--message", default="", metavar="TEXT", help=_("a word for its story"))


def run(visit: Visit) -> Answer:
    """Approves it."""
    from desktop.services.requisitions import deciding

    asked = visit.asked
    told = done(visit, deciding.second(visit.desk, visit.op, asked.request, asked.message))
    return Answer(told, sentence(told))
