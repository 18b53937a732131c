"""`stock`: what lies where, now or at a past moment."""

from __future__ import annotations

import argparse

from desktop.cli import reading
from desktop.cli.telling import Answer, Column, day, local, table
from desktop.cli.visit import Visit
from desktop.wording import N_, _, ngettext

NAME = "stock"
ABOUT = N_("what lies where, now or at a past moment")


def options(parser: argparse.ArgumentParser) -> None:
    """Of which item, at which place, of which owner, when."""
    parser.add_argument("--item", metavar="CODE", help=_("only this article"))
    parser.add_argument("--place", metavar="NAME", help=_("only this place (site/box)"))
    parser.add_argument("--tree", action="store_true", help=_("with all that lies inside it"))
    parser.add_argument("--owner", metavar="NAME", help=_("only goods of this owner"))
    parser.add_argument(
        "--at",
        type=reading.moment,
        metavar="TIME",
        help=_("as it was then: 2026-10-24T14:30+08:00; a day means its end"),
    )


def run(visit: Visit) -> Answer:
    """Lists the balances."""
    from desktop.cli.finding import owner
    from desktop.services import places, stock
    from desktop.wording.keeping import standing

    desk, asked = visit.desk, visit.asked
    page = stock.holdings(
        desk,
        code=asked.item,
        place=places.find_place(desk, asked.place).id if asked.place else None,
        tree=asked.tree,
        owner=owner(desk, asked.owner).id if asked.owner else None,
        at=asked.at,
        limit=10**9,
    )
    data = [
        {
            "item": h.code,
            "name": h.item,
            "variant": h.label,
            "owner": h.owner,
            "place": h.place,
            "on_hand": h.on_hand,
            "available": h.available,
            "verified_at": local(h.verified_at),
            "standing": h.standing.value,
            "disputed": h.disputed,
            "note": h.note,
        }
        for h in page.rows
    ]
    columns = [
        Column(_("Code")),
        Column(_("Item")),
        Column(_("Place")),
        Column(_("Owner")),
        Column(_("On hand"), True),
        Column(_("Available"), True),
        Column(_("Last seen")),
        Column(""),
    ]
    rows = [
        (
            h.code, f"{h.item} {h.label}".rstrip(), h.place, h.owner,
            f"{h.on_hand:,}", f"{h.available:,}", day(h.verified_at),
            _("to be looked at") if h.disputed else standing(h.standing),
        )
        for h in page.rows
    ]  # fmt: skip
    pieces = sum(h.on_hand for h in page.rows)
    count = ngettext("{n} piece in all", "{n} pieces in all", pieces).format(n=pieces)
    return Answer(data, f"{table(columns, rows)}\n{count}" if rows else _("Nothing lies there."))
