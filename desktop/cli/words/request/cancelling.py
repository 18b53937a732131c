"""`request cancel`: gives a request up and frees what it held."""

from __future__ import annotations

import argparse

from desktop.cli.requests import done, sentence
from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.wording import N_, _

NAME = "cancel"
ABOUT = N_("give a request up: what it held is free again")


def options(parser: argparse.ArgumentParser) -> None:
    """Which one, and why."""
    parser.add_argument("request", metavar="REQUEST", help=_("its code, RQ-…"))
    parser.add_argument("--reason", default="", metavar="WHY", help=_("why, in a sentence"))


def run(visit: Visit) -> Answer:
    """Cancels it."""
    from desktop.services.requisitions import deciding

    asked = visit.asked
    told = done(visit, deciding.cancel(visit.desk, visit.op, asked.request, asked.reason))
    return Answer(told, sentence(told))
