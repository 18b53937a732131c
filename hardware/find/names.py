"""What the USB chips of boards are called, and where their drivers come from.

The numbers are those the makers have with the USB-IF; the udev rule in packaging/linux holds the
same list, and a test compares them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Chip:
    """A USB chip as boards carry it. `driver` is the name of the driver's package for a system
    that lacks it, `source` its maker's page; both empty where every current system has one.
    """

    title: str
    driver: str = ""
    source: str = ""


_WCH = ("CH341SER", "https://www.wch.cn/downloads/CH341SER_EXE.html")
_SILABS = ("CP210x VCP", "https://www.silabs.com/developer-tools/usb-to-uart-bridge-vcp-drivers")
_FTDI = ("FTDI VCP", "https://ftdichip.com/drivers/vcp-drivers/")

CHIPS: dict[tuple[int, int], Chip] = {
    (0x1A86, 0x7523): Chip("CH340", *_WCH),
    (0x1A86, 0x7522): Chip("CH340K", *_WCH),
    (0x1A86, 0x5523): Chip("CH341", *_WCH),
    (0x1A86, 0x55D3): Chip("CH343"),
    (0x1A86, 0x55D4): Chip("CH9102"),
    (0x10C4, 0xEA60): Chip("CP2102", *_SILABS),
    (0x10C4, 0xEA70): Chip("CP2105", *_SILABS),
    (0x0403, 0x6001): Chip("FT232R", *_FTDI),
    (0x0403, 0x6010): Chip("FT2232", *_FTDI),
    (0x0403, 0x6014): Chip("FT232H", *_FTDI),
    (0x0403, 0x6015): Chip("FT231X", *_FTDI),
    (0x303A, 0x1001): Chip("ESP32 (USB)"),
    (0x2341, 0x0043): Chip("Arduino Uno"),
    (0x2341, 0x0001): Chip("Arduino Uno"),
    (0x2341, 0x0243): Chip("Arduino Uno"),
    (0x2A03, 0x0043): Chip("Arduino Uno"),
    (0x2341, 0x0042): Chip("Arduino Mega"),
    (0x2341, 0x0010): Chip("Arduino Mega"),
    (0x2341, 0x8036): Chip("Arduino Leonardo"),
    (0x2341, 0x0036): Chip("Arduino Leonardo"),
    (0x2341, 0x8037): Chip("Arduino Micro"),
}

# Makers whose every serial device is a board. Those of their devices that have no port are none of
# ours: they may be keyboards, or in a mode of their own.
VENDORS: dict[int, str] = {0x2341: "Arduino", 0x2A03: "Arduino", 0x303A: "ESP32"}

# Refreshable braille displays carry the same chips, and brltty takes them for such.
BRAILLE = {(0x1A86, 0x7523), (0x10C4, 0xEA60), (0x0403, 0x6001)}


def chip(vid: int, pid: int) -> Chip | None:
    """The chip of this number, or None for a stranger."""
    known = CHIPS.get((vid, pid))
    if known or vid not in VENDORS:
        return known
    return Chip(VENDORS[vid])


def title(vid: int, pid: int, told: str | None) -> str:
    """What to call it: our name, else what the device says of itself."""
    known = chip(vid, pid)
    return known.title if known else (told or "").strip()
