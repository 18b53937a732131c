"""`request ship`: a parcel of a request leaves by post."""

from __future__ import annotations

import argparse

from desktop.cli import parcels as told
from desktop.cli.telling import Answer, op_text
from desktop.cli.visit import Visit
from desktop.domain.requisitions.parcels import PaidBy, Postage
from desktop.wording import N_, _

NAME = "ship"
ABOUT = N_("send a parcel of a request by post")


def options(parser: argparse.ArgumentParser) -> None:
    """Which parcel, how, at whose cost."""
    parser.add_argument("parcel", metavar="PARCEL", help=_("its code, RQ-…-1"))
    told.postage_options(parser)


def run(visit: Visit) -> Answer:
    """Sends it."""
    from desktop.services.requisitions import sending

    asked = visit.asked
    postage = Postage(
        carrier=asked.carrier or "",
        waybill=asked.waybill or "",
        paid_by=PaidBy(asked.paid_by or ""),
        fen=asked.postage,
        advanced_by=asked.advanced_by or "",
    )
    done = sending.ship(visit.desk, visit.op, asked.parcel, postage)
    (one,) = told.told(visit, [done.parcel])
    data = {"op": op_text(done.op), "request_state": done.requisition_state, **told.data(one)}
    return Answer(data, told.sentence(one))
