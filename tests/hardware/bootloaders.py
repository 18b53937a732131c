"""Bootloaders in memory, byte for byte as their sources behave (Optiboot 4.4, ATmegaBOOT)."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field
from random import Random

from hardware.link.wire import Wire
from hardware.model import Part

PARTS = {
    "atmega328p": Part("atmega328p", "1e950f", 128, 32768, 0x7E00),
    "atmega168": Part("atmega168", "1e9406", 128, 16384, 0x3E00),
    "atmega88": Part("atmega88", "1e930a", 64, 8192, 0x1E00),
}


@dataclass
class Bootloader:
    """A chip with a bootloader at the end of a wire.

    A mismatched end of command makes Optiboot start the application; ATmegaBOOT counts five.
    """

    part: Part = PARTS["atmega328p"]
    baud: int = 115200
    forgiving: bool = False  # ATmegaBOOT: errors are counted, unknown commands are not answered
    mute: bool = False
    blank: bool = False
    deaf: int = 0  # bytes after the first reset that come too early and are lost
    noise: float = 0.0  # share of bytes of which a bit flips, both ways
    unplug_after: int = -1  # bytes heard
    broken_at: int = -1  # a cell of flash that keeps no bits
    resets: int = 0
    left: int = 0  # times the application was started on request
    flash: bytearray = field(init=False)

    def __post_init__(self) -> None:
        self.flash = bytearray(b"\xff" * self.part.flash)
        self.random = Random(5)
        self.wire = Wire(self.hears, self.reset, patient=False)
        self._heard = 0
        self._running: Generator[bytes, int] | None = None

    def reset(self) -> None:
        """RESET is pressed."""
        self.resets += 1
        self._early, self.deaf = self.deaf, 0
        self._running = None if self.blank else self._loop()
        if self._running:
            next(self._running)

    def hears(self, data: bytes) -> None:
        for byte in data:
            self._heard += 1
            if self._heard == self.unplug_after:
                self.wire.unplug()
                return
            if self.mute:
                continue
            if self._early:
                self._early -= 1
                continue
            if self.wire.rate != self.baud:
                byte = self.random.randrange(256)
            if self._running is None:
                continue
            try:
                answer = self._running.send(self._noisy(byte))
                while answer:
                    self.wire.say(bytes(map(self._noisy, answer)))
                    answer = next(self._running)
            except StopIteration:
                self._running = None

    def _noisy(self, byte: int) -> int:
        if self.noise and self.random.random() < self.noise:
            return byte ^ (1 << self.random.randrange(8))
        return byte

    def _loop(self) -> Generator[bytes, int]:
        """Takes bytes by `yield b""`, answers by `yield bytes`; its end is the application."""
        address = errors = 0
        while errors < 5:
            command = yield b""
            body = b""
            if command == ord("U"):
                low = yield b""
                high = yield b""
                address = (low | high << 8) * 2
            elif command in (ord("d"), ord("t")):
                head = []
                for _ in range(3):
                    head.append((yield b""))
                length = head[1] or 256
                if command == ord("d"):
                    page = bytearray()
                    for _ in range(length):
                        page.append((yield b""))
                else:
                    body = bytes(self.flash[address : address + length])
            elif command == ord("u"):
                body = bytes.fromhex(self.part.signature)
            elif self.forgiving and command not in b"0PQ":
                errors += 1
                continue
            if (yield b"") != ord(" "):
                if not self.forgiving:
                    return
                errors += 1
                continue
            if command == ord("d"):
                self._program(address, page)
            yield b"\x14" + body + b"\x10"
            if command == ord("Q"):
                self.left += 1
                if not self.forgiving:
                    return

    def _program(self, address: int, page: bytearray) -> None:
        self.flash[address : address + len(page)] = page
        if address <= self.broken_at < address + len(page):
            self.flash[self.broken_at] = 0xFF
