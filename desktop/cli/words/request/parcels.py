"""`request parcels`: what is packed and on its way, and postage that is to be paid back."""

from __future__ import annotations

import argparse

from desktop.cli import parcels as told
from desktop.cli.telling import Answer, Column, money, table
from desktop.cli.visit import Visit
from desktop.domain.errors import Missing
from desktop.wording import N_, _
from desktop.wording.requisitions.parcels import REPAID, STATES

NAME = "parcels"
ABOUT = N_("parcels of a request, or all postage that is to be paid back")


def options(parser: argparse.ArgumentParser) -> None:
    """Of which request."""
    parser.add_argument("request", nargs="?", metavar="REQUEST", help=_("its code, RQ-…"))
    parser.add_argument(
        "--owed", action="store_true", help=_("of all requests: whose postage was advanced")
    )


def run(visit: Visit) -> Answer:
    """Lists them."""
    from desktop.services.requisitions import parcels

    asked = visit.asked
    if asked.owed:
        found = parcels.owed(visit.desk)
    elif asked.request:
        found = parcels.parcels(visit.desk, asked.request)
    else:
        raise Missing("requisition")
    owed = bool(asked.owed)  # what is in them is not looked up then
    columns = [
        Column(_("Parcel")), Column(_("State")), Column(_("From")),
        *([] if owed else [Column(_("Pieces"), True)]), Column(_("Courier")), Column(_("Waybill")),
        Column(_("Postage"), True), Column(_("Advanced by")), Column(_("Repaid")),
    ]  # fmt: skip
    rows = [
        (one.code, _(STATES[one.state]), one.from_place, *([] if owed else [one.pieces or ""]),
         one.carrier, one.waybill, money(one.postage_fen), one.advanced_by,
         _(REPAID[one.repaid]) if one.advanced_by else "")
        for one in found
    ]  # fmt: skip
    nothing = _("Nothing found.") if owed else _("There are no parcels.")
    words = table(columns, rows) if rows else nothing
    return Answer([told.data(one) for one in found], words)
