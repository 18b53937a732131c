"""A bench of made-up boards: the ports of a computer that is not there."""

from __future__ import annotations

import time
from collections.abc import Mapping
from functools import cache, partial
from random import Random
from threading import RLock

from hardware.boards import shipped
from hardware.faults import Code, Fault
from hardware.find import Port, Stuck
from hardware.hubs import above
from hardware.practice.board import MadeUp, made
from hardware.practice.chip import Chip
from hardware.practice.line import MadeUpLine
from hardware.practice.people import COVERED, PRESSED, Person, Span
from hardware.practice.sabotage import STUCK, Sabotage

VID, PID = 0x1A86, 0x7523
TITLE = "CH340"
EACH_HUB = 4  # places at one hub
HUB_MA = 620  # what a hub without its own supply gives before it sags
SAG = 900  # mV it then lacks


class Bench:
    """Ports (as `hardware.find.Machine`) and the boards in them. Places count from 1.

    `sabotage` says which place has what fault (`Sabotage` words). `people` press, cover and look as
    people do; False leaves all that to the caller (`press`, `cover`, `reset`). `plugged` False
    starts with empty places. Everything random comes from `seed`. `speed` 4: all goes four times
    as fast. From any thread.
    """

    def __init__(
        self,
        count: int = 8,
        seed: int = 1,
        sabotage: Mapping[int, str] | None = None,
        *,
        people: bool = True,
        plugged: bool = True,
        speed: float = 1.0,
    ) -> None:
        self.count = count
        self.speed = speed
        self._people = people
        self._random = Random(seed)
        self._lock = RLock()
        self._boards: dict[int, MadeUp] = {}
        self._aside: dict[int, MadeUp] = {}  # taken out, on the table before its place
        self._lines: dict[int, MadeUpLine] = {}
        words = sabotage or {}
        for place in range(1, count + 1):
            self._aside[place] = self._board(Sabotage(words.get(place, "")))
            if plugged:
                self.plug(place)

    @property
    def now(self) -> float:
        """The bench's own seconds."""
        return time.monotonic() * self.speed

    # as Machine

    def list(self) -> tuple[Port, ...]:
        """The ports of all places with a board."""
        with self._lock:
            return tuple(
                Port(device(place), VID, PID, location(place), "", TITLE)
                for place, board in sorted(self._boards.items())
                if board.there and board.sabotage not in STUCK
            )

    def stuck(self) -> tuple[Stuck, ...]:
        """The boards on the bus that have no port."""
        with self._lock:
            return tuple(
                Stuck(location(place), VID, PID, TITLE, Code(board.sabotage.value), _why(board))
                for place, board in sorted(self._boards.items())
                if board.there and board.sabotage in STUCK
            )

    def trouble(self, device: str, patience: float = 0.0) -> Fault | None:
        """What stands in the way of opening a port."""
        with self._lock:
            board = self._boards.get(number(device))
            if board is None or not board.there or board.sabotage in STUCK:
                return Fault(Code.PORT_MISSING, port=device)
            if board.sabotage is Sabotage.PORT_MISSING:
                return Fault(Code.PORT_MISSING, port=device)
            if board.sabotage is Sabotage.PORT_BUSY:
                return Fault(Code.PORT_BUSY, port=device, program="minicom", pid=4242)
            if board.sabotage is Sabotage.NO_PERMISSION:
                command = "sudo usermod -aG dialout $USER"
                return Fault(
                    Code.NO_PERMISSION, port=device, command=command, group="dialout", again=0
                )
            if number(device) in self._lines:
                return Fault(Code.PORT_BUSY, port=device)
            return None

    def explain(self, error: OSError, device: str) -> Fault:
        """Made-up ports raise no errors of a system; whoever asks has lost the board."""
        return Fault(Code.UNPLUGGED, port=device)

    def holder(self, device: str) -> tuple[str, int] | None:
        """The program that has a port open."""
        fault = self.trouble(device)
        if fault is None or "program" not in fault.data:
            return None
        return str(fault.data["program"]), int(fault.data["pid"])

    # lines

    def open_line(self, port: str, baud: int = 115200) -> MadeUpLine:
        """Opens a made-up port, which resets its board. Faults PORT_MISSING, PORT_BUSY,
        NO_PERMISSION.
        """
        with self._lock:
            if fault := self.trouble(port):
                raise fault
            place = number(port)
            line = MadeUpLine(
                port,
                self._boards[place],
                baud,
                clock=lambda: self.now,
                speed=self.speed,
                closed=partial(self._closed, place),
            )
            self._lines[place] = line
            self._boards[place].wired_reset(self.now)
            return line

    @property
    def opened(self) -> tuple[int, ...]:
        """The places whose ports are open."""
        with self._lock:
            return tuple(sorted(self._lines))

    # hands

    def plug(self, place: int) -> None:
        """Plugs the board before this place in; nothing when one is in already."""
        with self._lock:
            if place in self._aside:
                board = self._boards[place] = self._aside.pop(place)
                board.power(self.now)

    def unplug(self, place: int) -> None:
        """Takes the board out; it lies before its place."""
        with self._lock:
            if place in self._boards:
                board = self._aside[place] = self._boards.pop(place)
                board.there = False

    def swap(self, place: int, sabotage: str = "") -> None:
        """Takes the board away and plugs a new one in."""
        with self._lock:
            self.unplug(place)
            self._aside[place] = self._board(Sabotage(sabotage))
            self.plug(place)

    def move(self, place: int, to: int) -> None:
        """Takes the board out and plugs it in elsewhere, in the stead of what is there."""
        with self._lock:
            self.unplug(place)
            self.unplug(to)
            self._aside[to] = self._aside.pop(place)
            self.plug(to)

    def mend(self, place: int) -> None:
        """Solders anew what was wrong; a blank chip gets its bootloader."""
        with self._lock:
            board = self._boards.get(place) or self._aside[place]
            board.sabotage = Sabotage.NONE
            board.chip.bootloader = True

    def press(self, place: int) -> None:
        """Presses the lamp's button for a moment."""
        self._person(place).button = Span(self.now, self.now + PRESSED * self.speed)

    def cover(self, place: int, *, covered: bool = True) -> None:
        """A hand over the light sensor, for a moment; or away."""
        until = self.now + (COVERED * self.speed if covered else 0.0)
        self._person(place).hand = Span(self.now, until)

    def reset(self, place: int) -> None:
        """Presses RESET."""
        with self._lock:
            self._boards[place].press_reset(self.now)

    def chip(self, place: int) -> Chip:
        """What lies in the chip of the board at, or before, a place."""
        with self._lock:
            return (self._boards.get(place) or self._aside[place]).chip

    def shown(self, place: int) -> tuple[str, ...]:
        """The colours (rrggbb) that the LEDs at a place show; none without a running firmware."""
        with self._lock:
            board = self._boards.get(place)
            return tuple(board.lamp.leds) if board is not None and board.lamp is not None else ()

    # inside

    def _closed(self, place: int, line: MadeUpLine) -> None:
        with self._lock:
            if self._lines.get(place) is line:
                del self._lines[place]

    def _person(self, place: int) -> Person:
        with self._lock:
            return self._boards[place].person

    def _board(self, sabotage: Sabotage) -> MadeUp:
        random = Random(self._random.random())
        board = MadeUp(
            made(sabotage),
            sabotage,
            Person(random, willing=self._people),
            random,
            leds=leds,
            sags=lambda: self._sag(board),
            speed=self.speed,
        )
        return board

    def _sag(self, board: MadeUp) -> int:
        """What the board's hub lacks, in mV, with all that hangs on it."""
        boards = dict(self._boards)
        mine = next((above(location(n)) for n, one in boards.items() if one is board), "")
        drawn = sum(one.milliamperes for n, one in boards.items() if above(location(n)) == mine)
        return SAG if drawn > HUB_MA else 0


def location(place: int) -> str:
    """The place in the tree of hubs: four at each hub."""
    return f"1-{1 + (place - 1) // EACH_HUB}.{1 + (place - 1) % EACH_HUB}"


def device(place: int) -> str:
    """The name of a place's port."""
    return f"practice{place}"


def number(port: str) -> int:
    """The place of a port's name; 0 for none of ours."""
    digits = port.removeprefix("practice")
    return int(digits) if digits.isdecimal() and digits != port else 0


@cache
def _counts() -> dict[str, int]:
    return {board.product: board.leds for board in shipped().values()}


def leds(product: str) -> int:
    """How many LEDs a product has."""
    return _counts().get(product, 19)


def _why(board: MadeUp) -> dict[str, int | str]:
    ids = f"{VID:04x}:{PID:04x}"
    if board.sabotage is Sabotage.BRLTTY:
        return {"id": ids, "command": "sudo apt-get remove brltty"}
    return {"id": ids, "system": "linux", "chip": TITLE, "command": "sudo modprobe ch341"}
