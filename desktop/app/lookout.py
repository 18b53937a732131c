"""Looks out for what others write to the ledger, and for the ledger itself."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.ui.jobs import READ, Jobs

if TYPE_CHECKING:
    from desktop.domain.errors import Refused
    from desktop.services.watching import Watch

_log = logging.getLogger(__name__)
_EVERY_MS = 500


class LookOut(QObject):
    """`others_wrote` tells of somebody else's facts, `answers` whether the ledger is there."""

    others_wrote = Signal()
    answers = Signal(bool)

    def __init__(self, watch: Watch, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._watch, self._jobs = watch, jobs
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def stop(self) -> None:
        """Looks no more; gives the connection back. Call it when the lanes have ended."""
        self._timer.stop()
        self._watch.close()

    def _look(self) -> None:
        self._jobs.run(
            READ,
            self._watch.others_wrote,
            owner=self,
            done=self._heard,
            refused=self._lost,
            latest="watch",
        )

    def _heard(self, others: bool) -> None:
        self.answers.emit(True)
        if others:
            self.others_wrote.emit()

    def _lost(self, no: Refused) -> None:
        _log.warning("the database does not answer: %s", no)
        self.answers.emit(False)
