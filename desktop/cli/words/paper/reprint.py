"""`paper reprint`: the same papers once more."""

from __future__ import annotations

import argparse

from desktop.cli.papers import asking, troubles
from desktop.cli.papers.asking import follow_up
from desktop.cli.papers.output import write
from desktop.cli.papers.troubles import problems
from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.domain.errors import NothingToPrint, NotValid
from desktop.domain.paper.register import State
from desktop.wording import N_, _

NAME = "reprint"
ABOUT = N_("draw issued papers once more: the same numbers, the same bytes")


def options(parser: argparse.ArgumentParser) -> None:
    """Which, and where to."""
    parser.add_argument("texts", nargs="*", metavar="NUMBER", help=_("their numbers"))
    parser.add_argument(
        "--query", metavar="TEXT", help=_("all valid ones that answer to this (see register)")
    )
    asking.add_drawing(parser)


def run(visit: Visit) -> Answer:
    """Draws them and notes that they were printed."""
    from desktop.services.paper import register

    asked, desk = visit.asked, visit.desk
    asking.ending(asked.out, ".pdf", ".zip", folder=True)
    found = [register.certificate(desk, number) for number in asked.texts]
    if asked.query:
        page = register.register(
            desk, asked.query, state=State.VALID, sort="number", descending=False, limit=10**9
        )
        found += page.rows
    for one in found:
        if one.state is not State.VALID:
            raise NotValid(one.number, one.state.value)
    found = [found[page] for page in asking.chosen(asked.pages, len(found))]
    if not found:
        raise NothingToPrint()
    refs = [one.ref for one in found]
    some = register.papers(desk, refs, pictures=visit.folders.photos)
    done = write(visit, some, asked.out)
    act = follow_up(visit.op, " ".join(["printed", *(one.number for one in found)]))
    register.mark_printed(desk, act, refs)
    data = {
        **done.data,
        "numbers": [{"number": one.number, "recipient": one.recipient} for one in found],
        "problems": problems(done.findings),
    }
    return Answer(data, "\n".join([*troubles.worded(done.findings), done.words(asked.out)]))
