"""`kit apart`: takes kits apart at a place."""

from __future__ import annotations

import argparse

from desktop.cli import reading
from desktop.cli.kits import answer, whose
from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.wording import N_, _, ngettext

NAME = "apart"
ABOUT = N_("take kits apart at a place: their parts lie there again")


def options(parser: argparse.ArgumentParser) -> None:
    """Which kit, how many, where, whose."""
    parser.add_argument("code", metavar="CODE")
    parser.add_argument("qty", metavar="QTY", type=reading.quantity)
    parser.add_argument("place", metavar="PLACE")
    parser.add_argument("--owner", metavar="NAME", help=_("whose kits (else the usual owner)"))
    parser.add_argument(
        "--version",
        metavar="N",
        type=reading.quantity,
        help=_("by which version (else as they were made)"),
    )


def run(visit: Visit) -> Answer:
    """Takes them apart."""
    from desktop.services import kits, places

    asked, desk = visit.asked, visit.desk
    where = places.find_place(desk, asked.place).id
    made = kits.apart(
        desk, visit.op, asked.code, asked.qty, where, owner=whose(visit), version=asked.version
    )
    return answer(made, ngettext("{n} {kit} taken apart", "{n} {kit} taken apart", -made.qty))
