"""Chips of STC, by the program stcgal (beta: not yet tried on real boards).

Their loader listens only in the first moments after power comes, so a person takes the board off
and plugs it in again while the program calls. What is read of its words is the bar and the
sentence it ends with.
"""

from __future__ import annotations

import re
from collections.abc import Generator
from pathlib import Path
from time import monotonic

from hardware.faults import Code, Fault
from hardware.find import explain
from hardware.flashers import programs
from hardware.flashers.programs import Ended
from hardware.model import Image
from hardware.steps import Going, Hands, Step, Wants

PROGRAM = "stcgal"
BAUD = 115200
# Seconds for a person to take it off and plug it in, and all that follows.
LIMIT = 300.0
# Seconds without a word once the chip has answered; erasing a large chip takes some.
QUIET = 1.8
ERASING = 10.0
_PERCENT = re.compile(r"^Writing flash:\s+(\d+)%")
_MODEL = re.compile(r"Name: (\S+)")
# The part of an image names the protocol: stc8, stc8g, stc15, stc89 …
PROTOCOLS = "stc89 stc89a stc12a stc12b stc12 stc15a stc15 stc8 stc8d stc8g".split()


def write(
    port: str,
    image: Image,
    *,
    baud: int = BAUD,
    limit: float = LIMIT,
    wanted: str = "",
) -> Generator[Going | Wants, None, None]:
    """Writes an image; first wants the power cycled, then bytes done of all, as it goes.

    `image.part` is stcgal's name for the family of the chip; `wanted` the beginning of the model's
    name (STC8H8K) when another one must be refused. The loader has no read-back: each block is
    acknowledged by its checksum. At least every 50 ms a moment comes, so that closing it stops the
    program at once.

    Faults: PROGRAM_MISSING, PROGRAM_HUNG, PROGRAM_FAILED, WRONG_CHIP, NOISE, UNPLUGGED, PORT_BUSY,
    NO_PERMISSION.
    """
    at: Going | Wants = Going(Step.SYNC, 0, image.size)
    until = monotonic() + limit

    def heard(line: str) -> Going | Wants:
        nonlocal at, until
        at = _going(line, at, image)
        _watch(line, wanted)
        if line:
            until = monotonic() + _patience(line, limit)
        if monotonic() > until:
            raise Fault(Code.SILENT, port=port, bauds=str(baud))
        return at

    ended = yield from programs.told(command(port, image, baud), limit=limit, heard=heard)
    if ended.code != 0:
        raise _fault(ended, port)
    yield Going(Step.FLASH, image.size, image.size)


def command(port: str, image: Image, baud: int) -> list[str | Path]:
    """The words that start it. Raises PROGRAM_FAILED for a family it does not know."""
    if image.part not in PROTOCOLS:
        raise Fault(Code.PROGRAM_FAILED, program=PROGRAM, said=image.part)
    return [programs.find(PROGRAM), "-P", image.part, "-p", port, "-b", str(baud), image.file]


def _going(line: str, before: Going | Wants, image: Image) -> Going | Wants:
    if percent := _PERCENT.match(line):
        return Going(Step.FLASH, int(percent[1]) * image.size // 100, image.size)
    if line.startswith("Waiting for MCU"):
        return Wants(Hands.POWER_CYCLE)
    if isinstance(before, Wants) and line:
        return Going(Step.CHIP, 0, image.size)
    return before


def _patience(line: str, limit: float) -> float:
    """How long it may be quiet after a line: alone it would wait 15 s for a chip's answer."""
    if line.startswith("Waiting for MCU"):
        return limit
    return ERASING if line.startswith("Erasing") else QUIET


def _watch(line: str, wanted: str) -> None:
    """Another model is refused before it is erased: its name is said well before that."""
    model = _MODEL.search(line)
    if model and not model[1].startswith(wanted):
        raise Fault(Code.WRONG_CHIP, found=model[1], wanted=wanted)


def _fault(ended: Ended, port: str) -> Fault:
    text = ended.text
    if "could not open port" in text:
        number = re.search(r"\[Errno (\d+)\]", text)
        return explain(OSError(int(number[1]) if number else 0, text), port)
    if "device disconnected" in text or "Input/output error" in text:
        return Fault(Code.UNPLUGGED, port=port)
    if "Protocol error" in text or "read timeout" in text or "pulse timeout" in text:
        return Fault(Code.NOISE, port=port, during=Step.FLASH.value)
    errors = [line for line in ended.lines if "error" in line.lower()]
    return Fault(Code.PROGRAM_FAILED, program=PROGRAM, said=(errors or [ended.said])[-1])
