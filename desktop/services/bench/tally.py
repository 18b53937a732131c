"""How a session goes: boards, yield, the commonest faults."""

from __future__ import annotations

from desktop.domain.bench.sessions import Tally
from desktop.services.changes import Desk


def tally(desk: Desk, session: int) -> Tally:
    """The figures of a session (local id). Raises NotFound."""
    raise NotImplementedError
