"""Bootloaders for blank chips: the real avrdude before a stand-in programmer, and stand-ins for
avrdude where the programmer is a USBasp.
"""

from __future__ import annotations

import os
import pty
import shutil
import subprocess
import tty
from dataclasses import replace
from pathlib import Path

import pytest

from hardware.faults import Code, Fault
from hardware.find import permission
from hardware.flashers import isp, programs
from hardware.flashers.isp import FOLDER, FUSES, Programmer, burn_bootloader
from hardware.model import Part
from hardware.steps import Going, Step
from tests.hardware.arduino_isp import ArduinoIsp

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are Unix's")

MEGA328 = Part("atmega328p", "1e950f", 128, 32768, 0x7E00)
MEGA168 = Part("atmega168", "1e9406", 128, 16384, 0x3E00)
MEGA88 = Part("atmega88", "1e930a", 64, 8192, 0x1E00)
MEGA168P = replace(MEGA168, name="atmega168p", signature="1e940b", like="atmega168")
MEGA88P = replace(MEGA88, name="atmega88p", signature="1e930f", like="atmega88")
EVERY = [MEGA328, MEGA168, MEGA88, MEGA168P, MEGA88P]
PARTS = pytest.mark.parametrize("part", EVERY, ids=lambda part: part.name)


@pytest.fixture
def avrdude() -> None:
    if not shutil.which("avrdude"):
        pytest.skip("avrdude is not here (Debian: avrdude)")


def read_hex(file: Path) -> dict[int, int]:
    """The bytes of a small HEX file by their addresses; only data, start and end are in ours."""
    found: dict[int, int] = {}
    for line in file.read_text("ascii").split():
        record = bytes.fromhex(line[1:])
        assert sum(record) & 0xFF == 0
        assert record[3] in (0, 1, 3)
        if record[3] == 0:
            at = int.from_bytes(record[1:3], "big")
            found |= {at + n: byte for n, byte in enumerate(record[4:-1])}
    return found


def burnt(part: Part, programmer: Programmer, port: str = "") -> list[Going]:
    """What came, without what was said again and again."""
    steps: list[Going] = []
    for going in burn_bootloader(part, programmer, port):
        if not steps or steps[-1] != going:
            steps.append(going)
    return steps


def read_all(end: int) -> None:
    while os.read(end, 1000):
        pass


def fault(part: Part, programmer: Programmer, port: str = "") -> Fault:
    with pytest.raises(Fault) as caught:
        burnt(part, programmer, port)
    return caught.value


# --- the files ---------------------------------------------------------------------------------


@PARTS
def test_a_bootloader_fills_its_section_and_nothing_else(part):
    data = read_hex(isp.bootloader(part))
    assert min(data) == part.boot
    # 496 bytes, and at the very end the version: 4.4.
    assert max(data) == part.flash - 1
    assert len(data) == 498
    assert (data[part.flash - 1], data[part.flash - 2]) == (4, 4)


def test_the_bootloaders_are_what_their_source_builds(tmp_path):
    if not shutil.which("avr-gcc") or not shutil.which("make"):
        pytest.skip("avr-gcc or make is not here (Debian: gcc-avr avr-libc make)")
    version = subprocess.run(
        ["avr-gcc", "-dumpversion"], capture_output=True, text=True, check=True
    )
    if version.stdout.strip() != "5.4.0":
        pytest.skip(f"avr-gcc {version.stdout.strip()} makes other bytes than 5.4.0")
    built = shutil.copytree(FOLDER, tmp_path / "bootloaders")
    for old in built.glob("*.hex"):
        old.unlink()
    subprocess.run(["make", "-s", "all", "check"], cwd=built, check=True, capture_output=True)


def test_source_and_licence_lie_beside_the_bootloaders():
    assert "GNU GENERAL PUBLIC LICENSE" in (FOLDER / "COPYING").read_text("utf-8")
    assert "GNU General" in (FOLDER / "source" / "optiboot.c").read_text("utf-8")
    assert "mere aggregation" in (FOLDER / "README.md").read_text("utf-8")


def test_the_readme_says_the_fuses_that_are_written():
    readme = (FOLDER / "README.md").read_text("utf-8")
    for part in EVERY:
        of = FUSES[part.signature]
        row = f"| {of.low:02X} / {of.high:02X} / {of.extended:02X} | {of.lock:02X} |"
        assert any(part.signature in line and row in line for line in readme.splitlines())


