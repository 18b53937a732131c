"""`workshop participants list`: everybody at the table."""

from __future__ import annotations

import argparse

from desktop.cli.bench import sessions
from desktop.cli.telling import Answer, Column, table
from desktop.cli.visit import Visit
from desktop.wording import N_, _, ngettext
from desktop.wording.joining import listed

NAME = "list"
ABOUT = N_("list who takes part, with kits and boards")


def options(parser: argparse.ArgumentParser) -> None:
    """Of which session."""
    sessions.add_session(parser, option=True)


def run(visit: Visit) -> Answer:
    """Lists them by number."""
    from desktop.services.bench.participants import participants

    found = participants(visit.desk, sessions.asked(visit).id)
    data = [
        {
            "number": one.number,
            "name": one.name,
            "kit": one.kit,
            "serials": list(one.serials),
            "tags": list(one.tags),
        }
        for one in found
    ]
    columns = [Column("#", True), Column(_("Name")), Column(_("Kit")), Column(_("Boards"))]
    rows = [
        (
            one.number,
            one.name or _("(name deleted)"),
            sessions.kit_word(one.kit),
            listed([*one.serials, *one.tags]),
        )
        for one in found
    ]
    said = ngettext("{n} participant", "{n} participants", len(rows)).format(n=len(rows))
    return Answer(data, "\n".join([table(columns, rows), said]) if rows else _("Nobody yet."))
