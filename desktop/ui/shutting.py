"""Keys that are shut while what they began is being done, and the keyboard that comes back."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtWidgets import QWidget


def shut(*keys: QWidget, meanwhile: QWidget | None = None) -> Callable[[], None]:
    """Shuts keys (or what holds them); what it answers opens those again that were open.

    Qt hands the keyboard of a key that is shut to whatever comes next, at the end to the rail.
    It goes to `meanwhile` instead, and comes back unless somebody took it elsewhere.
    """
    shut_now = [key for key in keys if key.isEnabled()]
    if not shut_now:
        return lambda: None
    window = shut_now[0].window()
    before = window.focusWidget()
    had = before is not None and any(k is before or k.isAncestorOf(before) for k in shut_now)
    for key in shut_now:
        key.setEnabled(False)
    if had and meanwhile is not None:
        meanwhile.setFocus()
    fell = window.focusWidget()

    def open_again() -> None:
        for key in shut_now:
            if shiboken6.isValid(key):
                key.setEnabled(True)
        if had and window.focusWidget() is fell and shiboken6.isValid(before):
            before.setFocus()

    return open_again
