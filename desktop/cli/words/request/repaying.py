"""`request repaid`: what became of the postage that somebody advanced."""

from __future__ import annotations

import argparse

from desktop.cli import parcels as told
from desktop.cli.telling import Answer, op_text
from desktop.cli.visit import Visit
from desktop.domain.requisitions.parcels import Repaid
from desktop.wording import N_, _

NAME = "repaid"
ABOUT = N_("postage that somebody advanced is asked back, or was paid back")


def options(parser: argparse.ArgumentParser) -> None:
    """Of which parcel."""
    parser.add_argument("parcel", metavar="PARCEL", help=_("its code, RQ-…-1"))
    parser.add_argument(
        "--asked", action="store_true", help=_("it is only asked back, not paid yet")
    )


def run(visit: Visit) -> Answer:
    """Notes it."""
    from desktop.services.requisitions import sending

    asked = visit.asked
    state = Repaid.ASKED if asked.asked else Repaid.PAID
    done = sending.repay(visit.desk, visit.op, asked.parcel, state)
    (one,) = told.told(visit, [done.parcel])
    return Answer({"op": op_text(done.op), **told.data(one)}, told.sentence(one))
