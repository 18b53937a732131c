"""The firmware of a made-up lamp (or active ruler): protocol v2, machine mode and plain lines."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from hardware.link.protocol import crc16
from hardware.practice.chip import Chip, Program

_FRAME = re.compile(rb"^>(\d\d) ([^*]*)\*([0-9a-f]{4})$")
_COLOUR = re.compile(r"[0-9a-f]{6}")
_LONGEST = 64
BRIGHTEST = 96  # the cap of the firmware, of 255
COLOUR_MA, IDLE_MA = 20, 1


@dataclass
class Senses:
    """What a lamp's pins see, asked at the moment it is asked."""

    supply: Callable[[], int]  # mV
    light: Callable[[], int]  # raw
    button: Callable[[], bool]


class Lamp:
    """One running firmware. `restart` is what `reboot` does; `keep` False: its EEPROM forgets."""

    def __init__(
        self,
        chip: Chip,
        program: Program,
        leds: int,
        senses: Senses,
        restart: Callable[[], None],
        *,
        keep: bool = True,
        crc_wrong: bool = False,
    ) -> None:
        self._chip = chip
        self.program = program
        self.leds = ["000000"] * leds
        self._senses = senses
        self._restart = restart
        self._keep = keep
        self._crc_wrong = crc_wrong
        self._heard = b""

    def greeting(self) -> bytes:
        """What it says when it starts."""
        return framed(f"<00 BOOT {self.program.product} {self.program.version}")

    @property
    def milliamperes(self) -> int:
        """What its LEDs draw."""
        lit = sum(int(led[i : i + 2], 16) for led in self.leds for i in (0, 2, 4))
        return round(lit * COLOUR_MA / 255) + IDLE_MA * len(self.leds)

    @property
    def all_lit(self) -> bool:
        """Whether every LED shows white, however dim."""
        return all(min(led[0:2], led[2:4], led[4:6]) > "00" for led in self.leds)

    def hears(self, data: bytes) -> bytes:
        """Takes bytes and gives what it answers."""
        *lines, self._heard = (self._heard + data).split(b"\n")
        self._heard = self._heard[-_LONGEST:]
        return b"".join(self._answers(line.strip(b"\r")) for line in lines)

    def _answers(self, line: bytes) -> bytes:
        if not line:
            return b""
        if not line.startswith(b">"):
            said = line.decode("ascii", "replace")
            return framed(f"<00 {self._does(said)}")
        frame = _FRAME.match(line)
        if frame is None or crc16(line[:-5]) != int(frame[3], 16):
            return framed("<-- ERR crc")
        return framed(f"<{frame[1].decode()} {self._does(frame[2].decode('ascii', 'replace'))}")

    def _does(self, said: str) -> str:
        word, *more = said.split()[:3] or [""]
        if (known := self._asked(word)) is not None:
            return known
        return self._told(word, more) or "ERR unknown"

    def _asked(self, word: str) -> str | None:
        chip = self._chip
        if word == "id?":
            mcu = ".".join(str(byte) for byte in bytes.fromhex(chip.signature))
            return (
                f"OK id name={self.program.product} fw={self.program.version}"
                f" proto={self.program.protocol} mcu={mcu} leds={len(self.leds)}"
                f" sn={chip.serial or '-'} pass={chip.marked} hw={chip.revision}"
            )
        if word == "vcc?":
            return f"OK vcc mv={self._senses.supply()}"
        if word == "light?":
            return f"OK light raw={self._senses.light()}"
        if word == "btn?":
            return f"OK btn down={int(self._senses.button())}"
        return None

    def _told(self, word: str, more: list[str]) -> str | None:
        numbers = [int(one) if one.isdigit() else -1 for one in more]
        colour = more[-1].lower() if more and _COLOUR.fullmatch(more[-1].lower()) else ""
        if word == "fill":
            self.leds = [dim(colour)] * len(self.leds) if colour else self.leds
            return "OK fill" if colour else "ERR range"
        if word == "led":
            if not colour or not 0 <= numbers[0] < len(self.leds):
                return "ERR range"
            self.leds[numbers[0]] = dim(colour)
            return "OK led"
        if word == "sn" and more:
            if len(more[0]) > 16:
                return "ERR long"
            self._chip.serial = more[0] if self._keep else ""
            return "OK sn"
        if word in ("pass", "hw") and more:
            if not 0 <= numbers[0] <= 255:
                return "ERR range"
            if word == "pass":
                self._chip.marked = numbers[0]
            else:
                self._chip.revision = numbers[0]
            return f"OK {word}"
        if word == "crc?" and more:
            return self._crc(numbers[0])
        if word == "reboot":
            self._restart()
            return "OK reboot"
        return None

    def _crc(self, length: int) -> str:
        if not 0 <= length <= len(self._chip.flash):
            return "ERR range"
        found = crc16(bytes(self._chip.flash[:length])) ^ (0x5555 if self._crc_wrong else 0)
        return f"OK crc crc={found:04x}"


def dim(colour: str) -> str:
    """A colour as bright as the firmware lets it be."""
    return "".join(f"{min(BRIGHTEST, int(colour[i : i + 2], 16)):02x}" for i in (0, 2, 4))


def framed(text: str) -> bytes:
    """A line as the firmware sends it."""
    data = text.encode("ascii", "replace")
    return data + b"*%04x\r\n" % crc16(data)
