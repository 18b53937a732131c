"""Every fault of the bench says what is wrong and what to do next; no word of it is forgotten."""

from __future__ import annotations

import string
from collections.abc import Iterator

import pytest

from desktop import wording
from desktop.domain.bench.card import Mark, State, StepRow, Trouble, Wanted
from desktop.domain.bench.judging import Notice
from desktop.domain.bench.sessions import Kind
from desktop.domain.errors import BadBoardFolder, HasKit
from desktop.wording import bench
from desktop.wording.bench import asking, faults, refusals, words
from desktop.wording.refusals import sentence
from hardware.boards import What
from hardware.faults import Code
from hardware.steps import Hands, Skipped, Step


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    wording.use("en")
    yield
    wording.use("en")


PORT: dict[str, int | str] = {"port": "/dev/ttyUSB0"}
FILE: dict[str, int | str] = {"file": "lamp.hex"}
# What the comments in `hardware.faults` say each fault carries.
DATA: dict[str, dict[str, int | str]] = {
    "port_missing": PORT,
    "port_busy": {**PORT, "program": "minicom", "pid": 4711},
    "no_permission": {**PORT, "command": "sudo usermod …", "group": "dialout", "again": 0},
    "brltty": {"id": "1a86:7523", "command": "sudo systemctl mask brltty"},
    "no_driver": {"id": "1a86:7523", "system": "linux", "chip": "CH340", "command": "modprobe"},
    "unplugged": PORT,
    "silent": {**PORT, "bauds": "115200 57600"},
    "blank_chip": PORT,
    "noise": {**PORT, "during": "verify"},
    "wrong_chip": {"found": "atmega168", "wanted": "atmega328p"},
    "image_missing": FILE,
    "image_damaged": {**FILE, "line": 21},
    "image_truncated": FILE,
    "image_overlaps": {**FILE, "address": 0x7E00},
    "image_beyond": {**FILE, "address": 0x8000, "limit": 0x7E00},
    "image_product": {**FILE, "found": "pcbruler", "wanted": "snowlamp"},
    "image_hash": FILE,
    "write_failed": {"address": 0x80},
    "verify_failed": {"address": 0x80},
    "no_boot": {"seconds": "2"},
    "wrong_firmware": {"found": "snowlamp 0.9.0", "wanted": "snowlamp 1.0.0"},
    "flash_crc": {"found": "fc41", "wanted": "0bad"},
    "supply_low": {"mv": 4210, "low": 4500},
    "supply_high": {"mv": 5610, "high": 5500},
    "supply_sags": {"mv": 4100, "low": 4300},
    "light_stuck": {"raw": 511},
    "button_stuck": {"down": 1},
    "led_dark": {"led": 12, "of": 19},
    "leds_dead": {"of": 19},
    "not_kept": {"what": "mark"},
    "program_missing": {"program": "avrdude", "command": "sudo apt install avrdude"},
    "program_hung": {"program": "avrdude", "seconds": 40},
    "program_failed": {"program": "esptool", "said": "A fatal error occurred"},
    "cancelled": {},
    "declined": {},
}


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


def test_what_is_wrong_with_the_file_of_a_board_is_said():
    assert set(refusals.FOLDERS) == {what.value for what in What}
    for what in What:
        said = sentence(BadBoardFolder("board.toml", "bauds", what.value))
        assert "board.toml" in said
        assert "bauds" in said


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


def test_a_programmer_that_is_not_there_is_called_by_its_name():
    assert bench.fault(Trouble("port_missing", {"port": "usbasp"})) == (
        "No USBasp is plugged in",
        "Plug the USBasp in, and its ribbon cable into the board.",
    )


