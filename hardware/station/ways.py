"""The ways a board can go: all of it, or one half. Every one ends in an Outcome."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from pathlib import Path

from hardware.faults import Fault
from hardware.hubs import Hub
from hardware.model import Board, Flasher
from hardware.station.arriving import arrive, greeted
from hardware.station.firmware import Choice, choices
from hardware.station.outside import written_outside
from hardware.steps import Failed, Identity, Inbox, Moment, Outcome, Step
from hardware.testing import run
from hardware.way import OpenLine, Tempo, Way, real_line

Number = Callable[[Identity], str]


def never() -> bool:
    """Nobody cancels."""
    return False


def bring_up(
    port: str,
    board: Board,
    inbox: Inbox,
    *,
    number: Number,
    revision: int = 0,
    image: Path | None = None,
    unasked: bool = True,
    hub: Hub | None = None,
    cancelled: Callable[[], bool] = never,
    open_line: OpenLine = real_line,
    tempo: Tempo | None = None,
    glow: str = "",
) -> Generator[Moment, None, Outcome]:
    """From a bare board to a numbered, tested one. Never raises; see the module `hardware.station`.

    `number` gives the next serial number (at most 16 ASCII characters) and is called only when all
    tests passed and the board has none; it may block. `revision` of the hardware is written with
    the number (0: left as it is). `image` stands for the shipped ones. `unasked` False: even a
    blank chip and firmware of our own are written only after a yes. `hub` is where the board
    hangs. `cancelled` is asked every 50 ms. `open_line` opens practice boards. `glow` (rrggbb) is
    the colour of its card, which the lamp shows before its walk and at the end.
    """
    way = Way(
        port,
        board,
        inbox,
        hub=hub or Hub(),
        cancelled=cancelled,
        opener=open_line,
        tempo=tempo or Tempo(),
        glow=glow,
    )
    return told(way, _bring_up(way, image, unasked, number, revision))


def flash(
    port: str,
    board: Board,
    inbox: Inbox,
    *,
    image: Path | None = None,
    unasked: bool = True,
    again: bool = False,
    cancelled: Callable[[], bool] = never,
    open_line: OpenLine = real_line,
    tempo: Tempo | None = None,
) -> Generator[Moment, None, Outcome]:
    """The first half: checked, written, verified, and the firmware has said who it is.

    `again`: also when the same firmware is there already. The rest as `bring_up`.
    """
    way = Way(
        port,
        board,
        inbox,
        hub=Hub(),
        cancelled=cancelled,
        opener=open_line,
        tempo=tempo or Tempo(),
    )
    return told(way, _flash(way, image, unasked, again))


def examine(
    port: str,
    board: Board,
    inbox: Inbox,
    *,
    number: Number | None = None,
    revision: int = 0,
    image: Path | None = None,
    hub: Hub | None = None,
    cancelled: Callable[[], bool] = never,
    open_line: OpenLine = real_line,
    tempo: Tempo | None = None,
) -> Generator[Moment, None, Outcome]:
    """The second half: the plan's tests of the firmware that is there. Without `number` neither a
    number nor a mark is written. The rest as `bring_up`.
    """
    way = Way(
        port,
        board,
        inbox,
        hub=hub or Hub(),
        cancelled=cancelled,
        opener=open_line,
        tempo=tempo or Tempo(),
    )
    return told(way, _examine(way, image, number, revision))


def told(way: Way, moments: Generator[Moment, None, None]) -> Generator[Moment, None, Outcome]:
    """The moments as they come, and the outcome; a fault becomes the last moment. The port is
    closed before the last moment is told, and whenever the generator is closed.
    """
    began = time.monotonic()
    told: list[Moment] = []
    failed: Failed | None = None
    try:
        for moment in moments:
            told.append(moment)
            yield moment
    except Fault as fault:
        failed = Failed(way.step, fault.code, dict(fault.data), way.reading)
    finally:
        moments.close()
        way.close()
    if failed is not None:
        told.append(failed)
        yield failed
    return Outcome(
        ok=failed is None,
        moments=tuple(told),
        seconds=max(0.0, time.monotonic() - began - way.waited),
        identity=way.identity,
        serial=(way.identity.serial if way.identity else "") or way.given,
        returned=way.returned,
        flashed=way.flashed,
        fault=failed,
    )


def _bring_up(
    way: Way, image: Path | None, unasked: bool, number: Number, revision: int
) -> Generator[Moment, None, None]:
    chosen = yield from _choices(way, image)
    choice = yield from _written(way, chosen, unasked)
    yield from run(way, choice.image, number=number, revision=revision)


def _flash(
    way: Way, image: Path | None, unasked: bool, again: bool
) -> Generator[Moment, None, None]:
    chosen = yield from _choices(way, image)
    choice = yield from _written(way, chosen, unasked, again)
    yield from run(way, choice.image, only=(Step.BOOT, Step.IDENTITY))


def _examine(
    way: Way, image: Path | None, number: Number | None, revision: int
) -> Generator[Moment, None, None]:
    chosen = yield from _choices(way, image)
    choice = yield from greeted(way, chosen)
    yield from run(way, choice.image, number=number, revision=revision)


def _written(
    way: Way, chosen: tuple[Choice, ...], unasked: bool, again: bool = False
) -> Generator[Moment, None, Choice]:
    write = arrive if way.board.flasher is Flasher.STK500 else written_outside
    return (yield from write(way, chosen, unasked=unasked, again=again))


def _choices(way: Way, image: Path | None) -> Generator[Moment, None, tuple[Choice, ...]]:
    """The image for each chip the board may carry, checked while every port is still closed."""
    yield way.begin(Step.IMAGE)
    found = choices(way.board, image)
    yield way.passed(found[0].image.version)
    return found