def test_a_spoilt_bootloader_is_refused_before_anything_is_touched(tmp_path, monkeypatch):
    spoilt = shutil.copytree(FOLDER, tmp_path / "bootloaders")
    monkeypatch.setattr(isp, "FOLDER", spoilt)
    file = spoilt / "optiboot_atmega328p.hex"
    text = file.read_text("ascii")
    file.write_bytes(text.replace("\n", "\r\n").encode("ascii"))
    assert isp.bootloader(MEGA328) == file
    file.write_text(text.replace("11", "12", 1), "ascii")
    assert fault(MEGA328, Programmer.USBASP).code is Code.IMAGE_HASH
    strange = Part("attiny85", "1e930b", 64, 8192, 8192)
    assert fault(strange, Programmer.USBASP).code is Code.IMAGE_MISSING


# --- the real avrdude, an Arduino as programmer --------------------------------------------------


@pytest.mark.usefixtures("avrdude")
@PARTS
@pytest.mark.parametrize("unused", [0xFF, 0x00], ids=["unused bits 1", "unused bits 0"])
def test_a_blank_chip_gets_fuses_bootloader_and_lock(part, unused):
    with ArduinoIsp(part.signature, part.flash, unused=unused) as programmer:
        steps = burnt(part, Programmer.ARDUINO, programmer.port)
    assert [going.step for going in steps] == [
        *[Step.CHIP] * 2,
        *[Step.FLASH] * 2,
        Step.VERIFY,
    ]
    assert [going.done for going in steps] == [0, 1, 2, 3, 4]
    wanted = bytearray(b"\xff" * part.flash)
    for address, byte in read_hex(isp.bootloader(part)).items():
        wanted[address] = byte
    assert programmer.flash == wanted
    of = FUSES[part.signature]
    fuses = programmer.fuses
    assert (fuses["low"], fuses["high"], fuses["lock"]) == (of.low, of.high, of.lock)
    # Only three bits of it exist.
    assert fuses["extended"] & 7 == of.extended & 7


@pytest.mark.usefixtures("avrdude")
def test_another_chip_is_refused_and_stays_as_it_was():
    with ArduinoIsp(MEGA168.signature, MEGA168.flash) as programmer:
        wrong = fault(MEGA328, Programmer.ARDUINO, programmer.port)
    assert wrong.code is Code.WRONG_CHIP
    assert wrong.data == {"found": "1e9406", "wanted": "1e950f"}
    assert programmer.erased == 0


@pytest.mark.usefixtures("avrdude")
def test_wires_without_a_chip_are_silent():
    with ArduinoIsp("000000") as programmer:
        assert fault(MEGA328, Programmer.ARDUINO, programmer.port).code is Code.SILENT


@pytest.mark.usefixtures("avrdude")
def test_a_worn_chip_is_told_with_the_address():
    with ArduinoIsp(worn=True) as programmer:
        worn = fault(MEGA328, Programmer.ARDUINO, programmer.port)
    assert worn.code is Code.VERIFY_FAILED
    assert worn.data["address"] == 0x7E05


@pytest.mark.usefixtures("avrdude")
def test_a_silent_programmer_is_given_up_long_before_avrdude_would():
    with ArduinoIsp(mute=True) as programmer:
        silent = fault(MEGA328, Programmer.ARDUINO, programmer.port)
    assert silent.code is Code.SILENT
    assert silent.data["port"] == programmer.port


@pytest.mark.usefixtures("avrdude")
def test_avrdude_itself_on_a_silent_port_is_ended_at_its_limit():
    """Alone it would try for fifty seconds."""
    ours, theirs = pty.openpty()
    tty.setraw(theirs)
    running = programs.run(
        [
            programs.find("avrdude"),
            *("-p", "m328p", "-c", "stk500v1", "-P", os.ttyname(theirs), "-b", "19200"),
        ],
        limit=1,
    )
    with pytest.raises(Fault) as caught:
        list(running)
    assert caught.value.code is Code.PROGRAM_HUNG
    # Nobody has the port any more.
    os.close(theirs)
    with pytest.raises(OSError, match="Input/output error"):
        read_all(ours)
    os.close(ours)


