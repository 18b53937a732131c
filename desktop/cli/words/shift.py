"""`shift open` and `shift close`: a till with its float, and its drawer counted."""

from __future__ import annotations

import argparse

from desktop.cli import reading
from desktop.cli.grammar import Grammar, add_everywhere
from desktop.cli.telling import Answer, money, pairs, signed
from desktop.cli.visit import Visit
from desktop.domain.errors import NoShift
from desktop.wording import N_, _

NAME = "shift"
ABOUT = N_("open a till with its float, or close it with its drawer counted")


def options(parser: argparse.ArgumentParser) -> None:
    """`open` or `close`, and of which till at which event."""
    under = parser.add_subparsers(
        metavar="open|close", dest="act", required=True, parser_class=Grammar
    )
    opening = under.add_parser("open", help=_("open a till"), description=_("open a till"))
    closing = under.add_parser("close", help=_("close a till"), description=_("close a till"))
    for act in (opening, closing):
        act.add_argument("--event", metavar="EVENT", required=True)
        act.add_argument("--till", metavar="A", type=reading.till, required=True)
        act.add_argument(
            "--cash",
            type=reading.fen,
            metavar="FEN",
            required=True,
            help=_("the float, or the cash counted, in fen"),
        )
    opening.add_argument(
        "--take-over", action="store_true", help=_("take the letter over from another station")
    )
    closing.add_argument(
        "--keeper", metavar="PERSON", help=_("who keeps the cash (else who closes)")
    )
    closing.add_argument("--note", default="", metavar="TEXT")
    for act in (opening, closing):
        add_everywhere(act, first=False)


def run(visit: Visit) -> Answer:
    """Opens or closes."""
    return _open(visit) if visit.asked.act == "open" else _close(visit)


def _open(visit: Visit) -> Answer:
    from desktop.services import booth

    desk, asked = visit.desk, visit.asked
    event = booth.event(desk, asked.event)
    done = booth.open_stand(
        desk, visit.op, event.id, asked.till, asked.cash, take_over=asked.take_over
    )
    data = {
        "event": event.name,
        "till": done.letter,
        "float_fen": asked.cash,
        "expected_fen": asked.cash,
        "counted_fen": None,
        "difference_fen": None,
        "op": str(visit.op),
    }
    said = _("Till {till} is open at “{event}” with a float of {amount}.").format(
        till=done.letter, event=event.name, amount=money(asked.cash)
    )
    return Answer(data, said)


def _close(visit: Visit) -> Answer:
    from desktop.cli.finding import own_shift
    from desktop.services import booth

    desk, asked = visit.desk, visit.asked
    event = booth.event(desk, asked.event)
    shift = own_shift(desk, event.id, asked.till)
    if shift is None:
        raise NoShift(event.name, asked.till)
    keeper = asked.keeper or visit.person
    done = booth.close_shift(desk, visit.op, shift.id, asked.cash, keeper, asked.note)
    data = {
        "event": event.name,
        "till": done.letter,
        "expected_fen": done.expected_fen,
        "counted_fen": done.counted_fen,
        "difference_fen": done.difference_fen,
        "keeper": keeper,
        "op": str(visit.op),
    }
    facts = [
        (_("Expected"), money(done.expected_fen)),
        (_("Counted cash"), money(done.counted_fen)),
        (_("Difference"), signed(done.difference_fen)),
        (_("Cash kept by"), keeper),
    ]
    return Answer(data, pairs(facts))
