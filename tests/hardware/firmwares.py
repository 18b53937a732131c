"""A firmware in memory that answers protocol v2, as the lamp's does; noise on its line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from random import Random

from hardware.link.protocol import crc16, framed
from hardware.link.wire import Wire

_ASKED = re.compile(rb">(\d\d) ([ -)+-~]+)\*([0-9a-f]{4})")


@dataclass
class Lamp:
    """Nineteen LEDs at the end of a wire. `noise`: share of bytes of which a bit flips."""

    noise: float = 0.0
    seed: int = 7
    mute: bool = False
    serial: str = "-"
    mark: int = 0
    forgets: bool = False  # its EEPROM is worn out
    supply: int = 5006
    flash: bytes = b"firmware" * 480
    asked: list[str] = field(default_factory=list)  # what was understood

    def __post_init__(self) -> None:
        self.wire = Wire(self.hears, self.boot, patient=False)
        self.random = Random(self.seed)
        self._buffer = bytearray()

    def boot(self) -> None:
        self.say(framed("<00 BOOT snowlamp 1.0.0"))

    def say(self, data: bytes) -> None:
        self.wire.say(self._noisy(data))

    def hears(self, data: bytes) -> None:
        self._buffer += self._noisy(data)
        while (end := self._buffer.find(b"\n")) >= 0:
            line = bytes(self._buffer[:end]).strip(b"\r")
            del self._buffer[: end + 1]
            if line and not self.mute:
                self.say(self._answer(line))
        if len(self._buffer) > 64:
            self._buffer.clear()

    def _noisy(self, data: bytes) -> bytes:
        if not self.noise:
            return data
        return bytes(
            byte ^ (1 << self.random.randrange(8)) if self.random.random() < self.noise else byte
            for byte in data
        )

    def _answer(self, line: bytes) -> bytes:
        match = _ASKED.fullmatch(line)
        if match is None or crc16(line[:-5]) != int(match[3], 16):
            return framed("<-- ERR crc")
        seq, command = match[1].decode(), match[2].decode()
        self.asked.append(command)
        word, *rest = command.split(" ")
        return framed(f"<{seq} {self._do(word, rest)}")

    def _do(self, word: str, rest: list[str]) -> str:
        match word, rest:
            case "id?", []:
                return (
                    "OK id name=snowlamp fw=1.0.0 proto=2 mcu=30.149.15 leds=19 "
                    f"sn={self.serial} pass={self.mark} hw=0"
                )
            case "vcc?", []:
                return f"OK vcc mv={self.supply}"
            case "light?", []:
                return "OK light raw=511"
            case "btn?", []:
                return "OK btn down=1"
            case "crc?", [length]:
                return f"OK crc crc={crc16(self.flash[: int(length)]):04x}"
            case "led", [place, _]:
                return "OK led" if int(place) < 19 else "ERR range"
            case "fill", [_]:
                return "OK fill"
            case "sn" | "pass", _ if self.forgets:
                return "ERR kept"
            case "sn", [text]:
                self.serial = text
                return "OK sn"
            case "pass", [number]:
                self.mark = int(number)
                return "OK pass"
            case "echo?", [text]:
                return f"OK echo text={text}"
            case _:
                return "ERR unknown"
