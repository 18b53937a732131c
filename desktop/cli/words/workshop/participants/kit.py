"""`workshop participants kit`: a kit is handed over, or was sold at the till."""

from __future__ import annotations

import argparse

from desktop.cli.bench import sessions
from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.wording import N_, _

NAME = "kit"
ABOUT = N_("hand a kit over: it leaves the stock; or say that the till sold it")


def options(parser: argparse.ArgumentParser) -> None:
    """To whom, and how."""
    sessions.add_participant(parser)
    parser.add_argument(
        "--sold", nargs="?", const="", metavar="NUMBER", help=_("sold at the till, by that number")
    )
    sessions.add_session(parser, option=True)


def run(visit: Visit) -> Answer:
    """Books it, once for each participant."""
    from desktop.services.bench.participants import hand_kit, sold_kit

    asked = visit.asked
    who = sessions.participant(visit, sessions.asked(visit).id)
    if asked.sold is None:
        hand_kit(visit.desk, visit.op, who.id)
        said = _("{name} has a kit; it left the stock.")
    else:
        sold_kit(visit.desk, visit.op, who.id, asked.sold)
        said = _("{name} has a kit, sold at the till.")
    how = "handed" if asked.sold is None else "sold"
    data = {"participant": who.number, "name": who.name, "kit": how, "op": str(visit.op)}
    return Answer(data, said.format(name=who.name or who.number))
