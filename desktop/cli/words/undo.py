"""`undo`: takes a whole act back by its reversal."""

from __future__ import annotations

import argparse

from desktop.cli import reading
from desktop.cli.telling import Answer, op_text
from desktop.cli.visit import Visit
from desktop.wording import N_, _, ngettext

NAME = "undo"
ABOUT = N_("take back a whole import, movement or other act, by its reversal")


def options(parser: argparse.ArgumentParser) -> None:
    """The act's identity, as import and move tell it."""
    parser.add_argument("batch", metavar="BATCH", type=reading.op, help=_("the act's UUID"))


def run(visit: Visit) -> Answer:
    """Reverses it whole, or refuses with the lines in its way."""
    from desktop.services import stock

    done = stock.undo(visit.desk, visit.op, visit.asked.batch)
    said = ngettext("{n} fact taken back.", "{n} facts taken back.", done.undone)
    return Answer({"undone": done.undone, "op": op_text(done.op)}, said.format(n=done.undone))
