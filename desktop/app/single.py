"""Whether this window is the only one on its data."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLockFile

from desktop.ui.notices import NoticeBar
from desktop.ui.theme import Tone
from desktop.wording import _


class OnlyWindow:
    """A mark beside the data that the first window holds; it falls with the process.

    Sales of two windows never mix in the ledger, but an open cart is kept once for a till: two
    windows would overwrite each other's, so whoever opens the second is told.
    """

    def __init__(self, folder: Path) -> None:
        self._mark = QLockFile(str(folder / "window.lock"))
        # A day of selling is long: only a holder that no longer runs counts as gone.
        self._mark.setStaleLockTime(0)

    def begin(self, notices: NoticeBar) -> None:
        """Takes the mark, or says that another window has it. No mark where nobody may write."""
        if self._mark.tryLock(0) or self._mark.error() is not QLockFile.LockError.LockFailedError:
            return
        said = _("Another window is open on these data. Sell in one of them only.")
        notices.say(said, Tone.WARN)

    def leave(self) -> None:
        """The next window may be the only one."""
        self._mark.unlock()
