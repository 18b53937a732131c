"""Programs of the system that help and may be missing: started, never waited for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QProcess


def start(command: Sequence[str]) -> int:
    """Starts a program apart from this one, without a word on the terminal; its process id, 0
    where it could not be started. POSIX systems only.
    """
    quiet = ["-c", 'exec "$@" >/dev/null 2>&1', "sh", *command]
    started, pid = QProcess.startDetached("/bin/sh", quiet)
    return pid if started else 0
