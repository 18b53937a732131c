"""One command's way into the house: its folder, its ledger, who does it, how far it has come."""

from __future__ import annotations

import argparse
import getpass
import os
from collections.abc import Generator, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypeVar

from desktop.cli.telling import wide
from desktop.domain.errors import BadCommand, PasswordShown
from desktop.domain.progress import Progress
from desktop.settings import Folders, Settings, load, without_password
from desktop.wording import _

if TYPE_CHECKING:
    from desktop.services.changes import Desk, OpId
    from desktop.store.database import Database

_T = TypeVar("_T")


class Visit:
    """What a word may ask for; the ledger is opened when it first asks for it."""

    def __init__(self, asked: argparse.Namespace, folders: Folders, err: TextIO) -> None:
        self.asked = asked
        self.folders = folders
        self._err = err
        self._database: Database | None = None
        self._shown = 0  # columns of the terminal that the progress takes

    @cached_property
    def settings(self) -> Settings:
        """What this installation remembers."""
        return load(self.folders).settings

    @cached_property
    def person(self) -> str:
        """Who does it: --by, else the settings' person, else the one logged in."""
        named = str(self.asked.by or "").strip() or self.settings.person
        return named or _logged_in()

    @cached_property
    def op(self) -> OpId:
        """The identity of this act: the one given, else a fresh one."""
        from desktop.services.changes import OpId

        given = self.asked.op
        return OpId(bytes=given.bytes) if given else OpId.new()

    @cached_property
    def desk(self) -> Desk:
        """Where the person works. Raises DatabaseTrouble, PasswordShown or BadCommand."""
        from desktop.services.changes import Desk
        from desktop.services.safekeeping import open_at

        self._database = open_at(self._target(), self.folders.backups)
        return Desk(
            self._database,
            self.settings.station,
            self.person,
            stale_days=self.settings.stale_days,
        )

    def _target(self) -> Path | str:
        said = self.asked.database
        if said and without_password(said) != said:
            raise PasswordShown()
        said = said or os.environ.get("YUANWU_DATABASE") or self.settings.database
        if not said:
            return self.folders.database
        if "://" not in said:
            return Path(said).expanduser().absolute()
        if not said.startswith(("postgresql://", "postgresql+psycopg://", "sqlite://")):
            shown = without_password(said)
            raise BadCommand(
                _("“{url}” is neither a file nor postgresql://user@host/name.").format(url=shown)
            )
        return said

    def follow(self, steps: Generator[Progress, None, _T]) -> _T:
        """Does long work to its end, shows on a terminal how far it has come, gives its result."""
        result: list[_T] = []

        def all_of_it() -> Iterator[Progress]:
            result.append((yield from steps))

        self.watch(all_of_it())
        return result[0]

    def watch(self, steps: Iterator[Progress]) -> None:
        """As `follow`, of work without a result."""
        try:
            for step in steps:
                self._show(step)
        finally:
            if self._shown:
                self._err.write("\r" + " " * self._shown + "\r")
                self._shown = 0

    def _show(self, step: Progress) -> None:
        if self._err.isatty():
            of = f"{step.done:,}/{step.total:,}" if step.total else f"{step.done:,}"
            line = f"{of} {step.what[:50]}"
            self._err.write("\r" + line + " " * max(0, self._shown - wide(line)))
            self._err.flush()
            self._shown = wide(line)

    def close(self) -> None:
        """Gives the ledger back."""
        if self._database is not None:
            self._database.close()


def _logged_in() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"  # a service account without a name
