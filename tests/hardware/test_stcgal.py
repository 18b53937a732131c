"""Chips of STC by the real stcgal, before a stand-in for their loader."""

from __future__ import annotations

import os
import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from hardware.faults import Code, Fault
from hardware.flashers import programs, stcgal
from hardware.model import Image
from hardware.steps import Going, Hands, Step, Wants
from tests.hardware.stc_bsl import Stc8, shim

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are Unix's")


@pytest.fixture
def image(tmp_path: Path) -> Image:
    file = tmp_path / "lamp.bin"
    file.write_bytes(random.Random(8).randbytes(3000))
    return Image(file, "", "snowlamp", "1.0.0", 0, "stc8", "", size=3000, crc=0)


@pytest.fixture
def real(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The real stcgal, on ports that cannot be asked for parity."""
    found = shutil.which("stcgal") or _beside()
    if not found:
        pytest.skip("stcgal is not here (packaging/locks/programs.txt)")
    shim(tmp_path, Path(found))
    monkeypatch.setattr(programs, "_own_folders", lambda: (tmp_path,))


def _beside() -> str | None:
    try:
        return str(programs.find("stcgal"))
    except Fault:
        return None


def written(chip: Stc8, image: Image, wanted: str = "") -> list[Going | Wants]:
    """What came, without what was said again and again; power comes when it is asked for."""
    said: list[Going | Wants] = []
    for moment in stcgal.write(chip.port, image, wanted=wanted):
        if isinstance(moment, Wants):
            chip.plug_in()
        if not said or said[-1] != moment:
            said.append(moment)
    return said


def fault(chip: Stc8, image: Image, wanted: str = "") -> Fault:
    with pytest.raises(Fault) as caught:
        written(chip, image, wanted)
    return caught.value


@pytest.mark.usefixtures("real")
def test_power_is_asked_for_and_then_the_chip_is_written(image):
    with Stc8() as chip:
        said = written(chip, image)
    assert Wants(Hands.POWER_CYCLE) in said
    assert said[0] == Going(Step.SYNC, 0, 3000)
    assert said[-1] == Going(Step.FLASH, 3000, 3000)
    done = [one.done for one in said if isinstance(one, Going)]
    assert done == sorted(done)
    assert chip.flash[:3000] == image.file.read_bytes()
    assert chip.let_go


@pytest.mark.usefixtures("real")
def test_another_model_is_refused_before_it_is_erased(image):
    with Stc8("STC8G1K08T") as chip:
        wrong = fault(chip, image, wanted="STC8F1K08")
        assert not chip.erased
    assert wrong.code is Code.WRONG_CHIP
    assert wrong.data == {"found": "STC8G1K08T", "wanted": "STC8F1K08"}


@pytest.mark.usefixtures("real")
def test_an_answer_that_is_none_is_noise(image):
    with Stc8(garbles=True) as chip:
        assert fault(chip, image).code is Code.NOISE


@pytest.mark.usefixtures("real")
def test_a_board_pulled_out_while_it_is_written_is_told_so(image):
    with Stc8(gone_after=640) as chip:
        assert fault(chip, image).code is Code.UNPLUGGED


@pytest.mark.usefixtures("real")
def test_a_chip_that_falls_silent_is_given_up_long_before_stcgal_would(image):
    with Stc8(mute_after=640) as chip:
        assert fault(chip, image).code is Code.SILENT


@pytest.mark.usefixtures("real")
def test_waiting_for_power_can_be_broken_off(image):
    with Stc8() as chip:
        writing = stcgal.write(chip.port, image)
        while not isinstance(next(writing), Wants):
            pass
        writing.close()
        assert chip.flash == b""


@pytest.mark.usefixtures("real")
def test_a_port_that_is_not_there_is_missing(image, tmp_path):
    with pytest.raises(Fault) as caught:
        list(stcgal.write(str(tmp_path / "ttyUSB0"), image))
    assert caught.value.code is Code.PORT_MISSING


def test_a_family_that_stcgal_does_not_know_is_refused(image):
    with pytest.raises(Fault) as caught:
        list(stcgal.write("/dev/null", replace(image, part="z80")))
    assert caught.value.data["said"] == "z80"


def test_without_stcgal_the_line_that_brings_it_is_told(image, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(programs, "_own_folders", lambda: ())
    with pytest.raises(Fault) as caught:
        list(stcgal.write("/dev/null", image))
    assert caught.value.code is Code.PROGRAM_MISSING
    assert caught.value.data["command"] == "pipx install stcgal"
