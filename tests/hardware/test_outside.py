"""Boards that programs of others write: asked first, written after a yes, found again, tested.

The programs are stand-ins that say what the real ones say; the real ones have tests of their own.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import pytest

from hardware import find, station
from hardware.faults import Code, Fault
from hardware.flashers import programs
from hardware.link.protocol import crc16, framed
from hardware.link.wire import Wire
from hardware.model import Board, Flasher, Image, Limits, Part
from hardware.steps import Answer, Going, Hands, Inbox, Outcome, Passed, Skipped, Step, Wants
from tests.hardware.intel_hex import hex_of

pytestmark = pytest.mark.skipif(os.name != "posix", reason="stand-in programs are shell scripts")
DATA = b"\xe9SNOWFW:badge:2.0.0:2\0" + bytes(range(200))
ESPTOOL = """\
echo "Chip type:          ESP32-C3"
echo "Writing at 0x00010000 [=====>    ]  50.0% 100/222 bytes..."
echo "Writing at 0x000100de [==========] 100.0% 222/222 bytes..."
echo "Verifying written data..."
echo "Hash of data verified."
"""
STCGAL = """\
echo "Waiting for MCU, please cycle power: done"
echo "  Name: STC8H8K64U"
echo "Writing flash: 100%"
"""


@dataclass
class Badge:
    """A chip whose USB is its own: after it was written it has another name at its place, at the
    third look. `said` is what was written; "" for a chip on which nothing of ours runs.
    """

    written: Path
    before: str = ""
    comes_back: bool = True
    looks: int = 0
    opened: list[str] = field(default_factory=list)

    def list(self) -> tuple[find.Port, ...]:
        if not self.written.exists():
            return (find.Port("old", 0x303A, 0x1001, "1-4"),)
        self.looks += 1
        there = self.comes_back and self.looks >= 3
        return (find.Port("new", 0x303A, 0x1001, "1-4"),) if there else ()

    def open_line(self, port: str, baud: int) -> Wire:
        if port not in [one.device for one in self.list()]:
            raise Fault(Code.PORT_MISSING, port=port)
        self.opened.append(port)
        version = "2.0.0" if self.written.exists() else self.before
        wire = Wire(lambda data: _hears(wire, version, data), port=port)
        if version:
            wire.say(framed(f"<00 BOOT badge {version}"))
        return wire


def _hears(wire: Wire, version: str, data: bytes) -> None:
    for line in data.decode("ascii", "replace").splitlines():
        if version and "id?" in line:
            said = f"name=badge fw={version} proto=2 mcu=0.0.0 leds=0 sn=- pass=0 hw=0"
            wire.say(framed(f"<{line[1:3]} OK id {said}"))


@pytest.fixture
def badge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Badge:
    """The chip, and programs that write it."""
    chip = Badge(tmp_path / "written")
    monkeypatch.setattr(find, "ports", lambda: chip)
    monkeypatch.setattr(programs, "_own_folders", lambda: (tmp_path,))
    for name, words in (("esptool", ESPTOOL), ("stcgal", STCGAL)):
        program = tmp_path / name
        program.write_text(f'#!/bin/sh\n{words}touch "{chip.written}"\n', "utf-8")
        program.chmod(0o755)
    return chip


def kind(folder: Path, flasher: Flasher = Flasher.ESPTOOL) -> Board:
    """A badge with one image and a plan of what a stranger's chip can be asked."""
    name = "esp32c3" if flasher is Flasher.ESPTOOL else "stc8"
    file = folder / "badge"
    file.write_bytes(DATA if flasher is Flasher.ESPTOOL else hex_of([(0, DATA)]).encode())
    digest = sha256(file.read_bytes()).hexdigest()
    image = Image(
        file, digest, "badge", "2.0.0", 2, name, "none", len(DATA), crc16(DATA), address=0x10000
    )
    return Board(
        key="badge",
        title={"zh": "胸牌", "en": "Badge"},
        folder=folder,
        product="badge",
        usb=((0x303A, -1),),
        flasher=flasher,
        bauds=(115200,),
        parts=(Part(name, "", 1, 1 << 22, 1 << 22),),
        images=(image,),
        plan=(Step.BOOT, Step.IDENTITY),
        limits=Limits(),
        leds=0,
        series="",
    )


def brought_up(chip: Badge, board: Board, say: str = "yes") -> Outcome:
    """The whole way; whoever is asked whether to write over something says `say`."""
    inbox = Inbox()
    means = station.Means("old", inbox, open_line=chip.open_line)
    way = station.bring_up(means, board, lambda identity: "")
    while True:
        try:
            moment = next(way)
        except StopIteration as stop:
            outcome: Outcome = stop.value
            return outcome
        if isinstance(moment, Wants) and moment.hands is Hands.OVERWRITE:
            inbox.put(Answer(say))


def test_it_is_written_after_a_yes_and_found_again_at_its_place(badge: Badge, tmp_path: Path):
    outcome = brought_up(badge, kind(tmp_path))

    assert outcome.ok, outcome.fault
    assert outcome.flashed
    assert badge.opened == ["old", "new"]
    told = outcome.moments
    assert told.index(Wants(Hands.OVERWRITE, {"found": ""})) < told.index(
        Going(Step.FLASH, 111, 222)
    )
    assert Passed(Step.OPEN, None, "new") in told
    assert Passed(Step.IDENTITY, None, "badge 2.0.0") in told


def test_firmware_of_ours_is_written_over_unasked(badge: Badge, tmp_path: Path):
    badge.before = "1.0.0"
    outcome = brought_up(badge, kind(tmp_path))
    assert outcome.ok, outcome.fault
    assert not any(isinstance(moment, Wants) for moment in outcome.moments)


def test_after_a_no_nothing_is_written(badge: Badge, tmp_path: Path):
    outcome = brought_up(badge, kind(tmp_path), "no")
    assert outcome.fault is not None
    assert outcome.fault.code is Code.DECLINED
    assert not badge.written.exists()


def test_a_chip_that_stays_away_after_its_reset_is_told(badge: Badge, tmp_path: Path):
    badge.comes_back = False
    outcome = brought_up(badge, kind(tmp_path))
    assert outcome.flashed
    assert outcome.fault is not None
    assert (outcome.fault.step, outcome.fault.code) == (Step.OPEN, Code.PORT_MISSING)


def test_the_loader_of_stc_reads_nothing_back(badge: Badge, tmp_path: Path):
    outcome = brought_up(badge, kind(tmp_path, Flasher.STCGAL))
    assert outcome.ok, outcome.fault
    assert Skipped(Step.VERIFY, "plan") in outcome.moments
