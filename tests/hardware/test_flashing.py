"""Our client against real bootloaders on an emulated chip, with avrdude as the judge, and against
a real board (-m device, YUANWU_PORT).
"""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from hardware.boards import part as part_of
from hardware.boards import shipped
from hardware.faults import Code, Fault
from hardware.flashers.stk500 import Stk500
from hardware.images import Firmware
from hardware.link.line import Line, open_line
from hardware.model import Part
from tests.hardware.emulated import Emulated, Emulator, needs
from tests.hardware.intel_hex import firmware_bytes

LAMP = shipped()["snowflake_lamp"]
PARTS = {part.name: part for part in LAMP.parts if not part.like}
BAUDS = LAMP.bauds
AVRDUDE = {"atmega328p": "m328p", "atmega168": "m168", "atmega88": "m88"}


def firmware(size: int = 3800, seed: int = 1) -> Firmware:
    return Firmware(firmware_bytes(size, seed=seed), 0, size, "snowlamp", "1.0.0", 2)


def flash(line: Line, part: Part, image: Firmware) -> int:
    """The whole way; the speed that was found."""
    client = Stk500(line)
    baud = client.sync(BAUDS)
    assert part_of(LAMP, client.signature()) == part
    for step in (client.write(image, part), client.verify(image, part)):
        done = [going.done for going in step]
        assert done == sorted(done)
        assert done[-1] == image.size
    client.leave()
    return baud


@dataclass
class Bench:
    """A board with its port, its part and its bootloader's speed."""

    port: str
    part: Part
    baud: int
    board: Emulated | None = None


@pytest.fixture(
    params=[
        "atmega328p",
        "atmega168",
        "atmega88",
        "old",
        pytest.param("device", marks=pytest.mark.device),
    ]
)
def bench(request: pytest.FixtureRequest) -> Iterator[Bench]:
    if request.param == "device":
        port = os.environ.get("YUANWU_PORT")
        if not port:
            pytest.skip("YUANWU_PORT says no port")
        line = open_line(port)
        client = Stk500(line)
        baud = client.sync(BAUDS)
        part = part_of(LAMP, client.signature())
        line.close()
        yield Bench(port, part, baud)
        return
    emulator: Emulator = request.getfixturevalue("emulator")
    if request.param == "old":
        board = emulator(boot=request.getfixturevalue("old_bootloader"))
        yield Bench(str(board.port), PARTS["atmega328p"], 57600, board)
    else:
        board = emulator(request.param)
        yield Bench(str(board.port), PARTS[request.param], 115200, board)


def fault_of(board: Emulated, image: Firmware | None = None) -> Fault:
    """The fault that flashing ends with; how soon it is told is a figure of tests/bench."""
    line = open_line(str(board.port))
    try:
        with pytest.raises(Fault) as caught:
            flash(line, PARTS["atmega328p"], image or firmware())
    finally:
        line.close()
    return caught.value


def test_a_chip_is_found_written_and_read_back(bench):
    line = open_line(bench.port)
    image = firmware()
    try:
        assert flash(line, bench.part, image) == bench.baud
    finally:
        line.close()
    if bench.board:
        cells = bench.board.flash()
        assert cells.startswith(image.data)
        assert set(cells[image.size : bench.part.boot - 2048]) == {0xFF}  # ATmegaBOOT takes 2 KB


def test_it_can_be_flashed_again_and_again(bench):
    line = open_line(bench.port)
    try:
        for seed in range(3):
            flash(line, bench.part, firmware(700, seed))
    finally:
        line.close()


def test_avrdude_reads_what_we_wrote(emulator, tmp_path):
    needs("avrdude")
    for name, part in PARTS.items():
        board = emulator(name)
        image = firmware()
        line = open_line(str(board.port))
        flash(line, part, image)
        line.close()
        ours = board.flash()
        file = tmp_path / f"{name}.bin"
        avrdude(board, name, f"flash:r:{file}:r")
        assert file.read_bytes()[: image.size] == image.data
        other = emulator(name)
        source = tmp_path / f"{name}.image"
        source.write_bytes(image.data)
        avrdude(other, name, f"flash:w:{source}:r")
        assert other.flash() == ours


