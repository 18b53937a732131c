"""The folders in which people look for files, where a file dialog begins."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths


def downloads() -> str:
    """Where lists and pictures arrive; the home folder where the system names none."""
    return _folder(QStandardPaths.StandardLocation.DownloadLocation)


def documents(name: str = "") -> str:
    """Where what is written goes, with the name of the file."""
    return str(Path(_folder(QStandardPaths.StandardLocation.DocumentsLocation)) / name)


def _folder(kind: QStandardPaths.StandardLocation) -> str:
    named = QStandardPaths.writableLocation(kind)
    return named if named and Path(named).is_dir() else str(Path.home())
