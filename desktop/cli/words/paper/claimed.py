"""`paper claimed`: papers were handed over to their recipients."""

from __future__ import annotations

import argparse

from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.wording import N_, _, ngettext

NAME = "claimed"
ABOUT = N_("note that papers were handed over, or with --not that they were not")


def options(parser: argparse.ArgumentParser) -> None:
    """Which."""
    parser.add_argument("texts", nargs="*", metavar="NUMBER", help=_("their numbers"))
    parser.add_argument(
        "--not", dest="back", action="store_true", help=_("they were not after all")
    )


def run(visit: Visit) -> Answer:
    """Notes it."""
    from desktop.services.paper import register

    refs = [register.certificate(visit.desk, number).ref for number in visit.asked.texts]
    done = register.mark_claimed(visit.desk, visit.op, refs, not visit.asked.back)
    said = ngettext("{n} paper noted", "{n} papers noted", done.papers)
    data = {"papers": done.papers, "claimed": not visit.asked.back, "op": str(visit.op)}
    return Answer(data, said.format(n=done.papers))
