"""A seat at the bench: one board that a station works, and the hands in front of it.

The same tests run at three seats: a made-up board in process, an emulated chip with the real
firmware, and (with `-m device`) a real board whose person does what the terminal says.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator
from typing import Protocol

from hardware import station
from hardware.find import Ports
from hardware.model import Board
from hardware.practice import Bench
from hardware.steps import Answer, Hands, Inbox, Moment, Outcome, Wants
from hardware.way import Means, OpenLine, Tempo, real_line
from tests.hardware.emulated import Emulated
from tests.hardware.lamps import QUICK

BRIGHT, COVERED = 2500, 400  # mV at the light sensor's pin


class Seat(Protocol):
    """Where one board is worked."""

    board: Board
    port: str
    open_line: OpenLine
    tempo: Tempo
    ports: Ports | None

    def rest(self) -> None:
        """Takes its hands away."""

    def helps(self, wants: Wants) -> None:
        """Does with its hands what the card asks for."""

    def reset(self) -> None:
        """Presses RESET."""

    def unplug(self) -> None:
        """Pulls the board out."""

    def plug(self) -> None:
        """Plugs it in again."""

    def free(self) -> bool:
        """Whether its port is closed, so that somebody else may open it."""

    def number(self) -> str:
        """The serial number in its EEPROM, as far as one can look; "" for none."""


class PracticeSeat:
    """A made-up board. Its person looks and needs not be told."""

    def __init__(
        self, board: Board, sabotage: str = "", *, seed: int = 1, speed: float = 10
    ) -> None:
        self.board = board
        self.bench = Bench(1, seed, {1: sabotage}, speed=speed)
        self.port = "practice1"
        self.open_line: OpenLine = self.bench.open_line
        self.tempo = QUICK
        self.ports: Ports | None = self.bench

    def rest(self) -> None:
        pass

    def helps(self, wants: Wants) -> None:
        pass

    def reset(self) -> None:
        self.bench.reset(1)

    def unplug(self) -> None:
        self.bench.unplug(1)

    def plug(self) -> None:
        self.bench.plug(1)

    def free(self) -> bool:
        return not self.bench.opened

    def number(self) -> str:
        return self.bench.chip(1).serial


class EmulatedSeat:
    """A chip with the real bootloader and the real firmware."""

    def __init__(self, board: Board, chip: Emulated) -> None:
        self.board = board
        self.chip = chip
        self.port = str(chip.port)
        self.open_line: OpenLine = real_line
        self.tempo = QUICK
        self.ports: Ports | None = None
        self.rest()

    def rest(self) -> None:
        self.chip.tell("pin D3 1")
        self.chip.tell(f"adc 0 {BRIGHT}")

    def helps(self, wants: Wants) -> None:
        if wants.hands is Hands.PRESS_BUTTON:
            self.chip.tell("pin D3 0")
        elif wants.hands is Hands.COVER_LIGHT:
            self.chip.tell("pin D3 1")
            self.chip.tell(f"adc 0 {COVERED}")
        elif wants.hands is Hands.PRESS_RESET:
            self.reset()

    def reset(self) -> None:
        self.chip.tell("reset")

    def unplug(self) -> None:
        self.chip.tell("unplug")

    def plug(self) -> None:
        self.chip.tell("plug")

    def free(self) -> bool:
        return self.chip.state()["connected"] == "0"

    def number(self) -> str:
        kept = self.chip.eeprom()
        found = [word for word in kept.split(b"\0") if word.startswith(b"SL-")]
        return found[0].rstrip(b"\xff").decode() if found else ""


class DeviceSeat:
    """A real board at YUANWU_PORT, with a person in front of it."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.port = os.environ["YUANWU_PORT"]
        self.open_line: OpenLine = real_line
        self.tempo = Tempo()
        self.ports: Ports | None = None

    def rest(self) -> None:
        pass

    def helps(self, wants: Wants) -> None:
        # for the person in front of the board
        print(f"\n>>> {wants.hands.value} {dict(wants.data)}", flush=True)  # noqa: T201

    def reset(self) -> None:
        input("\n>>> press RESET on the board, then Enter")

    def unplug(self) -> None:
        input("\n>>> unplug the board, then Enter")

    def plug(self) -> None:
        input("\n>>> plug the board in again, then Enter")

    def free(self) -> bool:
        real_line(self.port, 115200).close()
        return True

    def number(self) -> str:
        return ""


def means(seat: Seat, **more) -> Means:
    """What the board at a seat goes its way with."""
    return Means(seat.port, open_line=seat.open_line, tempo=seat.tempo, **more)


def numbered(identity: object) -> str:
    """The number that a board gets which is the only one."""
    return "SL-00001"


Seen = Callable[[Moment], None]


def worked(
    way: Generator[Moment, None, Outcome],
    seat: Seat,
    *,
    inbox: Inbox | None = None,
    answers: dict[Hands, Answer] | None = None,
    seen: Seen = lambda moment: None,
) -> Outcome:
    """Goes a way to its end with a person's hands (or `answers`) where they are wanted."""
    seat.rest()
    while True:
        try:
            moment = next(way)
        except StopIteration as stop:
            outcome: Outcome = stop.value
            return outcome
        seen(moment)
        if isinstance(moment, Wants):
            if answers and inbox is not None and moment.hands in answers:
                inbox.put(answers[moment.hands])
            else:
                seat.helps(moment)


def brought_up(seat: Seat, *, number: str = "SL-00017", glow: str = "", **more) -> Outcome:
    """The whole way, with hands."""
    way = station.bring_up(means(seat, glow=glow), seat.board, lambda identity: number, **more)
    return worked(way, seat)
