"""What a station does with a board: the same for a made-up one, an emulated one and a real one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from hardware import station
from hardware.boards import shipped
from hardware.faults import Code, Fault
from hardware.link.line import Line
from hardware.practice import Bench
from hardware.steps import Began, Failed, Going, Hands, Passed, Skipped, Step, Wants
from hardware.testing import dimmed
from tests.hardware import emulated
from tests.hardware.lamps import lamp
from tests.hardware.seats import (
    DeviceSeat,
    EmulatedSeat,
    PracticeSeat,
    Seat,
    brought_up,
    means,
    numbered,
    worked,
)

WHOLE = [
    Step.IMAGE, Step.OPEN, Step.SYNC, Step.CHIP, Step.FLASH, Step.VERIFY, Step.BOOT, Step.IDENTITY,
    Step.FLASH_CRC, Step.SUPPLY, Step.LEDS, Step.BUTTON, Step.LIGHT, Step.LOAD, Step.SERIAL,
    Step.MARK,
]  # fmt: skip
SEATS = ["practice", "emulated", pytest.param("device", marks=pytest.mark.device)]
# Where it is enough to stop an emulated chip: once in each kind of step.
SOME = [Step.SYNC, Step.FLASH, Step.VERIFY, Step.LEDS, Step.LOAD, Step.MARK]
STOPPED = [
    *(("practice", step) for step in WHOLE[1:]),
    *(("emulated", step) for step in SOME),
    *(pytest.param("device", step, marks=pytest.mark.device) for step in SOME),
]


@pytest.fixture(params=SEATS)
def seat(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Seat]:
    if request.param == "practice":
        yield PracticeSeat(lamp(tmp_path))
        return
    board = shipped()["snowflake_lamp"]
    if not board.images:
        pytest.skip("no firmware of the lamp is built")
    if request.param == "emulated":
        emulator: emulated.Emulator = request.getfixturevalue("emulator")
        yield EmulatedSeat(board, emulator())
        return
    if "YUANWU_PORT" not in os.environ:
        pytest.skip("YUANWU_PORT does not say where the board is")
    yield DeviceSeat(board)


def test_a_monitor_of_ours_may_take_a_moment_to_let_go(tmp_path: Path) -> None:
    seat = PracticeSeat(lamp(tmp_path))
    held = [Fault(Code.PORT_BUSY, port=seat.port)] * 2
    opened = seat.open_line

    def open_line(port: str, baud: int) -> Line:
        if held:
            raise held.pop()
        return opened(port, baud)

    seat.open_line = open_line
    assert brought_up(seat).ok


def test_a_bare_board_is_numbered_and_tested(seat: Seat) -> None:
    outcome = brought_up(seat)

    assert outcome.fault is None
    assert outcome.ok
    assert outcome.identity is not None
    assert outcome.serial == outcome.identity.serial
    assert outcome.identity.marked == 1
    assert seat.free()


def test_the_steps_come_in_their_order_and_each_is_passed(seat: Seat) -> None:
    outcome = brought_up(seat)

    began = [moment.step for moment in outcome.moments if isinstance(moment, Began)]
    done = [moment.step for moment in outcome.moments if isinstance(moment, Passed | Skipped)]
    assert [step for step in WHOLE if step in began or step in done] == done
    assert set(began) <= set(done)


def test_flashing_tells_how_far_it_is(seat: Seat) -> None:
    way = station.flash(means(seat), seat.board, again=True)

    outcome = worked(way, seat)

    for step in (Step.FLASH, Step.VERIFY):
        going = [one for one in outcome.moments if isinstance(one, Going) and one.step is step]
        assert [one.done for one in going] == sorted({one.done for one in going})
        assert going[-1].done == going[-1].total == seat.board.images[0].size
    assert outcome.ok
    assert outcome.flashed


def test_a_board_that_comes_back_is_known_by_its_number_and_not_flashed_again(seat: Seat) -> None:
    first = brought_up(seat)

    again = brought_up(seat, number="SL-99999")

    assert again.ok
    assert again.returned
    assert again.serial == first.serial != "SL-99999"
    assert not again.flashed
    assert Skipped(Step.FLASH, "current") in again.moments
    assert Skipped(Step.SERIAL, "current") in again.moments


def test_a_serial_number_survives_being_flashed_anew(seat: Seat) -> None:
    first = brought_up(seat)
    way = station.flash(means(seat), seat.board, again=True)

    outcome = worked(way, seat)

    assert outcome.ok
    assert outcome.serial == first.serial
    assert outcome.returned


def test_examining_alone_writes_neither_number_nor_mark(seat: Seat) -> None:
    flashed = worked(station.flash(means(seat), seat.board), seat)

    outcome = worked(station.examine(means(seat), seat.board), seat)

    assert outcome.ok
    assert flashed.identity is not None
    assert outcome.serial == flashed.serial
    steps = {moment.step for moment in outcome.moments if isinstance(moment, Began)}
    assert not steps & {Step.SERIAL, Step.MARK, Step.FLASH}


def test_the_hardware_revision_is_written_with_the_number(seat: Seat) -> None:
    outcome = brought_up(seat, revision=3)

    assert outcome.identity is not None
    assert outcome.identity.revision == 3


def test_a_person_is_asked_only_for_the_button_and_the_light(seat: Seat) -> None:
    outcome = brought_up(seat)

    wanted = [moment.hands for moment in outcome.moments if isinstance(moment, Wants)]
    assert wanted == [Hands.PRESS_BUTTON, Hands.COVER_LIGHT]


def _cancelled_at(seat: Seat, step: Step) -> Failed | None:
    """Cancels when a step has begun; the last moment."""
    stopped = False

    def begins(moment: object) -> None:
        nonlocal stopped
        stopped = stopped or (isinstance(moment, Began) and moment.step is step)

    way = station.bring_up(means(seat, cancelled=lambda: stopped), seat.board, numbered)
    return worked(way, seat, seen=begins).fault


@pytest.mark.parametrize(("seat", "step"), STOPPED, indirect=["seat"])
def test_cancelled_in_any_step_the_port_is_free_and_the_next_attempt_works(
    seat: Seat, step: Step
) -> None:
    fault = _cancelled_at(seat, step)

    assert fault is not None
    assert fault.code is Code.CANCELLED
    assert fault.step is step
    assert seat.free()
    assert brought_up(seat).ok


@pytest.mark.parametrize(("seat", "step"), STOPPED, indirect=["seat"])
def test_closed_after_any_step_has_begun_the_port_is_free(seat: Seat, step: Step) -> None:
    way = station.bring_up(means(seat), seat.board, numbered)
    for moment in way:
        if isinstance(moment, Wants):
            seat.helps(moment)
        if isinstance(moment, Began) and moment.step is step:
            break

    way.close()

    assert seat.free()


@pytest.mark.parametrize("step", [Step.SYNC, Step.FLASH, Step.VERIFY, Step.LEDS, Step.LOAD])
def test_a_board_pulled_out_says_so_and_works_when_it_is_back(seat: Seat, step: Step) -> None:
    pulled = False

    def pull(moment: object) -> None:
        nonlocal pulled
        if not pulled and isinstance(moment, Began) and moment.step is step:
            pulled = True
            seat.unplug()

    way = station.bring_up(means(seat), seat.board, numbered)

    fault = worked(way, seat, seen=pull).fault

    assert fault is not None
    assert fault.code is Code.UNPLUGGED
    assert fault.step is step
    seat.plug()
    assert brought_up(seat).ok


def test_a_lamp_that_passed_glows_in_the_colour_of_its_card_and_not_too_brightly(
    tmp_path: Path,
) -> None:
    seat = PracticeSeat(lamp(tmp_path))

    outcome = brought_up(seat, glow="ff8000")

    assert outcome.ok
    assert dimmed("ff8000", 19) == "110900"
    assert seat.bench.shown(1) == (dimmed("ff8000", 19),) * 19


def test_a_made_up_missing_permission_asks_to_join_the_group_and_not_to_come_back() -> None:
    fault = Bench(1, sabotage={1: "no_permission"}).trouble("practice1")
    assert fault is not None
    assert "usermod" in str(fault.data["command"])
    assert fault.data["again"] == 0, "who is in the group already needs no such line"
