"""How a session stands, asked in one go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.bench.sessions import Participant, Session, Tally

if TYPE_CHECKING:
    from desktop.services.changes import Desk


@dataclass(frozen=True)
class Standing:
    """A session as it stands."""

    session: Session
    tally: Tally
    people: tuple[Participant, ...]


def standing(desk: Desk, session: int) -> Standing:
    """How a session stands; runs in a lane. Raises NotFound."""
    from desktop.services.bench import participants, sessions, tally

    return Standing(
        sessions.session(desk, session),
        tally.tally(desk, session),
        tuple(participants.participants(desk, session)),
    )
