"""`yuanwu flash`, then `yuanwu test`, as processes of their own on an emulated board's port."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_front import PYTHON
from tests.hardware.emulated import Emulate, Emulated
from tests.house.code import ROOT

LAMP = "snowflake_lamp"
AT_REST, COVERED = 2500, 300  # mV at the light sensor
Heard = Callable[[str], None]


def said(home: Path, heard: Heard, *words: object) -> tuple[int, Any, list[str]]:
    """A command line's exit, its one document, and what it told; `heard` gets line for line."""
    with subprocess.Popen(
        [*PYTHON, "--data", str(home), *map(str, words), "--json", "--lang", "en"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as running:
        assert running.stdout
        assert running.stderr
        told = []
        for line in running.stderr:
            told.append(line.rstrip("\n"))
            heard(told[-1])
        out = running.stdout.read()
        return running.wait(60), json.loads(out), told


def nobody(_line: str) -> None:
    """Nobody does anything."""


def person(board: Emulated) -> Heard:
    """Somebody who does what is asked for."""

    def does(line: str) -> None:
        if "Press the button" in line:
            board.tell("pin D3 0")
        elif line.startswith("✓ LEDs"):
            board.tell("pin D3 1")
        elif "Cover the light sensor" in line:
            board.tell(f"adc 0 {COVERED}")
        elif "Take the hand away" in line:
            board.tell(f"adc 0 {AT_REST}")

    return does


def only(folder: Path, part: str) -> None:
    """The lamp as a folder of one's own, for one kind of chip alone."""
    shutil.copytree(ROOT / "hardware" / LAMP / "images", folder / "images")
    shutil.copy(ROOT / "hardware" / LAMP / "board.toml", folder)
    for file, table in (("board.toml", "parts"), ("images/manifest.toml", "images")):
        head, *each = re.split(
            rf"^(?=\[\[{table}\]\])", (folder / file).read_text("utf-8"), flags=re.M
        )
        kept = [one for one in each if f'"{part}"' in one]
        (folder / file).write_text(head + "".join(kept), "utf-8")


@pytest.fixture
def board(emulator: Emulate) -> Emulated:
    """A lamp with a bootloader and nothing else; daylight falls on it, nobody presses."""
    lamp = emulator()
    lamp.tell("pin D3 1")
    lamp.tell(f"adc 0 {AT_REST}")
    return lamp


@pytest.mark.parametrize("part", ["atmega328p", "atmega88"])
def test_a_bare_board_is_flashed_and_then_tested(emulator: Emulate, tmp_path: Path, part: str):
    board = emulator(part)
    board.tell("pin D3 1")
    board.tell(f"adc 0 {AT_REST}")
    code, flashed, told = said(tmp_path, nobody, "flash", board.port, "--board", LAMP)
    assert code == 0, told
    assert flashed["ok"]
    assert f"✓ Chip  {part}" in told
    code, tested, told = said(tmp_path, person(board), "test", board.port, "--board", LAMP)
    assert code == 0, told
    assert tested["firmware"] == flashed["firmware"]
    assert [step["name"] for step in tested["steps"] if not step["ok"]] == []
    assert 4500 < next(s for s in tested["steps"] if s["name"] == "supply")["value"] < 5500


def test_a_supply_that_is_too_low_is_exit_1_with_its_millivolts(board: Emulated, tmp_path: Path):
    code, _, told = said(tmp_path, nobody, "flash", board.port, "--board", LAMP)
    assert code == 0, told
    board.tell("vcc 4200")
    code, tested, _ = said(tmp_path, person(board), "test", board.port, "--board", LAMP)
    assert (code, tested["failure"]["code"]) == (1, "supply_low")
    assert abs(tested["failure"]["mv"] - 4200) < 100


def test_the_wrong_chip_is_never_written(emulator: Emulate, tmp_path: Path):
    only(tmp_path / "boards" / LAMP, "atmega328p")
    board = emulator("atmega168")
    before = board.flash()
    code, told, _ = said(tmp_path, nobody, "flash", board.port, "--board", LAMP)
    failure = told["failure"]
    assert (code, failure["code"], failure["found"]) == (1, "wrong_chip", "atmega168")
    assert board.flash() == before


def test_an_unplugged_board_is_a_refusal_and_never_a_traceback(board: Emulated, tmp_path: Path):
    def pulls(line: str) -> None:
        if line.startswith("✓ Chip"):
            board.tell("unplug")

    code, told, lines = said(tmp_path, pulls, "flash", board.port, "--board", LAMP)
    assert (code, told["error"]["code"]) == (2, "unplugged")
    assert not any("Traceback" in line for line in lines)


def test_what_is_piped_is_sent_and_what_comes_is_told(board: Emulated, tmp_path: Path):
    code, _, told = said(tmp_path, nobody, "flash", board.port, "--board", LAMP)
    assert code == 0, told
    listening = [*PYTHON, "--data", str(tmp_path), "monitor", str(board.port), "--times"]
    with subprocess.Popen(
        listening,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as running:
        assert running.stdin
        assert running.stdout
        for line in running.stdout:
            if "BOOT snowlamp" in line:
                break
        running.stdin.write("id?\n")
        running.stdin.flush()
        for line in running.stdout:
            if "OK id name=snowlamp" in line:
                break
        assert re.match(r"\d\d:\d\d:\d\d\.\d{3} ", line)
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=60)
    assert running.returncode == 130
    assert err.splitlines()[-1] == "Stopped. The port is closed."
    assert board.state()["connected"] == "0"