@pytest.mark.usefixtures("avrdude")
def test_a_port_that_is_not_there_is_told_before_avrdude_is_asked(tmp_path):
    nowhere = str(tmp_path / "ttyUSB0")
    assert fault(MEGA328, Programmer.ARDUINO, nowhere).code is Code.PORT_MISSING


@pytest.mark.usefixtures("avrdude")
def test_closing_it_ends_avrdude_at_once():
    with ArduinoIsp(mute=True) as programmer:
        burning = burn_bootloader(MEGA328, Programmer.ARDUINO, programmer.port)
        assert next(burning).step is Step.CHIP
        next(burning)
        burning.close()
    # The stand-in's own end can be closed: avrdude is gone.


@pytest.mark.usefixtures("avrdude")
def test_without_a_usbasp_plugged_in_the_real_avrdude_says_so():
    assert fault(MEGA328, Programmer.USBASP).code in {Code.PORT_MISSING, Code.NO_PERMISSION}


# --- stand-ins for avrdude, a USBasp as programmer -----------------------------------------------


@pytest.fixture
def says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an avrdude that writes down how it was called, and says what it is told."""
    program = tmp_path / "avrdude"
    program.write_text(
        f'#!/bin/sh\necho "$@" >>"{tmp_path}/called"\ncat "{tmp_path}/said" >&2\n'
        f'exit "$(cat "{tmp_path}/code")"\n',
        "utf-8",
    )
    program.chmod(0o755)
    (tmp_path / "said").write_text("avrdude done.  Thank you.\n")
    (tmp_path / "code").write_text("0")
    monkeypatch.setattr(programs, "_own_folders", lambda: (tmp_path,))
    return tmp_path


def test_a_usbasp_is_asked_slowly_in_exactly_these_words(says):
    burnt(MEGA328, Programmer.USBASP)
    first, second = (says / "called").read_text("utf-8").splitlines()
    assert first == (
        "-p atmega328p -c usbasp -B 10 -e -U lock:w:0xFF:m -U efuse:w:0xFD:m"
        " -U hfuse:w:0xDE:m -U lfuse:w:0xFF:m"
    )
    file = FOLDER / "optiboot_atmega328p.hex"
    assert second == f"-p atmega328p -c usbasp -B 10 -U flash:w:{file}:i -U lock:w:0xCF:m"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("avrdude error: cannot find USB device with vid=0x16c0 pid=0x5dc", Code.PORT_MISSING),
        ("avrdude error: program enable: target does not answer (0x01)", Code.SILENT),
        ("avrdude error: initialization failed, rc=-1", Code.SILENT),
        ("avrdude: cannot open USB device: Access denied (insufficient", Code.NO_PERMISSION),
        (
            "avrdude: Device signature = 0x1e9406\n"
            "avrdude error: expected signature for ATmega328P is 1E 95 0F",
            Code.WRONG_CHIP,
        ),
        (
            "avrdude: device signature = 1E 94 06 (ATmega168)\n"
            "avrdude error: expected signature for ATmega328P is 1E 95 0F",
            Code.WRONG_CHIP,
        ),
        (
            "avrdude: verification error, first mismatch at byte 0x7e10\n"
            "         0x12 != 0x34\navrdude: verification error; content mismatch",
            Code.VERIFY_FAILED,
        ),
        ("avrdude error: the moon is in the wrong quarter", Code.PROGRAM_FAILED),
    ],
)
def test_what_avrdude_says_of_a_usbasp_is_understood(says, said, code):
    (says / "said").write_text(f"{said}\n\navrdude done.  Thank you.\n")
    (says / "code").write_text("1")
    told = fault(MEGA328, Programmer.USBASP)
    assert told.code is code
    if code is Code.NO_PERMISSION:
        assert permission.RULE in str(told.data["command"])
    if code is Code.WRONG_CHIP:
        assert told.data["found"] == "1e9406"
    if code is Code.PROGRAM_FAILED:
        assert told.data["said"] == said


def test_without_avrdude_the_line_that_brings_it_is_told(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(programs, "_own_folders", lambda: ())
    assert fault(MEGA328, Programmer.USBASP).code is Code.PROGRAM_MISSING
