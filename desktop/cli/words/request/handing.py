"""`request handover`: a parcel of a request is fetched, or carried to who asked for it."""

from __future__ import annotations

import argparse

from desktop.cli import parcels as told
from desktop.cli.telling import Answer, op_text
from desktop.cli.visit import Visit
from desktop.wording import N_, _

NAME = "handover"
ABOUT = N_("hand a parcel over: it has left and arrived at once")


def options(parser: argparse.ArgumentParser) -> None:
    """Which parcel, and through whose hands."""
    parser.add_argument("parcel", metavar="PARCEL", help=_("its code, RQ-…-1"))
    parser.add_argument("--to", default="", metavar="NAME", help=_("who fetched or carried it"))
    parser.add_argument(
        "--carried", action="store_true", help=_("somebody took it along, nobody fetched it")
    )


def run(visit: Visit) -> Answer:
    """Hands it over."""
    from desktop.services.requisitions import sending

    asked = visit.asked
    done = sending.hand_over(visit.desk, visit.op, asked.parcel, asked.to, carried=asked.carried)
    (one,) = told.told(visit, [done.parcel])
    data = {"op": op_text(done.op), "request_state": done.requisition_state, **told.data(one)}
    return Answer(data, told.sentence(one))
