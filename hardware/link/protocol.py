"""Protocol v2: lines of ASCII with a mandatory CRC and a sequence number, asked again when lost.

    asked     >07 id?*dd78        CRC-16 over all before the star, four hexadecimal digits
    answered  <07 OK id name=snowlamp fw=1.0.0 …*hhhh      <07 ERR unknown|range|long|kept*hhhh
    not understood  <-- ERR crc*hhhh      by itself, after a reset  <00 BOOT snowlamp 1.0.0*hhhh

A person may type `id?` without any of it; a machine never goes without: with an optional checksum
a damaged star turns a checked line into an unchecked one.
"""

from __future__ import annotations

import re
from time import monotonic

from hardware.faults import Code, Fault
from hardware.link.line import Line
from hardware.steps import Identity

_FRAME = re.compile(rb"<(\d\d|--) (OK|ERR|BOOT) ([ -)+-~]*)\*([0-9a-f]{4})")
_KEPT = {"sn": "serial", "pass": "mark", "hw": "revision"}  # by the command that writes it
_LONGEST = 200  # bytes; what is longer without an end is noise
_TRY = 0.25  # s for one try; an answer takes 5–20 ms
_SUM = 0.45  # s for one try of `crc?`; four of them are told within two seconds, too


def crc16(data: bytes) -> int:
    """CRC-16/MCRF4XX: CCITT, reflected (0x8408), from 0xFFFF; `_crc_ccitt_update` of avr-libc."""
    crc = 0xFFFF
    for byte in data:
        crc = (crc >> 8) ^ _TABLE[(crc ^ byte) & 0xFF]
    return crc


def _entry(crc: int) -> int:
    for _ in range(8):
        crc = (crc >> 1) ^ (0x8408 if crc & 1 else 0)
    return crc


_TABLE = tuple(_entry(byte) for byte in range(256))


def framed(text: str) -> bytes:
    """A line with its CRC and its end: of `>07 id?` the bytes `>07 id?*dd78` and a line feed."""
    data = text.encode("ascii")
    return data + b"*%04x\n" % crc16(data)


