"""`request ask`: asks the applicant back; the promise's clock stands still."""

from __future__ import annotations

import argparse

from desktop.cli.requests import done, sentence
from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.wording import N_, _

NAME = "ask"
ABOUT = N_("ask the applicant back: the promise's clock stands still")


def options(parser: argparse.ArgumentParser) -> None:
    """Which one, and what."""
    parser.add_argument("request", metavar="REQUEST", help=_("its code, RQ-…"))
    parser.add_argument("question", metavar="QUESTION", help=_("what they have to say more about"))


def run(visit: Visit) -> Answer:
    """Asks."""
    from desktop.services.requisitions import deciding

    asked = visit.asked
    told = done(visit, deciding.ask(visit.desk, visit.op, asked.request, asked.question))
    return Answer(told, sentence(told))
