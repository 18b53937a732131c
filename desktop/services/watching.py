"""Noticing what others wrote: a second window on the same file, another station on the server."""

from __future__ import annotations

from desktop.services.changes import Desk
from desktop.store import arrivals


class Watch:
    """Asked every half second; on an embedded file a quiet look costs some microseconds.

    Not for several threads at once. `own` is told of each own command, so that it is not taken
    for somebody else's.
    """

    def __init__(self, desk: Desk) -> None:
        self._pulse = arrivals.Pulse(desk.database)
        self._seen = self._pulse.beats() or 0
        self._own = 0

    def own(self) -> None:
        """One command of this window was announced."""
        self._own += 1

    def others_wrote(self) -> bool:
        """Whether something was written since the last look that this window did not announce.

        Raises DatabaseTrouble where the database has gone.
        """
        own, self._own = self._own, 0
        beats = self._pulse.beats()
        if beats is None:
            return False
        before, self._seen = self._seen, beats
        return beats - before > own

    def close(self) -> None:
        """Gives the connection back."""
        self._pulse.close()
