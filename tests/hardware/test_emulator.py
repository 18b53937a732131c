"""The emulated board itself: judged by avrdude, which knows nothing of us."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
import serial

from tests.hardware.emulated import Emulator, needs, run
from tests.hardware.intel_hex import hex_of

PARTS = {"atmega328p": "m328p", "atmega168": "m168", "atmega88": "m88"}


def avrdude(port: Path, part: str, *words: str, baud: int = 115200) -> str:
    needs("avrdude")
    return run(
        ["avrdude", "-p", PARTS[part], "-c", "arduino", "-P", str(port), "-b", str(baud), *words],
        timeout=120,
    )


@pytest.mark.parametrize("part", PARTS)
def test_avrdude_flashes_a_real_bootloader_and_every_byte_arrives(
    emulator: Emulator, tmp_path: Path, part: str
) -> None:
    board = emulator(part)
    data = bytes(i * 7 % 251 for i in range(1000))
    image = tmp_path / "image.hex"
    image.write_text(hex_of([(0, data)]))
    said = avrdude(board.port, part, "-D", "-U", f"flash:w:{image}:i")
    assert "1000 bytes of flash verified" in said
    flash = board.flash()
    assert flash[:1000] == data
    boot = {"atmega328p": 0x7E00, "atmega168": 0x3E00, "atmega88": 0x1E00}[part]
    assert set(flash[1024:boot]) == {0xFF}


def test_the_old_bootloader_answers_at_its_own_speed(
    emulator: Emulator, old_bootloader: Path
) -> None:
    board = emulator(boot=old_bootloader)
    assert "1e950f" in avrdude(board.port, "atmega328p", "-v", baud=57600)


def test_whoever_opens_the_port_resets_the_board_unless_that_is_not_wired(
    emulator: Emulator,
) -> None:
    board = emulator()
    with serial.Serial(str(board.port), 115200):
        board.wait_for("RESET dtr")
    board.wait_for("CLOSE")
    board.tell("autoreset 0")
    since = len(board.events)
    with serial.Serial(str(board.port), 115200):
        board.wait_for("OPEN", since=since)
        board.tell("state")
    assert not [event for event in board.events[since:] if event.startswith("RESET")]


def test_a_cable_pulled_in_the_middle_is_felt_and_can_be_plugged_in_again(
    emulator: Emulator,
) -> None:
    board = emulator()
    board.tell("killafter 3")
    with serial.Serial(str(board.port), 115200, timeout=5) as port:
        board.wait_for("RESET dtr")
        port.write(b"0 0 0 0 ")
        board.wait_for("UNPLUGGED")
        with pytest.raises(serial.SerialException):
            port.read(100)
    assert not board.port.exists()
    board.tell("plug")
    assert board.port.exists()


def test_a_host_at_another_speed_hears_garbage(emulator: Emulator) -> None:
    board = emulator()
    with serial.Serial(str(board.port), 57600, timeout=0.3) as port:
        board.wait_for("RESET dtr")
        heard = b""
        for _ in range(4):
            port.write(b"0 ")
            heard += port.read(2)
    assert b"\x14\x10" not in heard
    board.wait_for("BAUD host=57600 board=117647")


def test_a_blank_chip_says_that_it_is_blank_and_nothing_else(emulator: Emulator) -> None:
    board = emulator(blank=True)
    board.wait_for("BLANK")
    with serial.Serial(str(board.port), 115200, timeout=0.3) as port:
        port.write(b"0 ")
        assert port.read(10) == b""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (":00000001FE\n", "no good record"),
        (":0400000001020304F2\n", "no end record"),
        (":0400000001020304F2\n:0400020001020304F0\n:00000001FF\n", "written twice"),
        (":04FFFE0001020304F5\n:00000001FF\n", "beyond the end"),
        ("<html>\n", "no good record"),
    ],
)
def test_the_emulator_reads_no_bad_file(
    emulator_program: Path, tmp_path: Path, text: str, said: str
) -> None:
    file = tmp_path / "bad.hex"
    file.write_text(text)
    done = subprocess.run(
        [str(emulator_program), "--program", str(file)],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=20,
        check=False,
    )
    assert done.returncode == 1
    assert said in done.stdout
