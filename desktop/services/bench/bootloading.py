"""The bootloader onto a blank chip, through a programmer (beta: not yet tried on real boards)."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from desktop.domain.errors import BenchTrouble, NotFound, NothingToFlash
from desktop.domain.progress import Progress
from desktop.services.bench.projects import board as kind_of
from hardware.faults import Fault
from hardware.flashers.isp import Programmer, burn_bootloader
from hardware.model import Flasher, Part

# What stands between the computer and the chip, as people call it.
PROGRAMMERS: dict[str, Programmer] = {
    "usbasp": Programmer.USBASP,
    "arduino": Programmer.ARDUINO,
}


def burn(
    project: str, programmer: str, port: str = "", *, part: str = "", folder: Path | None = None
) -> Generator[Progress, None, None]:
    """Burns the bootloader of a kind of board; steps done of four, `what` is the step's word.

    `programmer` is usbasp, or arduino on its serial `port`; `part` is the chip, by name ("" the
    first the board may carry). Closing it stops the program at once. Raises NotFound,
    NothingToFlash (this kind of board needs none), BadBoardFolder, BenchTrouble.
    """
    if programmer not in PROGRAMMERS:
        raise NotFound("programmer", programmer, tuple(PROGRAMMERS))
    chip = _part(project, part, folder)
    try:
        for going in burn_bootloader(chip, PROGRAMMERS[programmer], port):
            yield Progress(going.done, going.total, going.step.value)
    except Fault as fault:
        raise BenchTrouble(fault.code.value, dict(fault.data)) from fault


def parts(project: str, folder: Path | None = None) -> tuple[str, ...]:
    """The chips that a kind of board may carry, by name. Raises NotFound, BadBoardFolder."""
    return tuple(one.name for one in _parts(project, folder))


def _part(project: str, name: str, folder: Path | None) -> Part:
    every = _parts(project, folder)
    for one in every:
        if name in ("", one.name):
            return one
    raise NotFound("chip", name, tuple(one.name for one in every))


def _parts(project: str, folder: Path | None) -> tuple[Part, ...]:
    board = kind_of(project, folder)
    if board.flasher is not Flasher.STK500:
        # Other chips are born with theirs, and a passive board has none.
        raise NothingToFlash(project)
    return board.parts
