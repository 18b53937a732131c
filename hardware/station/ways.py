"""The ways a board can go: all of it, or one half. Every one ends in an Outcome."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from pathlib import Path

from hardware.faults import Fault
from hardware.model import Board, Flasher
from hardware.station.arriving import arrive, greeted
from hardware.station.firmware import Choice, choices
from hardware.station.outside import written_outside
from hardware.steps import Failed, Moment, Outcome, Step
from hardware.testing import Number, run
from hardware.way import Means, Way


def bring_up(
    means: Means,
    board: Board,
    number: Number,
    *,
    revision: int = 0,
    image: Path | None = None,
    unasked: bool = True,
) -> Generator[Moment, None, Outcome]:
    """From a bare board to a numbered, tested one. Never raises; see the module `hardware.station`.

    `number` gives the next serial number (at most 16 ASCII characters) and is called only when all
    tests passed and the board has none; it may block. `revision` of the hardware is written with
    the number (0: left as it is). `image` stands for the shipped ones. `unasked` False: even a
    blank chip and firmware of our own are written only after a yes.
    """

    def going(way: Way) -> Generator[Moment, None, None]:
        choice = yield from _written(way, image, unasked)
        yield from run(way, choice.image, number=number, revision=revision)

    return told(Way(means, board), going)


def flash(
    means: Means,
    board: Board,
    *,
    image: Path | None = None,
    unasked: bool = True,
    again: bool = False,
) -> Generator[Moment, None, Outcome]:
    """The first half: checked, written, verified, and the firmware has said who it is.

    `again`: also when the same firmware is there already. The rest as `bring_up`.
    """

    def going(way: Way) -> Generator[Moment, None, None]:
        choice = yield from _written(way, image, unasked, again)
        yield from run(way, choice.image, only=(Step.BOOT, Step.IDENTITY))

    return told(Way(means, board), going)


def examine(
    means: Means,
    board: Board,
    number: Number | None = None,
    *,
    revision: int = 0,
    image: Path | None = None,
) -> Generator[Moment, None, Outcome]:
    """The second half: the plan's tests of the firmware that is there. Without `number` neither a
    number nor a mark is written. The rest as `bring_up`.
    """

    def going(way: Way) -> Generator[Moment, None, None]:
        chosen = yield from _choices(way, image)
        choice = yield from greeted(way, chosen)
        yield from run(way, choice.image, number=number, revision=revision)

    return told(Way(means, board), going)


def told(
    way: Way, going: Callable[[Way], Generator[Moment, None, None]]
) -> Generator[Moment, None, Outcome]:
    """The moments as they come, and the outcome; a fault becomes the last moment. The port is
    closed before the last moment is told, and whenever the generator is closed.
    """
    began = time.monotonic()
    moments = going(way)
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


def _written(
    way: Way, image: Path | None, unasked: bool, again: bool = False
) -> Generator[Moment, None, Choice]:
    chosen = yield from _choices(way, image)
    write = arrive if way.board.flasher is Flasher.STK500 else written_outside
    return (yield from write(way, chosen, unasked=unasked, again=again))


def _choices(way: Way, image: Path | None) -> Generator[Moment, None, tuple[Choice, ...]]:
    """The image for each chip the board may carry, checked while every port is still closed."""
    yield way.begin(Step.IMAGE)
    found = choices(way.board, image)
    yield way.passed(found[0].image.version)
    return found
