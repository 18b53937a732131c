"""Chips of Espressif, by their own program esptool 5 (beta: not yet tried on real boards).

esptool is under the GPL, so it is never imported, only run. What is read of its words is the
version, the percentage of its bar and the sentence it ends with.
"""

from __future__ import annotations

import os
import re
from collections.abc import Generator
from pathlib import Path

from hardware.faults import Code, Fault
from hardware.find import explain
from hardware.flashers import programs
from hardware.flashers.programs import Ended
from hardware.model import Image
from hardware.steps import Going, Step

PROGRAM = "esptool"
BAUD = 460800
# Seconds; a chip with 4 MB at 460800 baud takes 100.
LIMIT = 180.0
_PERCENT = re.compile(r"^Writing at 0x[0-9a-fA-F]+.* (\d+(?:\.\d+)?)%")
_CHIP = re.compile(r"This chip is ([\w-]+), not ([\w-]+)")


def write(
    port: str, image: Image, *, baud: int = BAUD, reset: bool = True, limit: float = LIMIT
) -> Generator[Going, None, None]:
    """Writes an image and has the chip prove it by its MD5; bytes done of all, as it goes.

    `image.part` is the chip (esp32c3), `image.address` where the file goes. Without `reset` the
    chip must be in its loader already (a line without DTR and RTS). At least every 50 ms a moment
    comes, so that closing it stops the program at once.

    Faults: PROGRAM_MISSING, PROGRAM_HUNG, PROGRAM_FAILED, WRONG_CHIP (found, wanted), SILENT,
    NOISE, VERIFY_FAILED (address), UNPLUGGED, PORT_BUSY, NO_PERMISSION.
    """
    at = Going(Step.SYNC, 0, image.size)

    def heard(line: str) -> Going:
        nonlocal at
        at = _going(line, at, image)
        _watch(line, port)
        return at

    words = command(port, image, baud, reset)
    ended = yield from programs.told(words, limit=limit, heard=heard)
    if ended.code != 0:
        raise _fault(ended, port, image, baud)
    yield Going(Step.VERIFY, image.size, image.size)


def command(port: str, image: Image, baud: int, reset: bool) -> list[str | Path]:
    """The words that start it."""
    before, after = ("default-reset", "hard-reset") if reset else ("no-reset", "no-reset")
    return [
        programs.find(PROGRAM),
        *("--chip", image.part, "--port", port, "--baud", str(baud)),
        # Two attempts: a mute chip is known within two seconds.
        *("--connect-attempts", "2", "--before", before, "--after", after),
        *("write-flash", hex(image.address), image.file),
    ]


def _going(line: str, before: Going, image: Image) -> Going:
    if percent := _PERCENT.match(line):
        return Going(Step.FLASH, int(float(percent[1]) * image.size / 100), image.size)
    if line.startswith("Chip type:"):
        return Going(Step.CHIP, 0, image.size)
    if line.startswith("Verifying"):
        return Going(Step.VERIFY, 0, image.size)
    return before


def _watch(line: str, port: str) -> None:
    """What need not be waited for until its end."""
    if line.startswith("esptool.py v"):
        # Version 4 and before knew other words.
        wanted = programs.how_to_get(PROGRAM)
        raise Fault(Code.PROGRAM_MISSING, program=PROGRAM, command=wanted)
    # It would wait seven seconds for the chip to come back.
    if line.startswith("Lost connection") and os.name == "posix" and not os.path.exists(port):
        raise Fault(Code.UNPLUGGED, port=port)


def _fault(ended: Ended, port: str, image: Image, baud: int) -> Fault:
    text = ended.text
    if chips := _CHIP.search(text):
        return Fault(Code.WRONG_CHIP, found=chips[1], wanted=chips[2])
    if "MD5 of file does not match" in text:
        return Fault(Code.VERIFY_FAILED, address=image.address)
    if "serial noise" in text:
        return Fault(Code.NOISE, port=port, during=Step.FLASH.value)
    if "Failed to connect" in text or "No serial data received" in text:
        return Fault(Code.SILENT, port=port, bauds=str(baud))
    if "could not open port" in text or "port is busy" in text.lower():
        return _closed(text, port)
    if "serial exception" in text.lower():
        return Fault(Code.UNPLUGGED, port=port)
    errors = [line for line in ended.lines if line.startswith("ERROR:")]
    said = errors[-1].removeprefix("ERROR:").strip() if errors else ended.said
    return Fault(Code.PROGRAM_FAILED, program=PROGRAM, said=said)


def _closed(text: str, port: str) -> Fault:
    """It could not open the port: the system is asked why, in its own words."""
    number = re.search(r"\[Errno (\d+)\]", text)
    return explain(OSError(int(number[1]) if number else 0, text), port)
