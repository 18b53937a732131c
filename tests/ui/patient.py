"""The hands of the tests, as patient as a machine with much else to do needs them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

# ms until what is waited for is held to come no more. What comes is waited for no longer than it
# takes.
PATIENCE = 60_000


class PatientBot(QtBot):
    """Waits for whatever was asked of it until it is there."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:
        """A condition."""
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal, *, timeout: int = PATIENCE, **how):
        """A signal, in a `with` block."""
        return super().waitSignal(signal, timeout=timeout, **how)

    def waitExposed(self, widget: QWidget, *, timeout: int = PATIENCE):
        """A window on the screen, in a `with` block."""
        return super().waitExposed(widget, timeout=timeout)
