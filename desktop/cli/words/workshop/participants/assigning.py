"""`workshop participants assign`: this board is that person's."""

from __future__ import annotations

import argparse

from desktop.cli.bench import sessions
from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.wording import N_, _

NAME = "assign"
ABOUT = N_("say whose board this is")


def options(parser: argparse.ArgumentParser) -> None:
    """Whose, which one."""
    sessions.add_participant(parser)
    parser.add_argument("board", metavar="BOARD", help=_("its serial or its paper number: T-07"))
    sessions.add_session(parser, option=True)


def run(visit: Visit) -> Answer:
    """Writes it down."""
    from desktop.services.bench.participants import assign

    who = sessions.participant(visit, sessions.asked(visit).id)
    assign(visit.desk, visit.op, who.id, visit.asked.board)
    data = {
        "participant": who.number,
        "name": who.name,
        "board": visit.asked.board,
        "op": str(visit.op),
    }
    said = _("{board} is the board of {name}.")
    return Answer(data, said.format(board=visit.asked.board, name=who.name or who.number))
