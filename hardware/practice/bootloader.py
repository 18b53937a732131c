"""The bootloader of a made-up board: STK500 version 1, the commands that Optiboot knows."""

from __future__ import annotations

from collections.abc import Callable

from hardware.practice.chip import BOOT, Chip

_EOP = 0x20
_INSYNC, _OK = b"\x14", b"\x10"
# How long each command is with its EOP; that of a written page depends on the page.
_LENGTHS = {ord("0"): 2, ord("A"): 3, ord("B"): 22, ord("E"): 7, ord("U"): 4, ord("V"): 6,
            ord("t"): 5, ord("u"): 2, ord("Q"): 2, ord("P"): 2, _EOP: 2}  # fmt: skip
PAGE_SECONDS = 0.0045  # erasing and writing one


class Bootloader:
    """Hears bytes at its own speed. `wrote` may spoil a page before it is kept, or refuse it."""

    def __init__(self, chip: Chip, wrote: Callable[[int, bytes], bytes | None]) -> None:
        self._chip = chip
        self._wrote = wrote
        self._heard = bytearray()
        self._address = 0
        self.busy = 0.0  # seconds it needed for what was heard last
        self.left = False  # the firmware is to be started: asked to, or something not understood

    def hears(self, data: bytes) -> bytes:
        """Takes bytes and gives what it answers."""
        self._heard += data
        self.busy = 0.0
        said = b""
        while self._heard and not self.left:
            size = self._size()
            if size is None or len(self._heard) < size:
                break
            command = bytes(self._heard[:size])
            del self._heard[:size]
            if command[-1] != _EOP:
                self.left = True
            else:
                said += self._does(command)
        return said

    def _size(self) -> int | None:
        if self._heard[0] != ord("d"):
            return _LENGTHS.get(self._heard[0], 2)
        if len(self._heard) < 4:
            return None
        return 5 + int.from_bytes(self._heard[1:3], "big")

    def _does(self, command: bytes) -> bytes:
        what, chip = command[0], self._chip
        if what == ord("U"):
            self._address = int.from_bytes(command[1:3], "little") * 2
        elif what == ord("u"):
            return _INSYNC + bytes.fromhex(chip.signature) + _OK
        elif what in (ord("A"), ord("V")):
            return _INSYNC + b"\x03" + _OK
        elif what == ord("t"):
            size = int.from_bytes(command[1:3], "big")
            page = bytes(chip.flash[self._address : self._address + size]).ljust(size, b"\xff")
            return _INSYNC + page + _OK
        elif what == ord("d"):
            return self._writes(command[4:-1])
        elif what == ord("Q"):
            self.left = True
        return _INSYNC + _OK

    def _writes(self, page: bytes) -> bytes:
        kept = self._wrote(self._address, page)
        self.busy += PAGE_SECONDS
        if kept is None:
            return b""
        end = min(BOOT, self._address + len(kept))
        if self._address < end:
            self._chip.flash[self._address : end] = kept[: end - self._address]
        return _INSYNC + _OK
