"""The bootloader of a blank chip, written through its ISP pins by avrdude (beta: not yet tried on
real boards).

The chip is erased and its fuses are set first, slowly, because a chip from the reel runs at 1 MHz;
then bootloader and lock bits are written. avrdude itself compares the signature before anything is
erased, and reads everything back.
"""

from __future__ import annotations

import errno
import hashlib
import re
import sys
from collections.abc import Generator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from time import monotonic

from hardware.faults import Code, Fault
from hardware.find import explain, trouble
from hardware.flashers import programs
from hardware.flashers.programs import Ended
from hardware.model import Part
from hardware.steps import Going, Step

PROGRAM = "avrdude"
FOLDER = Path(__file__).resolve().parents[1] / "bootloaders"
# Seconds for each of the two runs; they take one to five.
LIMIT = 40.0
# avrdude tries a silent programmer ten times, five seconds each; a good one answers after the two
# seconds in which its own bootloader waits.
SILENCE = 4.0


class Programmer(StrEnum):
    """What stands between the computer and the six pins; avrdude's own words."""

    USBASP = "usbasp"
    ARDUINO = "stk500v1"  # an Arduino that runs the sketch ArduinoISP, on a serial port


@dataclass(frozen=True)
class Fuses:
    """The bytes that say how a chip starts: 16 MHz crystal, brown-out at 2.7 V, 512 bytes for the
    bootloader, start there. As Optiboot's own Makefile has them (unused bits as 1).
    """

    low: int
    high: int
    extended: int
    unlock: int = 0xFF
    lock: int = 0xCF  # programs can neither overwrite nor read the bootloader


FUSES = {
    "1e950f": Fuses(0xFF, 0xDE, 0xFD),  # ATmega328P
    "1e9406": Fuses(0xFF, 0xDD, 0xFC),  # ATmega168
    "1e940b": Fuses(0xFF, 0xDD, 0xFC),  # ATmega168P and 168PA
    "1e930a": Fuses(0xFF, 0xDD, 0xFC),  # ATmega88
    "1e930f": Fuses(0xFF, 0xDD, 0xFC),  # ATmega88P and 88PA
}


def burn_bootloader(
    part: Part, programmer: Programmer, port: str = "", *, limit: float = LIMIT
) -> Generator[Going, None, None]:
    """Makes a blank chip one that can be reached over USB; steps done of four, as it goes.

    `port` is the serial port of an Arduino as programmer; a USBasp has none. The whole chip is
    erased, its EEPROM too. At least every 50 ms a moment comes, so that closing it stops avrdude
    at once.

    Faults: IMAGE_MISSING, IMAGE_HASH, PROGRAM_MISSING, PROGRAM_HUNG, PROGRAM_FAILED, PORT_MISSING
    (usbasp: none is plugged in), PORT_BUSY, NO_PERMISSION, UNPLUGGED, SILENT (the programmer, or
    the chip behind it), WRONG_CHIP, VERIFY_FAILED (address).
    """
    file = bootloader(part)
    if programmer is Programmer.ARDUINO and (fault := trouble(port)):
        raise fault
    yield Going(Step.CHIP, 0, 4)
    yield from _avrdude(fuses(part, programmer, port), part, port, limit, Going(Step.CHIP, 1, 4))
    yield Going(Step.FLASH, 2, 4)
    words = contents(part, programmer, port, file)
    yield from _avrdude(words, part, port, limit, Going(Step.FLASH, 3, 4))
    yield Going(Step.VERIFY, 4, 4)


def bootloader(part: Part) -> Path:
    """The file for a chip, after a look at its sum."""
    file = FOLDER / f"optiboot_{part.runs}.hex"
    if part.signature not in FUSES or not file.is_file():
        raise Fault(Code.IMAGE_MISSING, file=file.name)
    sums = (FOLDER / "SHA256SUMS").read_text("ascii").split()
    # Git on Windows may have given it other line ends.
    digest = hashlib.sha256(file.read_bytes().replace(b"\r", b"")).hexdigest()
    if (digest, file.name) not in zip(sums[::2], sums[1::2], strict=True):
        raise Fault(Code.IMAGE_HASH, file=file.name)
    return file


