"""A stand-in for an Arduino that runs the sketch ArduinoISP, with a chip on its six wires.

It speaks STK500 version 1 as a programmer does (Atmel's AVR061) on a pseudo-terminal, and keeps a
chip's flash, fuses and lock bits, so that the real avrdude can be watched.
"""

from __future__ import annotations

import os
import pty
import select
import tty
from threading import Event, Thread

_OK, _IN_SYNC = b"\x10", b"\x14"
# How many bytes follow a command, before the space that ends it.
_LENGTHS = {0x41: 1, 0x42: 20, 0x45: 5, 0x55: 2, 0x56: 4}


class ArduinoIsp:
    """One programmer with one chip; `port` is what to open. Used by `with`."""

    def __init__(
        self,
        signature: str = "1e950f",
        flash: int = 32768,
        *,
        mute: bool = False,
        unused: int = 0xFF,  # what the unused bits of fuses read as
        worn: bool = False,  # a bit of the flash stays as it was
    ) -> None:
        self.signature = bytes.fromhex(signature)
        self.mute, self.worn, self.unused = mute, worn, unused
        self.flash = bytearray(b"\x12" * flash)
        self.fuses = {"low": 0x62, "high": 0xDF, "extended": 0xFF, "lock": 0xFF}
        self.erased = 0
        self._address = 0
        self._stop = Event()
        self._ours, self._theirs = pty.openpty()
        tty.setraw(self._theirs)
        self.port = os.ttyname(self._theirs)
        self._life = Thread(target=self._live, daemon=True)

    def __enter__(self) -> ArduinoIsp:
        self._life.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._life.join(5)
        os.close(self._ours)
        os.close(self._theirs)

    def _live(self) -> None:
        while not self._stop.is_set():
            if not select.select([self._ours], [], [], 0.05)[0]:
                continue
            command = os.read(self._ours, 1)[0]
            if self.mute:
                continue
            answer = self._obey(command)
            if answer is not None:
                os.write(self._ours, _IN_SYNC + answer + _OK)

    def _take(self, count: int) -> bytes:
        data = b""
        while len(data) < count:
            data += os.read(self._ours, count - len(data))
        return data

    def _obey(self, command: int) -> bytes | None:
        if command == 0x20:  # a space that nobody waits for
            return None
        if command in (0x64, 0x74):  # PROG_PAGE, READ_PAGE
            return self._page(command)
        said = self._take(_LENGTHS.get(command, 0) + 1)[:-1]
        if command == 0x41:  # GET_PARAMETER: hardware 2, software 1.18, as the sketch says
            return bytes([{0x80: 2, 0x81: 1, 0x82: 18, 0x93: ord("S")}.get(said[0], 0)])
        if command == 0x55:  # LOAD_ADDRESS, in words
            self._address = int.from_bytes(said, "little") * 2
        if command == 0x56:  # UNIVERSAL: four bytes on the wires, the fourth comes back
            return bytes([self._wires(said)])
        return self.signature if command == 0x75 else b""

    def _page(self, command: int) -> bytes:
        size = int.from_bytes(self._take(2), "big")
        assert self._take(1) == b"F"
        at = slice(self._address, self._address + size)
        if command == 0x74:
            self._take(1)
            return bytes(self.flash[at])
        # A cell can be cleared, never set: what was not erased stays spoilt.
        data = self._take(size)
        self.flash[at] = bytes(old & new for old, new in zip(self.flash[at], data, strict=True))
        if self.worn:
            self.flash[self._address + 5] ^= 1
        self._take(1)
        return b""

    def _wires(self, said: bytes) -> int:
        word, value = said[:2], said[3]
        if word == b"\xac\x80":
            self.flash[:] = b"\xff" * len(self.flash)
            self.fuses["lock"] = 0xFF
            self.erased += 1
        written = {b"\xac\xa0": "low", b"\xac\xa8": "high", b"\xac\xa4": "extended"}
        written[b"\xac\xe0"] = "lock"
        if word in written:
            self.fuses[written[word]] = value
        read = {b"\x50\x00": "low", b"\x58\x08": "high", b"\x50\x08": "extended"}
        read[b"\x58\x00"] = "lock"
        if word in read:
            used = {"extended": 0x07, "lock": 0x3F}.get(read[word], 0xFF)
            return self.fuses[read[word]] & used | self.unused & ~used
        if said[0] == 0x30:
            return self.signature[said[2] & 3]
        return 0
