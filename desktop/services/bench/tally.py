"""How a session goes: boards, yield, the commonest faults."""

from __future__ import annotations

from desktop.domain.bench.counting import count
from desktop.domain.bench.sessions import Kind, Tally
from desktop.services.changes import Desk
from desktop.store.bench import booking, people, reading, sessions


def tally(desk: Desk, session: int) -> Tally:
    """The figures of a session (local id). Raises NotFound."""
    with desk.database.reading() as connection:
        mine = sessions.get(connection, session)
        row = sessions.row(connection, session)
        made = mine.setup.kind is Kind.PRODUCTION
        everybody = people.participants(connection, session)
        return count(
            reading.of_session(connection, session),
            kits_handed=sum(1 for one in everybody if one.kit),
            participants=len(everybody),
            unbooked=len(booking.unbooked(connection, session)) if made else 0,
            kits_left=booking.kits_left(connection, row) if made else None,
        )


def kits_left(desk: Desk, session: int) -> int:
    """Kits at the place of a session in 生产备货 (local id)."""
    with desk.database.reading() as connection:
        return booking.kits_left(connection, sessions.row(connection, session))
