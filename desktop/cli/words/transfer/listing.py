"""`transfer list`: what is picked, on its way or done."""

from __future__ import annotations

import argparse

from desktop.cli.telling import Answer, Column, day, table
from desktop.cli.transfers import data
from desktop.cli.visit import Visit
from desktop.domain.transfers import State
from desktop.wording import N_, _, ngettext
from desktop.wording import transfers as words

NAME = "list"
ABOUT = N_("list transfers: drafts, on their way, done")


def options(parser: argparse.ArgumentParser) -> None:
    """Which ones."""
    parser.add_argument(
        "query", nargs="?", default="", metavar="QUERY", help=_("code, waybill, courier or place")
    )
    parser.add_argument(
        "--state",
        action="append",
        default=[],
        choices=[state.value for state in State],
        help=_("only these; may repeat"),
    )
    parser.add_argument(
        "--mine", action="store_true", help=_("only those on their way to what you keep")
    )


def run(visit: Visit) -> Answer:
    """Lists them, the one that moved last first."""
    from desktop.services import transfers

    asked = visit.asked
    page = transfers.transfers(
        visit.desk,
        states=[State(word) for word in asked.state],
        query=asked.query,
        mine=asked.mine,
        limit=10**9,
    )
    columns = [
        Column(_("Transfer")), Column(_("State")), Column(_("From")), Column(_("To")),
        Column(_("Pieces"), True), Column(_("On the way"), True), Column(_("Sent")),
        Column(_("Waybill")),
    ]  # fmt: skip
    rows = [
        (
            one.code, words.state(one.state), one.from_place, one.to_place, f"{one.pieces:,}",
            f"{one.outstanding:,}", day(one.sent_at), f"{one.carrier} {one.waybill}".strip(),
        )
        for one in page.rows
    ]  # fmt: skip
    said = ngettext("{n} transfer", "{n} transfers", len(rows)).format(n=len(rows))
    text = "\n".join([table(columns, rows), said]) if rows else _("Nothing found.")
    return Answer([data(one) for one in page.rows], text)