def avrdude(board: Emulated, part: str, what: str) -> None:
    """Debian's avrdude, which never gives up by itself."""
    words = ["avrdude", "-qq", "-p", AVRDUDE[part], "-c", "arduino", "-P", str(board.port)]
    words += ["-b", "115200", "-D", "-U", what]
    done = subprocess.run(words, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr


def test_another_chip_is_named_before_anything_is_written(emulator):
    board = emulator("atmega168")
    line = open_line(str(board.port))
    client = Stk500(line)
    client.sync(BAUDS)
    only_328 = replace(LAMP, parts=LAMP.parts[:1])
    with pytest.raises(Fault) as caught:
        part_of(only_328, client.signature())
    line.close()
    assert caught.value.code is Code.WRONG_CHIP
    assert caught.value.data == {"found": "atmega168", "wanted": "atmega328p"}


def test_a_mute_board_is_silent(emulator):
    board = emulator()
    board.tell("mute 1")
    assert fault_of(board).code is Code.SILENT


def test_a_blank_chip_is_silent(emulator):
    fault = fault_of(emulator(blank=True))
    assert fault.code is Code.SILENT
    assert fault.data["bauds"] == "115200 57600"


def test_a_board_that_is_not_reset_is_silent(emulator):
    assert fault_of(emulator(autoreset=False)).code is Code.SILENT


@pytest.mark.parametrize("after", [1, 700, 2000, 4300])
def test_a_board_pulled_out_while_it_is_flashed_is_unplugged(emulator, after):
    board = emulator()
    board.tell(f"killafter {after}")
    assert fault_of(board).code is Code.UNPLUGGED
    board.tell("plug")
    line = open_line(str(board.port))
    flash(line, PARTS["atmega328p"], firmware(300))
    line.close()


@pytest.mark.parametrize("noise", [0.0005, 0.005])
def test_noise_is_never_taken_for_success(emulator, noise):
    board = emulator()
    board.tell(f"noise {noise}")
    image = firmware()
    line = open_line(str(board.port))
    told = None
    try:
        flash(line, PARTS["atmega328p"], image)
    except Fault as fault:
        told = fault.code
    finally:
        line.close()
    if told is None:
        assert board.flash().startswith(image.data)
    else:
        assert told in {Code.NOISE, Code.SILENT, Code.WRITE_FAILED, Code.VERIFY_FAILED}


def test_eight_boards_do_not_disturb_each_other(emulator):
    boards = [emulator() for _ in range(8)]
    images = [firmware(1500, seed) for seed in range(8)]

    def work(board: Emulated, image: Firmware) -> None:
        line = open_line(str(board.port))
        flash(line, PARTS["atmega328p"], image)
        line.close()

    threads = [
        threading.Thread(target=work, args=pair) for pair in zip(boards, images, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for board, image in zip(boards, images, strict=True):
        assert board.flash().startswith(image.data)


def test_a_port_that_is_not_there_is_missing(tmp_path: Path):
    with pytest.raises(Fault) as caught:
        open_line(str(tmp_path / "ttyUSB9"))
    assert caught.value.code is Code.PORT_MISSING


def test_a_port_that_is_open_already_is_busy(emulator):
    board = emulator()
    line = open_line(str(board.port))
    try:
        with pytest.raises(Fault) as caught:
            open_line(str(board.port))
    finally:
        line.close()
    assert caught.value.code is Code.PORT_BUSY


def test_an_address_that_nobody_knows_is_missing():
    with pytest.raises(Fault) as caught:
        open_line("nonsense://here")
    assert caught.value.code is Code.PORT_MISSING
