"""Opening the ledger; loaded in a lane, because the database's library takes its time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from uuid import UUID

from desktop.app.rooms import PAGES
from desktop.services.changes import Desk, Topic
from desktop.services.safekeeping import open_at
from desktop.services.watching import Watch
from desktop.settings import Folders


@dataclass(frozen=True)
class Opened:
    """What the lane brings home: the desk, and who watches for what others write."""

    desk: Desk
    watch: Watch


def open_desk(
    target: Path | str,
    folders: Folders,
    station: UUID,
    person: str,
    announce: Callable[[frozenset[Topic]], None],
) -> Desk:
    """The desk on a file or URL, migrated after a copy of an older ledger was made.

    Raises DatabaseTrouble, and CannotWrite where that copy cannot be made.
    """
    return Desk(open_at(target, folders.backups), station, person, announce=announce)


def load_page(room: str) -> None:
    """Loads what a room's page is made of, so that the window does not stand still over it."""
    import_module(PAGES[room])


def load_finding() -> None:
    """Loads what Ctrl+K looks with, after the first page stands."""
    import_module("desktop.app.finding")


def watch(desk: Desk) -> Watch:
    """Who notices what others write."""
    return Watch(desk)
