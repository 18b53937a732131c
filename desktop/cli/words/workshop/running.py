"""`workshop run`: all USB places at once without a window, a line for every moment."""

from __future__ import annotations

import argparse
import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING

from desktop.cli import reading
from desktop.cli.bench import asking, sessions, telling
from desktop.cli.bench.hands import Typing, can_type
from desktop.cli.telling import Answer, pairs
from desktop.cli.visit import Visit
from desktop.domain.bench.card import State, UsbPlace
from desktop.domain.errors import SessionClosed
from desktop.wording import N_, _
from desktop.wording.joining import paragraph

if TYPE_CHECKING:
    from desktop.cli.bench.every import Everywhere
    from desktop.cli.bench.numbering import Numbered
    from desktop.cli.bench.one import Cards
    from desktop.domain.bench.sessions import Session
    from desktop.services.bench.work import Answers
    from desktop.services.changes import Desk

NAME = "run"
ABOUT = N_("flash, test and number every board that is plugged in, until Ctrl+C")
_INTERRUPTED = 130


def options(parser: argparse.ArgumentParser) -> None:
    """Of which session, how many."""
    sessions.add_session(parser)
    parser.add_argument(
        "--count",
        type=reading.quantity,
        metavar="N",
        help=_("end after so many boards (made-up ones: after all of them)"),
    )
    parser.add_argument(
        "--yes", action="store_true", help=_("write over whatever is on the board, unasked")
    )
    asking.add_hands(parser)
    asking.add_made_up(parser, count=True)


def run(visit: Visit) -> Answer:
    """Exit 1 when a board did not pass in the end, or never came so far as to be tried."""
    from desktop.services.bench.practice import practice_desk

    practice = visit.asked.practice is not None
    with practice_desk(visit.desk) if practice else nullcontext(visit.desk) as desk:
        session = _session(visit, desk)
        return _run(visit, desk, session, asking.places(visit))


def _session(visit: Visit, desk: Desk) -> Session:
    from desktop.services.bench.sessions import current

    # A rehearsal has a session of its own, which is the one that is open there.
    found = current(desk) if visit.asked.practice is not None else None
    found = found or sessions.asked(visit)
    if found.closed_at is not None:
        raise SessionClosed(found.setup.name)
    return found


def _run(visit: Visit, desk: Desk, session: Session, known: Numbered) -> Answer:
    from desktop.cli.bench.every import Everywhere, How
    from desktop.services.bench.projects import project
    from desktop.services.bench.tally import tally
    from desktop.services.bench.work import work

    asked = visit.asked
    boards = project(session.setup.project, asking.own_boards(visit))

    def start(place: UsbPlace, answers: Answers) -> Cards:
        return work(desk, session, place, answers, known.places, folder=asking.own_boards(visit))

    typed = can_type()
    teller = telling.Teller(sys.stderr)
    everywhere = Everywhere(
        known,
        How(start, boards.wears, yes=asked.yes, typed=typed, patience=asked.patience),
        teller,
        asked.count or asked.practice,
        closed=asked.practice is not None,
    )
    teller.line(_("“{session}”: plug boards in. Ctrl+C ends.").format(session=session.setup.name))
    if typed:
        Typing(everywhere.type).start()
    aside, code = "", None
    try:
        everywhere.run()
    except KeyboardInterrupt:
        aside, code = paragraph(_("Stopped."), _("All ports are closed.")), _INTERRUPTED
    figures = tally(desk, session.id)
    data = {
        **sessions.data(session),
        "practice": asked.practice is not None,
        "boards": [telling.data(card) for card in everywhere.cards],
        "tally": sessions.tally_data(figures),
    }
    code = _exit(everywhere) if code is None else code
    return Answer(data, pairs(sessions.tally_facts(figures)), code, aside)


def _exit(everywhere: Everywhere) -> int:
    """By the last card of each place: 1 when one did not pass, or hangs there without a port."""
    last = {card.place.location: card for card in everywhere.cards}
    failed = any(card.state is not State.PASSED for card in last.values())
    return int(failed or bool(everywhere.stuck))
