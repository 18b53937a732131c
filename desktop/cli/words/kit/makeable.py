"""`kit makeable`: how many can be made at a place, and what is short."""

from __future__ import annotations

import argparse

from desktop.cli import reading
from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.wording import N_, _, ngettext
from desktop.wording.joining import listed

NAME = "makeable"
ABOUT = N_("how many can be made at a place, and what is short")


def options(parser: argparse.ArgumentParser) -> None:
    """Which kit, where, for how many."""
    parser.add_argument("code", metavar="CODE")
    parser.add_argument("place", metavar="PLACE")
    parser.add_argument(
        "--for",
        dest="wanted",
        metavar="N",
        type=reading.quantity,
        default=0,
        help=_("say what is short for so many (else for one more)"),
    )
    parser.add_argument("--boxes", action="store_true", help=_("also of what lies in its boxes"))


def run(visit: Visit) -> Answer:
    """Tells how many, and what is short for so many or for one more."""
    from desktop.services import catalogue, kits, places
    from desktop.wording.kits import missing

    asked, desk = visit.asked, visit.desk
    what = catalogue.variant(desk, asked.code)
    where = places.find_place(desk, asked.place)
    told = kits.makeable(desk, what.uid, where.id, boxes=asked.boxes, wanted=asked.wanted)
    data = {
        "code": what.code,
        "place": where.path,
        "makeable": told.count,
        "assembled": told.assembled,
        "wanted": told.wanted,
        "short": [
            {
                "code": part.code,
                "name": part.title,
                "qty": part.qty,
                "elsewhere": [{"place": path, "qty": qty} for path, qty in part.elsewhere],
            }
            for part in told.short
        ],
    }
    lines = [
        ngettext("{n} can be made here", "{n} can be made here", told.count).format(n=told.count),
        ngettext("{n} lies ready", "{n} lie ready", told.assembled).format(n=told.assembled),
    ]
    if told.short:
        said = _("For {n} these are missing: {parts}")
        lines.append(said.format(n=told.wanted, parts=listed(missing(p) for p in told.short)))
    return Answer(data, "\n".join(lines))
