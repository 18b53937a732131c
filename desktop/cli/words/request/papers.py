"""`request paper`: the pick list, the packing lists and the labels of parcels as a PDF."""

from __future__ import annotations

import argparse

from desktop.cli.papers import asking, slips
from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.wording import N_, _

NAME = "paper"
ABOUT = N_("pick list, packing lists or labels of parcels, as a PDF")
_KINDS = ("pick", "packing", "label")


def options(parser: argparse.ArgumentParser) -> None:
    """Which paper, of which parcels."""
    parser.add_argument(
        "kind", choices=_KINDS, help=_("a label shows the receiver, to who may see it")
    )
    parser.add_argument("parcels", nargs="+", metavar="PARCEL", help=_("its code, RQ-…-1"))
    slips.add_out(parser)


def run(visit: Visit) -> Answer:
    """Draws it for all of them in one file."""
    from desktop.services.requisitions import papers

    desk, asked = visit.desk, visit.asked
    asking.ending(asked.out, ".pdf")
    if asked.kind == "label":
        drawn = visit.follow(papers.parcel_labels(desk, asked.parcels))
    elif asked.kind == "packing":
        drawn = papers.packing_list(desk, asked.parcels)
    else:
        drawn = papers.pick_list(desk, asked.parcels)
    return slips.written(visit, drawn)
