"""Chips of Espressif by the real esptool, before a stand-in for the ROM of an ESP32-C3."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from hardware.faults import Code, Fault
from hardware.flashers import esptool, programs
from hardware.model import Image
from hardware.steps import Going, Step
from tests.hardware import rom_c3
from tests.hardware.rom_c3 import Rom

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are Unix's")
AT = 0x10000


@pytest.fixture
def image(tmp_path: Path) -> Image:
    file = rom_c3.image(tmp_path)
    size = file.stat().st_size
    return Image(file, "", "snowlamp", "1.0.0", 0, "esp32c3", "", size, crc=0, address=AT)


@pytest.fixture
def real() -> None:
    try:
        programs.find("esptool")
    except Fault:
        pytest.skip("esptool is not here (packaging/locks/programs.txt)")


@pytest.fixture
def says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an esptool that says what it is told, and fails."""
    program = tmp_path / "esptool"
    program.write_text(f'#!/bin/sh\ncat "{tmp_path}/said"\nexit 2\n', "utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(programs, "_own_folders", lambda: (tmp_path,))
    return tmp_path / "said"


def written(rom: Rom, image: Image) -> list[Going]:
    """What came, without what was said again and again."""
    said: list[Going] = []
    for going in esptool.write(rom.port, image, reset=False):
        if not said or said[-1] != going:
            said.append(going)
    return said


def fault(rom: Rom, image: Image) -> Fault:
    with pytest.raises(Fault) as caught:
        written(rom, image)
    return caught.value


@pytest.mark.usefixtures("real")
def test_an_image_is_written_and_proven_by_the_chip_itself(image):
    with Rom() as rom:
        said = written(rom, image)
    data = image.file.read_bytes()
    assert rom.flash[AT : AT + len(data)] == data
    steps = list(dict.fromkeys(going.step for going in said))
    assert steps == [Step.SYNC, Step.CHIP, Step.FLASH, Step.VERIFY]
    flashing = [going.done for going in said if going.step is Step.FLASH]
    assert len(flashing) > 5
    assert flashing == sorted(flashing)
    assert said[-1] == Going(Step.VERIFY, image.size, image.size)


@pytest.mark.usefixtures("real")
def test_the_lines_of_a_board_with_reset_are_asked_for_and_may_be_missing(image):
    """A pseudo-terminal has no DTR: esptool says so and goes on."""
    with Rom() as rom:
        assert list(esptool.write(rom.port, image))[-1].step is Step.VERIFY


@pytest.mark.usefixtures("real")
def test_another_chip_is_refused_and_stays_as_it_was(image):
    with Rom("esp32s3") as rom:
        wrong = fault(rom, image)
    assert wrong.code is Code.WRONG_CHIP
    assert wrong.data == {"found": "ESP32-S3", "wanted": "ESP32-C3"}
    assert set(rom.flash) == {0xFF}


@pytest.mark.usefixtures("real")
def test_a_mute_chip_is_silent(image):
    with Rom(mute=True) as rom:
        assert fault(rom, image).code is Code.SILENT


@pytest.mark.usefixtures("real")
def test_a_board_pulled_out_is_told_long_before_esptool_gives_up(image):
    with Rom(gone_after=50_000) as rom:
        assert fault(rom, image).code is Code.UNPLUGGED


@pytest.mark.usefixtures("real")
def test_one_wrong_bit_in_the_flash_is_found(image):
    with Rom(wrong_bit=True) as rom:
        wrong = fault(rom, image)
    assert wrong.code is Code.VERIFY_FAILED
    assert wrong.data["address"] == AT


@pytest.mark.usefixtures("real")
def test_four_boards_at_once_each_have_their_own_progress(image):
    roms = [Rom() for _ in range(4)]
    ways = []
    for rom in roms:
        rom.__enter__()
        ways.append(esptool.write(rom.port, image, reset=False))
    ends: dict[int, Going] = {}
    while len(ends) < 4:
        for number, way in enumerate(ways):
            going = next(way, None)
            if going is not None and going.step is Step.VERIFY and going.done:
                ends[number] = going
    data = image.file.read_bytes()
    for rom in roms:
        rom.__exit__()
        assert rom.flash[AT : AT + len(data)] == data


@pytest.mark.usefixtures("real")
def test_closing_it_in_the_middle_ends_esptool(image):
    with Rom(slow=0.02) as rom:
        writing = esptool.write(rom.port, image, reset=False)
        while next(writing).step is not Step.FLASH:
            pass
        writing.close()
    assert rom.flash[AT + image.size - 1] == 0xFF


@pytest.mark.usefixtures("real")
def test_a_port_that_is_not_there_is_missing(image, tmp_path):
    with pytest.raises(Fault) as caught:
        list(esptool.write(str(tmp_path / "ttyACM0"), image))
    assert caught.value.code is Code.PORT_MISSING


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Serial data stream stopped: Possible serial noise or corruption.", Code.NOISE),
        ("esptool.py v4.4", Code.PROGRAM_MISSING),
        ("ERROR: A serial exception error occurred: device disconnected", Code.UNPLUGGED),
        ("ERROR: A fatal error occurred: the moon is wrong", Code.PROGRAM_FAILED),
    ],
)
def test_what_esptool_ends_with_is_understood(says, image, said, code):
    says.write_text(f"{said}\nFor troubleshooting steps visit a page\n", "utf-8")
    with pytest.raises(Fault) as caught:
        list(esptool.write("/dev/ttyACM0", image))
    assert caught.value.code is code
    if code is Code.PROGRAM_FAILED:
        assert caught.value.data["said"] == "A fatal error occurred: the moon is wrong"


def test_without_esptool_the_line_that_brings_it_is_told(image, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(programs, "_own_folders", lambda: ())
    with pytest.raises(Fault) as caught:
        list(esptool.write("/dev/ttyACM0", image))
    assert caught.value.code is Code.PROGRAM_MISSING
