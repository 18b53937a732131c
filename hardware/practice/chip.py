"""The chip of a made-up board: what it keeps without power."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

FLASH = 0x8000  # bytes; an atmega328p
BOOT = 0x7E00
ATMEGA328P = "1e950f"
ATMEGA328PB = "1e9516"  # looks alike, and is not the same
_TAG = re.compile(rb"SNOWFW:([^:\0]{1,32}):([^:\0]{1,16}):(\d{1,3})")


@dataclass(frozen=True)
class Program:
    """A firmware of ours, as its tag in the flash says."""

    product: str
    version: str
    protocol: int


@dataclass
class Chip:
    """Flash, and what lies in the EEPROM."""

    signature: str = ATMEGA328P
    bootloader: bool = True
    baud: int = 115200  # of the bootloader
    flash: bytearray = field(default_factory=lambda: bytearray(b"\xff" * FLASH))
    serial: str = ""
    marked: int = 0
    revision: int = 0

    def program(self) -> Program | None:
        """The firmware of ours that would start, or None."""
        if self.flash[:2] == b"\xff\xff":
            return None
        tag = _TAG.search(self.flash, 0, BOOT)
        if tag is None:
            return None
        return Program(
            tag[1].decode("ascii", "replace"), tag[2].decode("ascii", "replace"), int(tag[3])
        )

    def put(self, image: bytes) -> None:
        """Writes a program from address 0 on, as a factory does."""
        self.flash[:BOOT] = image.ljust(BOOT, b"\xff")
