"""Where the files of an installation lie: its data, and the resources it was delivered with."""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Folders:
    """The data folder and the places in it; `--data DIR` moves them all."""

    home: Path

    @classmethod
    def choose(cls, data: Path | None = None) -> Folders:
        """The folder named, else the one the usual settings name, else the usual one."""
        if data is not None:
            return cls(data.expanduser().absolute())
        # Imported here: a start that names its folder need not pay for it.
        from platformdirs import user_data_path

        usual = cls(user_data_path("yuanwu", appauthor=False))
        named = _named_in(usual.settings)
        return cls(named) if named else usual

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.home / "yuanwu.db"

    @property
    def photos(self) -> Path:
        """Original pictures, named by their hash."""
        return self.home / "photos"

    @property
    def attachments(self) -> Path:
        """Print files, samples' photos, contracts: what belongs to production, by its hash."""
        return self.home / "attachments"

    @property
    def backups(self) -> Path:
        """Copies made before a migration, a restore and on request."""
        return self.home / "backups"

    @property
    def logs(self) -> Path:
        """The rotating log."""
        return self.home / "logs"

    @property
    def cart(self) -> Path:
        """The open cart of this station, saved as it grows."""
        return self.home / "cart.json"

    @property
    def keys(self) -> Path:
        """The key that signs papers, made when one is set up; no backup holds it."""
        return self.home / "keys"

    @property
    def robot(self) -> Path:
        """The address of a group's robot and its secret, its owner's alone; in no backup."""
        return self.keys / "feishu.json"

    @property
    def boards(self) -> Path:
        """A person's own kinds of boards, a folder each; they overlay the shipped ones."""
        return self.home / "boards"

    @property
    def settings(self) -> Path:
        """The settings of this installation."""
        return self.home / "settings.json"

    def make(self) -> None:
        """Creates the folders, readable by their owner only. Raises OSError where it may not."""
        for folder in (self.home, self.photos, self.attachments, self.backups, self.logs):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def resource(*parts: str) -> Path:
    """A file or folder under `resources/`, from the source tree, the package or a frozen program.

    Raises FileNotFoundError, naming it, when the installation lacks it.
    """
    # PyInstaller says where it unpacked its data.
    found = _resources(__file__, getattr(sys, "_MEIPASS", None)).joinpath(*parts)
    if not found.exists():
        raise FileNotFoundError(found)
    return found


@cache
def _resources(file: str, frozen: str | None) -> Path:
    """Where all of them lie, seen from this file; looked for once, because each icon asks."""
    here = Path(file).resolve().parent.parent
    roots = [here / "resources", here.parent / "resources"]
    if frozen:
        roots.insert(0, Path(frozen) / "resources")
    return next((r for r in roots if r.is_dir()), roots[-1])


def _named_in(settings: Path) -> Path | None:
    """The data folder that a settings file names, if it does."""
    with suppress(OSError, ValueError, AttributeError):
        if named := json.loads(settings.read_text("utf-8")).get("data"):
            return Path(str(named)).expanduser().absolute()
    return None
