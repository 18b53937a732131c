"""One board's way: what every step of it needs, and nothing a step does.

The line is guarded: however long a step waits for an answer, it looks every 50 ms whether somebody
cancelled.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from hardware.faults import Code, Fault
from hardware.find import trouble
from hardware.hubs import Hub
from hardware.link.line import Line, open_line
from hardware.link.protocol import Talk
from hardware.model import Board
from hardware.steps import Answer, Began, Identity, Inbox, Passed, Reading, Step

# Seconds between two looks at whether somebody cancelled.
LOOK = 0.05
BAUD = 115200  # at which a firmware of ours speaks, whatever its bootloader does
READY = b"\x14\x10"  # what a bootloader answers
WAKES = 0.08  # s until a chip that was reset hears anything; by its fuses up to 65 ms
GREETING = b" BOOT "  # in the line with which a firmware of ours starts
HEARD = 256  # bytes remembered of what a board last said
LETS_GO = 0.3  # s in which a monitor of ours that heard of this board has closed its port

T = TypeVar("T")
OpenLine = Callable[[str, int], Line]


def real_line(port: str, baud: int) -> Line:
    """The line at a port of this computer, after asking what stands in its way.

    Faults PORT_MISSING, PORT_BUSY, NO_PERMISSION, UNPLUGGED.
    """
    if fault := trouble(port):
        raise fault
    return open_line(port, baud)


@dataclass(frozen=True)
class Tempo:
    """How long things take on purpose, in seconds."""

    colour: float = 0.35  # each colour of the walk
    settle: float = 0.15  # from lighting the LEDs to measuring the supply
    look: float = 0.05  # between two looks at the button or the light sensor
    rest: float = 0.8  # how long a button or a sensor is watched before it is called stuck


def never() -> bool:
    """Nobody cancels."""
    return False


@dataclass(frozen=True)
class Means:
    """What a board goes its way with; whoever sends it on its way makes this once.

    `inbox` brings a person's answers, `hub` is where the board hangs, `cancelled` is asked every
    50 ms, `open_line` opens practice boards, and `glow` (rrggbb) is the colour of the board's card,
    which a lamp shows before its walk and at the end.
    """

    port: str
    inbox: Inbox = field(default_factory=Inbox)
    hub: Hub = field(default_factory=Hub)
    cancelled: Callable[[], bool] = never
    open_line: OpenLine = real_line
    tempo: Tempo = field(default_factory=Tempo)
    glow: str = ""


class Guarded:
    """A line that hears of cancelling within 50 ms, and remembers what was heard last."""

    def __init__(self, line: Line, cancelled: Callable[[], bool]) -> None:
        self._line = line
        self._cancelled = cancelled
        self.heard = b""  # the last bytes since `forget`
        self.closed = False

    @property
    def port(self) -> str:
        """The port's name."""
        return self._line.port

    @property
    def rate(self) -> int:
        """The speed in baud."""
        return self._line.rate

    def write(self, data: bytes) -> None:
        """As `Line.write`; Fault CANCELLED."""
        self._check()
        self._line.write(data)

    def read(self, timeout: float, most: int = 65536) -> bytes:
        """As `Line.read`; Fault CANCELLED."""
        until = time.monotonic() + timeout
        while True:
            self._check()
            left = until - time.monotonic()
            data = self._line.read(max(0.0, min(LOOK, left)), most)
            if data or left <= LOOK:
                self.heard = (self.heard + data)[-HEARD:]
                return data

    def reset(self) -> None:
        """As `Line.reset`; Fault CANCELLED."""
        self._check()
        self._line.reset()

    def baud(self, rate: int) -> None:
        """As `Line.baud`."""
        self._line.baud(rate)

    def purge(self) -> None:
        """As `Line.purge`."""
        self._line.purge()

    def close(self) -> None:
        """As `Line.close`."""
        self.closed = True
        self._line.close()

    def forget(self) -> None:
        """What was heard so far says nothing about what comes now."""
        self.heard = b""

    def _check(self) -> None:
        if self._cancelled():
            raise Fault(Code.CANCELLED)


