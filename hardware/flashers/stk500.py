"""STK500 version 1, as the bootloaders of Arduino boards speak it: Optiboot at 115200 baud, the
older ATmegaBOOT at 57600. Seven commands of Atmel's application note AVR061.

Fast where it may be: a page's address and the page itself go out together, because Optiboot
answers the first while it listens to the second. It cannot be asked further ahead: it polls, and
its ear holds two bytes while it writes a page or reads one out.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from time import monotonic

from hardware.faults import Code, Fault
from hardware.images import Firmware
from hardware.link.line import Line
from hardware.model import Part
from hardware.steps import Going, Step

_EOP = b" "
_INSYNC, _OK = 0x14, 0x10
_GREET = b"0 "
_READY = bytes([_INSYNC, _OK])
# Greetings after a reset, each with the time its answer is waited for (seconds): a chip may need
# 65 ms to start, and its bootloader may blink for 0.4 s before it listens.
#
# Optiboot starts the application when it hears the second byte of a greeting without the first;
# single EOPs it answers in pairs from whichever on it hears them. ATmegaBOOT bears any greeting,
# but only four EOPs. So both manners are tried, each after a reset of its own.
_GENTLY = ((_EOP * 2, 0.04), *((_EOP, 0.02),) * 19)
_PLAINLY = ((_GREET, 0.06), (_GREET, 0.08), (_GREET, 0.32))
_START = 0.005
_AWAKE = 0.1
_BLINKING = 0.5
# s beyond the time on the wire. Erasing and writing a page take 9 ms; the rest is for a computer
# with much else to do. After a second of silence the bootloader's watchdog starts the application,
# whose greeting would be taken for noise.
_WRITE = 0.9


class Stk500:
    """The client of one bootloader on one line."""

    def __init__(self, line: Line) -> None:
        self.line = line

    def sync(self, bauds: Iterable[int]) -> int:
        """Resets the board and finds the speed its bootloader answers at: the first of `bauds`
        gently (Optiboot), the others plainly (ATmegaBOOT), then each in the other manner, as far
        as 1.7 s go.

        Fault SILENT (port, bauds): nobody said a word. NOISE: half an answer at best.
        """
        first, *others = bauds
        rounds = [(first, _GENTLY), *((baud, _PLAINLY) for baud in others), (first, _PLAINLY)]
        rounds += [(baud, _GENTLY[:8]) for baud in others]
        until = monotonic() + 1.2
        heard = False
        for baud, greetings in rounds:
            if monotonic() > until:
                break
            self.line.baud(baud)
            self.line.reset()
            self.line.read(_START)
            for turn, (greeting, wait) in enumerate(greetings):
                self.line.write(greeting)
                said = self._until_ready(wait)
                heard = heard or _INSYNC in said or _OK in said  # a firmware's words are neither
                if said.endswith(_READY) and (turn == 0 or self._alone() or self._alone()):
                    return baud
        if heard:
            raise Fault(Code.NOISE, port=self.line.port, during=Step.SYNC.value)
        raise Fault(Code.SILENT, port=self.line.port, bauds=" ".join(map(str, (first, *others))))

    def signature(self) -> str:
        """The chip's signature: `1e950f`. Fault NOISE, SILENT."""
        said = self._ask(b"u", 3, 0.5)
        if said is None:
            raise Fault(Code.SILENT, port=self.line.port, bauds=str(self.line.rate))
        return said.hex()

    def write(self, firmware: Firmware, part: Part) -> Generator[Going]:
        """Writes whole pages, the last one filled with 0xFF; bytes done of all, after each.

        Fault WRITE_FAILED (address), NOISE.
        """
        for address, page in _pages(firmware, part):
            head = bytes([0x64, len(page) >> 8, len(page) & 0xFF, ord("F")])
            wait = _WRITE + 30 * len(page) / self.line.rate
            said = self._ask_at(address, head + page, 0, wait, Step.FLASH)
            if said is None:
                raise Fault(Code.WRITE_FAILED, address=address)
            yield _going(Step.FLASH, address + len(page), firmware)

    def verify(self, firmware: Firmware, part: Part) -> Generator[Going]:
        """Reads all back and compares; bytes done of all, after each page.

        Fault VERIFY_FAILED (address of the first byte that differs), NOISE, SILENT.
        """
        for address, page in _pages(firmware, part):
            said = self.read(address, len(page), Step.VERIFY)
            if said != page:
                differs = next(i for i, byte in enumerate(said) if byte != page[i])
                raise Fault(Code.VERIFY_FAILED, address=address + differs)
            yield _going(Step.VERIFY, address + len(page), firmware)

    def read(self, address: int, size: int, during: Step = Step.CHIP) -> bytes:
        """What is on the chip, at most a page at once. Fault NOISE, SILENT."""
        head = bytes([0x74, size >> 8, size & 0xFF, ord("F")])
        wait = _WRITE + 30 * size / self.line.rate
        said = self._ask_at(address, head, size, wait, during)
        if said is None:
            raise Fault(Code.SILENT, port=self.line.port, bauds=str(self.line.rate))
        return said

    def leave(self) -> None:
        """Lets the firmware start. Whether it does, `Talk.boot` hears."""
        self.line.write(b"Q" + _EOP)
        self._exactly(2, 0.1)

    def _ask_at(
        self, address: int, command: bytes, size: int, timeout: float, step: Step
    ) -> bytes | None:
        word = address >> 1  # flash is counted in words of two bytes
        self.line.write(bytes([0x55, word & 0xFF, word >> 8]) + _EOP + command + _EOP)
        return self._answer(size, timeout, step, before=_READY)

    def _ask(self, command: bytes, size: int, timeout: float) -> bytes | None:
        self.line.write(command + _EOP)
        return self._answer(size, timeout, Step.CHIP)

    def _answer(self, size: int, timeout: float, step: Step, before: bytes = b"") -> bytes | None:
        """What stands between INSYNC and OK; None when the answer stays away."""
        whole = self._exactly(len(before) + size + 2, timeout)
        said = whole[len(before) :]
        if whole[: len(before)] != before[: len(whole)] or (said and said[0] != _INSYNC):
            raise Fault(Code.NOISE, port=self.line.port, during=step.value)
        if len(said) < size + 2:
            return None
        if said[-1] != _OK:
            raise Fault(Code.NOISE, port=self.line.port, during=step.value)
        return said[1:-1]

    def _until_ready(self, timeout: float) -> bytes:
        until = monotonic() + timeout
        said = b""
        while not said.endswith(_READY) and (left := until - monotonic()) > 0:
            more = self.line.read(left)
            if not more:
                break
            said += more
        return said

    def _alone(self) -> bool:
        """Several greetings may be on their way, and the bootloader amid a command. It is there,
        so it is started once more, given time to wake, and greeted once.
        """
        self.line.reset()
        self.line.read(_AWAKE)
        self.line.write(_GREET)
        return self._until_ready(_BLINKING).endswith(_READY)

    def _exactly(self, size: int, timeout: float) -> bytes:
        until = monotonic() + timeout
        said = b""
        while len(said) < size and (left := until - monotonic()) > 0:
            more = self.line.read(left, size - len(said))
            if not more:
                break
            said += more
        return said


def _pages(firmware: Firmware, part: Part) -> Generator[tuple[int, bytes]]:
    for address in range(
        firmware.start - firmware.start % part.page, len(firmware.data), part.page
    ):
        page = firmware.data[address : address + part.page]
        yield address, page + b"\xff" * (part.page - len(page))


def _going(step: Step, end: int, firmware: Firmware) -> Going:
    return Going(step, min(end, len(firmware.data)) - firmware.start, firmware.size)
