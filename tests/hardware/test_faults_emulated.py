"""The rows of the failure table that an emulated chip can be brought to, with its real bootloader
and the real firmware: what is told is what is told of a made-up board.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from hardware import station
from hardware.boards import shipped
from hardware.faults import Code
from hardware.steps import Answer, Began, Failed, Hands, Inbox, Moment, Outcome, Passed, Step, Wants
from tests.hardware.emulated import Emulated, Emulator
from tests.hardware.seats import EmulatedSeat, brought_up, means, numbered, worked

LAMP = shipped()["snowflake_lamp"]


@dataclass(frozen=True)
class Row:
    """A control line given when a step begins, and what is told."""

    at: Step
    words: str
    step: Step
    code: Code


TABLE = [
    Row(Step.FLASH, "unplug", Step.FLASH, Code.UNPLUGGED),
    Row(Step.FLASH, "mute 1", Step.FLASH, Code.SILENT),
    Row(Step.VERIFY, "mute 1", Step.VERIFY, Code.SILENT),
    Row(Step.SUPPLY, "mute 1", Step.SUPPLY, Code.SILENT),
    Row(Step.SUPPLY, "noise 0.3", Step.SUPPLY, Code.NOISE),
    Row(Step.SUPPLY, "vcc 4200", Step.SUPPLY, Code.SUPPLY_LOW),
    Row(Step.LEDS, "pin D3 0", Step.LEDS, Code.BUTTON_STUCK),
    Row(Step.LIGHT, "adc 0 0", Step.LIGHT, Code.LIGHT_STUCK),
    Row(Step.LOAD, "ohms 4", Step.LOAD, Code.SUPPLY_SAGS),
]


def told(seat: EmulatedSeat, *, seen: Callable[[Moment], None] = lambda moment: None) -> Outcome:
    return worked(station.bring_up(means(seat), seat.board, numbered), seat, seen=seen)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row.at.value}-{row.words}")
def test_a_fault_is_told_by_its_code_in_its_step(row: Row, emulator: Emulator) -> None:
    seat = EmulatedSeat(LAMP, emulator())

    def spoil(moment: Moment) -> None:
        if isinstance(moment, Began) and moment.step is row.at:
            seat.chip.tell(row.words)

    fault = told(seat, seen=spoil).fault

    assert fault is not None
    assert (fault.step, fault.code) == (row.step, row.code)


def failed(chip: Emulated, *, answer: Answer | None = None) -> Failed:
    inbox = Inbox()
    seat = EmulatedSeat(LAMP, chip)
    way = station.bring_up(means(seat, inbox=inbox), seat.board, numbered)
    answers = {Hands.PRESS_RESET: answer} if answer else None
    fault = worked(way, seat, inbox=inbox, answers=answers).fault
    assert fault is not None
    return fault


def test_a_blank_chip_is_known_as_one(emulator: Emulator) -> None:
    assert failed(emulator(blank=True)).code is Code.BLANK_CHIP


def test_a_chip_that_the_board_does_not_carry_is_called_by_its_name(emulator: Emulator) -> None:
    seat = EmulatedSeat(replace(LAMP, parts=LAMP.parts[:1], images=LAMP.images[:1]), emulator())
    other = EmulatedSeat(seat.board, emulator("atmega168"))

    fault = told(other).fault

    assert fault is not None
    assert fault.code is Code.WRONG_CHIP
    assert fault.data == {"found": "atmega168", "wanted": "atmega328p"}
    assert told(seat).ok


def test_without_auto_reset_a_running_lamp_is_reset_by_hand(
    emulator: Emulator, tmp_path: Path
) -> None:
    seat = EmulatedSeat(LAMP, emulator())
    assert brought_up(seat).ok
    seat.chip.tell("autoreset 0")
    fault = failed_again(seat)
    assert fault.code is Code.SILENT


@pytest.mark.parametrize("part", ["atmega328p", "atmega88"])
def test_without_auto_reset_a_bootloader_alone_is_reset_by_hand_and_goes_on(
    part: str, emulator: Emulator
) -> None:
    """Its empty flash lets a stray byte slip out now and then, which is no noise."""
    outcome = brought_up(EmulatedSeat(LAMP, emulator(part, autoreset=False)))

    assert Wants(Hands.PRESS_RESET) in outcome.moments
    assert outcome.fault is None
    assert outcome.ok


def failed_again(seat: EmulatedSeat) -> Failed:
    """Flashing anew where nobody presses RESET, and somebody says so."""
    inbox = Inbox()
    way = station.flash(means(seat, inbox=inbox), seat.board, again=True)
    fault = worked(way, seat, inbox=inbox, answers={Hands.PRESS_RESET: Answer("no")}).fault
    assert fault is not None
    return fault


@pytest.mark.parametrize("part", ["atmega168", "atmega88"])
def test_the_smaller_chips_go_the_same_way(part: str, emulator: Emulator) -> None:
    outcome = brought_up(EmulatedSeat(LAMP, emulator(part)))

    assert outcome.ok
    assert Passed(Step.CHIP, found=part) in outcome.moments


def test_the_old_bootloader_is_found_at_its_own_speed(
    emulator: Emulator, old_bootloader: Path
) -> None:
    outcome = brought_up(EmulatedSeat(LAMP, emulator(boot=old_bootloader)))

    assert outcome.ok
    assert Passed(Step.SYNC, found="57600") in outcome.moments
    assert not [one for one in outcome.moments if one == Wants(Hands.PRESS_RESET)]
