"""`paper void`: a paper does not count any more; its number stays used."""

from __future__ import annotations

import argparse

from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.wording import N_, _

NAME = "void"
ABOUT = N_("make an issued paper void; it stays in the register")


def options(parser: argparse.ArgumentParser) -> None:
    """Which, and why."""
    parser.add_argument("number", metavar="NUMBER")
    parser.add_argument("--reason", metavar="WHY", required=True)


def run(visit: Visit) -> Answer:
    """Makes it void."""
    from desktop.domain.paper.register import State
    from desktop.services.paper import register

    found = register.certificate(visit.desk, visit.asked.number)
    done = register.void(visit.desk, visit.op, found.ref, visit.asked.reason)
    data = {"number": done.number, "state": State.VOID.value, "op": str(visit.op)}
    return Answer(data, _("{number} is void.").format(number=done.number))
