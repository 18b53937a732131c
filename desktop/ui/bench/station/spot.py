"""What lies in one USB place, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from desktop.domain.bench.card import Card, State, UsbPlace
from desktop.ui.bench.station.numbering import Numbering

if TYPE_CHECKING:
    from desktop.services.bench.work import Answers
    from desktop.ui.jobs import Job

_MOST = 32  # cards at most
ENDED = (State.PASSED, State.FAILED, State.CANCELLED)


@dataclass
class Expected:
    """Whose or which board is to come into a place: a participant (local id), a paper number."""

    participant: int | None = None
    tag: str = ""
    words: str = ""


@dataclass
class Spot:
    """One place. `away` counts the looks at which nothing was plugged in, `since` is when its
    result came (monotonic seconds), `anew` that a board came while the last one's way still ended.
    """

    place: UsbPlace
    card: Card
    before: Card | None = None
    expected: Expected = field(default_factory=Expected)
    present: bool = False
    away: int = 0
    since: float = 0.0
    anew: bool = False
    answers: Answers | None = None
    job: Job | None = None

    @property
    def busy(self) -> bool:
        """Whether a board is under way here."""
        return self.job is not None

    @property
    def ended(self) -> bool:
        """Whether a result stands here."""
        return self.job is None and self.card.state in ENDED

    @property
    def pulled(self) -> bool:
        """Whether the board was unplugged on its way: plugged in again it begins anew."""
        trouble = self.card.trouble
        return self.ended and trouble is not None and trouble.code == "unplugged"

    def take(self, card: Card) -> None:
        """How it stands now; the number is the table's, whatever the system calls the place."""
        self.card = replace(card, place=self.place)

    def put(self, place: UsbPlace) -> None:
        """The place is opened by another name now, or has another number."""
        self.place = place
        self.card = replace(self.card, place=place)

    def answer(self, word: str, led: int) -> None:
        """What a person said, on its way to the board: yes, no, none_lit, dark."""
        if self.answers is None:
            return
        if word == "dark":
            self.answers.dark(led)
        else:
            said = {"yes": self.answers.yes, "no": self.answers.no}
            said.get(word, self.answers.none_lit)()

    def clear(self) -> None:
        """The place is empty again; its last result is remembered."""
        if self.card.state in (State.PASSED, State.FAILED):
            self.before = self.card
        self.card = Card(self.place, State.EMPTY)


def blank_card(location: str, numbering: Numbering) -> Card:
    """The card of a place in which nothing was seen yet."""
    place = UsbPlace(location, "", "", numbering.number(location))
    return Card(place, State.EMPTY)


def cards_of(spots: Mapping[str, Spot], numbering: Numbering) -> list[Card]:
    """One for each place, by their numbers: those seen, and the numbered ones beside them."""
    found = [spot.card for spot in spots.values()]
    beside = numbering.neighbours(spots)
    found += [blank_card(one, numbering) for one in beside if one not in spots]
    return sorted(found, key=lambda card: card.place.number)[:_MOST]
