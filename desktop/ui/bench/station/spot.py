"""What lies in one USB place, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.domain.bench.card import Card, State, UsbPlace

if TYPE_CHECKING:
    from desktop.services.bench.work import Answers
    from desktop.ui.jobs import Job

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

    def clear(self) -> None:
        """The place is empty again; its last result is remembered."""
        if self.card.state in (State.PASSED, State.FAILED):
            self.before = self.card
        self.card = Card(self.place, State.EMPTY)
