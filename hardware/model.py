"""What a board is: the values that its folder (`board.toml`) says; `boards` reads them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from hardware.steps import Step


class Flasher(StrEnum):
    """How a board gets its firmware."""

    STK500 = "stk500v1"  # in process
    ESPTOOL = "esptool"  # a program of its own, beta
    STCGAL = "stcgal"  # a program of its own, beta
    NONE = "none"  # nothing to flash: a passive board


@dataclass(frozen=True)
class Part:
    """A chip a board may carry. Sizes in bytes; `boot` is where the bootloader begins.

    `like` names the part that it differs from in its signature only: it takes that one's firmware
    and bootloader.
    """

    name: str  # atmega328p
    signature: str  # 1e950f
    page: int
    flash: int
    boot: int
    like: str = ""

    @property
    def runs(self) -> str:
        """The name of the part whose images and bootloader it takes; most often its own."""
        return self.like or self.name


@dataclass(frozen=True)
class Image:
    """One file of firmware as its manifest describes it."""

    file: Path
    sha256: str
    product: str  # the word in its tag SNOWFW:product:version:protocol
    version: str
    protocol: int
    part: str
    compiler: str
    size: int  # bytes written to the chip
    crc: int  # CRC-16 of those bytes, as the firmware itself answers `crc?`
    min_revision: int = 0  # oldest hardware revision it runs on
    address: int = 0  # where it is written (esptool); 0 for a HEX file, which says so itself


@dataclass(frozen=True)
class Limits:
    """What a board must measure. Millivolts; raw ADC counts; milliamperes for the LED load.

    A chip measures its supply by its own reference of 1.1 V, which is anywhere from 1.0 to 1.2 V
    (the data sheets of these chips): of a true 5000 mV it tells 4580 to 5500. So the absolute
    limits are wide, and what the load takes is held against the same chip's own reading at rest.
    """

    supply_low: int = 4350  # what is told of 4750 mV, the least at a USB port, at 1.2 V
    supply_high: int = 5800  # what is told of 5250 mV, the most, at 1.0 V
    sag_low: int = 4000
    sag_most: int = 600  # mV that the load may take from what was measured just before it
    light_span: int = 80  # covered and uncovered must differ by this much
    load_ma: int = 300


@dataclass(frozen=True)
class Board:
    """One kind of board: all a station must know of it."""

    key: str  # the folder's name: snowflake_lamp
    title: dict[str, str]  # zh, en
    folder: Path
    product: str  # "" when passive
    usb: tuple[tuple[int, int], ...]  # (VID, PID); PID -1: any of that vendor
    flasher: Flasher
    bauds: tuple[int, ...]
    parts: tuple[Part, ...]
    images: tuple[Image, ...]
    plan: tuple[Step, ...]  # the test steps in their order
    limits: Limits
    leds: int
    series: str  # how its numbers look: SL-{n:05d}
    beta: bool = False
    says: dict[str, str] | None = None  # zh, en: what a person should know, e.g. nothing to flash
