"""A stand-in for the loader in an STC8's ROM, after what stcgal's own notes say of its frames.

It listens only after `plug_in()`, as the real one does after power comes. It hangs on a
pseudo-terminal, which knows no parity: the real stcgal is started with a shim that asks for none.
"""

from __future__ import annotations

import os
import pty
import select
import struct
import tty
from pathlib import Path
from threading import Event, Thread

_FROM_CHIP, _FROM_HOST = b"\x46\xb9\x68", b"\x46\xb9\x6a"
MODELS = {"STC8F1K08": 0xF674, "STC8G1K08T": 0xF774}
UID = bytes.fromhex("F62802BC2698DF")

# Runs the program of the same name with ports that cannot be asked for parity.
SHIM = """#!{python}
import sys
import serial

parity = serial.Serial.parity

class Plain(serial.Serial):
    parity = property(parity.fget, lambda self, wanted: parity.fset(self, "N"))

serial.Serial = Plain
from stcgal.frontend import cli
sys.exit(cli())
"""


class Stc8:
    """One chip; `port` is what to open. Used by `with`."""

    def __init__(
        self,
        model: str = "STC8F1K08",
        *,
        garbles: bool = False,  # the third block is not acknowledged as it should be
        gone_after: int = 0,  # bytes, then the plug is pulled
        mute_after: int = 0,  # bytes, then nothing is answered any more
    ) -> None:
        self.magic = MODELS[model]
        self.garbles, self.gone_after, self.mute_after = garbles, gone_after, mute_after
        self.flash = bytearray()
        self.erased = False
        self.let_go = False
        self._power = Event()
        self._stop = Event()
        self._ours, self._theirs = pty.openpty()
        tty.setraw(self._theirs)
        self.port = os.ttyname(self._theirs)
        self._life = Thread(target=self._live, daemon=True)

    def __enter__(self) -> Stc8:
        self._life.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._life.join(5)
        self._unplug()

    def plug_in(self) -> None:
        """Power comes; the loader listens."""
        self._power.set()

    def _unplug(self) -> None:
        if self._ours >= 0:
            os.close(self._ours)
            os.close(self._theirs)
            self._ours = -1

    def _live(self) -> None:
        rest = b""
        greeted = False
        while not self._stop.is_set() and self._ours >= 0:
            if not select.select([self._ours], [], [], 0.05)[0]:
                continue
            rest += os.read(self._ours, 4096)
            if not self._power.is_set():
                rest = b""
                continue
            if not greeted and b"\x7f" in rest:
                greeted, rest = True, b""
                self._say(self._status())
            while frame := self._frame(rest):
                rest = rest[rest.index(_FROM_HOST) + len(frame) + 8 :]
                self._obey(frame)
                if self._ours < 0:
                    return

    def _frame(self, heard: bytes) -> bytes:
        """The payload of the first whole frame; pulses around it are passed over."""
        start = heard.find(_FROM_HOST)
        if start < 0 or len(heard) < start + 5:
            return b""
        length = int.from_bytes(heard[start + 3 : start + 5], "big")
        whole = heard[start + 2 : start + 2 + length]
        if len(whole) < length:
            return b""
        assert int.from_bytes(whole[-3:-1], "big") == sum(whole[:-3]) & 0xFFFF
        return whole[3:-3]

    def _say(self, payload: bytes) -> None:
        body = _FROM_CHIP + struct.pack(">H", len(payload) + 6) + payload
        os.write(self._ours, body + struct.pack(">H", sum(body[2:]) & 0xFFFF) + b"\x16")

    def _status(self) -> bytes:
        told = bytearray(b"\xff" * 45)
        told[0] = 0x50
        told[1:5] = struct.pack(">I", 11_059_200)
        told[17:19] = b"\x73T"
        told[20:22] = struct.pack(">H", self.magic)
        told[22:25] = b"\x05\x80\x00"
        told[35:37] = struct.pack(">H", 1190)
        told[37:40] = b"\x20\x06\x15"
        return bytes(told)

    def _obey(self, said: bytes) -> None:
        command = said[0]
        if command == 0x00:  # counts of the oscillator for each pair of trim and range
            pairs = zip(said[2::2], said[3::2], strict=True)
            counts = b"".join(
                struct.pack(">H", 5000 + 40 * trim + 3 * fine) for trim, fine in pairs
            )
            self._say(said[:2] + counts)
        elif command == 0x03:
            self.erased = True
            self._say(b"\x03" + UID)
        elif command in (0x22, 0x02):
            self._write(said[5:])
        elif command in (0x07, 0x04):
            self._say(bytes([command, 0x54]))
        elif command == 0xFF:
            self.let_go = True
        else:
            self._say(said[:1])

    def _write(self, data: bytes) -> None:
        self.flash += data
        if self.gone_after and len(self.flash) >= self.gone_after:
            self._unplug()
        elif not self.mute_after or len(self.flash) < self.mute_after:
            wrong = self.garbles and len(self.flash) == 3 * len(data)
            self._say(b"\x02\x55" if wrong else b"\x02\x54")


def shim(folder: Path, real: Path) -> Path:
    """A program called stcgal in a folder, for ports without parity."""
    python = real.read_text("utf-8").splitlines()[0].removeprefix("#!")
    program = folder / "stcgal"
    program.write_text(SHIM.format(python=python), "utf-8")
    program.chmod(0o755)
    return program
