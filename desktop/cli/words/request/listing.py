"""`request list`: what is asked for, the most urgent first."""

from __future__ import annotations

import argparse

from desktop.cli.requests import data
from desktop.cli.telling import Answer, Column, table
from desktop.cli.visit import Visit
from desktop.domain.requisitions import Source, State
from desktop.domain.requisitions.lists import Chip
from desktop.wording import N_, _, ngettext
from desktop.wording.requisitions import words

NAME = "list"
ABOUT = N_("list requests, the most urgent first")


def options(parser: argparse.ArgumentParser) -> None:
    """Which ones."""
    parser.add_argument(
        "query",
        nargs="?",
        default="",
        metavar="QUERY",
        help=_("code, number, event, city, article or applicant"),
    )
    parser.add_argument(
        "--state",
        action="append",
        default=[],
        choices=[state.value for state in State],
        help=_("only these; may repeat"),
    )
    parser.add_argument(
        "--only",
        action="append",
        default=[],
        choices=[chip.value for chip in Chip],
        help=_("only these, may repeat: {words}").format(
            words=_(", ").join(f"{chip.value} ({words.chip(chip)})" for chip in Chip)
        ),
    )
    parser.add_argument(
        "--source",
        action="append",
        default=[],
        choices=[source.value for source in Source],
        help=_("how they came in; may repeat"),
    )


def run(visit: Visit) -> Answer:
    """Lists them."""
    from desktop.services.requisitions import looking

    asked = visit.asked
    page = looking.requisitions(
        visit.desk,
        asked.query,
        chips=asked.only,
        states=[State(word) for word in asked.state],
        sources=[Source(word) for word in asked.source],
        limit=10**9,
    )
    columns = [
        Column(_("Request")), Column(_("State")), Column(_("Event")), Column(_("City")),
        Column(_("Asked by")), Column(_("Pieces"), True), Column(_("Due")), Column(_("Post by")),
    ]  # fmt: skip
    rows = [
        (
            one.code, words.state(one.state), one.title, one.city, one.applicant,
            f"{one.pieces:,}", one.due_on or "–", one.post_by or "–",
        )
        for one in page.rows
    ]  # fmt: skip
    said = ngettext("{n} request", "{n} requests", len(rows)).format(n=len(rows))
    text = "\n".join([table(columns, rows), said]) if rows else _("Nothing found.")
    return Answer([data(one) for one in page.rows], text)
