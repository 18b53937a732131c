"""Ports on Windows: pyserial lists them, the device manager knows what has no driver.

Numbers of errors: Microsoft, "System Error Codes"; numbers of problems: "Device Manager Error
Messages" (28: drivers not installed). Windows names nobody who holds a port.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from hardware.faults import Code, Fault
from hardware.find.devices import Device, present
from hardware.find.listing import Listing, Told, system_ports
from hardware.find.names import CHIPS
from hardware.find.values import Port, Stuck

# ERROR_FILE_NOT_FOUND, ERROR_PATH_NOT_FOUND: no such port.
_MISSING = {2, 3}
# ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION, ERROR_BUSY: another program has it.
_BUSY = {5, 32, 170}
# CM_PROB_NOT_CONFIGURED 1, OUT_OF_MEMORY 3, FAILED_START 10, REINSTALL 18, FAILED_INSTALL 28,
# FAILED_ADD 31, UNSIGNED_DRIVER 52: its driver is absent or does not work.
_NO_DRIVER = {1, 3, 10, 18, 28, 31, 52}
_IDS = re.compile(r"VID_([0-9A-F]{4})&PID_([0-9A-F]{4})(?:&MI_(\d\d))?", re.IGNORECASE)
_PLACES = re.compile(r"USBROOT\((\d+)\)|#USB\((\d+)\)")
# PermissionError(13, 'Access is denied.', None, 5): the last is Windows' own number.
_SAID = re.compile(r"Error\(\d+, .*?, None, (\d+)\)")
# Looks for drivers once more, also by way of Windows Update.
SCAN = "pnputil /scan-devices"


class Windows:
    """The ports of a Windows computer. Safe to ask from several threads."""

    system = "windows"

    def __init__(
        self,
        comports: Callable[[], Iterable[Told]] | None = None,
        devices: Callable[[], Iterable[Device]] | None = None,
    ) -> None:
        self._listing = Listing(comports or system_ports)
        self._devices = devices or present

    def list(self) -> tuple[Port, ...]:
        """All USB serial ports, in the order of their places."""
        return self._listing.list()

    def stuck(self) -> tuple[Stuck, ...]:
        """Chips of boards whose driver is absent or does not start."""
        try:
            devices = tuple(self._devices())
        except OSError:  # a device went while it was asked
            return ()
        return tuple(one for device in devices if (one := self._without(device)))

    def trouble(self, device: str, patience: float) -> Fault | None:
        """What stands in the way, or None: only the opening itself tells who may."""
        known = {port.device.upper() for port in self.list()}
        named = re.fullmatch(r"(?:\\\\\.\\)?(COM\d+)", device, re.IGNORECASE)
        # A port that is no USB device is not in our list; opening it will tell.
        if named and known and named[1].upper() not in known and not self._is_there(named[1]):
            return Fault(Code.PORT_MISSING, port=device)
        return None

    def troubles(self, devices: Sequence[str]) -> dict[str, Fault]:
        """Which of these ports are missing."""
        found = {device: self.trouble(device, 0) for device in devices}
        return {device: fault for device, fault in found.items() if fault}

    def explain(self, error: OSError, device: str) -> Fault:
        """What an error of opening or using a port means."""
        number = windows_number(error)
        if number in _MISSING:
            return Fault(Code.PORT_MISSING, port=device)
        if number in _BUSY:
            return Fault(Code.PORT_BUSY, port=device)
        return Fault(Code.UNPLUGGED, port=device)

    def holder(self, device: str) -> tuple[str, int] | None:
        """Nobody can be named."""
        return None

    def _is_there(self, name: str) -> bool:
        return any((told.device or "").upper() == name.upper() for told in _quietly(system_ports))

    def _without(self, device: Device) -> Stuck | None:
        found = _IDS.search(device.instance)
        if not found or device.problem not in _NO_DRIVER:
            return None
        vid, pid = int(found[1], 16), int(found[2], 16)
        known = CHIPS.get((vid, pid))
        if not known:
            return None
        ids = f"{vid:04x}:{pid:04x}"
        data: dict[str, int | str] = {"id": ids, "system": self.system, "chip": known.title}
        data |= {"command": SCAN, "driver": known.driver, "source": known.source}
        return Stuck(place(device.place), vid, pid, known.title, Code.NO_DRIVER, data)


def place(path: str) -> str:
    """A place in the tree of hubs, written as pyserial does: USBROOT(0)#USB(2) is 1-2."""
    parts = [root or port for root, port in _PLACES.findall(path)]
    if not parts:
        return path
    return f"{int(parts[0]) + 1}-{'.'.join(parts[1:])}".rstrip("-")


def windows_number(error: OSError) -> int | None:
    """Windows' own number of an error; pyserial keeps it only in its words."""
    number: int | None = getattr(error, "winerror", None)
    if number is not None:
        return number
    said = _SAID.search(str(error))
    return int(said[1]) if said else error.errno


def _quietly(comports: Callable[[], Iterable[Told]]) -> Iterable[Told]:
    try:
        return list(comports())
    except (OSError, TypeError, ValueError):
        return []
