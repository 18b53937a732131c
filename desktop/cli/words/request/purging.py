"""`request purge`: contacts of requests that ended long enough ago are deleted for good."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import Any

from desktop.cli.telling import Answer, Column, table
from desktop.cli.visit import Visit
from desktop.domain.requisitions.purging import Proof
from desktop.wording import N_, _, ngettext

NAME = "purge"
ABOUT = N_("delete contacts of requests that ended long ago, and prove that they are gone")


def options(parser: argparse.ArgumentParser) -> None:
    """Only look, or one person altogether."""
    parser.add_argument("--dry-run", action="store_true", help=_("list what would be deleted"))
    parser.add_argument("--forget", metavar="NAME", help=_("forget this person"))


def run(visit: Visit) -> Answer:
    """Lists, or deletes and searches; exit 1 where deleted words still stand somewhere."""
    from desktop.services.requisitions import purging
    from desktop.wording.requisitions.purging import proof as told

    asked = visit.asked
    if asked.dry_run:
        return _listed(visit)
    home = visit.folders.home
    steps = (
        purging.forget(visit.desk, visit.op, asked.forget, home)
        if asked.forget is not None
        else purging.purge(visit.desk, visit.op, home)
    )
    found: Proof = visit.follow(steps)
    return Answer(_data(found), told(found), exit=0 if found.clean else 1)


def _listed(visit: Visit) -> Answer:
    from desktop.services.requisitions import purging

    rows = [
        {
            "request": one.code,
            "title": one.title,
            "ended_on": one.ended_on.isoformat(),
            "values": one.values,
        }
        for one in purging.listed(visit.desk)
    ]
    columns = [
        Column(_("Request")), Column(_("Event")), Column(_("Ended on")),
        Column(_("Private values"), True),
    ]  # fmt: skip
    cells = [(one["request"], one["title"], one["ended_on"], one["values"]) for one in rows]
    count = ngettext("{n} request is due", "{n} requests are due", len(rows)).format(n=len(rows))
    return Answer({"requests": rows}, f"{table(columns, cells)}\n{count}" if rows else count)


def _data(found: Proof) -> dict[str, Any]:
    return {
        "op": found.purged.op,
        "requests": found.purged.requests,
        "values": found.purged.values,
        "searched": found.searched,
        "found": [asdict(one) for one in found.found],
        "backups": [asdict(one) for one in found.backups],
        "shared": found.shared,
        "common": [asdict(one) for one in found.common],
    }