class Talk:
    """Asks a board's firmware. Faults: NOISE (heard, but never whole), SILENT (heard nothing),
    WRONG_FIRMWARE (understood and declined), NOT_KEPT (its EEPROM keeps nothing), UNPLUGGED.
    """

    def __init__(self, line: Line) -> None:
        self.line = line
        self._seq = 0
        self._buffer = bytearray()
        self._heard = False

    def ask(
        self, command: str, *, timeout: float = _TRY, tries: int = 4, during: str = ""
    ) -> dict[str, str]:
        """A command and the values of its answer (`mv=5006` → {"mv": "5006"}); words without "="
        are kept under their place ("0", "1" …). `timeout`: seconds for each try. `during`: the
        step's word, for a fault.
        """
        self._seq = self._seq % 99 + 1  # 00 is for people
        asked = framed(f">{self._seq:02} {command}")
        self._heard = False
        for turn in range(tries):
            # a line's end first: what noise left in the board's ear is over
            self.line.write(b"\n" + asked if turn or self._seq == 1 else asked)
            answer = self._answer(command.split(" ", 1)[0], monotonic() + timeout)
            if answer is not None:
                return answer
        if self._heard:
            raise Fault(Code.NOISE, port=self.line.port, during=during or command.split(" ")[0])
        raise Fault(Code.SILENT, port=self.line.port, bauds=str(self.line.rate))

    def boot(self, timeout: float = 2.5) -> str:
        """Waits for the firmware to start: `snowlamp 1.0.0`. Fault NO_BOOT(seconds)."""
        until = monotonic() + timeout
        while (frame := self._frame(until)) is not None:
            seq, word, text = frame
            if word == "BOOT" and seq == "00":
                return text
        raise Fault(Code.NO_BOOT, seconds=f"{timeout:g}")

    def identity(self, *, timeout: float = _TRY, tries: int = 4) -> Identity:
        """Who the board says it is."""
        said = self.ask("id?", timeout=timeout, tries=tries, during="identity")
        try:
            return Identity(
                name=said["name"],
                version=said["fw"],
                protocol=int(said["proto"]),
                signature="".join(f"{int(b):02x}" for b in said["mcu"].split(".")),
                leds=int(said["leds"]),
                serial="" if said["sn"] == "-" else said["sn"],
                marked=int(said["pass"]),
                revision=int(said["hw"]),
            )
        except (KeyError, ValueError) as error:
            raise Fault(Code.WRONG_FIRMWARE, found=said.get("name", ""), wanted="id?") from error

    def supply(self) -> int:
        """The supply in mV."""
        return self._number("vcc?", "mv")

    def light(self) -> int:
        """The light sensor, raw ADC counts 0–1023."""
        return self._number("light?", "raw")

    def button(self) -> bool:
        """Whether the button is down."""
        return self._number("btn?", "down") == 1

    def led(self, i: int, rgb: str) -> None:
        """One LED, from 0, to `rrggbb` (the firmware caps the brightness)."""
        self.ask(f"led {i} {rgb}", during="leds")

    def fill(self, rgb: str) -> None:
        """All LEDs to `rrggbb`."""
        self.ask(f"fill {rgb}", during="leds")

    def serial(self, text: str) -> None:
        """Writes the serial number, at most 16 ASCII characters without spaces and stars."""
        if not re.fullmatch(r"[!-)+-~]{1,16}", text):
            raise ValueError(text)
        self.ask(f"sn {text}", during="serial")

    def mark(self, n: int) -> None:
        """Writes the pass mark, 0–255."""
        self.ask(f"pass {n}", during="mark")

    def revision(self, n: int) -> None:
        """Writes the hardware revision, 0–255."""
        self.ask(f"hw {n}", during="serial")

    def crc(self, length: int) -> int:
        """The CRC-16 of the first `length` bytes of its own flash (at 16 MHz 32 KB take 0.1 s)."""
        said = self.ask(f"crc? {length}", timeout=_SUM, during="flash_crc")
        return self._value("crc?", said, "crc", 16)

    def _number(self, command: str, name: str) -> int:
        return self._value(command, self.ask(command), name, 10)

    def _value(self, command: str, said: dict[str, str], name: str, base: int) -> int:
        try:
            return int(said[name], base)
        except (KeyError, ValueError) as error:
            raise Fault(Code.WRONG_FIRMWARE, found=str(said), wanted=command) from error

    def _answer(self, command: str, until: float) -> dict[str, str] | None:
        """The answer to the last question, or None when it did not come or was not understood."""
        while (frame := self._frame(until)) is not None:
            seq, word, text = frame
            if seq == "--":
                return None  # it did not understand us; ask again at once
            if seq != f"{self._seq:02}":
                continue  # an answer to something older, or a board that boots
            first, *rest = text.split() or [""]
            if word == "ERR" and first == "kept":
                raise Fault(Code.NOT_KEPT, what=_KEPT.get(command, command))
            if word == "ERR":
                raise Fault(Code.WRONG_FIRMWARE, found=first, wanted=command)
            if word == "OK" and first == command.rstrip("?"):
                pairs = (item.partition("=") for item in rest)
                return {
                    (name if equals else str(i)): (value if equals else name)
                    for i, (name, equals, value) in enumerate(pairs)
                }
        return None

    def _frame(self, until: float) -> tuple[str, str, str] | None:
        """The next whole line (sequence, word, text); lines that are damaged are passed over."""
        while True:
            end = self._buffer.find(b"\n")
            if end >= 0:
                line = bytes(self._buffer[:end]).rstrip(b"\r")
                del self._buffer[: end + 1]
                found = _FRAME.search(line)  # noise may stand before it on the line
                if found and found.end() == len(line):
                    checked = line[found.start() : found.end() - 5]
                    if crc16(checked) == int(found[4], 16):
                        return found[1].decode(), found[2].decode(), found[3].decode()
                continue
            if len(self._buffer) > _LONGEST:
                self._buffer.clear()
            left = until - monotonic()
            heard = self.line.read(left) if left > 0 else b""
            if not heard:
                return None
            self._heard = True
            self._buffer += heard
