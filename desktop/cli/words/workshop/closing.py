"""`workshop close`: a session is over."""

from __future__ import annotations

import argparse

from desktop.cli.bench import sessions
from desktop.cli.telling import Answer, pairs
from desktop.cli.visit import Visit
from desktop.wording import N_

NAME = "close"
ABOUT = N_("close a session")


def options(parser: argparse.ArgumentParser) -> None:
    """Which one."""
    sessions.add_session(parser)


def run(visit: Visit) -> Answer:
    """Closes it, and tells how it went."""
    from desktop.services.bench.sessions import close_session
    from desktop.services.bench.tally import tally

    closed = close_session(visit.desk, visit.op, sessions.asked(visit).id)
    figures = tally(visit.desk, closed.id)
    data = {**sessions.data(closed), "tally": sessions.tally_data(figures), "op": str(visit.op)}
    return Answer(data, pairs([*sessions.facts(closed), *sessions.tally_facts(figures)]))
