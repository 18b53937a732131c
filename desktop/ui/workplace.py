"""What every room is given: the desk of the person at work, the lanes, the news, and two ways out.

Made by `app.py` and handed to the rooms by constructor. `desk` is a question, not a value: who is
at work may change while a page is open. Nothing here loads the database's library, because the
window is painted before that.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.settings import Folders, Settings
from desktop.ui.announce import Announcements
from desktop.ui.jobs import Jobs
from desktop.ui.notices.toast import Toasts

if TYPE_CHECKING:
    from desktop.services.changes import Desk


@dataclass(frozen=True)
class Workplace:
    """`go(room, what)` opens another room and, where it can, one thing in it."""

    desk: Callable[[], Desk]
    jobs: Jobs
    news: Announcements
    toasts: Toasts
    go: Callable[[str, object], None]


@dataclass(frozen=True)
class Keeping:
    """The settings as they are now, and `change(name=value)`, which writes them at once.

    `restart` builds the window anew, e.g. in another language; `sample` is true while the program
    works on sample data in a folder that goes away with it.
    """

    folders: Folders
    settings: Callable[[], Settings]
    change: Callable[..., Settings]
    restart: Callable[..., None]
    sample: bool = False

    def columns(self, word: str) -> tuple[str, ...]:
        """The columns that a list was left with, none where it was never changed."""
        return tuple(self.settings().columns.get(word, ()))

    def keep_columns(self, word: str, keys: tuple[str, ...]) -> None:
        """Remembers the columns of a list."""
        now: dict[str, Any] = dict(self.settings().columns)
        self.change(columns=now | {word: keys})
