"""`request put-back`: what is picked in a parcel goes back to its shelves."""

from __future__ import annotations

import argparse

from desktop.cli import parcels as told
from desktop.cli.telling import Answer, op_text
from desktop.cli.visit import Visit
from desktop.wording import N_, _

NAME = "put-back"
ABOUT = N_("put back what is picked in a parcel")


def options(parser: argparse.ArgumentParser) -> None:
    """Which parcel."""
    parser.add_argument("parcel", metavar="PARCEL", help=_("its code, RQ-…-1"))


def run(visit: Visit) -> Answer:
    """Puts all of it back; the parcel is cancelled."""
    from desktop.services.requisitions import picking

    done = picking.unpick(visit.desk, visit.op, visit.asked.parcel)
    (one,) = told.told(visit, done.parcels)
    return Answer({"op": op_text(done.op), **told.data(one)}, told.sentence(one))
