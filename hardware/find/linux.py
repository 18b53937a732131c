"""Ports on Linux: /sys tells what is on the bus, /proc who has a port, /etc who may."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import monotonic, sleep

from hardware.faults import Code, Fault
from hardware.find import permission
from hardware.find.holding import holder, holders, runs
from hardware.find.listing import Listing, system_ports
from hardware.find.names import BRAILLE, CHIPS
from hardware.find.values import Port, Stuck

# A class of USB devices that hubs have.
_HUB = "09"
# What makes brltty leave a board alone: it is asked to stop, and udev not to call it again. People
# who read by it would lose their display, so the sentence says what the line does.
STOP_BRLTTY = (
    "sudo systemctl mask --now brltty.service brltty-udev.service",
    "sudo apt-get remove brltty",
)
# The major number of /dev/null, /dev/zero and their like (the kernel's list of devices).
_MEMORY = (1,)
_GONE = {errno.ENXIO, errno.ENODEV, errno.EIO, errno.EBADF}


class Linux:
    """The ports of a Linux computer. Safe to ask from several threads."""

    system = "linux"

    def __init__(self, bus: Path = Path("/sys/bus/usb/devices")) -> None:
        self._listing = Listing(system_ports)
        self._bus = bus

    def list(self) -> tuple[Port, ...]:
        """All USB serial ports, in the order of their places."""
        return self._listing.list()

    def stuck(self) -> tuple[Stuck, ...]:
        """Chips of boards on the bus whose driver has made no port."""
        return tuple(self._stuck())

    def trouble(self, device: str, patience: float) -> Fault | None:
        """What stands in the way of opening a port, or None."""
        until = monotonic() + patience
        while True:
            fault = self.troubles([device]).get(device)
            if fault is None or fault.code is not Code.NO_PERMISSION or monotonic() >= until:
                return fault
            sleep(0.02)

    def troubles(self, devices: Sequence[str]) -> dict[str, Fault]:
        """What stands in the way of opening each of these ports now."""
        found: dict[str, Fault] = {}
        held = holders(devices)
        for device in devices:
            if "://" in device:
                continue
            if not os.path.exists(device):
                found[device] = Fault(Code.PORT_MISSING, port=device)
            elif not os.access(device, os.R_OK | os.W_OK):
                found[device] = permission.missing(device)
            elif device in held:
                found[device] = _busy(device, held[device])
        return found

    def explain(self, error: OSError, device: str) -> Fault:
        """What an error of opening or using a port means."""
        number = _number(error)
        if number == errno.ENOENT or not os.path.exists(device):
            return Fault(Code.PORT_MISSING, port=device)
        if number in (errno.EACCES, errno.EPERM):
            return permission.missing(device)
        if number in (errno.EBUSY, errno.EAGAIN):
            return _busy(device, holder(device))
        if _is_no_port(device):
            return Fault(Code.PORT_MISSING, port=device)
        return Fault(Code.UNPLUGGED, port=device)

    def holder(self, device: str) -> tuple[str, int] | None:
        """The program that has a port open."""
        return holder(device)

    def _stuck(self) -> Iterator[Stuck]:
        for place in sorted(_entries(self._bus)):
            # 1-2:1.0 is an interface of 1-2.
            if ":" in place.name:
                continue
            ids = _ids(place)
            known = CHIPS.get(ids) if ids else None
            if not ids or not known or _read(place / "bDeviceClass") == _HUB or _has_tty(place):
                continue
            yield self._why(place, ids, known.title)

    def _why(self, place: Path, ids: tuple[int, int], title: str) -> Stuck:
        named = f"{ids[0]:04x}:{ids[1]:04x}"
        if ids in BRAILLE and runs("brltty"):
            masked = Path("/run/systemd/system").exists()
            command = STOP_BRLTTY[0] if masked else STOP_BRLTTY[1]
            data: dict[str, int | str] = {"id": named, "command": command}
            return Stuck(place.name, *ids, title, Code.BRLTTY, data)
        module = _modules().get(ids[0], "cdc_acm")
        data = {"id": named, "system": self.system, "chip": title}
        data["command"] = f"sudo modprobe {module}"
        return Stuck(place.name, *ids, title, Code.NO_DRIVER, data)


def _modules() -> dict[int, str]:
    """The kernel's drivers by maker; the others are of the common class."""
    return {0x1A86: "ch341", 0x10C4: "cp210x", 0x0403: "ftdi_sio"}


def _busy(device: str, held: tuple[str, int] | None) -> Fault:
    if held is None:
        return Fault(Code.PORT_BUSY, port=device)
    return Fault(Code.PORT_BUSY, port=device, program=held[0], pid=held[1])


def _is_no_port(device: str) -> bool:
    """Whether it surely is something else: a file, a folder, /dev/null."""
    try:
        kind = os.stat(device)
    except OSError:
        return False
    return not stat.S_ISCHR(kind.st_mode) or os.major(kind.st_rdev) in _MEMORY


def _number(error: OSError) -> int | None:
    """The number that pyserial hands on, or has in the error that was the cause."""
    if error.errno is not None:
        return error.errno
    cause = error.__cause__ or error.__context__
    return cause.errno if isinstance(cause, OSError) else None


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _ids(place: Path) -> tuple[int, int] | None:
    try:
        return int(_read(place / "idVendor"), 16), int(_read(place / "idProduct"), 16)
    except ValueError:
        return None


def _has_tty(place: Path) -> bool:
    """Whether one of its interfaces has a port: …/1-2:1.0/ttyUSB0 or …/1-2:1.0/tty/ttyACM0."""
    return any(
        entry.name.startswith("tty")
        for interface in _entries(place)
        if interface.name.startswith(f"{place.name}:")
        for entry in _entries(interface)
    )


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""
