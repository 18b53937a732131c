"""`kit assemble`: puts kits together at a place."""

from __future__ import annotations

import argparse

from desktop.cli import reading
from desktop.cli.kits import answer, whose
from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.wording import N_, _, ngettext

NAME = "assemble"
ABOUT = N_("put kits together at a place: one act with one undo")


def options(parser: argparse.ArgumentParser) -> None:
    """Which kit, how many, where, whose."""
    parser.add_argument("code", metavar="CODE")
    parser.add_argument("qty", metavar="QTY", type=reading.quantity)
    parser.add_argument("place", metavar="PLACE")
    parser.add_argument("--owner", metavar="NAME", help=_("whose kits (else the usual owner)"))
    parser.add_argument("--boxes", action="store_true", help=_("also of what lies in its boxes"))


def run(visit: Visit) -> Answer:
    """Makes them, or refuses with what is short."""
    from desktop.services import kits, places

    asked, desk = visit.asked, visit.desk
    where = places.find_place(desk, asked.place).id
    made = kits.assemble(
        desk, visit.op, asked.code, asked.qty, where, owner=whose(visit), boxes=asked.boxes
    )
    return answer(made, ngettext("{n} {kit} assembled", "{n} {kit} assembled", made.qty))
