"""`request guide`: the reference values of events, listed or said anew."""

from __future__ import annotations

import argparse
from typing import Any

from desktop.cli import reading
from desktop.cli.telling import Answer, Column, money, op_text, table
from desktop.cli.visit import Visit
from desktop.domain.requisitions.guides import GuideDraft
from desktop.wording import N_, _

NAME = "guide"
ABOUT = N_("the reference values of events: list them, or write one")


def options(parser: argparse.ArgumentParser) -> None:
    """Nothing: all are listed; an amount: one is written."""
    parser.add_argument(
        "amount", nargs="?", type=reading.fen, metavar="FEN", help=_("write one of so many fen")
    )
    parser.add_argument("--kind", default="", metavar="KIND", help=_("for this kind of event"))
    parser.add_argument(
        "--people", type=reading.whole, default=0, metavar="N", help=_("from so many people on")
    )
    parser.add_argument("--from", dest="from_on", type=reading.day, metavar="DAY",
                        help=_("it holds from this day on (else from today)"))  # fmt: skip
    parser.add_argument("--note", default="", metavar="NOTE", help=_("a note"))
    parser.add_argument("--retire", type=reading.whole, metavar="ID",
                        help=_("take one out, by its id"))  # fmt: skip


def run(visit: Visit) -> Answer:
    """Lists, writes or takes out."""
    from desktop.domain.moments import at_home
    from desktop.services.requisitions import guides

    desk, asked = visit.desk, visit.asked
    told: dict[str, Any] = {}
    if asked.retire is not None:
        told["op"] = op_text(guides.retire_guide(desk, visit.op, asked.retire).op)
    elif asked.amount is not None:
        day = asked.from_on or at_home(desk.now()).date()
        draft = GuideDraft(asked.kind, asked.people, day, asked.amount, asked.note)
        told["op"] = op_text(guides.save_guide(desk, visit.op, draft).op)
    every = guides.guides(desk)
    told["guides"] = [
        {
            "id": one.id,
            "kind": one.kind,
            "people_from": one.people_from,
            "from_on": one.from_on,
            "amount_fen": one.amount_fen,
            "note": one.note,
        }
        for one in every
    ]
    columns = [
        Column("#", True), Column(_("Kind of event")), Column(_("People from"), True),
        Column(_("Holds from")), Column(_("Reference value"), True), Column(_("Note")),
    ]  # fmt: skip
    rows = [
        (one.id, one.kind or _("every kind"), one.people_from, one.from_on, money(one.amount_fen),
         one.note)
        for one in every
    ]  # fmt: skip
    return Answer(told, table(columns, rows) if rows else _("Nobody wrote one yet."))
