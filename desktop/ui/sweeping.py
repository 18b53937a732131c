"""Python's garbage is swept in the GUI thread only.

Widgets hold each other in circles, which only the collector takes apart, and the collector runs in
whatever thread happens to allocate: in a lane it would destroy Qt's objects there, and the program
would die. So while lanes run, automatic collection is off and a timer sweeps here.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 100  # little and often: no sweep may be felt


class Sweeper(QObject):
    """Sweeps from its making until `stop`."""

    _at_work = 0

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._settled = False
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.sweep)
        self._timer.start()
        self._stopped = False
        Sweeper._at_work += 1
        gc.disable()

    def sweep(self) -> None:
        """Collects the generations whose counts have passed the interpreter's own thresholds."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation] > 0:
                if generation == 2 and not self._settled:
                    # What was loaded at the start stays for good: it is never looked at again.
                    self._settled = True
                    gc.freeze()
                gc.collect(generation)
                return

    def stop(self) -> None:
        """No lane runs any more: the interpreter may collect by itself again, and everything."""
        if not self._stopped:
            self._stopped = True
            self._timer.stop()
            Sweeper._at_work -= 1
            if not Sweeper._at_work:
                # The window that closes is garbage now; the next one's sweeper would never see it.
                gc.unfreeze()
                gc.enable()
