"""Keys as the system sends them: to the window, with the moment they were pressed."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

_NAMED = {"\n": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab}
_clock = count(1_000_000, 1_000)


def press(window: QWidget, text: str, every_ms: float | Iterable[float]) -> None:
    """Presses the keys of `text` at these distances; `\\n` is Enter, `\\t` is Tab."""
    moment = float(next(_clock))
    gaps = iter([every_ms] * len(text) if isinstance(every_ms, (int, float)) else every_ms)
    for char in text:
        key = _NAMED.get(char, Qt.Key(ord(char.upper())))
        shift = Qt.KeyboardModifier.ShiftModifier
        modifiers = shift if char.isupper() else Qt.KeyboardModifier.NoModifier
        typed = {"\n": "\r"}.get(char, char)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, modifiers, typed)
            event.setTimestamp(round(moment))
            QCoreApplication.sendEvent(window.windowHandle(), event)
        moment += next(gaps, 0.0)


def scan(window: QWidget, code: str) -> None:
    """A code as a scanner types it: five milliseconds a key, Enter at the end."""
    press(window, f"{code}\n", 5)
