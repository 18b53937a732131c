"""`request propose`: which homes could ship a request, the best first."""

from __future__ import annotations

import argparse
from datetime import datetime

from desktop.cli.telling import Answer, Column, day, local, table
from desktop.cli.visit import Visit
from desktop.domain.requisitions.parcels import Offer
from desktop.wording import N_, _
from desktop.wording.joining import labelled, listed

NAME = "propose"
ABOUT = N_("which homes could ship a request, the best first")


def options(parser: argparse.ArgumentParser) -> None:
    """Which one."""
    parser.add_argument("request", metavar="REQUEST", help=_("its code, RQ-…"))


def run(visit: Visit) -> Answer:
    """Proposes; nothing is held yet."""
    from desktop.services.requisitions import proposing

    found = proposing.propose(visit.desk, visit.asked.request)
    data = {
        "request": found.requisition,
        "parcels": found.parcels,
        "homes": [_data(offer) for offer in found.offers],
        "lacks": [{"item": one.code, "name": one.item, "qty": one.qty} for one in found.lacks],
    }
    columns = [
        Column(_("Home")),
        Column(_("Keeper")),
        Column(_("Free"), True),
        Column(_("Proposed"), True),
        Column(_("To pack"), True),
        Column(_("Seen")),
    ]
    rows = [
        (o.home.path, o.home.keeper, sum(have.free for have in o.home.have), o.pieces or "",
         o.home.load, day(_seen(o)))
        for o in found.offers
    ]  # fmt: skip
    said = [table(columns, rows) if rows else _("Nothing of it is free anywhere.")]
    if found.lacks:
        lacks = listed(f"{one.item} × {one.qty}" for one in found.lacks)
        said.append(labelled(_("Nobody has"), lacks))
    return Answer(data, "\n".join(said))


def _seen(offer: Offer) -> datetime | None:
    return min((have.seen_at for have in offer.home.have if have.seen_at), default=None)


def _data(offer: Offer) -> dict[str, object]:
    home = offer.home
    return {
        "home": home.path,
        "keeper": home.keeper,
        "city": home.city,
        "to_pack": home.load,
        "booth": offer.booth,
        "proposed": offer.pieces,
        "have": [
            {
                "item": have.code,
                "place": have.place,
                "free": have.free,
                "verified": have.verified,
                "seen_at": local(have.seen_at),
            }
            for have in home.have
        ],
    }
