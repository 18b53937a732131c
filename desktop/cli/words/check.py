"""`check`: proves the ledger."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.wording import N_, _, ngettext

if TYPE_CHECKING:
    from desktop.domain.safekeeping import Problem

NAME = "check"
ABOUT = N_("prove the ledger: balances, journals, numbers, payments")


def options(parser: argparse.ArgumentParser) -> None:
    """None of its own."""


def run(visit: Visit) -> Answer:
    """Exit 1 when something speaks against it."""
    from desktop.services import safekeeping
    from desktop.wording.problems import problem

    found = visit.follow(safekeeping.check(visit.desk))
    problems = [_told(p) for p in found.problems]
    data = {
        "ok": found.ok,
        "problems": problems,
        "movements": found.movements,
        "entries": found.entries,
    }
    if found.ok:
        moved, wrote = found.movements, found.entries
        said = _("All is well: {movements}, {entries}.").format(
            movements=ngettext("{n} movement", "{n} movements", moved).format(n=f"{moved:,}"),
            entries=ngettext("{n} journal entry", "{n} journal entries", wrote).format(
                n=f"{wrote:,}"
            ),
        )
        return Answer(data, said)
    count = ngettext("{n} problem found:", "{n} problems found:", len(problems))
    lines = [problem(p) for p in found.problems]
    return Answer(data, "\n".join([count.format(n=len(problems)), *lines]), exit=1)


def _told(found: Problem) -> dict[str, Any]:
    """A problem as JSON; the code of an article is `item`, as everywhere."""
    from desktop.wording.problems import problem

    data = {"item" if name == "code" else name: value for name, value in found.data.items()}
    return {**data, "code": found.code, "message": problem(found)}
