"""Ports on macOS: pyserial lists them, ioreg tells what is on the bus."""

from __future__ import annotations

import errno
import os
import plistlib
import subprocess
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any
from xml.parsers.expat import ExpatError

from hardware.faults import Code, Fault
from hardware.find.listing import Listing, Told, system_ports
from hardware.find.names import CHIPS
from hardware.find.values import Port, Stuck

# What is on the USB bus, as a property list; some 50 ms.
IOREG = ("/usr/sbin/ioreg", "-p", "IOUSB", "-l", "-w", "0", "-a")
# Names the files' holders: processes of this person, or all for root.
LSOF = "/usr/sbin/lsof"
SOON = 1.2  # s for it: whatever stands in the way of a port is told within two


class MacOS:
    """The ports of a Mac. Safe to ask from several threads."""

    system = "macos"

    def __init__(
        self,
        comports: Callable[[], Iterable[Told]] | None = None,
        bus: Callable[[], bytes] | None = None,
        holders: Callable[[str], str] | None = None,
    ) -> None:
        self._listing = Listing(comports or system_ports)
        self._bus = bus or _ioreg
        self._holders = holders or _lsof

    def list(self) -> tuple[Port, ...]:
        """All USB serial ports, in the order of their places."""
        return self._listing.list()

    def stuck(self) -> tuple[Stuck, ...]:
        """Chips of boards on the bus that have no port."""
        have = {port.location.split(":")[0] for port in self.list()}
        try:
            tree = plistlib.loads(self._bus())
        except (OSError, subprocess.SubprocessError, ExpatError, plistlib.InvalidFileException):
            return ()
        return tuple(
            one for device in _devices(tree) if (one := self._without(device, have)) is not None
        )

    def trouble(self, device: str, patience: float) -> Fault | None:
        """What stands in the way of opening a port, or None."""
        if "://" in device:
            return None
        if not os.path.exists(device):
            return Fault(Code.PORT_MISSING, port=device)
        return self._busy(device) if self.holder(device) else None

    def troubles(self, devices: Sequence[str]) -> dict[str, Fault]:
        """Which of these ports are missing; asking for holders takes too long to do it often."""
        return {
            device: Fault(Code.PORT_MISSING, port=device)
            for device in devices
            if "://" not in device and not os.path.exists(device)
        }

    def explain(self, error: OSError, device: str) -> Fault:
        """What an error of opening or using a port means."""
        if error.errno in (errno.EBUSY, errno.EAGAIN):
            return self._busy(device)
        if error.errno in (errno.EACCES, errno.EPERM):
            command = f"sudo chmod a+rw {device}"
            return Fault(Code.NO_PERMISSION, port=device, command=command, group="", again=0)
        if error.errno == errno.ENOENT or not os.path.exists(device):
            return Fault(Code.PORT_MISSING, port=device)
        return Fault(Code.UNPLUGGED, port=device)

    def holder(self, device: str) -> tuple[str, int] | None:
        """The program that has a port open, if it is not this one."""
        try:
            said = self._holders(device)
        except (OSError, subprocess.SubprocessError):
            return None
        pid = 0
        # One field a line: p is the process, c its command.
        for line in said.splitlines():
            if line.startswith("p") and line[1:].isdigit():
                pid = int(line[1:])
            elif line.startswith("c") and pid not in (0, os.getpid()):
                return line[1:], pid
        return None

    def _busy(self, device: str) -> Fault:
        held = self.holder(device)
        if held is None:
            return Fault(Code.PORT_BUSY, port=device)
        return Fault(Code.PORT_BUSY, port=device, program=held[0], pid=held[1])

    def _without(self, device: dict[str, Any], have: set[str]) -> Stuck | None:
        vid, pid = device.get("idVendor"), device.get("idProduct")
        where = device.get("locationID")
        if not isinstance(vid, int) or not isinstance(pid, int) or not isinstance(where, int):
            return None
        known = CHIPS.get((vid, pid))
        if not known or place(where) in have:
            return None
        data: dict[str, int | str] = {"id": f"{vid:04x}:{pid:04x}", "system": self.system}
        data |= {"chip": known.title, "driver": known.driver, "source": known.source}
        return Stuck(place(where), vid, pid, known.title, Code.NO_DRIVER, data)


def place(number: int) -> str:
    """A place in the tree of hubs, written as pyserial does: 0x14200000 is 20-2."""
    ports = [(number >> shift) & 0xF for shift in range(20, -1, -4)]
    steps = ports[: ports.index(0)] if 0 in ports else ports
    return f"{number >> 24}-{'.'.join(map(str, steps))}"


def _devices(tree: object) -> Iterator[dict[str, Any]]:
    """All devices in ioreg's tree."""
    if isinstance(tree, list):
        for one in tree:
            yield from _devices(one)
    elif isinstance(tree, dict):
        if "idVendor" in tree:
            yield tree
        yield from _devices(tree.get("IORegistryEntryChildren"))


def _ioreg() -> bytes:
    return subprocess.run(IOREG, capture_output=True, timeout=5, check=True).stdout


def _lsof(device: str) -> str:
    # It exits with 1 when nobody has it.
    done = subprocess.run(
        [LSOF, "-F", "pc", "--", device], capture_output=True, timeout=SOON, check=False
    )
    return done.stdout.decode("utf-8", "replace")
