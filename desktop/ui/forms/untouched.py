"""What stood in a form when something was asked: an answer goes over nothing written since."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.ui.forms.typed import value


class Untouched:
    """Made with the question; asked with the answer, entry by entry."""

    def __init__(self, *entries: QWidget) -> None:
        self._was = {entry: value(entry) for entry in entries}

    def __contains__(self, entry: QWidget) -> bool:
        """Whether it is as it was, and nobody stands in it who may be about to type."""
        at = entry.window().focusWidget()
        within = at is not None and (at is entry or entry.isAncestorOf(at))
        return not within and value(entry) == self._was[entry]
