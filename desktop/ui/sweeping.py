"""Python's garbage is swept in the GUI thread only.

Widgets hold each other in circles, which only the collector takes apart, and the collector runs in
whatever thread happens to allocate: in a lane it would destroy Qt's objects there, and the program
would die. So while lanes run, automatic collection is off and a timer sweeps here.

What a start loads stays for good, and it is a lot: until the first page stands nothing is swept,
then all there is is set aside and never looked at again.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 100  # little and often: no sweep may be felt
_AT_LAST_MS = 10_000  # a start that did not come to its end by then is none


class Sweeper(QObject):
    """Sweeps from `settle` (or after ten seconds) until `stop`."""

    _at_work = 0

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.sweep)
        self._start = QTimer(self, interval=_AT_LAST_MS, singleShot=True)
        self._start.timeout.connect(self.settle)
        self._start.start()
        self._stopped = False
        Sweeper._at_work += 1
        gc.disable()

    def settle(self) -> None:
        """What was to be loaded is there: from now on what is made may become garbage."""
        if not self._stopped and not self._timer.isActive():
            self._start.stop()
            gc.freeze()
            self._timer.start()

    def sweep(self) -> None:
        """Collects the generations whose counts have passed the interpreter's own thresholds."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation] > 0:
                gc.collect(generation)
                return

    def stop(self) -> None:
        """No lane runs any more: the interpreter may collect by itself again, and everything."""
        if not self._stopped:
            self._stopped = True
            self._start.stop()
            self._timer.stop()
            Sweeper._at_work -= 1
            if not Sweeper._at_work:
                # The window that closes is garbage now; the next one's sweeper would never see it.
                gc.unfreeze()
                gc.enable()