def fuses(part: Part, programmer: Programmer, port: str) -> list[str | Path]:
    """The words that erase a chip and set its fuses."""
    of = FUSES[part.signature]
    return [
        *_reach(part, programmer, port),
        "-e",
        *("-U", f"lock:w:0x{of.unlock:02X}:m"),
        *("-U", f"efuse:w:0x{of.extended:02X}:m"),
        *("-U", f"hfuse:w:0x{of.high:02X}:m"),
        *("-U", f"lfuse:w:0x{of.low:02X}:m"),
    ]


def contents(part: Part, programmer: Programmer, port: str, file: Path) -> list[str | Path]:
    """The words that write the bootloader and then lock it."""
    of = FUSES[part.signature]
    # A path may hold a colon (C:\): avrdude takes the last two for its own.
    return [
        *_reach(part, programmer, port),
        *("-U", f"flash:w:{file}:i"),
        *("-U", f"lock:w:0x{of.lock:02X}:m"),
    ]


def _reach(part: Part, programmer: Programmer, port: str) -> list[str | Path]:
    if programmer is Programmer.ARDUINO:
        # The speed that the sketch ArduinoISP listens at.
        line = ["-P", port, "-b", "19200"]
    else:
        # 10 µs a bit: a chip at 1 MHz can follow.
        line = ["-B", "10"]
    return [programs.find(PROGRAM), "-p", part.name, "-c", programmer.value, *line]


def _avrdude(
    command: list[str | Path], part: Part, port: str, limit: float, going: Going
) -> Generator[Going, None, None]:
    """One run: `going` again and again while it works."""
    quiet_until = monotonic() + SILENCE if port else None

    def heard(line: str) -> Going:
        nonlocal quiet_until
        if line:
            quiet_until = None
        if "not in sync" in line or (quiet_until and monotonic() > quiet_until):
            raise Fault(Code.SILENT, port=port, bauds="19200")
        return going

    ended = yield from programs.told(command, limit=limit, heard=heard)
    if ended.code != 0:
        raise _fault(ended, part, port)


# What avrdude 7 says, and what it means.
_SIGNATURE = re.compile(r"[Dd]evice signature = (?:0x)?((?:[0-9a-fA-F]{2} ?){3})")
_DENIED = re.compile(r"Access denied|Permission denied|Operation not permitted")
_NUMBERS = {
    "No such file or directory": errno.ENOENT,
    "Permission denied": errno.EACCES,
    "Device or resource busy": errno.EBUSY,
}
_MISMATCH = re.compile(r"(?:at addr|mismatch at byte) 0x([0-9a-fA-F]+)")


def _fault(ended: Ended, part: Part, port: str) -> Fault:
    text = ended.text
    where = port or Programmer.USBASP.value
    if "cannot find USB device" in text:
        return Fault(Code.PORT_MISSING, port=where)
    if port and (closed := re.search(r"cannot open port .*: (.+)", text)):
        # Looked at before; somebody was quicker.
        return explain(OSError(_NUMBERS.get(closed[1], errno.EIO), closed[1]), port)
    if _DENIED.search(text):
        return usb_denied(where, text)
    if re.search(r"target does not answer|initialization failed|Invalid device signature", text):
        return Fault(Code.SILENT, port=where, bauds="")
    found = _SIGNATURE.search(text)
    if "expected signature" in text and found:
        signature = found[1].replace(" ", "").lower()
        return Fault(Code.WRONG_CHIP, found=signature, wanted=part.signature)
    if mismatch := _MISMATCH.search(text):
        return Fault(Code.VERIFY_FAILED, address=int(mismatch[1], 16))
    errors = [line for line in ended.lines if "error" in line]
    return Fault(Code.PROGRAM_FAILED, program=PROGRAM, said=(errors or [ended.said])[-1])


def usb_denied(where: str, said: str, system: str = sys.platform) -> Fault:
    """A programmer without a serial port may not be touched: on Linux the rule lets it."""
    if system != "linux":
        return Fault(Code.PROGRAM_FAILED, program=PROGRAM, said=said.splitlines()[0])
    from hardware.find.permission import by_rule

    return Fault(Code.NO_PERMISSION, port=where, command=by_rule(), group="", again=0)