class Way:
    """A board on its way: what it goes with, and what is known of it so far."""

    def __init__(self, means: Means, board: Board) -> None:
        self.means = means
        self.board = board
        self.port = means.port  # a chip that was reset may have another
        self.step = Step.IMAGE
        self.reading: Reading | None = None  # what was measured when it failed
        self.identity: Identity | None = None
        self.returned = False  # it came with a number
        self.given = ""  # the number it got from us
        self.flashed = False
        self.starting = False  # its firmware was started just now and has not greeted yet
        self.waited = 0.0  # seconds in which it was a person's turn
        self._line: Guarded | None = None
        self._talk: Talk | None = None

    @property
    def line(self) -> Guarded:
        """The open line. Fault UNPLUGGED when it was closed."""
        if self._line is None:
            raise Fault(Code.UNPLUGGED, port=self.port)
        return self._line

    @property
    def talk(self) -> Talk:
        """The protocol on the open line. Fault UNPLUGGED when it was closed."""
        if self._talk is None:
            raise Fault(Code.UNPLUGGED, port=self.port)
        return self._talk

    def begin(self, step: Step) -> Began:
        """The next step; a fault from now on is this step's."""
        self.step = step
        self.reading = None
        return Began(step)

    def passed(self, found: str = "") -> Passed:
        """The step is done, with what it read. Fault CANCELLED."""
        self.look()
        return Passed(self.step, self.reading, found)

    def learn(self, identity: Identity) -> Identity:
        """What the board says it is. One that has a number which is not from us came with it."""
        self.identity = identity
        self.returned = self.returned or (bool(identity.serial) and identity.serial != self.given)
        return identity

    def open(self) -> Guarded:
        """Opens the port at the firmware's speed. Faults of ports."""
        self.close()
        until = time.monotonic() + LETS_GO
        while self._line is None:
            self.look()
            try:
                line = self.means.open_line(self.port, BAUD)
                self._line = Guarded(line, self.means.cancelled)
            except Fault as fault:
                if fault.code is not Code.PORT_BUSY or time.monotonic() > until:
                    raise
                time.sleep(LOOK)
        self._talk = Talk(self._line)
        return self._line

    def send_on(self) -> bool:
        """Sends a bootloader that waits after a reset on to its firmware, which takes 16 ms;
        whether one was there. A firmware takes it for a line that it does not know.
        """
        self.pause(WAKES)
        self.line.write(b"Q ")
        if READY not in self.line.read(0.05):
            return False
        self.line.forget()
        return True

    def close(self) -> None:
        """Gives the port back; more than once is harmless."""
        if self._line is not None:
            self._line.close()
            self._line = self._talk = None

    def look(self) -> None:
        """Raises Fault CANCELLED when somebody cancelled."""
        if self.means.cancelled():
            raise Fault(Code.CANCELLED)

    def pause(self, seconds: float) -> None:
        """Waits, looking every 50 ms whether somebody cancelled."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self.look()
            time.sleep(min(LOOK, left))
        self.look()

    def answer(self) -> Answer | None:
        """The oldest answer of a person, or None. A dark LED is a fault at any time."""
        answer = self.means.inbox.take()
        if answer is not None and answer.word == "dark":
            self.step = Step.LEDS
            raise Fault(Code.LED_DARK, led=answer.led, of=self.board.leds)
        if answer is not None and answer.word == "none_lit":
            self.step = Step.LEDS
            raise Fault(Code.LEDS_DEAD, of=self.board.leds)
        return answer

    def until(self, seen: Callable[[], T | None], declined: Fault, *, yes: T | None = None) -> T:
        """Waits for a person, for ever: until `seen` has something. A `no` is the fault `declined`;
        a `yes` is `yes` where that is something. Faults CANCELLED, LED_DARK, LEDS_DEAD.
        """
        began = time.monotonic()
        try:
            while True:
                answer = self.answer()
                if answer is not None and answer.word == "no":
                    raise declined
                if answer is not None and answer.word == "yes" and yes is not None:
                    return yes
                if (found := seen()) is not None:
                    return found
                self.pause(self.means.tempo.look)
        finally:
            self.waited += time.monotonic() - began
