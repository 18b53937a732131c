"""`request answer`: what the applicant answered; the promise's clock goes on."""

from __future__ import annotations

import argparse

from desktop.cli.requests import done, sentence
from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.wording import N_, _

NAME = "answer"
ABOUT = N_("enter what the applicant answered: the clock goes on")


def options(parser: argparse.ArgumentParser) -> None:
    """Which one, and what they said."""
    parser.add_argument("request", metavar="REQUEST", help=_("its code, RQ-…"))
    parser.add_argument("answer", metavar="ANSWER", help=_("what they said"))


def run(visit: Visit) -> Answer:
    """Enters it."""
    from desktop.services.requisitions import deciding

    asked = visit.asked
    told = done(visit, deciding.answer(visit.desk, visit.op, asked.request, asked.answer))
    return Answer(told, sentence(told))
