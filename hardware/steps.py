"""What happens to a board, step by step: the moments a station yields while it works.

A station is a generator of moments: it can be listed in a test, printed by a command line, drawn
on a card, and closed between any two of them.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from enum import StrEnum
from threading import Lock

from hardware.faults import Code


class Step(StrEnum):
    """The steps of a board's way, in the order in which they are taken."""

    IMAGE = "image"
    OPEN = "open"
    SYNC = "sync"
    CHIP = "chip"
    FLASH = "flash"
    VERIFY = "verify"
    BOOT = "boot"
    IDENTITY = "identity"
    FLASH_CRC = "flash_crc"
    SUPPLY = "supply"
    LEDS = "leds"  # the colours walk, all are lit; the participant presses the button
    BUTTON = "button"
    LIGHT = "light"  # covered by a hand, sensed by itself
    LOAD = "load"  # supply with the LEDs at their test load
    SERIAL = "serial"
    MARK = "mark"


class Hands(StrEnum):
    """What a person must do before it goes on. It waits for ever; only cancelling ends it."""

    OVERWRITE = "overwrite"  # this is no blank chip and no firmware of ours: write all the same?
    PRESS_RESET = "press_reset"
    PRESS_BUTTON = "press_button"  # when all LEDs are lit; "which one is dark" may be tapped
    LOOK = "look"  # the same on a board without a button: somebody says yes
    COVER_LIGHT = "cover_light"
    UNCOVER_LIGHT = "uncover_light"
    POWER_CYCLE = "power_cycle"  # take it off the USB port and plug it in again (STC)
    HOLD_BOOT = "hold_boot"  # hold BOOT while plugging in (ESP32)


@dataclass(frozen=True)
class Reading:
    """A measured value with its unit (mv, raw, crc …) and its limits (None: none)."""

    value: int
    unit: str
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True)
class Began:
    """A step begins."""

    step: Step


@dataclass(frozen=True)
class Going:
    """A step has come so far: bytes or tries, `done` of `total`."""

    step: Step
    done: int
    total: int


@dataclass(frozen=True)
class Passed:
    """A step is done and well; `found` is what it read (a version, a chip's name, a number)."""

    step: Step
    reading: Reading | None = None
    found: str = ""


@dataclass(frozen=True)
class Skipped:
    """A step was not needed; `why`: current (the firmware is), plan (not in the test plan)."""

    step: Step
    why: str


@dataclass(frozen=True)
class Failed:
    """A step found a fault; the last moment of a way that ends badly."""

    step: Step
    code: Code
    data: dict[str, int | str] = field(default_factory=dict)
    reading: Reading | None = None


@dataclass(frozen=True)
class Wants:
    """A person is needed; `data`: found (what is on the board), leds, seconds waited."""

    hands: Hands
    data: dict[str, int | str] = field(default_factory=dict)


@dataclass(frozen=True)
class Waits:
    """Another board at the same hub has the load test just now; nobody need do anything."""

    step: Step


Moment = Began | Going | Passed | Skipped | Failed | Wants | Waits


@dataclass(frozen=True)
class Answer:
    """What a person said on the card: `yes`, `no`, `dark` (with the LED's number), `none_lit`."""

    word: str
    led: int = 0


class Inbox:
    """Answers on their way from the card to the station; put from any thread."""

    def __init__(self) -> None:
        self._waiting: deque[Answer] = deque()
        self._lock = Lock()

    def put(self, answer: Answer) -> None:
        """An answer from a person."""
        with self._lock:
            self._waiting.append(answer)

    def take(self) -> Answer | None:
        """The oldest answer, or None at once."""
        with self._lock:
            return self._waiting.popleft() if self._waiting else None


@dataclass(frozen=True)
class Identity:
    """What a board's firmware says it is (`id?`)."""

    name: str
    version: str
    protocol: int
    signature: str  # of the chip, 6 hex digits as avrdude writes it, e.g. 1e950f
    leds: int
    serial: str
    marked: int  # 0: never passed; else the pass mark in EEPROM
    revision: int  # of the hardware


@dataclass(frozen=True)
class Outcome:
    """How a board's way ended. `moments` are all that were yielded, in order; seconds of work."""

    ok: bool
    moments: tuple[Moment, ...]
    seconds: float
    identity: Identity | None = None
    serial: str = ""  # the number on the board at the end; "" for none
    returned: bool = False  # it came with a number of its own
    flashed: bool = False
    fault: Failed | None = None
