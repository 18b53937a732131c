"""A board whose firmware is written by a program of others: esptool or stcgal. Both are beta.

Such a program opens the port by itself and tells little of what is on the chip. So the board is
asked first over a line of our own, and what does not answer is written only after a yes.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from time import monotonic

from hardware import find
from hardware.faults import Code, Fault
from hardware.flashers import esptool, stcgal
from hardware.model import Flasher
from hardware.station.arriving import asked
from hardware.station.firmware import Choice
from hardware.steps import Going, Hands, Moment, Skipped, Step, Wants
from hardware.way import LOOK, Way

# Seconds: a chip with a USB of its own leaves the bus when it is reset, and is back within another.
LEAVES, RETURNS = 0.2, 1.2


def written_outside(
    way: Way, choices: Sequence[Choice], *, unasked: bool, again: bool = False
) -> Generator[Moment, None, Choice]:
    """Leaves the right firmware on the board, and its port open where the plan has tests.

    Faults of ports and programs, WRONG_CHIP, DECLINED.
    """
    current = yield from asked(way, choices, again=again)
    if current is not None:
        return current
    yield way.passed()
    ours = way.identity is not None and way.identity.name == way.board.product
    if not (ours and unasked):
        found = f"{way.identity.name} {way.identity.version}" if way.identity else ""
        yield Wants(Hands.OVERWRITE, {"found": found})
        way.until(lambda: None, Fault(Code.DECLINED), yes=True)
    way.close()
    location = _location(way.port)
    choice = choices[0]
    yield way.begin(Step.FLASH)
    write = esptool.write if way.board.flasher is Flasher.ESPTOOL else stcgal.write
    running: Generator[Going | Wants, None, None] = write(way.port, choice.image)
    last: Moment | None = None
    try:
        for moment in running:  # one every 50 ms, new or not
            way.look()
            if moment == last:
                continue
            last = moment
            if isinstance(moment, Going):
                way.step = moment.step
            yield moment
    finally:
        running.close()
    way.flashed = True
    way.step = Step.FLASH
    yield way.passed(choice.image.version)
    if way.board.flasher is Flasher.ESPTOOL:  # it has the chip prove what it wrote
        yield way.begin(Step.VERIFY)
        yield way.passed()
    else:
        yield Skipped(Step.VERIFY, "plan")
    if way.board.plan:
        yield way.begin(Step.OPEN)
        _open_again(way, location)
        way.starting = True
        yield way.passed(way.port)
    return choice


def _location(port: str) -> str:
    """The place of a port; "" for one that is none of this computer's."""
    return next((one.location for one in find.ports().list() if one.device == port), "")


def _open_again(way: Way, location: str) -> None:
    """Opens the port of a chip that was just reset: it may have another name at the same place."""
    way.pause(LEAVES)
    until = monotonic() + RETURNS
    while True:
        there = (one.device for one in find.ports().list() if location == one.location != "")
        way.port = next(there, way.port)
        try:
            way.open()
        except Fault as fault:
            if fault.code not in (Code.PORT_MISSING, Code.UNPLUGGED) or monotonic() > until:
                raise
            way.pause(LOOK)
        else:
            return
