"""What a search for boards finds: ports, devices without a port, and what changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from hardware.faults import Code, Fault


@dataclass(frozen=True)
class Port:
    """A serial port on the USB bus, as it is just now.

    `location` is the place in the tree of hubs (1-2.3) and stays while `device` may change; where
    a system hides it, it is the device itself. A made-up board may have any words here.
    """

    device: str  # what to open: /dev/ttyUSB0, COM12, /dev/cu.usbserial-1420
    vid: int = 0
    pid: int = 0
    location: str = ""
    serial: str = ""  # of the USB chip; a CH340 has none
    title: str = ""  # what people call it: CH340, Arduino Uno

    @property
    def ids(self) -> str:
        """VID:PID in hexadecimal, e.g. 1a86:7523."""
        return f"{self.vid:04x}:{self.pid:04x}"

    def fits(self, usb: Iterable[tuple[int, int]]) -> bool:
        """Whether it is one of these (VID, PID); PID -1 stands for any of that vendor.

        A port that fits no board's list is a stranger's: it is shown, and never written unasked.
        """
        return any(vid == self.vid and pid in (-1, self.pid) for vid, pid in usb)


@dataclass(frozen=True)
class Stuck:
    """A board's USB chip that is on the bus and yet has no port: why, as a code with data."""

    location: str
    vid: int
    pid: int
    title: str
    code: Code  # BRLTTY or NO_DRIVER
    data: dict[str, int | str] = field(default_factory=dict)

    @property
    def fault(self) -> Fault:
        """The same, to be raised or told."""
        return Fault(self.code, **self.data)


@dataclass(frozen=True)
class Change:
    """What one look found: ports that came and went since the last, and all that is stuck now."""

    came: tuple[Port, ...] = ()
    gone: tuple[Port, ...] = ()
    stuck: tuple[Stuck, ...] = ()


class Ports(Protocol):
    """Something that can tell which ports there are."""

    def list(self) -> tuple[Port, ...]:
        """All USB serial ports, in the order of their places. Quick (milliseconds); no port is
        opened. Never raises: when the system stumbles, it tells what it told last.
        """
        ...


@runtime_checkable
class Bus(Ports, Protocol):
    """Ports, and what is plugged in without having one."""

    def stuck(self) -> tuple[Stuck, ...]:
        """USB chips of boards that have no port at this moment. One that was only just plugged in
        is among them for an instant; `Watch` waits until it is certain.
        """
        ...


class Machine(Bus, Protocol):
    """A real computer: what Linux, Windows and macOS each tell in their own way."""

    def trouble(self, device: str, patience: float) -> Fault | None:
        """What stands in the way of opening a port, or None. Opens nothing (opening would reset
        the board). A permission that is missing may still come for `patience` seconds.
        """
        ...

    def troubles(self, devices: Sequence[str]) -> dict[str, Fault]:
        """The same for many ports at once, as they are at this moment: quick enough for each look
        at the bench. On macOS who has a port is only asked by `trouble`.
        """
        ...

    def explain(self, error: OSError, device: str) -> Fault:
        """What the failure to open or use a port means: PORT_MISSING, PORT_BUSY, NO_PERMISSION,
        UNPLUGGED or NO_DRIVER.
        """
        ...

    def holder(self, device: str) -> tuple[str, int] | None:
        """The program that has a port open, and its process number; None when nobody has, or
        nobody can be named.
        """
        ...
