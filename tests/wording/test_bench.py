"""Every fault of the bench says what is wrong and what to do next; no word of it is forgotten."""

from __future__ import annotations

import inspect
import re
import string
from collections.abc import Iterator

import pytest

from desktop import wording
from desktop.domain.bench.card import Mark, State, StepRow, Trouble, Wanted
from desktop.domain.bench.judging import Notice
from desktop.domain.bench.sessions import Kind
from desktop.domain.errors import HasKit
from desktop.wording import bench
from desktop.wording.bench import asking, faults, words
from desktop.wording.refusals import sentence
from hardware.faults import Code
from hardware.steps import Hands, Skipped, Step


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    wording.use("en")
    yield
    wording.use("en")


def told_data() -> dict[str, dict[str, int | str]]:
    """What the comments of `hardware.faults.Code` say each fault's data is, with made-up values."""
    numbers = {"pid", "mv", "low", "high", "led", "of", "raw", "down", "seconds", "line"}
    numbers |= {"address", "limit"}
    found: dict[str, dict[str, int | str]] = {}
    for line in inspect.getsource(Code).splitlines():
        if not (match := re.match(r'\s+[A-Z_]+ = "(\w+)"(?:  # (.*))?', line)):
            continue
        said = re.sub(r"\([^)]*\)|:.*|uncovered.*|at rest", "", match[2] or "")
        named = [word.strip() for word in re.split("[,;]", said)]
        names = [word for word in named if re.fullmatch("[a-z]+", word)]
        found[match[1]] = {name: 3 if name in numbers else f"<{name}>" for name in names}
    return found


DATA = told_data()


def test_no_code_of_the_hardware_lacks_its_sentence_and_none_is_said_in_vain():
    assert set(faults.FAULTS) == {code.value for code in Code} == set(DATA)


def test_the_words_of_the_bench_are_the_words_of_the_hardware():
    assert set(words.STEPS) == {step.value for step in Step}
    assert set(asking.HANDS) == {hand.value for hand in Hands}
    assert set(words.STATES) == set(State)
    assert set(words.MARKS) == set(Mark)
    assert set(words.KINDS) == set(Kind)
    assert all(why in (Skipped.__doc__ or "") for why in words.SKIPS)


@pytest.mark.parametrize("code", [code.value for code in Code])
def test_every_fault_says_what_is_wrong_and_the_next_thing_to_do(code: str):
    what, then = bench.fault(Trouble(code, DATA[code]))
    assert "{" not in what + then
    assert "–" not in what + then, "it asks for data that this fault does not carry"
    # A card is read from two metres: a heading has no full stop, and no second sentence.
    assert not what.endswith(".")
    assert ". " not in what
    assert len(then) > 15
    assert bench.in_one(Trouble(code, DATA[code])) == f"{what}. {then}"


@pytest.mark.parametrize("code", [code.value for code in Code])
def test_a_fault_without_its_data_is_told_all_the_same(code: str):
    what, then = bench.fault(Trouble(code))
    assert what
    assert then
    assert "{" not in what + then


@pytest.mark.parametrize("notice", Notice)
def test_what_went_wrong_beside_a_board_is_said_as_well(notice: Notice):
    assert set(faults.NOTICES) == set(Notice)
    what, then = bench.fault(Trouble(notice, {"item": "雪花灯", "refusal": "out_of_stock"}))
    assert not what.endswith(".")
    assert then.endswith(".")


def test_a_participant_who_has_a_kit_is_told_how_it_came():
    assert "bought" in sentence(HasKit(7, "sold"))
    assert "was handed" in sentence(HasKit(7, "handed"))


@pytest.mark.parametrize("hand", [hand.value for hand in Hands])
def test_what_hands_must_do_is_a_sentence(hand: str):
    whole: dict[str, int | str] = {"found": "Blink 1.0", "leds": 19, "seconds": 8}
    for data in ({}, whole):
        said = bench.hands(Wanted(hand, data))
        assert said.endswith((".", "?"))
        assert "{" not in said
    asked = {name for _, name, _, _ in string.Formatter().parse(asking.HANDS[hand]) if name}
    assert asked <= {"found", "leds"}


