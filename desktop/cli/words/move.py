"""`move`: pieces from one place to another."""

from __future__ import annotations

import argparse

from desktop.cli import reading
from desktop.cli.telling import Answer, op_text
from desktop.cli.visit import Visit
from desktop.wording import N_, _

NAME = "move"
ABOUT = N_("move pieces of an article from one place to another")


def options(parser: argparse.ArgumentParser) -> None:
    """What, how many, from where to where, and why."""
    parser.add_argument("code", metavar="CODE")
    parser.add_argument("qty", metavar="QTY", type=reading.quantity)
    parser.add_argument(
        "--from",
        dest="from_place",
        metavar="PLACE",
        required=True,
        help=_("a place (site/box), or where goods come from: supplier, opening, found"),
    )
    parser.add_argument(
        "--to",
        dest="to_place",
        metavar="PLACE",
        required=True,
        help=_("a place, or where goods go: given, consumed, lost, damaged, scrapped"),
    )
    parser.add_argument("--owner", metavar="NAME", help=_("whose goods (else the usual owner)"))
    parser.add_argument("--reason", metavar="WHY", required=True)
    parser.add_argument(
        "--found", action="store_true", help=_("book what the books lack there as found first")
    )
    parser.add_argument(
        "--at",
        type=reading.moment,
        metavar="TIME",
        help=_("when it happened: 2026-10-24T14:30+08:00; a day means its end"),
    )
    parser.add_argument(
        "--anyway",
        action="store_true",
        help=_("with --at: book it although what is known since speaks against it"),
    )


def run(visit: Visit) -> Answer:
    """Moves them, or refuses what is more than is there."""
    from desktop.cli.finding import owner
    from desktop.services import catalogue, places, stock
    from desktop.wording.words import place_name

    desk, asked = visit.desk, visit.asked
    source = places.find_place(desk, asked.from_place)
    goal = places.find_place(desk, asked.to_place)
    done = stock.move(
        desk,
        visit.op,
        asked.code,
        asked.qty,
        source.id,
        goal.id,
        owner=owner(desk, asked.owner).id if asked.owner else None,
        reason=asked.reason,
        found=asked.found,
        kind="receive" if source.kind == "supplier" else "move",
        at=asked.at,
        anyway=asked.anyway,
    )
    data = {
        "op": op_text(done.op),
        "item": catalogue.variant(desk, asked.code).code,
        "name": done.item,
        "qty": done.qty,
        "owner": done.owner,
        "from": done.from_place,
        "to": done.to_place,
    }
    said = _("{qty} × {item} ({owner}): {source} → {goal}").format(
        qty=done.qty,
        item=done.item,
        owner=done.owner,
        source=place_name(source),
        goal=place_name(goal),
    )
    return Answer(data, said)
