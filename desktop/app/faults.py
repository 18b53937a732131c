"""Exceptions that nobody caught in the window's own thread: into the log, and told to the person.

Qt lets a slot's exception pass to `sys.excepthook`, whose usual answer is standard error, where
nobody who works in a window ever looks.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from types import TracebackType

_log = logging.getLogger(__name__)


class Faults:
    """Stands in the place of `sys.excepthook` from `begin` to `end`; `tell` is given each bug."""

    def __init__(self, tell: Callable[[BaseException], None]) -> None:
        self._tell = tell
        self._before = sys.excepthook

    def begin(self) -> None:
        """Takes the place."""
        self._before = sys.excepthook
        sys.excepthook = self._take

    def end(self) -> None:
        """Gives it back."""
        sys.excepthook = self._before

    def _take(
        self, kind: type[BaseException], bug: BaseException, trace: TracebackType | None
    ) -> None:
        if not isinstance(bug, Exception):
            # Ctrl+C in the terminal is no fault.
            self._before(kind, bug, trace)
            return
        _log.error("a bug in the window", exc_info=(kind, bug, trace))
        try:
            self._tell(bug)
        except Exception:
            # What cannot be shown is at least written down; a fault of the teller tells nobody.
            _log.exception("a bug while telling one")
