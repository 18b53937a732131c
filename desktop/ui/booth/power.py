"""While the stand is open: no sleep, as far as the system lets us, and a warning at 20 % battery.

Nothing here is needed for selling: where a system offers no way, nothing happens.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.ui.jobs import READ, Jobs
from desktop.ui.programs import start

LOW = 20
_EVERY_MS = 60_000
_SUPPLIES = Path("/sys/class/power_supply")
# SetThreadExecutionState (winbase.h): continuous, system required, display required.
_AWAKE = 0x80000000 | 0x00000001 | 0x00000002
_USUAL = 0x80000000


class Power(QObject):
    """`low(percent)` once each time the battery falls to 20 % while it discharges."""

    low = Signal(int)

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._awake = 0  # the process that keeps the machine awake
        self._on = False
        self._warned = False
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def keep_awake(self, on: bool) -> None:
        """Keeps the machine from sleeping, or lets it again."""
        if on == self._on:
            return
        self._on = on
        if on:
            self._timer.start()
            self.look()
        else:
            self._timer.stop()
        if sys.platform == "win32":
            import ctypes

            ctypes.windll.kernel32.SetThreadExecutionState(_AWAKE if on else _USUAL)
        elif on:
            self._start(_command())
        elif self._awake:
            with suppress(OSError):
                os.kill(self._awake, signal.SIGTERM)
            self._awake = 0

    def look(self) -> None:
        """Looks at the battery, in a lane."""
        self._jobs.run(READ, battery, owner=self, done=self._seen, latest="battery")

    def _seen(self, percent: int | None) -> None:
        low = percent is not None and percent <= LOW
        if low and not self._warned and percent is not None:
            self.low.emit(percent)
        self._warned = low

    def _start(self, command: list[str]) -> None:
        # Detached, because it must not hold up the end of the program; it ends with it by itself.
        if command:
            self._awake = start(command)


def _command() -> list[str]:
    """A program that keeps the machine awake as long as this one runs; [] where there is none."""
    own = str(os.getpid())
    if sys.platform == "darwin":
        return ["caffeinate", "-d", "-i", "-w", own]
    inhibit, tail = shutil.which("systemd-inhibit"), shutil.which("tail")
    if inhibit and tail:
        return [
            inhibit, "--what=idle:sleep", "--who=Yuanwu", "--why=till", "--mode=block",
            tail, "--pid", own, "-f", os.devnull,
        ]  # fmt: skip
    return []


def battery(supplies: Path = _SUPPLIES) -> int | None:
    """Percent of charge while the battery discharges; None on mains or where nothing tells."""
    if sys.platform == "win32":
        return _windows()
    if sys.platform == "darwin":
        return _macos()
    for supply in sorted(supplies.glob("*")) if supplies.is_dir() else []:
        try:
            if (supply / "type").read_text().strip() != "Battery":
                continue
            if (supply / "status").read_text().strip() != "Discharging":
                continue
            return int((supply / "capacity").read_text())
        except (OSError, ValueError):
            continue
    return None


def _windows() -> int | None:
    import ctypes

    class Status(ctypes.Structure):
        """SYSTEM_POWER_STATUS (winbase.h)."""

        _fields_ = (
            ("mains", ctypes.c_byte), ("flag", ctypes.c_byte), ("percent", ctypes.c_ubyte),
            ("saver", ctypes.c_byte), ("left", ctypes.c_ulong), ("full", ctypes.c_ulong),
        )  # fmt: skip

    status = Status()
    windll = getattr(ctypes, "windll", None)
    if windll is None or not windll.kernel32.GetSystemPowerStatus(ctypes.byref(status)):
        return None
    return int(status.percent) if status.mains == 0 and status.percent <= 100 else None


def _macos() -> int | None:
    try:
        said = subprocess.run(
            ["pmset", "-g", "batt"], capture_output=True, text=True, timeout=5, check=True
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    if "discharging" not in said:
        return None
    digits = said.partition("%")[0].rpartition("\t")[2].strip()
    return int(digits) if digits.isdigit() else None