def test_a_missing_permission_ends_in_the_exact_line_to_type():
    command = "sudo usermod -aG dialout wang"
    port: dict[str, int | str] = {"port": "/dev/ttyUSB0"}
    asked = Trouble("no_permission", {**port, "command": command, "group": "dialout", "again": 0})
    assert bench.fault(asked)[1].endswith(f"log out and in again: {command}")
    command = "sudo chmod a+rw /dev/ttyUSB0"
    asked = Trouble("no_permission", {**port, "command": command, "group": "dialout", "again": 1})
    assert bench.fault(asked)[1].startswith("Log out and in again. Until then")
    asked = Trouble("no_permission", {**port, "command": command, "group": "", "again": 0})
    assert bench.fault(asked)[1].startswith("Leave the board plugged in")
    command = "sudo install -m 644 rule /etc/udev/rules.d/"
    asked = Trouble("no_permission", {**port, "command": command, "group": "", "again": 0})
    assert bench.fault(asked)[1].endswith(f"plug the board in again: {command}")
    _, then = bench.fault(Trouble("no_permission", {"port": "COM7"}))
    assert "looks after this computer" in then


@pytest.mark.parametrize(
    ("data", "hint"),
    [
        ({"system": "linux", "command": "sudo modprobe ch341"}, "again: sudo modprobe ch341"),
        ({"system": "linux"}, "driver for CH340"),
        ({"system": "windows", "driver": "CH341SER", "source": "wch.cn"}, "from wch.cn"),
        ({"system": "macos", "driver": "CH34xVCP", "source": "wch.cn"}, "the driver CH34xVCP"),
        ({"system": "plan9"}, "driver for CH340"),
    ],
)
def test_a_missing_driver_is_named_with_where_to_have_it(data: dict[str, int | str], hint: str):
    _, then = bench.fault(Trouble("no_driver", {"id": "1a86:7523", "chip": "CH340", **data}))
    assert hint in then
    assert "USB 1a86:7523" in bench.fault(Trouble("no_driver", {"id": "1a86:7523"}))[1]


def test_addresses_are_in_hex_as_the_tools_of_others_say_them():
    what, _ = bench.fault(Trouble("verify_failed", {"address": 0x1F80}))
    assert what == "Flashed wrongly at 0x1F80"


def test_too_little_power_is_said_of_the_port_and_not_of_the_board():
    what, then = bench.fault(Trouble("supply_sags", {"mv": 4100, "low": 4300}))
    assert what == "Too little power: 4100 mV, change the port"
    assert then.startswith("The board is well so far")


def test_a_board_that_fell_over_under_load_has_no_millivolts_to_tell():
    what, _ = bench.fault(Trouble("supply_sags", {"mv": 0, "low": 4300}))
    assert what == "Too little power, change the port"


def test_a_button_may_be_stuck_or_dead():
    assert "nobody presses" in bench.fault(Trouble("button_stuck", {"down": 1}))[0]
    dead = bench.fault(Trouble("button_stuck", {"down": 0}))
    assert dead == ("The button does nothing", "Check the solder joints of the button.")


def test_firmware_that_answers_nothing_of_ours_has_no_name():
    known: dict[str, int | str] = {"found": "snowlamp 0.9.0", "wanted": "snowlamp 1.0.0"}
    said = "Firmware snowlamp 0.9.0 instead of snowlamp 1.0.0"
    assert bench.fault(Trouble("wrong_firmware", known))[0] == said
    strange: dict[str, int | str] = {"found": "{}", "wanted": "id?"}
    assert bench.fault(Trouble("wrong_firmware", strange))[0] == "Unknown firmware on the board"


def test_a_file_is_called_by_its_name_alone():
    for file in ("/srv/kits/雪花灯.hex", r"C:\Users\wang\雪花灯.hex"):
        what, _ = bench.fault(Trouble("image_truncated", {"file": file}))
        assert what == "The firmware file 雪花灯.hex ends too early"


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


def test_a_file_that_is_too_large_reads_right_even_at_the_very_limit():
    said, _then = bench.fault(Trouble("image_beyond", {**FILE, "address": 0x7E00, "limit": 0x7E00}))
    assert said.endswith("writes at 0x7E00, may only below 0x7E00")


@pytest.mark.parametrize("hand", ["press_button", "look"])
@pytest.mark.parametrize("leds", [0, 19])
def test_what_hands_must_do_is_right_on_a_card_and_at_a_terminal(hand: str, leds: int):
    wording.use("zh")
    said = asking.hands(Wanted(hand, {"leds": leds} if leds else {}))
    assert "卡片" not in said
    assert "点" not in said
