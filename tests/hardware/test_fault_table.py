"""Every row of the failure table at made-up boards: which code, in which step, with which data; and
the same board, mended, passes at its next attempt.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hardware import station
from hardware.faults import Code
from hardware.find import Watch
from hardware.model import Board
from hardware.practice import Bench, Sabotage
from hardware.steps import Answer, Hands, Inbox, Outcome, Passed, Step, Wants
from tests.hardware.lamps import code, lamp
from tests.hardware.seats import PracticeSeat, brought_up, means, numbered, worked


@dataclass(frozen=True)
class Row:
    """What is wrong, and what is told."""

    word: str
    step: Step
    code: Code
    data: dict[str, int | str] = field(default_factory=dict)
    answers: dict[Hands, Answer] = field(default_factory=dict)


DARK = {Hands.PRESS_BUTTON: Answer("dark", 12)}
NONE = {Hands.PRESS_BUTTON: Answer("none_lit")}
NO = Answer("no")
PORT: dict[str, int | str] = {"port": "practice1"}

TABLE = [
    Row("port_missing", Step.OPEN, Code.PORT_MISSING, PORT),
    Row("port_busy", Step.OPEN, Code.PORT_BUSY, PORT | {"program": "minicom", "pid": 4242}),
    Row("no_permission", Step.OPEN, Code.NO_PERMISSION, PORT),
    Row("unplugged", Step.FLASH, Code.UNPLUGGED, PORT),
    Row("silent", Step.SYNC, Code.SILENT, PORT | {"bauds": "115200 57600"}),
    Row("blank_chip", Step.SYNC, Code.BLANK_CHIP, PORT),
    Row("no_reset", Step.SYNC, Code.SILENT, PORT, {Hands.PRESS_RESET: NO}),
    Row("noise", Step.SYNC, Code.NOISE, PORT | {"during": "sync"}),
    Row("wrong_chip", Step.CHIP, Code.WRONG_CHIP, {"found": "atmega328pb"}),
    Row("stranger", Step.FLASH, Code.DECLINED, {}, {Hands.OVERWRITE: NO}),
    Row("write_failed", Step.FLASH, Code.WRITE_FAILED, {"address": 256}),
    Row("verify_failed", Step.VERIFY, Code.VERIFY_FAILED, {"address": 256}),
    Row("no_boot", Step.BOOT, Code.NO_BOOT),
    Row(
        "wrong_firmware",
        Step.IDENTITY,
        Code.WRONG_FIRMWARE,
        {"found": "snowlamp 0.0.1", "wanted": "snowlamp 1.0.0"},
    ),
    Row("flash_crc", Step.FLASH_CRC, Code.FLASH_CRC),
    Row("supply_low", Step.SUPPLY, Code.SUPPLY_LOW, {"low": 4350}),
    Row("supply_high", Step.SUPPLY, Code.SUPPLY_HIGH, {"high": 5800}),
    Row("button_stuck", Step.LEDS, Code.BUTTON_STUCK, {"down": 1}),
    Row("led_dark", Step.LEDS, Code.LED_DARK, {"led": 12, "of": 19}, DARK),
    Row("leds_dead", Step.LEDS, Code.LEDS_DEAD, {"of": 19}, NONE),
    Row("", Step.LEDS, Code.BUTTON_STUCK, {"down": 0}, {Hands.PRESS_BUTTON: NO}),
    Row("light_stuck", Step.LIGHT, Code.LIGHT_STUCK, {"raw": 1023}),
    Row("", Step.LIGHT, Code.LIGHT_STUCK, {}, {Hands.COVER_LIGHT: NO}),
    Row("", Step.LEDS, Code.LED_DARK, {"led": 3}, {Hands.COVER_LIGHT: Answer("dark", 3)}),
    Row("supply_sags", Step.LOAD, Code.SUPPLY_SAGS),
    Row("not_kept", Step.MARK, Code.NOT_KEPT, {"what": "serial"}),
]


def told(seat: PracticeSeat, answers: dict[Hands, Answer]) -> Outcome:
    inbox = Inbox()
    way = station.bring_up(means(seat, inbox=inbox), seat.board, numbered)
    return worked(way, seat, inbox=inbox, answers=answers)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row.word or 'no'}-{row.code.value}")
def test_a_fault_is_told_by_its_code_in_its_step(row: Row, tmp_path: Path) -> None:
    seat = PracticeSeat(lamp(tmp_path), row.word)

    outcome = told(seat, row.answers)

    assert not outcome.ok
    assert outcome.fault is not None
    assert outcome.fault is outcome.moments[-1]
    assert (outcome.fault.step, outcome.fault.code) == (row.step, row.code)
    assert row.data.items() <= outcome.fault.data.items()
    assert seat.free()


@pytest.mark.parametrize(
    "word", ["port_busy", "blank_chip", "unplugged", "verify_failed", "led_dark", "not_kept"]
)
def test_mended_and_plugged_in_again_it_passes(word: str, tmp_path: Path) -> None:
    seat = PracticeSeat(lamp(tmp_path), word)
    answers = next(row.answers for row in TABLE if row.word == word)
    told(seat, answers)
    seat.unplug()

    seat.bench.mend(1)
    seat.plug()
    outcome = told(seat, {Hands.OVERWRITE: Answer("yes")})

    assert outcome.ok
    assert outcome.serial == "SL-00001"


@pytest.mark.parametrize("word", [Sabotage.BRLTTY, Sabotage.NO_DRIVER])
def test_a_board_without_a_port_is_told_by_whoever_watches(word: str) -> None:
    clock = [0.0]
    watch = Watch(Bench(2, sabotage={2: word}), lambda: clock[0])
    assert [port.device for port in watch.poll().came] == ["practice1"]
    clock[0] = 1.9

    (stuck,) = watch.poll().stuck

    assert stuck.code.value == word
    assert stuck.data["id"] == "1a86:7523"


def test_with_a_board_without_auto_reset_a_person_presses_reset_and_it_goes_on(
    tmp_path: Path,
) -> None:
    outcome = brought_up(PracticeSeat(lamp(tmp_path), "no_reset"))

    assert Wants(Hands.PRESS_RESET) in outcome.moments
    assert outcome.ok


def test_the_old_bootloader_is_found_at_its_own_speed_and_nobody_is_told(tmp_path: Path) -> None:
    outcome = brought_up(PracticeSeat(lamp(tmp_path), "old_bootloader"))

    assert outcome.ok
    assert Passed(Step.SYNC, found="57600") in outcome.moments


def test_a_strangers_program_is_written_over_after_one_yes(tmp_path: Path) -> None:
    seat = PracticeSeat(lamp(tmp_path), "stranger")

    outcome = told(seat, {Hands.OVERWRITE: Answer("yes")})

    asked = [one for one in outcome.moments if isinstance(one, Wants)]
    assert [one.hands for one in asked].count(Hands.OVERWRITE) == 1
    assert outcome.ok


def test_a_strangers_program_stays_after_a_no(tmp_path: Path) -> None:
    seat = PracticeSeat(lamp(tmp_path), "stranger")
    before = bytes(seat.bench.chip(1).flash)

    told(seat, {Hands.OVERWRITE: NO})

    assert bytes(seat.bench.chip(1).flash) == before


def test_older_firmware_of_ours_is_written_over_unasked(tmp_path: Path) -> None:
    seat = PracticeSeat(lamp(tmp_path))
    assert brought_up(seat).ok
    seat.board = lamp(tmp_path, 1600, version="1.1.0")

    outcome = brought_up(seat)

    assert outcome.flashed
    assert outcome.returned
    assert not [one for one in outcome.moments if one == Wants(Hands.OVERWRITE)]


def test_a_half_written_board_of_ours_is_written_over_unasked(tmp_path: Path) -> None:
    seat = PracticeSeat(lamp(tmp_path), "unplugged")
    assert not brought_up(seat).ok
    seat.bench.mend(1)
    seat.unplug()
    seat.plug()

    outcome = brought_up(seat)

    assert outcome.ok
    assert [one.hands for one in outcome.moments if isinstance(one, Wants)] == [
        Hands.PRESS_BUTTON,
        Hands.COVER_LIGHT,
    ]


def test_another_product_of_ours_is_asked_for_by_its_name(tmp_path: Path) -> None:
    seat = PracticeSeat(lamp(tmp_path))
    seat.bench.chip(1).put(code(product="pcbruler", version="2.0.0"))

    outcome = told(seat, {Hands.OVERWRITE: NO})

    assert Wants(Hands.OVERWRITE, {"found": "pcbruler 2.0.0"}) in outcome.moments


def test_a_marked_board_that_fails_loses_its_mark_and_keeps_its_number(tmp_path: Path) -> None:
    seat = PracticeSeat(lamp(tmp_path))
    brought_up(seat)
    assert seat.bench.chip(1).marked == 1

    told(seat, DARK)

    assert seat.bench.chip(1).marked == 0
    assert seat.bench.chip(1).serial == "SL-00017"


def test_a_board_that_falls_over_under_load_blames_the_port(tmp_path: Path) -> None:
    """The supply breaks down as soon as the LEDs are bright: the chip starts anew."""
    seat = PracticeSeat(lamp(tmp_path), "brown_out")

    outcome = told(seat, {})

    assert outcome.fault is not None
    assert (outcome.fault.code, outcome.fault.data["mv"]) == (Code.SUPPLY_SAGS, 0)


WORDS = sorted(set(Sabotage) - {Sabotage.NONE})
SAID = st.sampled_from(
    [Answer("yes"), Answer("no"), Answer("dark", 4), Answer("none_lit"), Answer("nonsense")]
)


@settings(max_examples=10)
@given(seed=st.integers(0, 99), word=st.sampled_from(WORDS), said=st.lists(SAID, max_size=4))
def test_whatever_is_wrong_and_whatever_people_say_it_ends_in_an_outcome(
    board: Board, seed: int, word: Sabotage, said: list[Answer]
) -> None:
    seat = PracticeSeat(board, word, seed=seed)
    inbox = Inbox()
    looks = 0

    def cancelled() -> bool:
        nonlocal looks
        looks += 1
        return looks > 60  # since anything was told: nobody will come any more

    def seen(moment: object) -> None:
        nonlocal looks
        looks = 0

    way = station.bring_up(means(seat, inbox=inbox, cancelled=cancelled), board, numbered)
    for answer in said:
        inbox.put(answer)

    outcome = worked(way, seat, inbox=inbox, seen=seen)

    assert outcome.ok == (outcome.fault is None)
    assert seat.free()


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Board:
    return lamp(tmp_path_factory.mktemp("board"))
