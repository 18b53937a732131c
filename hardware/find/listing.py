"""pyserial's list of ports, wrapped: it stumbles when a device goes while it is looking.

pyserial 3.5 then raises TypeError (its issues 550 and 774), or OSError on Windows. The list is
asked for once more; when that stumbles too, what was told last is told again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Protocol

from hardware.find.names import title
from hardware.find.values import Port


class Told(Protocol):
    """What pyserial tells of a port (`serial.tools.list_ports_common.ListPortInfo`)."""

    @property
    def device(self) -> str:
        """What to open."""

    @property
    def vid(self) -> int | None:
        """None for what is no USB device."""

    @property
    def pid(self) -> int | None:
        """With vid."""

    @property
    def location(self) -> str | None:
        """The place in the tree of hubs."""

    @property
    def serial_number(self) -> str | None:
        """Of the USB chip."""

    @property
    def product(self) -> str | None:
        """What the device calls itself."""

    @property
    def description(self) -> str | None:
        """What the system calls it."""


# :1.0 after a place is the interface of a device that has several.
_INTERFACE = re.compile(r":[^:]*$")
_DIGITS = re.compile(r"(\d+)")


def system_ports() -> Iterable[Told]:
    """Pyserial's own list for this system; on Windows it takes some tens of milliseconds."""
    from serial.tools.list_ports import comports

    return comports()


class Listing:
    """The USB serial ports by way of pyserial."""

    def __init__(self, comports: Callable[[], Iterable[Told]]) -> None:
        self._comports = comports
        self._last: tuple[Port, ...] = ()

    def list(self) -> tuple[Port, ...]:
        """The ports now, in the order of their places; never raises."""
        for _ in range(2):
            try:
                self._last = arranged(self._comports())
            except (TypeError, ValueError, OSError):  # see above: it went while we looked
                continue
            break
        return self._last


def arranged(told: Iterable[Told]) -> tuple[Port, ...]:
    """Ports of the USB bus, one for each device and interface, in their order.

    On macOS one device may have two names, by Apple's driver and by its maker's: the first in
    order is kept.
    """
    found = sorted(
        (_port(one) for one in told if one.vid is not None and one.device),
        key=lambda port: (natural(port.location), natural(port.device)),
    )
    places = Counter(_INTERFACE.sub("", port.location) for port in found)
    ports: dict[tuple[str, str], Port] = {}
    for port in found:
        bare = _INTERFACE.sub("", port.location)
        place = bare if places[bare] == 1 else port.location
        one_of_two = port.device if not port.device.startswith("/dev/cu.") else ""
        kept = Port(port.device, port.vid, port.pid, place, port.serial, port.title)
        ports.setdefault((place, one_of_two), kept)
    return tuple(ports.values())


def natural(text: str) -> tuple[tuple[int, int | str], ...]:
    """Sorts COM12 after COM3, and 1-2.10 after 1-2.9."""
    parts = _DIGITS.split(text)
    return tuple((0, int(part)) if part.isdigit() else (1, part) for part in parts if part)


def _port(told: Told) -> Port:
    vid, pid = told.vid or 0, told.pid or 0
    name = title(vid, pid, told.product or _bare(told.description, told.device))
    # FTDI's driver for Windows hides the place: then a port is its own place.
    return Port(told.device, vid, pid, told.location or told.device, told.serial_number or "", name)


def _bare(description: str | None, device: str) -> str:
    """Windows says "USB-SERIAL CH340 (COM12)"; pyserial says "n/a" for nothing."""
    if not description or description == "n/a":
        return ""
    return description.replace(f"({device})", "").strip()