def test_a_dark_led_leads_to_the_joints_before_it():
    assert bench.fault(Trouble("led_dark", {"led": 12, "of": 19})) == (
        "LED 12 is dark",
        "Check the solder joints between 11 and 12.",
    )
    _, then = bench.fault(Trouble("led_dark", {"led": 1, "of": 19}))
    assert then == "Check the solder joints between the chip and LED 1."


def test_a_busy_port_names_who_holds_it_or_says_what_to_close():
    held = Trouble("port_busy", {"port": "/dev/ttyUSB0", "program": "minicom", "pid": 4711})
    assert bench.fault(held) == (
        "minicom is using /dev/ttyUSB0",
        "Close minicom (process 4711), then plug the board in again.",
    )
    what, then = bench.fault(Trouble("port_busy", {"port": "COM7"}))
    assert what == "Another program is using COM7"
    assert "Arduino IDE" in then


def test_a_missing_permission_ends_in_the_exact_line_to_type():
    command = "sudo usermod -aG dialout wang"
    _, then = bench.fault(Trouble("no_permission", {"port": "/dev/ttyUSB0", "command": command}))
    assert then.endswith(f"log out and in again: {command}")
    command = "sudo setfacl -m u:wang:rw /dev/ttyUSB0"
    _, then = bench.fault(Trouble("no_permission", {"port": "/dev/ttyUSB0", "command": command}))
    assert then.endswith(f"plug the board in again: {command}")
    _, then = bench.fault(Trouble("no_permission", {"port": "COM7"}))
    assert "looks after this computer" in then


@pytest.mark.parametrize(
    ("system", "ids", "hint"),
    [
        ("linux", "1A86:7523", "sudo modprobe ch341"),
        ("linux", "dead:beef", "driver for USB dead:beef"),
        ("windows", "1a86:7523", "Windows Update"),
        ("macos", "10c4:ea60", "CP210x"),
        ("plan9", "1a86:7523", "driver for CH340"),
    ],
)
def test_a_missing_driver_is_named_by_its_chip_and_system(system: str, ids: str, hint: str):
    _, then = bench.fault(Trouble("no_driver", {"id": ids, "system": system}))
    assert hint in then


def test_addresses_are_in_hex_as_the_tools_of_others_say_them():
    what, _ = bench.fault(Trouble("verify_failed", {"address": 0x1F80}))
    assert what == "Flashed wrongly at 0x1F80"


def test_too_little_power_is_said_of_the_port_and_not_of_the_board():
    what, then = bench.fault(Trouble("supply_sags", {"mv": 4100, "low": 4300}))
    assert what == "Too little power: 4100 mV, change the port"
    assert then.startswith("The board is well so far")


def test_noise_names_the_step_and_what_is_not_kept_its_word():
    assert bench.fault(Trouble("noise", {"port": "COM7", "during": "leds"}))[0].endswith("(LEDs)")
    assert bench.fault(Trouble("not_kept", {"what": "serial"}))[0].endswith("serial number")


def test_a_fault_nobody_foresaw_is_told_by_its_code_and_data():
    what, then = bench.fault(Trouble("gremlins", {"n": 3}))
    assert what == "gremlins n: 3"
    assert then == "Plug the board in again."


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (StepRow("supply", Mark.DONE, 4980, "mv", 4500, 5500), "4980 mV (4500–5500)"),
        (StepRow("load", Mark.DONE, 4610, "mv", 4300), "4610 mV (≥ 4300)"),
        (StepRow("light", Mark.FAILED, 12, "raw", 80), "12 (≥ 80)"),
        (StepRow("flash_crc", Mark.DONE, 0xFC41, "crc"), "fc41"),
        (StepRow("chip", Mark.DONE, found="atmega328p"), "atmega328p"),
        (StepRow("load", Mark.DONE, 120, "ma", high=300), "120 mA (≤ 300)"),
        (StepRow("boot", Mark.DONE), ""),
    ],
)
def test_a_reading_has_its_unit_and_its_limits(row: StepRow, said: str):
    assert bench.reading(row) == said


def test_every_step_state_mark_and_kind_has_a_word():
    assert bench.step("led_dance") == "led_dance"
    assert bench.state(State.PASSED) == "PASS"
    assert bench.kind(Kind.PRODUCTION) == "Production for stock"
    assert bench.mark(Mark.SKIPPED) == "not needed"
    assert bench.skipped("current") == "the firmware on the board is this one already"
