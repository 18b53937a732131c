"""`transfer cancel`: gives a draft up and frees what it held."""

from __future__ import annotations

import argparse

from desktop.cli.telling import Answer, op_text
from desktop.cli.transfers import sentence, whole
from desktop.cli.visit import Visit
from desktop.wording import N_, _

NAME = "cancel"
ABOUT = N_("give a draft up: what it held is free again")


def options(parser: argparse.ArgumentParser) -> None:
    """Which one, and why."""
    parser.add_argument("transfer", metavar="TRANSFER")
    parser.add_argument("--reason", default="", metavar="WHY", help=_("why, in a few words"))


def run(visit: Visit) -> Answer:
    """Cancels it."""
    from desktop.services import transfers

    done = transfers.cancel(visit.desk, visit.op, visit.asked.transfer, visit.asked.reason)
    told = {"op": op_text(done.op), **whole(visit, done.transfer)}
    return Answer(told, sentence(told))
