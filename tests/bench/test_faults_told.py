"""From a fault to the moment that tells it: at most two seconds for each, whatever is wrong.

A fault that is there from the beginning counts from when its board is taken up; one that shows in a
later step counts from when that step began.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import monotonic

import pytest

from hardware import station
from hardware.boards import shipped
from hardware.find import Watch
from hardware.model import Board as Kind
from hardware.practice import Bench
from hardware.steps import Began, Hands, Inbox, Moment, Outcome, Step, Wants
from hardware.way import OpenLine, real_line
from tests.bench.figures import Board
from tests.hardware import emulated
from tests.hardware.conftest import emulator, emulator_program, old_bootloader, optiboot
from tests.hardware.lamps import lamp
from tests.hardware.seats import EmulatedSeat, numbered
from tests.hardware.test_fault_table import TABLE as MADE_UP
from tests.hardware.test_fault_table import Row
from tests.hardware.test_faults_emulated import TABLE as CHIPS
from tests.hardware.test_faults_emulated import Row as Spoilt

__all__ = ["emulator", "emulator_program", "old_bootloader", "optiboot"]
pytestmark = pytest.mark.bench
LIMIT = 2.0
FROM_THE_START = (Step.IMAGE, Step.OPEN, Step.SYNC, Step.CHIP)


def timed(
    port: str,
    kind: Kind,
    inbox: Inbox,
    open_line: OpenLine,
    *,
    helps: Callable[[Wants], None] = lambda wants: None,
    seen: Callable[[Moment], None] = lambda moment: None,
) -> tuple[Outcome, float]:
    """The way of a board, and the seconds from its fault (or from its last prompt's answer) to the
    moment that tells it.
    """
    way = station.bring_up(station.Means(port, inbox, open_line=open_line), kind, numbered)
    since = monotonic()
    while True:
        try:
            moment = next(way)
        except StopIteration as stop:
            outcome: Outcome = stop.value
            return outcome, monotonic() - since
        if isinstance(moment, Began) and moment.step not in FROM_THE_START:
            since = monotonic()
        if isinstance(moment, Wants):
            since = monotonic()
            helps(moment)
        seen(moment)


@pytest.mark.parametrize("row", MADE_UP, ids=lambda row: f"{row.word or 'no'}-{row.code.value}")
def test_a_fault_of_a_made_up_board_is_told(board: Board, row: Row, tmp_path: Path) -> None:
    bench = Bench(1, sabotage={1: row.word})
    inbox = Inbox()

    def helps(wants: Wants) -> None:
        if wants.hands in row.answers:
            inbox.put(row.answers[wants.hands])

    outcome, seconds = timed("practice1", lamp(tmp_path, 3800), inbox, bench.open_line, helps=helps)

    assert outcome.fault is not None
    assert outcome.fault.code is row.code
    assert board.add(f"told: {row.code.value} ({row.word or 'said'})", seconds, below=LIMIT)


@pytest.mark.parametrize("word", ["brltty", "no_driver"])
def test_a_board_without_a_port_is_told(board: Board, word: str) -> None:
    bench = Bench(1, sabotage={1: word}, plugged=False)
    watch = Watch(bench)
    watch.poll()
    bench.plug(1)
    since = monotonic()

    while not watch.poll().stuck:
        pass

    assert board.add(f"told: {word}", monotonic() - since, below=LIMIT)


@pytest.mark.parametrize("row", CHIPS, ids=lambda row: f"{row.at.value}-{row.words}")
def test_a_fault_of_an_emulated_chip_is_told(
    board: Board, row: Spoilt, request: pytest.FixtureRequest
) -> None:
    chips: emulated.Emulator = request.getfixturevalue("emulator")
    seat = EmulatedSeat(shipped()["snowflake_lamp"], chips())

    def spoil(moment: Moment) -> None:
        if isinstance(moment, Began) and moment.step is row.at:
            seat.chip.tell(row.words)

    outcome, seconds = timed(
        seat.port, seat.board, Inbox(), real_line, helps=seat.helps, seen=spoil
    )

    assert outcome.fault is not None
    assert outcome.fault.code is row.code
    assert board.add(f"told: {row.code.value} (emulated, {row.words})", seconds, below=LIMIT)


def test_a_blank_chip_is_told(board: Board, request: pytest.FixtureRequest) -> None:
    chips: emulated.Emulator = request.getfixturevalue("emulator")
    seat = EmulatedSeat(shipped()["snowflake_lamp"], chips(blank=True))

    outcome, seconds = timed(seat.port, seat.board, Inbox(), real_line)

    assert outcome.fault is not None
    assert board.add("told: blank_chip (emulated)", seconds, below=LIMIT)


def test_a_board_without_auto_reset_is_told_to_be_reset(board: Board) -> None:
    bench = Bench(1, sabotage={1: "no_reset"})
    means = station.Means("practice1", open_line=bench.open_line)
    way = station.bring_up(means, shipped()["snowflake_lamp"], numbered)
    since = monotonic()

    next(moment for moment in way if moment == Wants(Hands.PRESS_RESET))

    assert board.add("told: press_reset", monotonic() - since, below=LIMIT)
    way.close()
