"""Who has a port open, on Linux: every program's open files are told in /proc."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

PROC = Path("/proc")
# Programs that this one runs carry its process number under this name.
STARTED_BY = "YUANWU_STARTED_BY"
# The major numbers of pseudo-terminals (the kernel's list of devices).
_PSEUDO = range(136, 144)
# These run other programs; the one that people know is the first of their words.
_INTERPRETERS = re.compile(r"(python|perl|ruby|node|java|bash|dash|sh)[\d.]*$")


def holder(device: str, proc: Path = PROC) -> tuple[str, int] | None:
    """The program that has a device open, and its process number. See `holders`."""
    return holders([device], proc).get(device)


def holders(devices: Iterable[str], proc: Path = PROC) -> dict[str, tuple[str, int]]:
    """Which programs have which of these devices open, with their process numbers, in one look at
    all processes (3 to 8 ms).

    Not this program itself, nor one that it runs to flash a board. A program of another person
    cannot be seen unless this one runs as root: then nobody is named.
    """
    wanted = [one for device in devices if (one := _known(device)) is not None]
    own = os.getpid()
    found: dict[str, tuple[str, int]] = {}
    for pid in processes(proc) if wanted else ():
        if pid == own:
            continue
        for device in _open_in(proc / str(pid) / "fd", wanted):
            if device not in found and not _is_ours(proc / str(pid)):
                found[device] = program(pid, proc), pid
    return found


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


@dataclass(frozen=True)
class _Known:
    """A device by all its marks: the name it was asked by, the real one, the kernel's number."""

    device: str
    real: str
    number: int


def _known(device: str) -> _Known | None:
    try:
        return _Known(device, os.path.realpath(device), os.stat(device).st_rdev)
    except OSError:
        return None


def _open_in(folder: Path, wanted: Iterable[_Known]) -> list[str]:
    """Which of the devices a process has open. Who plays the board at the far end of a
    pseudo-terminal often keeps the near end open as well, and does not count.
    """
    try:
        names = os.listdir(folder)
    except OSError:  # gone, or another person's
        return []
    targets: set[str] = set()
    numbers: set[int] = set()
    for name in names:
        with suppress(OSError):
            target = os.readlink(f"{folder}/{name}")
            if target.startswith("/dev/") and target != "/dev/null":
                targets.add(target)
                # The same device may have another name in another tree of files.
                numbers.add(os.stat(f"{folder}/{name}").st_rdev)
    if not targets:
        return []
    plays = any(target.endswith("/ptmx") for target in targets)
    return [
        one.device
        for one in wanted
        if (one.real in targets or (one.number and one.number in numbers))
        and not (plays and os.major(one.number) in _PSEUDO)
    ]


def _is_ours(folder: Path) -> bool:
    """Whether this program started it: avrdude must have the port it flashes through."""
    try:
        return f"{STARTED_BY}={os.getpid()}".encode() in (folder / "environ").read_bytes().split(
            b"\0"
        )
    except OSError:
        return False


def _word(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
