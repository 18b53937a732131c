"""`check`: proves the ledger."""

from __future__ import annotations

import argparse
import json

from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.wording import N_, _, ngettext

NAME = "check"
ABOUT = N_("prove the ledger: balances, journals, numbers, payments")


def options(parser: argparse.ArgumentParser) -> None:
    """None of its own."""


def run(visit: Visit) -> Answer:
    """Exit 1 when something speaks against it."""
    from desktop.services import safekeeping

    found = visit.follow(safekeeping.check(visit.desk))
    problems = [{**p.data, "code": p.code} for p in found.problems]
    data = {
        "ok": found.ok,
        "problems": problems,
        "movements": found.movements,
        "entries": found.entries,
    }
    if found.ok:
        said = _("All is well: {movements} movements, {entries} journal entries.").format(
            movements=f"{found.movements:,}", entries=f"{found.entries:,}"
        )
        return Answer(data, said)
    count = ngettext("{n} problem found:", "{n} problems found:", len(problems))
    lines = [
        f"{p.code}: {json.dumps(p.data, ensure_ascii=False, default=str)}" for p in found.problems
    ]
    return Answer(data, "\n".join([count.format(n=len(problems)), *lines]), exit=1)
