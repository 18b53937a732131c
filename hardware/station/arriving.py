"""A board arrives: who it is, what is on its chip, and the firmware that it shall have.

What is on the board is asked first. Opening a port resets most boards; their bootloader is sent on
to the firmware at once, so asking costs a tenth of a second.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Sequence

from hardware.faults import Code, Fault
from hardware.flashers.stk500 import Stk500
from hardware.model import Part
from hardware.station.firmware import Choice, fitting
from hardware.steps import Hands, Identity, Moment, Skipped, Step, Wants
from hardware.way import BAUD, GREETING, Way

# Seconds and tries of the first question; more of them when a bootloader said that it goes, and
# few for a board that says nothing: all else must be told within two seconds.
FIRST_TRY = 0.12
FIRST_TRIES, AWAKE_TRIES = 2, 4
# So many bytes that nobody can read are no noise yet where none of them answers us. A chip with a
# bootloader alone and a RESET that is not wired runs through empty flash into Optiboot and back:
# each time the stack grows by two bytes, and once a round it has come down to the registers of the
# serial port, where it lets one byte slip out. That is every 1.1 s on an ATmega328P, 0.3 s on an
# ATmega168 and 0.16 s on an ATmega88, of which a slow computer hears three seconds.
STRAY = 24
# How much of the flash is read to see whose program it is: the tag stands near the beginning.
LOOKED_AT = 4096
_TAG = re.compile(rb"SNOWFW:([^:\0]{1,32}):([^:\0]{1,16}):")


def arrive(
    way: Way, choices: Sequence[Choice], *, unasked: bool, again: bool = False
) -> Generator[Moment, None, Choice]:
    """Opens the port and leaves the right firmware running; the choice that fits the chip.

    Faults of ports, SILENT, BLANK_CHIP, NOISE, WRONG_CHIP, DECLINED, and those of flashing.
    """
    current = yield from asked(way, choices, again=again)
    if current is not None:
        return current
    bootloader = Stk500(way.line)
    baud = yield from _synchronised(way, bootloader)
    yield way.passed(str(baud))
    yield way.begin(Step.CHIP)
    choice = fitting(choices, way.board, _signature(way, bootloader))
    yield way.passed(choice.part.name)
    yield way.begin(Step.FLASH)
    yield from _allowed(way, bootloader, baud, choice.part, unasked)
    yield from bootloader.write(choice.firmware, choice.part)
    way.flashed = True
    yield way.passed(choice.image.version)
    yield way.begin(Step.VERIFY)
    yield from bootloader.verify(choice.firmware, choice.part)
    yield way.passed()
    bootloader.leave()
    way.line.baud(BAUD)
    way.starting = True
    return choice


def asked(
    way: Way, choices: Sequence[Choice], *, again: bool
) -> Generator[Moment, None, Choice | None]:
    """Opens the port and asks what is on the board: the choice that is there already, with the
    steps that are spared by it; None (and the step still under way) when it must be written, or
    shall be written `again`.
    """
    yield from _opened(way)
    yield way.begin(Step.SYNC)
    _hello(way)
    identity = way.identity
    current = _current(way, choices, identity) if identity and not again else None
    if identity is not None and current is not None:
        yield way.passed(f"{identity.name} {identity.version}")
        yield way.begin(Step.CHIP)
        yield way.passed(current.part.name)
        yield Skipped(Step.FLASH, "current")
        yield Skipped(Step.VERIFY, "current")
    return current


def greeted(way: Way, choices: Sequence[Choice]) -> Generator[Moment, None, Choice]:
    """Opens the port of a board that has its firmware; the choice that fits its chip.

    Faults of ports, SILENT, NOISE, WRONG_FIRMWARE, WRONG_CHIP.
    """
    yield from _opened(way)
    yield way.begin(Step.SYNC)
    # Optiboot listens for a second after the reset of opening before the firmware starts.
    identity = way.learn(way.talk.identity(timeout=0.2, tries=8))
    yield way.passed(f"{identity.name} {identity.version}")
    yield way.begin(Step.CHIP)
    choice = fitting(choices, way.board, identity.signature)
    yield way.passed(choice.part.name)
    return choice


def _opened(way: Way) -> Generator[Moment, None, None]:
    yield way.begin(Step.OPEN)
    way.open()
    yield way.passed(way.port)


def _hello(way: Way) -> None:
    """Asks a board who it is. It need not answer: what was heard of it is remembered."""
    tries = AWAKE_TRIES if way.send_on() else FIRST_TRIES
    try:
        way.learn(way.talk.identity(timeout=FIRST_TRY, tries=tries))
    except Fault as fault:
        if fault.code not in (Code.SILENT, Code.NOISE, Code.WRONG_FIRMWARE):
            raise


def _current(way: Way, choices: Sequence[Choice], identity: Identity) -> Choice | None:
    """The choice that is on the board already, byte for byte; None when it must be flashed."""
    for choice in choices:
        image = choice.image
        meant = (choice.part.signature, image.product, image.version)
        if meant == (identity.signature, identity.name, identity.version):
            return choice if way.talk.crc(image.size) == image.crc else None
    return None


def _synchronised(way: Way, bootloader: Stk500) -> Generator[Moment, None, int]:
    """The speed at which the bootloader answered. Both are tried, and nobody is told.

    Without an answer: nothing heard at all is a chip on which nothing runs. What greets after our
    reset has no bootloader. What runs and does not hear our reset must be reset by hand, and a
    stray byte says that something runs. Noise is half an answer, or much that nobody can read.
    """
    before = way.line.heard
    way.line.forget()
    try:
        return bootloader.sync(way.board.bauds)
    except Fault as fault:
        if fault.code not in (Code.SILENT, Code.NOISE):
            raise
        heard = before + way.line.heard
        if not heard:
            raise Fault(Code.BLANK_CHIP, port=way.port) from fault
        spoilt = fault.code is Code.NOISE or len(heard) > STRAY
        if way.identity is None and spoilt and not _readable(heard):
            raise Fault(Code.NOISE, port=way.port, during=Step.SYNC.value) from fault
        silent = Fault(
            Code.SILENT, port=way.port, bauds=" ".join(str(one) for one in way.board.bauds)
        )
        if GREETING in way.line.heard:
            raise silent from fault
    yield Wants(Hands.PRESS_RESET)
    return way.until(lambda: _caught(way, bootloader), silent)


def _readable(heard: bytes) -> bool:
    """Whether somebody's program wrote this: its greeting is in it, or it is text."""
    text = sum(0x20 <= byte < 0x7F or byte in b"\r\n\t" for byte in heard)
    return GREETING in heard or text > 0.9 * len(heard)


