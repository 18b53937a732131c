"""Who has a port open, on Linux: every program's open files are told in /proc."""

from __future__ import annotations

import os
import re
from itertools import pairwise
from pathlib import Path

PROC = Path("/proc")
# The major numbers of pseudo-terminals (the kernel's list of devices).
_PSEUDO = range(136, 144)
# These run other programs; the one that people know is the first of their words.
_INTERPRETERS = re.compile(r"(python|perl|ruby|node|java|bash|dash|sh)[\d.]*$")


def holder(device: str, proc: Path = PROC) -> tuple[str, int] | None:
    """The program that has a device open, and its process number. About 3 ms.

    Not this program itself. A program of another person cannot be seen unless this one runs as
    root: then nobody is named.
    """
    try:
        real = os.path.realpath(device)
        number = os.stat(device).st_rdev
    except OSError:
        return None
    own = os.getpid()
    for pid in processes(proc):
        if pid != own and _has_open(proc / str(pid) / "fd", real, number):
            return program(pid, proc), pid
    return None


def processes(proc: Path = PROC) -> list[int]:
    """All process numbers."""
    try:
        return sorted(int(name) for name in os.listdir(proc) if name.isdigit())
    except OSError:
        return []


def runs(name: str, proc: Path = PROC) -> bool:
    """Whether a program of this name runs (of its first 15 letters, as the kernel keeps it)."""
    return any(_word(proc / str(pid) / "comm") == name for pid in processes(proc))


def program(pid: int, proc: Path = PROC) -> str:
    """What people call a process: minicom, thonny; "" when it is gone."""
    folder = proc / str(pid)
    try:
        words = (folder / "cmdline").read_bytes().decode("utf-8", "replace").split("\0")
    except OSError:
        words = []
    name = os.path.basename(words[0]) if words and words[0] else _word(folder / "comm")
    if not _INTERPRETERS.match(name):
        return name
    for before, word in pairwise(words):
        if before == "-c":
            break
        if word and not word.startswith("-"):
            return os.path.basename(word)
    return name


def _has_open(folder: Path, real: str, number: int) -> bool:
    """Whether a process has the device open. Who plays the board at the far end of a
    pseudo-terminal often keeps the near end open as well, and does not count.
    """
    try:
        names = os.listdir(folder)
    except OSError:  # gone, or another person's
        return False
    found = plays = False
    for name in names:
        link = f"{folder}/{name}"
        try:
            target = os.readlink(link)
            plays = plays or target.endswith("/ptmx")
            # The same device may have another name in another tree of files.
            found = found or target == real
            found = found or (_is_device(target) and os.stat(link).st_rdev == number != 0)
        except OSError:
            continue
    return found and not (plays and os.major(number) in _PSEUDO)


def _is_device(target: str) -> bool:
    return target.startswith("/dev/") and not target.startswith("/dev/null")


def _word(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
