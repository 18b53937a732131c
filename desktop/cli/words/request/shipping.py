"""`request ship`: a parcel of a request leaves by post."""

from __future__ import annotations

import argparse

from desktop.cli import parcels as told
from desktop.cli import reading
from desktop.cli.telling import Answer, op_text
from desktop.cli.visit import Visit
from desktop.domain.requisitions.parcels import PaidBy, Postage
from desktop.wording import N_, _

NAME = "ship"
ABOUT = N_("send a parcel of a request by post")


def options(parser: argparse.ArgumentParser) -> None:
    """Which parcel, how, at whose cost."""
    parser.add_argument("parcel", metavar="PARCEL", help=_("its code, RQ-…-1"))
    parser.add_argument("--carrier", default="", metavar="NAME", help=_("the courier"))
    parser.add_argument(
        "--waybill", default="", metavar="NUMBER", help=_("the courier's number, in any shape")
    )
    parser.add_argument(
        "--paid-by",
        choices=[paid.value for paid in PaidBy if paid.value],
        default="",
        help=_("who pays the courier"),
    )
    parser.add_argument("--postage", type=reading.fen, metavar="FEN", help=_("what it cost"))
    parser.add_argument(
        "--advanced-by", default="", metavar="NAME", help=_("who gets the postage back")
    )


def run(visit: Visit) -> Answer:
    """Sends it."""
    from desktop.services.requisitions import sending

    asked = visit.asked
    postage = Postage(
        carrier=asked.carrier,
        waybill=asked.waybill,
        paid_by=PaidBy(asked.paid_by),
        fen=asked.postage,
        advanced_by=asked.advanced_by,
    )
    done = sending.ship(visit.desk, visit.op, asked.parcel, postage)
    (one,) = told.told(visit, [done.parcel])
    data = {"op": op_text(done.op), "request_state": done.requisition_state, **told.data(one)}
    return Answer(data, told.sentence(one))