def _caught(way: Way, bootloader: Stk500) -> int | None:
    """Whether somebody pressed RESET just now: the bootloader is there for a second after it."""
    try:
        return bootloader.sync(way.board.bauds)
    except Fault as fault:
        if fault.code in (Code.SILENT, Code.NOISE):
            return None
        raise


def _signature(way: Way, bootloader: Stk500) -> str:
    """The chip's signature; one that no board of ours has is only believed when it is said twice.

    Fault NOISE when it is not.
    """
    found = bootloader.signature()
    known = {part.signature for part in way.board.parts}
    if found not in known and bootloader.signature() != found:
        raise Fault(Code.NOISE, port=way.port, during=Step.CHIP.value)
    return found


def _allowed(
    way: Way, bootloader: Stk500, baud: int, part: Part, unasked: bool
) -> Generator[Moment, None, None]:
    """Nothing of a stranger's is written over without a yes. Fault DECLINED."""
    found = _whose(way, bootloader, part)
    if found is not None or not unasked:
        bootloader.leave()
        yield Wants(Hands.OVERWRITE, {"found": found or ""})
        way.until(lambda: None, Fault(Code.DECLINED), yes=True)
        bootloader.sync((baud,))


def _whose(way: Way, bootloader: Stk500, part: Part) -> str | None:
    """Whose program is on the chip: None for nobody's or ours, else what it calls itself ("" when
    it does not say).
    """
    if way.identity is not None:
        ours = way.identity.name == way.board.product
        return None if ours else f"{way.identity.name} {way.identity.version}"
    flash = b""
    for address in range(0, min(LOOKED_AT, part.boot), part.page):
        page = bootloader.read(address, part.page)
        flash += page
        if tag := _TAG.search(flash):
            name, version = (word.decode("ascii", "replace") for word in tag.groups())
            return None if name == way.board.product else f"{name} {version}"
        if not flash.strip(b"\xff"):
            return None  # the first page is blank: a program has its vectors there
    return ""
