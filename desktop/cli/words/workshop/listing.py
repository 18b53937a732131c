"""`workshop list`: the sessions there were, the newest first."""

from __future__ import annotations

import argparse

from desktop.cli.bench import sessions
from desktop.cli.telling import Answer, Column, day, table
from desktop.cli.visit import Visit
from desktop.wording import N_, _, bench, ngettext, pgettext

NAME = "list"
ABOUT = N_("list the sessions")


def options(parser: argparse.ArgumentParser) -> None:
    """What to look for."""
    parser.add_argument(
        "query", nargs="?", default="", metavar="QUERY", help=_("words to look for")
    )


def run(visit: Visit) -> Answer:
    """Lists them with how they went."""
    from desktop.services.bench import tally
    from desktop.services.bench.sessions import sessions as every

    found = [(one, tally.tally(visit.desk, one.id)) for one in every(visit.desk, visit.asked.query)]
    data = [{**sessions.data(one), "tally": sessions.tally_data(how)} for one, how in found]
    columns = [
        Column("#", True),
        Column(_("Session")),
        Column(_("Kind")),
        Column(_("Project")),
        Column(pgettext("session", "Opened")),
        Column(pgettext("session", "Closed")),
        Column(_("Boards"), True),
        Column(_("Passed"), True),
    ]
    rows = [
        (
            one.id, one.setup.name, bench.kind(one.setup.kind), one.setup.project,
            day(one.opened_at), day(one.closed_at), how.boards, how.passed,
        )
        for one, how in found
    ]  # fmt: skip
    said = ngettext("{n} session", "{n} sessions", len(rows)).format(n=len(rows))
    return Answer(data, "\n".join([table(columns, rows), said]) if rows else _("Nothing found."))
