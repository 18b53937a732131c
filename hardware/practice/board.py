"""One made-up board with its USB chip: power, RESET, bootloader, firmware, and what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from threading import RLock

from hardware.practice.bootloader import Bootloader
from hardware.practice.chip import ATMEGA328PB, BOOT, Chip
from hardware.practice.lamp import Lamp, Senses
from hardware.practice.people import Person
from hardware.practice.sabotage import Sabotage

WINDOW = 1.0  # seconds for which a bootloader waits after a reset
STARTS = 0.03  # seconds from leaving it to the greeting
ERRORS = 5  # what the old bootloader does not understand before it gives up
SUPPLY, PER_MA = 5030, 0.15  # mV at rest, and lost for each mA
BREAKS_MA = 150  # of the LEDs, where a supply gives out
CHIP_MA = 30  # chip and USB bridge
FLIPPED = 0.9  # of the bytes on a noisy line
PULLED_AFTER = 1200  # bytes written
SPOILT_PAGE = 3


class MadeUp:
    """A board. `leds` tells how many a product has, `sags` what its hub lacks just
    now, in mV. All times are the bench's own seconds. From any thread.
    """

    def __init__(
        self,
        chip: Chip,
        sabotage: Sabotage,
        person: Person,
        random: Random,
        *,
        leds: Callable[[str], int],
        sags: Callable[[], int],
        speed: float = 1.0,
    ) -> None:
        self.chip = chip
        self.sabotage = sabotage
        self.person = person
        self.lock = RLock()
        self.there = True
        self.lamp: Lamp | None = None
        self._random = random
        self._leds = leds
        self._sags = sags
        # Whoever flashes has no faster clock: the bootloader waits as long as a real one.
        self._window = WINDOW * speed
        self._bootloader: Bootloader | None = None
        self._ends = 0.0  # when the bootloader gives up, or the firmware starts
        self._starts = False
        self._errors = 0
        self._written = 0
        self._now = 0.0

    @property
    def milliamperes(self) -> int:
        """What it draws."""
        lamp = self.lamp
        return (CHIP_MA + (lamp.milliamperes if lamp else 0)) if self.there else 0

    # what happens to it

    def power(self, now: float) -> None:
        """It is plugged in: without a reset from outside the firmware starts at once."""
        with self.lock:
            self._now = now
            self.there = True
            self._written = 0
            self._run(now)

    def wired_reset(self, now: float) -> None:
        """The USB chip's DTR pulls at RESET."""
        if self.sabotage is not Sabotage.NO_RESET:
            self.press_reset(now)

    def press_reset(self, now: float) -> None:
        """RESET is pressed."""
        with self.lock:
            self._now = now
            self.lamp = None
            self._errors = 0
            if self.chip.bootloader and self.sabotage is not Sabotage.SILENT:
                self._bootloader = Bootloader(self.chip, self._wrote)
                self._ends = now + self._window
            else:
                self._run(now)

    def hears(self, data: bytes, rate: int, now: float) -> tuple[bytes, float]:
        """Bytes arrive at a speed; what it answers, and the seconds it needed."""
        with self.lock:
            self._now = now
            if self.sabotage is not Sabotage.NOISE:
                return self._answers(data, rate, now)
            said, busy = self._answers(self._noisy(data), rate, now)
            crackle = bytes(self._random.randrange(0x80, 0x100) for _ in range(2))
            return crackle + self._noisy(said), busy

    def passes(self, now: float) -> bytes:
        """Time goes by; what it says by itself."""
        with self.lock:
            self._now = now
            if self.person.reset.begin >= 0 and self.person.reset.over(now):
                self.person.reset.begin = self.person.reset.end = -1.0
                self.press_reset(now)
            if self._bootloader is not None and (self._bootloader.left or now >= self._ends):
                self._run(now)
            if self._starts and now >= self._ends:
                return self._greets()
            return b""

    # inside

    def _answers(self, data: bytes, rate: int, now: float) -> tuple[bytes, float]:
        loader = self._bootloader
        if loader is not None:
            return self._loads(loader, data, rate, now), loader.busy
        if self.sabotage is Sabotage.NO_RESET and data == b"0 ":
            self.person.is_told_to_reset(now)
        if self.lamp is None or self.sabotage is Sabotage.SILENT or rate != 115200:
            return b"", 0.0
        said = self.lamp.hears(data)
        if self.sabotage is Sabotage.BROWN_OUT and self.lamp.milliamperes > BREAKS_MA:
            self._run(now)
            return b"", 0.0
        return said, 0.002

    def _loads(self, loader: Bootloader, data: bytes, rate: int, now: float) -> bytes:
        if rate != self.chip.baud:  # what it hears is not what was said
            self._errors += len(data)
            if self.chip.baud == 115200 or self._errors > ERRORS:
                self._run(now)
            return b""
        said = loader.hears(data)
        self._ends = now + self._window
        if loader.left:
            self._run(now)
        return said

    def _run(self, now: float) -> None:
        """The firmware starts, if there is one."""
        self._bootloader = None
        self.lamp = None
        self._starts = True
        self._ends = now + STARTS

    def _greets(self) -> bytes:
        self._starts = False
        program = self.chip.program()
        written = self._written > 0
        if program is None or (self.sabotage is Sabotage.NO_BOOT and written):
            return b""
        if self.sabotage is Sabotage.WRONG_FIRMWARE:
            program = type(program)(program.product, "0.0.1", program.protocol)
        self.lamp = Lamp(
            self.chip,
            program,
            self._leds(program.product),
            Senses(self._supply, self._light, self._button),
            self._restart,
            keep=self.sabotage is not Sabotage.NOT_KEPT,
            crc_wrong=self.sabotage is Sabotage.FLASH_CRC,
        )
        said = self.lamp.greeting()
        return self._noisy(said) if self.sabotage is Sabotage.NOISE else said

    def _restart(self) -> None:
        self._starts = True
        self._ends = self._now + STARTS

    def _wrote(self, address: int, page: bytes) -> bytes | None:
        """What is kept of a page that is written."""
        self._written += len(page)
        spoilt = self._written >= SPOILT_PAGE * len(page)
        if self.sabotage is Sabotage.WRITE_FAILED and spoilt:
            return None
        if self.sabotage is Sabotage.VERIFY_FAILED and spoilt:
            return bytes([page[0] ^ 0x10]) + page[1:]
        if self.sabotage is Sabotage.UNPLUGGED and self._written >= PULLED_AFTER:
            self.there = False
        return page

    def _noisy(self, data: bytes) -> bytes:
        return bytes(
            byte ^ (1 << self._random.randrange(8)) if self._random.random() < FLIPPED else byte
            for byte in data
        )

    def _supply(self) -> int:
        lamp = self.lamp.milliamperes if self.lamp else 0
        if self.sabotage is Sabotage.SUPPLY_LOW:
            return 4180 + self._random.randrange(-8, 9)
        if self.sabotage is Sabotage.SUPPLY_HIGH:
            return 5910 + self._random.randrange(-8, 9)
        if self.sabotage is Sabotage.SUPPLY_SAGS and lamp > BREAKS_MA:
            return 4020 + self._random.randrange(-8, 9)
        lost = round((CHIP_MA + lamp) * PER_MA) + self._sags()
        return SUPPLY - lost + self._random.randrange(-6, 7)

    def _light(self) -> int:
        if self.sabotage is Sabotage.LIGHT_STUCK:
            return 1023
        self.person.feels_watched(self._now)
        base = 140 if self.person.hand.covers(self._now) else 640
        return base + self._random.randrange(-5, 6)

    def _button(self) -> bool:
        if self.sabotage is Sabotage.BUTTON_STUCK:
            return True
        lit = self.lamp is not None and self.lamp.all_lit
        sound = self.sabotage not in (Sabotage.LED_DARK, Sabotage.LEDS_DEAD)
        self.person.sees_lit(self._now, all_lit=lit, sound=sound)
        return self.person.button.covers(self._now)


def made(sabotage: Sabotage) -> Chip:
    """A chip as it lies in the kit: its bootloader is burned, nothing else."""
    chip = Chip()
    if sabotage is Sabotage.BLANK_CHIP:
        chip.bootloader = False
    if sabotage is Sabotage.WRONG_CHIP:
        chip.signature = ATMEGA328PB
    if sabotage is Sabotage.OLD_BOOTLOADER:
        chip.baud = 57600
    if sabotage is Sabotage.STRANGER:
        chip.put(bytes(Random(7).randrange(255) for _ in range(900)))
    if sabotage in (Sabotage.NO_RESET, Sabotage.SILENT):
        chip.put(older())
    return chip


def older() -> bytes:
    """A firmware of the lamp from before, as far as anybody can tell from outside."""
    code = bytes.fromhex("0c946500") * 26
    return (code + b"SNOWFW:snowlamp:0.9.0:2\0").ljust(BOOT // 8, b"\x00")
