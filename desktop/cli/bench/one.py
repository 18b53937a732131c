"""One board on one port, from its first moment to its last: what `flash` and `test` have alike."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Generator
from typing import TYPE_CHECKING

from desktop.cli.bench import asking, telling
from desktop.cli.bench.hands import Hands, Typing, can_type, too_late
from desktop.cli.telling import Answer
from desktop.cli.visit import Visit
from desktop.domain.bench.card import Card, UsbPlace
from desktop.wording import _

if TYPE_CHECKING:
    from desktop.services.bench.usb import Places
    from desktop.services.bench.work import Answers

Cards = Generator[Card, None, Card]
Way = Callable[["UsbPlace", "Answers", "Places"], Cards]
_INTERRUPTED = 130


def options(parser: argparse.ArgumentParser) -> None:
    """Which port, which kind of board, and how patient."""
    asking.add_port(parser)
    asking.add_board(parser)
    asking.add_hands(parser)
    asking.add_made_up(parser)


def follow(visit: Visit, way: Way, good: Callable[[Card], str], *, yes: bool = False) -> Answer:
    """Takes the board along its way; `good` is the sentence for one that came through."""
    from desktop.services.bench.work import Answers

    known = asking.places(visit)
    answers = Answers()
    teller = telling.Teller(sys.stderr, bar=sys.stderr.isatty())
    typed = can_type()
    hands = Hands(answers, teller.line, yes=yes, typed=typed, patience=visit.asked.patience)
    if typed:
        Typing(lambda text: _heard(hands, teller, text)).start()
    cards = way(asking.place_at(known, visit.asked.port), answers, known.places)
    try:
        card = followed(cards, teller, hands)
    except KeyboardInterrupt:
        return Answer(None, "", _INTERRUPTED, telling.stopped())
    return _answer(card, good, hands)


def followed(cards: Cards, teller: telling.Teller, hands: Hands, name: str = "") -> Card:
    """Tells every card and lets hands see it; returns the last. The port is closed after it."""
    try:
        while True:
            try:
                card = next(cards)
            except StopIteration as end:
                last: Card = end.value
                return last
            teller.tell(card, name)
            hands.see(card)
    finally:
        hands.rest()
        cards.close()
        teller.rest()


def _heard(hands: Hands, teller: telling.Teller, text: str) -> None:
    if text.strip() and not hands.type(text):
        teller.line(_("“{text}” means nothing here.").format(text=text.strip()))


def _answer(card: Card, good: Callable[[Card], str], hands: Hands) -> Answer:
    data = telling.data(card)
    code = telling.exit_code(card)
    if code == 0:
        return Answer(data, good(card))
    said = too_late() if hands.gave_up else telling.verdict(card)
    if code == 1:
        return Answer(data, said, code)
    data["error"] = telling.error(card)
    return Answer(data, "", code, aside=said)
