"""`workshop participants add`: people, by their names or from a list."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.cli.bench import sessions
from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.wording import N_, _, ngettext
from desktop.wording.bench import lists

NAME = "add"
ABOUT = N_("add people to a session, by name or from a list")


def options(parser: argparse.ArgumentParser) -> None:
    """Who."""
    parser.add_argument("texts", metavar="NAME", nargs="*", help=_("names of people"))
    parser.add_argument("--file", type=Path, metavar="FILE", help=_("a list of names, CSV or XLSX"))
    sessions.add_session(parser, option=True)


def run(visit: Visit) -> Answer:
    """Adds them in their order; they get the next numbers."""
    from desktop.services.bench.participants import add, known, participants, read_list

    asked = visit.asked
    session = sessions.asked(visit).id
    read = read_list(asked.file, known(visit.desk, session, visit.op)) if asked.file else None
    names = [*asked.texts, *(read.names if read else ())]
    left_out = read.left_out if read else ()
    # A list of people who are all there already is no mistake: it was handed in once more.
    all_known = not names and any(why == "known" for _row, _name, why in left_out)
    added = 0 if all_known else add(visit.desk, visit.op, session, names).count
    every = participants(visit.desk, session)
    data = {
        "added": added,
        "participants": [{"number": one.number, "name": one.name} for one in every],
        "left_out": [{"row": row, "name": name, "why": why} for row, name, why in left_out],
        "op": None if all_known else str(visit.op),
    }
    said = ngettext("{n} participant added", "{n} participants added", added)
    lines = [lists.left_out(*one) for one in left_out]
    return Answer(data, "\n".join([said.format(n=added), *lines]))
