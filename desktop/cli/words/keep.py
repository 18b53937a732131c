"""`keep`: who keeps which place, and whose it is from now on."""

from __future__ import annotations

import argparse

from desktop.cli import reading
from desktop.cli.telling import Answer, Column, op_text, table
from desktop.cli.visit import Visit
from desktop.wording import N_, _

NAME = "keep"
ABOUT = N_("who keeps which place; with a place, say who keeps it and how much should lie there")


def options(parser: argparse.ArgumentParser) -> None:
    """The place and what is said of it; addresses are typed in the window alone."""
    parser.add_argument("place", metavar="PLACE", nargs="?", help=_("a place (site/box)"))
    parser.add_argument("--keeper", metavar="NAME", help=_("who keeps it; empty for nobody"))
    parser.add_argument("--city", metavar="CITY", help=_("where it is"))
    parser.add_argument("--minimum", metavar="CODE", help=_("with --qty: at least so many of it"))
    parser.add_argument("--qty", metavar="QTY", type=reading.whole, help=_("0 for no minimum"))


def run(visit: Visit) -> Answer:
    """Lists keepers, or says who keeps a place, or how much should lie there."""
    from desktop.domain.errors import BadCommand
    from desktop.domain.keeping import KeepingDraft
    from desktop.services import keeping, places

    desk, asked = visit.desk, visit.asked
    if asked.place is None:
        return _all(visit)
    place = places.find_place(desk, asked.place)
    now = keeping.card(desk, place.id)
    if asked.minimum is not None:
        if asked.qty is None:
            raise BadCommand(_("--minimum needs --qty"))
        done = keeping.set_minimum(desk, visit.op, asked.minimum, place.id, asked.qty)
        return Answer(
            {"op": op_text(done.op), "place": done.place, "item": asked.minimum, "qty": asked.qty},
            _("{place}: at least {n} of {item}").format(
                place=done.place, n=asked.qty, item=asked.minimum
            ),
        )
    if asked.keeper is None and asked.city is None:
        data = {"place": place.path, "keeper": now.keeper, "city": now.city, "area": now.area}
        return Answer(data, " · ".join(part for part in data.values() if part))
    draft = KeepingDraft(
        keeper=now.own_keeper if asked.keeper is None else asked.keeper,
        city=now.city if asked.city is None else asked.city,
        area=now.area,
    )
    done = keeping.entrust(desk, visit.op, place.id, draft)
    data = {"op": op_text(done.op), "place": done.place, "keeper": done.keeper, "city": draft.city}
    return Answer(data, " · ".join(part for part in (done.place, done.keeper, draft.city) if part))


def _all(visit: Visit) -> Answer:
    from desktop.services import keeping, places

    notes = keeping.notes(visit.desk)
    known = [place for place in places.places(visit.desk) if place.kind.real]
    data = [
        {
            "place": place.path,
            "kind": place.kind.value,
            "keeper": notes[place.id].keeper if place.id in notes else "",
            "city": notes[place.id].city if place.id in notes else "",
        }
        for place in known
    ]
    columns = [Column(_("Place")), Column(_("Keeper")), Column(_("City"))]
    rows = [(row["place"], row["keeper"], row["city"]) for row in data]
    return Answer(data, table(columns, rows) if rows else _("Nothing lies anywhere yet"))
