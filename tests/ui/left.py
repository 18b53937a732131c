"""What a test of the window may not leave to the tests after it.

All of them share one process and one QApplication: lanes that still run keep Python's collector
off, a scanner that still listens holds back the keys of the next test, a window that is still open
takes its keyboard.
"""

from __future__ import annotations

import gc
import sys

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from desktop.ui.scanner import Scanner
from desktop.ui.sweeping import Sweeper

# About what ten windows leave, 200 MB.
MUCH = 1_000_000


class Litter:
    """Windows that closed hold each other in circles, and the collector looks at old things so
    seldom that hundreds of them would pile up; a sweep takes too long to be done after each.
    """

    def __init__(self) -> None:
        self._clean = sys.getallocatedblocks()

    def sweep_when_much(self) -> None:
        """Collects everything once there is enough of it."""
        if sys.getallocatedblocks() - self._clean > MUCH:
            gc.collect()
            self._clean = sys.getallocatedblocks()


def left_behind(app: QApplication) -> list[str]:
    """What is still there, each in a sentence. It is put away, so that no other test suffers."""
    # What was to be deleted later waits for an event loop, which may be that of the next test.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    found = []
    if Sweeper._at_work:
        found.append(f"{Sweeper._at_work} Sweeper at work: a House or Jobs was never closed.")
        Sweeper._at_work = 0
    elif not gc.isenabled():
        found.append("Python's collector is off, and no Sweeper is at work.")
    gc.enable()
    for scanner in app.findChildren(Scanner):
        found.append("A Scanner listens: its deleteLater was never called.")
        scanner.deleteLater()
    for window in app.topLevelWidgets():
        if window.isVisible():
            found.append(f"A window is open: {type(window).__name__} {window.windowTitle()!r}.")
            window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return found
