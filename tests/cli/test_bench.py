"""Boards, one at a time, without a window: listed, flashed, tested, listened to."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Say
from tests.cli.lamp_folder import LAMP, own_lamp, passive_ruler
from tests.cli.test_front import PYTHON, start
from tests.house.code import ROOT

KEYS = {"ok", "board", "serial", "firmware", "steps", "failure"}
ON = ("--board", LAMP, "--practice", "--lang", "en")


@pytest.fixture
def lamp(say: Say, tmp_path: Path) -> Say:
    """The lamp has an image."""
    own_lamp(tmp_path / "data" / "boards")
    return say


def test_what_is_plugged_in_is_listed_without_being_opened(say: Say):
    listed = say("boards", "--practice", "3", "--json").data["boards"]
    assert [one["port"] for one in listed] == ["practice1", "practice2", "practice3"]
    assert {one["ids"] for one in listed} == {"1a86:7523"}
    assert [one["number"] for one in listed] == [1, 2, 3]
    assert all(one["trouble"] is None for one in listed)
    told = say("boards", "--practice", "1", "--lang", "en").out
    assert "practice1" in told
    assert told.splitlines()[-1] == "1 board"


def test_what_is_wrong_with_a_place_is_said_with_the_next_step(say: Say):
    words = ("boards", "--practice", "3", "--sabotage", "2=brltty", "--sabotage", "3=port_busy")
    told = say(*words, "--lang", "en").out
    assert "brltty has taken the board" in told
    assert "is using practice3. Close " in told
    listed = {one["number"]: one for one in say(*words, "--json").data["boards"]}
    assert listed[2]["port"] == ""
    assert listed[2]["trouble"]["code"] == "brltty"
    assert listed[3]["trouble"]["program"]


def test_the_kinds_of_boards_are_listed_and_what_is_passive_says_so(say: Say, tmp_path: Path):
    passive_ruler(tmp_path / "data" / "boards")
    kinds = {one["board"]: one for one in say("boards", "--list", "--json").data["boards"]}
    assert kinds[LAMP]["leds"] == 19
    assert kinds["pcb_ruler"]["series"] == "PR-{n:05d}"
    assert kinds["souvenir_ruler"]["passive"]
    told = say("boards", "--list", "--lang", "en").out
    assert "nothing to flash" in next(line for line in told.splitlines() if "Souvenir" in line)
    refused = say("flash", "practice1", "--board", "Souvenir ruler", "--practice", "--json")
    assert (refused.code, refused.error["code"]) == (2, "nothing_to_flash")


def test_a_board_is_flashed_and_every_step_is_a_line_on_standard_error(lamp: Say):
    done = lamp("flash", "practice1", *ON)
    assert done.code == 0, done.err
    assert done.out.startswith("Flashed and verified: snowlamp 1.0.0 (")
    assert "✓ Chip  atmega328p" in done.err.splitlines()
    assert done.err.index("Flash") < done.err.index("Verify")


def test_a_board_is_tested_with_its_readings_and_their_limits(lamp: Say):
    done = lamp("test", "practice2", *ON, "--json")
    assert done.code == 0, done.err
    assert set(done.data) >= KEYS
    assert (done.data["ok"], done.data["board"], done.data["failure"]) == (True, LAMP, None)
    supply = next(step for step in done.data["steps"] if step["name"] == "supply")
    assert (supply["ok"], supply["unit"], supply["low"], supply["high"]) == (True, "mv", 4350, 5800)
    assert 4500 < supply["value"] < 5500
    assert "Press the button" in done.err


def test_a_board_that_fails_is_exit_1_with_the_next_thing_to_do(lamp: Say):
    words = ("test", "1", *ON, "--sabotage", "1=light_stuck")
    done = lamp(*words)
    assert done.code == 1
    assert done.out.startswith("FAIL: The light sensor sees no difference. Check the solder joints")
    failure = lamp(*words, "--json").data["failure"]
    assert failure["code"] == "light_stuck"
    assert failure["next"].startswith("Check the solder joints")


@pytest.mark.parametrize(
    ("fault", "code"),
    [("port_busy", "port_busy"), ("no_permission", "no_permission")],
)
def test_a_port_that_cannot_be_had_is_refused(lamp: Say, fault: str, code: str):
    done = lamp("flash", "1", *ON, "--sabotage", f"1={fault}", "--json")
    assert done.code == 2
    assert done.error["code"] == done.data["failure"]["code"] == code
    assert done.data["ok"] is False
    assert done.err.strip().splitlines()[-1] == done.error["message"]


def test_an_image_that_is_broken_is_refused_before_a_port_is_opened(lamp: Say, tmp_path: Path):
    whole = (tmp_path / "data" / "boards" / LAMP / "images" / "lamp.hex").read_text("ascii")
    broken = tmp_path / "broken.hex"
    broken.write_text("\n".join(whole.splitlines()[:-1]), "ascii")
    done = lamp("flash", "1", *ON, "--image", broken, "--json")
    assert (done.code, done.error["code"]) == (2, "image_truncated")
    assert [step["name"] for step in done.data["steps"]] == ["image"]


def test_what_a_stranger_wrote_stays_unless_yes_is_said(lamp: Say):
    words = ("flash", "1", *ON, "--sabotage", "1=stranger")
    done = lamp(*words, "--json")
    assert (done.code, done.error["code"]) == (2, "declined")
    assert "With --yes it is written over." in done.err
    assert lamp(*words, "--yes").code == 0


def test_hands_are_waited_for_no_longer_than_was_said(lamp: Say):
    done = lamp("test", "1", *ON, "--sabotage", "1=led_dark", "--patience", "0.2")
    assert done.code == 2
    assert done.err.splitlines()[-1].startswith("Nobody did what was asked in time")


def test_a_port_that_is_not_there_is_said(lamp: Say):
    done = lamp("flash", "/dev/ttyNOBODY", "--board", LAMP, "--json")
    assert (done.code, done.error["code"]) == (2, "port_missing")


def test_what_a_board_says_goes_to_standard_output(lamp: Say):
    done = lamp("monitor", "1", "--practice", "--seconds", "0.6", "--json")
    assert done.code == 0, done.err
    assert set(done.data) == {"lines"}


def test_a_port_that_cannot_be_listened_to_is_refused(say: Say):
    done = say("monitor", "/dev/ttyNOBODY", "--json")
    assert done.code == 2
    assert (done.error["code"], done.error["trouble"]) == ("bench_trouble", "port_missing")
    assert "No board at /dev/ttyNOBODY." in say("monitor", "/dev/ttyNOBODY", "--lang", "en").err


def test_boards_and_kinds_that_nobody_knows_are_refused(say: Say):
    for words, code in (
        (("flash", "1", "--board", "snowflake", "--practice"), "not_found"),
        (("boards", "--practice", "2", "--sabotage", "9=noise"), "bad_command"),
        (("boards", "--practice", "2", "--sabotage", "1=gremlins"), "not_found"),
        (("boards", "--practice", "0"), "bad_command"),
        (("boards", "--practice", "2", "--sabotage", "noise"), "bad_command"),
        (("boards", "--sabotage", "1=noise"), "bad_command"),
        (("test", "1", "--board", LAMP, "--sabotage", "1=noise"), "bad_command"),
        (("flash", "", "--board", LAMP), "bad_command"),
        (("monitor", " "), "bad_command"),
        (("test", "1", "--board", LAMP, "--patience", "-1"), "bad_command"),
        (("monitor", "1", "--baud", "fast"), "bad_command"),
        (("bootloader", "--with", "arduino", "--board", LAMP, "--yes"), "bad_command"),
        (("bootloader", "--with", "usbasp", "--board", LAMP), "bad_command"),
    ):
        done = say(*words, "--json")
        assert (done.code, done.error["code"]) == (2, code), words
        assert done.err.strip().count("\n") == 0


def test_a_bad_folder_of_ones_own_is_named(say: Say, tmp_path: Path):
    folder = tmp_path / "data" / "boards" / "mine"
    folder.mkdir(parents=True)
    (folder / "board.toml").write_text('flasher = "magic"\n', "utf-8")
    done = say("boards", "--list", "--json", "--lang", "en")
    assert done.code == 1
    assert LAMP in [one["board"] for one in done.data["boards"]], "the others are listed"
    (bad,) = done.data["bad"]
    assert (bad["board"], bad["code"]) == ("mine", "bad_board_folder")
    assert "flasher" in bad["message"]
    assert bad["message"] in done.err
    told = say("boards", "--list", "--lang", "en")
    assert LAMP in told.out
    assert bad["message"] in told.err


def test_a_process_of_its_own_answers_in_json_alone(tmp_path: Path):
    own_lamp(tmp_path / "d" / "boards")
    done = start("--data", tmp_path / "d", "flash", "practice1", *ON, "--json")
    assert (done.returncode, json.loads(done.stdout)["ok"]) == (0, True)
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="Ctrl+C is a signal only elsewhere")
def test_ctrl_c_closes_the_port_and_says_so(tmp_path: Path):
    own_lamp(tmp_path / "d" / "boards")
    words = ["--data", str(tmp_path / "d"), "test", "1", *ON, "--sabotage", "1=led_dark"]
    with subprocess.Popen(
        [*PYTHON, *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as running:
        assert running.stderr
        for line in running.stderr:
            if "Press the button" in line:
                break
        running.send_signal(signal.SIGINT)
        assert running.stderr.read().splitlines()[-1] == "Stopped. The port is closed."
        assert running.wait(60) == 130


@pytest.mark.skipif(os.name == "nt", reason="pseudo terminals are only elsewhere")
def test_at_a_terminal_the_dark_led_is_typed(tmp_path: Path):
    import pty

    own_lamp(tmp_path / "d" / "boards")
    words = ["--data", str(tmp_path / "d"), "test", "1", *ON, "--sabotage", "1=led_dark"]
    keys, terminal = pty.openpty()
    try:
        with subprocess.Popen(
            [*PYTHON, *words],
            stdin=terminal,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        ) as running:
            assert running.stderr
            for line in running.stderr:
                if line.startswith("Type the number"):
                    break
            os.write(keys, "哪颗?\n7\n".encode())
            out, err = running.communicate(timeout=60)
    finally:
        os.close(keys)
        os.close(terminal)
    assert running.returncode == 1
    assert out.startswith("FAIL: LED 7 is dark. Check the solder joints between 6 and 7.")
    assert "“哪颗?” means nothing here." in err
