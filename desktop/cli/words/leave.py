"""`leave`: the leaver's checklist, and everything handed over as one act."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from desktop.cli.telling import Answer, Column, op_text, table
from desktop.cli.visit import Visit
from desktop.wording import N_, _

if TYPE_CHECKING:
    from desktop.domain.keeping import Heir, Leaving

NAME = "leave"
ABOUT = N_("what lies with somebody who leaves; with --hand-over, give it over and let them go")


def options(parser: argparse.ArgumentParser) -> None:
    """Who leaves, and who takes what."""
    parser.add_argument("person", metavar="PERSON")
    parser.add_argument("--hand-over", action="store_true", help=_("do it, as one act"))
    parser.add_argument(
        "--to", metavar="PLACE", help=_("who takes all of it; else whom the list proposes")
    )
    parser.add_argument("--keeper", metavar="NAME", help=_("who keeps their other places now"))


def run(visit: Visit) -> Answer:
    """Lists what lies with them (exit 1 while anything does), or hands it over."""
    from desktop.services import leaving, places
    from desktop.services.leaving import BoxTo, GoodsTo, SiteTo

    desk, asked = visit.desk, visit.asked
    found = leaving.checklist(desk, asked.person)
    if not asked.hand_over:
        return _list(found)
    all_to = places.find_place(desk, asked.to).id if asked.to else None

    def to(heir: Heir | None) -> int | None:
        return all_to or (None if heir is None else heir.place_id)

    done = leaving.hand_over(
        desk,
        visit.op,
        asked.person,
        [
            GoodsTo(one.variant, one.owner_id, one.place_id, one.qty, goal)
            for one in found.goods
            if (goal := to(one.heir))
        ],
        [BoxTo(one.place_id, goal) for one in found.boxes if (goal := to(one.heir))],
        [SiteTo(one.place_id, asked.keeper) for one in found.sites if asked.keeper],
    )
    data = {
        "op": op_text(done.op),
        "person": done.person,
        "pieces": done.pieces,
        "boxes": done.boxes,
        "places": done.sites,
    }
    said = _("{name}: {pieces} pieces, {boxes} boxes and {places} places handed over.")
    return Answer(data, said.format(name=done.person, **{k: data[k] for k in _COUNTS}))


_COUNTS = ("pieces", "boxes", "places")


def _list(found: Leaving) -> Answer:
    rows: list[dict[str, Any]] = [
        {"what": one.code, "qty": one.qty, "place": one.place, "to": _name(one.heir)}
        for one in found.goods
    ]
    rows += [
        {"what": "", "qty": one.pieces, "place": one.place, "to": _name(one.heir)}
        for one in found.boxes
    ]
    rows += [{"what": "", "qty": one.pieces, "place": one.place, "to": ""} for one in found.sites]
    rows += [
        {"what": one.code, "qty": None, "place": one.from_place, "to": one.to_place}
        for one in found.transfers
    ]
    if found.done:
        return Answer([], _("Nothing lies with {name} any more.").format(name=found.person))
    columns = [Column(_("Code")), Column(_("Place")), Column(_("Pieces"), True), Column("→")]
    shown = [
        (row["what"], row["place"], "" if row["qty"] is None else f"{row['qty']:,}", row["to"])
        for row in rows
    ]
    return Answer(rows, table(columns, shown), exit=1)


def _name(heir: Heir | None) -> str:
    return "" if heir is None else heir.place
