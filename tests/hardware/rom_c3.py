"""A stand-in for the loader in an ESP32-C3's ROM (and the stub esptool puts into its RAM).

Our picture of it, after Espressif's "Serial Protocol" chapter: enough for a whole `write-flash`.
It hangs on a pseudo-terminal, so the real esptool talks to it as to a board.
"""

from __future__ import annotations

import hashlib
import os
import pty
import select
import struct
import tty
import zlib
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

END, ESCAPE = b"\xc0", b"\xdb"
SPI_CMD, SPI_W0 = 0x60002000, 0x60002058
MAC_LOW, MAC_HIGH = 0x60008844, 0x60008848
# A 4 MB flash of a common maker.
FLASH_ID = 0x1640EF
CHIP_IDS = {"esp32c3": 5, "esp32s3": 9}


class Rom:
    """One chip on a pseudo-terminal; `port` is what to open. Used by `with`."""

    def __init__(
        self,
        chip: str = "esp32c3",
        *,
        mute: bool = False,
        gone_after: int = 0,  # bytes of flash data, then the plug is pulled
        wrong_bit: bool = False,  # one bit in the flash is not as it was sent
        slow: float = 0.0,  # seconds for each block
    ) -> None:
        self.chip, self.mute, self.gone_after, self.wrong_bit = chip, mute, gone_after, wrong_bit
        self.slow = slow
        self.flash = bytearray(b"\xff" * 0x400000)
        self._registers = {MAC_LOW: 0x03AABBCC, MAC_HIGH: 0x84F7}
        self._stub = False
        self._address = 0
        self._written = 0
        self._unpack: Callable[[bytes], bytes] = bytes
        self._stop = Event()
        self._ours, theirs = pty.openpty()
        tty.setraw(theirs)
        self.port = os.ttyname(theirs)
        self._theirs: int | None = theirs
        self._life = Thread(target=self._live, daemon=True)

    def __enter__(self) -> Rom:
        self._life.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._life.join(5)
        self._unplug()

    def _unplug(self) -> None:
        for end in (self._ours, self._theirs):
            if end is not None and end >= 0:
                os.close(end)
        self._ours, self._theirs = -1, None

    def _live(self) -> None:
        rest = b""
        while not self._stop.is_set() and self._ours >= 0:
            if not select.select([self._ours], [], [], 0.05)[0]:
                continue
            rest += os.read(self._ours, 65536)
            while rest.count(END) >= 2:
                _, frame, rest = rest.split(END, 2)
                if not frame:
                    rest = END + rest
                    continue
                plain = frame.replace(b"\xdb\xdc", END).replace(b"\xdb\xdd", ESCAPE)
                if not self.mute:
                    self._obey(plain)
                if self._ours < 0:
                    return

    def _obey(self, frame: bytes) -> None:
        command, data = frame[1], frame[8:]
        value, answer = 0, b""
        if command == 0x08:  # SYNC: eight answers, of which the value says who answers
            value = 0 if self._stub else 0x20120707
            for _ in range(7):
                self._answer(command, value)
        elif command == 0x09:  # WRITE_REG
            where, number = struct.unpack_from("<II", data)
            self._registers[where] = number
            if where == SPI_CMD:
                self._registers[SPI_CMD] = 0
                self._registers[SPI_W0] = FLASH_ID
        elif command == 0x0A:  # READ_REG
            value = self._registers.get(struct.unpack("<I", data)[0], 0)
        elif command == 0x14:  # GET_SECURITY_INFO
            answer = struct.pack("<IB7BII", 0, 0, *[0] * 7, CHIP_IDS[self.chip], 0)
        elif command in (0x02, 0x10):  # FLASH_BEGIN, FLASH_DEFL_BEGIN
            self._address = struct.unpack_from("<IIII", data)[3]
            packed = zlib.decompressobj()
            self._unpack = packed.decompress if command == 0x10 else bytes
        elif command in (0x03, 0x11):  # FLASH_DATA, FLASH_DEFL_DATA
            self._write(data[16:])
            if self._ours < 0:
                return
        elif command == 0x13:  # SPI_FLASH_MD5
            where, size = struct.unpack_from("<II", data)
            digest = hashlib.md5(self.flash[where : where + size], usedforsecurity=False)
            answer = digest.digest() if self._stub else digest.hexdigest().encode()
        self._answer(command, value, answer)
        if command == 0x06 and not self._stub:  # MEM_END: what was put into RAM runs
            self._stub = True
            os.write(self._ours, END + b"OHAI" + END)

    def _write(self, data: bytes) -> None:
        self._stop.wait(self.slow)
        plain = self._unpack(data)
        if self.wrong_bit and self._written == 0:
            plain = bytes([plain[0] ^ 4]) + plain[1:]
        at = self._address
        self.flash[at : at + len(plain)] = plain
        self._address += len(plain)
        self._written += len(data)
        if self.gone_after and self._written >= self.gone_after:
            self._unplug()

    def _answer(self, command: int, value: int, data: bytes = b"") -> None:
        body = data + bytes(2 if self._stub else 4)
        frame = struct.pack("<BBHI", 1, command, len(body), value) + body
        plain = frame.replace(ESCAPE, b"\xdb\xdd").replace(END, b"\xdb\xdc")
        os.write(self._ours, END + plain + END)


def image(folder: Path, size: int = 200_000) -> Path:
    """A file that looks like an application: it begins as they do, and hardly packs."""
    file = folder / "app.bin"
    noise = hashlib.shake_128(b"lamp").digest(size - 4)
    file.write_bytes(b"\xe9\x03\x02\x20" + noise)
    return file
