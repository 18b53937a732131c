"""One contract for every bootloader: in memory, real ones on an emulated chip, and a real board."""

from __future__ import annotations

import pytest

from hardware.faults import Code, Fault
from hardware.flashers.stk500 import Stk500
from hardware.images import Firmware
from hardware.steps import Going, Step
from tests.hardware.bootloaders import PARTS, Bootloader
from tests.hardware.intel_hex import firmware_bytes

BAUDS = (115200, 57600)


def firmware(size: int = 3800, seed: int = 1) -> Firmware:
    return Firmware(firmware_bytes(size, seed=seed), 0, size, "snowlamp", "1.0.0", 2)


def flash(board: Bootloader, image: Firmware) -> list[Going]:
    client = Stk500(board.wire)
    client.sync(BAUDS)
    going = [*client.write(image, board.part), *client.verify(image, board.part)]
    client.leave()
    return going


def fault_of(board: Bootloader, image: Firmware | None = None) -> Fault:
    with pytest.raises(Fault) as caught:
        flash(board, image or firmware())
    return caught.value


@pytest.mark.parametrize("name", PARTS)
@pytest.mark.parametrize("size", [1, 63, 64, 128, 129, 3800])
def test_a_chip_keeps_what_is_written(name, size):
    board = Bootloader(PARTS[name])
    image = firmware(size) if size > 100 else Firmware(b"x" * size, 0, size, "", "", 0)
    flash(board, image)
    assert board.flash.startswith(image.data)
    assert set(board.flash[size:]) == {0xFF}
    assert board.left == 1


def test_progress_is_told_page_by_page():
    going = flash(Bootloader(), firmware(300))
    assert going == [
        Going(Step.FLASH, 128, 300),
        Going(Step.FLASH, 256, 300),
        Going(Step.FLASH, 300, 300),
        Going(Step.VERIFY, 128, 300),
        Going(Step.VERIFY, 256, 300),
        Going(Step.VERIFY, 300, 300),
    ]


@pytest.mark.parametrize("name", PARTS)
def test_a_chip_says_its_signature(name):
    client = Stk500(Bootloader(PARTS[name]).wire)
    client.sync(BAUDS)
    assert client.signature() == PARTS[name].signature


@pytest.mark.parametrize("forgiving", [False, True])
def test_an_old_bootloader_is_found_at_its_own_speed(forgiving):
    board = Bootloader(baud=57600, forgiving=forgiving)
    assert Stk500(board.wire).sync(BAUDS) == 57600
    flash(board, firmware())
    assert board.flash.startswith(firmware().data)


@pytest.mark.parametrize("deaf", range(1, 5))
@pytest.mark.parametrize("forgiving", [False, True])
def test_a_bootloader_that_wakes_late_is_met_all_the_same(deaf, forgiving):
    board = Bootloader(deaf=deaf, forgiving=forgiving)
    client = Stk500(board.wire)
    assert client.sync(BAUDS) == 115200
    assert client.signature() == "1e950f"


def test_a_board_that_answers_nothing_is_silent():
    fault = fault_of(Bootloader(mute=True))
    assert fault.code is Code.SILENT
    assert fault.data["bauds"] == "115200 57600"


def test_a_chip_without_a_bootloader_is_silent():
    assert fault_of(Bootloader(blank=True)).code is Code.SILENT


def test_a_cell_that_keeps_nothing_is_found_by_reading_back():
    image = firmware()
    at = next(i for i in range(1000, 1100) if image.data[i] != 0xFF)
    fault = fault_of(Bootloader(broken_at=at))
    assert (fault.code, fault.data) == (Code.VERIFY_FAILED, {"address": at})


@pytest.mark.parametrize("after", range(1, 4500, 331))
def test_a_board_pulled_out_at_any_time_is_unplugged(after):
    fault = fault_of(Bootloader(unplug_after=after))
    assert fault.code is Code.UNPLUGGED


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("noise", [0.0005, 0.003, 0.02])
def test_noise_is_told_and_never_taken_for_success(noise, seed):
    board = Bootloader(noise=noise)
    board.random.seed(seed)
    image = firmware()
    told = None
    try:
        flash(board, image)
    except Fault as fault:
        told = fault.code
    if told is None:
        assert board.flash.startswith(image.data)
    else:
        assert told in {Code.NOISE, Code.SILENT, Code.WRITE_FAILED, Code.VERIFY_FAILED}


def test_a_flash_can_be_stopped_between_two_pages():
    board = Bootloader()
    client = Stk500(board.wire)
    client.sync(BAUDS)
    going = client.write(firmware(), board.part)
    assert next(going).done == 128
    going.close()
    assert set(board.flash[128:]) == {0xFF}
    assert client.sync(BAUDS) == 115200
