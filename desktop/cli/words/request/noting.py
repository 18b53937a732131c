"""`request postage`: waybill and postage of a parcel that has left, known later or mended."""

from __future__ import annotations

import argparse

from desktop.cli import parcels as told
from desktop.cli.telling import Answer, op_text
from desktop.cli.visit import Visit
from desktop.domain.requisitions.parcels import Correction, PaidBy
from desktop.wording import N_, _

NAME = "postage"
ABOUT = N_("note or correct waybill and postage of a parcel that has left")


def options(parser: argparse.ArgumentParser) -> None:
    """Of which parcel, and what of it; what is not said stays."""
    parser.add_argument("parcel", metavar="PARCEL", help=_("its code, RQ-…-1"))
    told.postage_options(parser)


def run(visit: Visit) -> Answer:
    """Notes it."""
    from desktop.services.requisitions import sending

    asked = visit.asked
    said = Correction(
        carrier=asked.carrier,
        waybill=asked.waybill,
        paid_by=None if asked.paid_by is None else PaidBy(asked.paid_by),
        fen=asked.postage,
        advanced_by=asked.advanced_by,
    )
    done = sending.note_postage(visit.desk, visit.op, asked.parcel, said)
    (one,) = told.told(visit, [done.parcel])
    return Answer({"op": op_text(done.op), **told.data(one)}, told.sentence(one))
