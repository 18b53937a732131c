"""`request reject`: gives nothing, and says why."""

from __future__ import annotations

import argparse

from desktop.cli.requests import done, sentence
from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.wording import N_, _

NAME = "reject"
ABOUT = N_("give nothing, and say why")


def options(parser: argparse.ArgumentParser) -> None:
    """Which one, and why."""
    parser.add_argument("request", metavar="REQUEST", help=_("its code, RQ-…"))
    parser.add_argument("--reason", default="", metavar="WHY", help=_("why, in a sentence"))
    parser.add_argument(
        "--lacking", action="store_true", help=_("because what is asked for is not there")
    )


def run(visit: Visit) -> Answer:
    """Rejects it."""
    from desktop.services.requisitions import deciding, looking

    desk, asked = visit.desk, visit.asked
    absent = [line.id for line in looking.lines(desk, asked.request)] if asked.lacking else []
    told = done(visit, deciding.reject(desk, visit.op, asked.request, asked.reason, absent))
    return Answer(told, sentence(told))
