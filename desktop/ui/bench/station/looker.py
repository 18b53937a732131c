"""Looks again and again what is plugged in, in a lane of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.ui.bench.books import BenchBooks, Seen
from desktop.ui.jobs import Jobs

if TYPE_CHECKING:
    from desktop.domain.errors import Refused

LANE = "usb"  # each place has a further lane, by its location
_EVERY_MS = 100


class Looker(QObject):
    """`saw(Seen)` after each look, `refused` when there was none."""

    saw = Signal(object)
    refused = Signal(object)

    def __init__(self, jobs: Jobs, books: BenchBooks, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._books = jobs, books
        self._looking = False
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self._look)
        jobs.add_lane(LANE)

    def watch(self) -> None:
        """Begins, and looks at once."""
        if not self._timer.isActive():
            self._timer.start()
            self._look()

    def rest(self) -> None:
        """Looks no more; an answer under way is not heard."""
        self._timer.stop()

    def _look(self) -> None:
        if self._looking:
            return  # the last look is still under way
        self._looking = True
        self._jobs.run(
            LANE,
            self._books.look,
            owner=self,
            done=self._saw,
            refused=self._blind,
            failed=self._broke,
        )

    def _saw(self, seen: Seen) -> None:
        self._looking = False
        if self._timer.isActive() and seen.practice is self._books.rehearsing:
            self.saw.emit(seen)

    def _blind(self, no: Refused) -> None:
        self._looking = False
        self.refused.emit(no)

    def _broke(self, bug: Exception) -> None:
        # Once is enough: it would break again at every look.
        self._looking = False
        self.rest()
        self._jobs.bug.emit(bug)
