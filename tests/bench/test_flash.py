"""A lamp's image flashed and verified, against the time its bytes take on the wire and against
avrdude; and eight boards at once against one.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from hardware.boards import shipped
from hardware.flashers.stk500 import Stk500
from hardware.images import Firmware
from hardware.link.line import open_line
from tests.bench.figures import Board, part, took
from tests.hardware import emulated
from tests.hardware.emulated import Emulated, Emulator
from tests.hardware.intel_hex import firmware_bytes, hex_of

pytestmark = pytest.mark.bench
SIZE = 3800
BAUD = 115200
TURNS = 5
PART = shipped()["snowflake_lamp"].parts[0]
IMAGE = Firmware(firmware_bytes(SIZE), 0, SIZE, "snowlamp", "1.0.0", 2)
# Each page goes out with 14 bytes of commands and comes back with 9; bytes of ten bits.
PAGES = -(-SIZE // PART.page)
FLOOR = PAGES * (4 + 5 + PART.page + 4 + 9 + PART.page + 4) * 10 / BAUD


@pytest.fixture
def emulator(tmp_path: Path) -> Iterator[Emulator]:
    emulated.needs("avrdude")
    program = emulated.compiled(tmp_path)
    boards = Emulator(program, {"atmega328p": emulated.optiboot("atmega328p", tmp_path)}, tmp_path)
    yield boards
    boards.close()


def flash(board: Emulated) -> None:
    """All that a session does of it: open, find, ask, write, read back."""
    line = open_line(str(board.port))
    client = Stk500(line)
    client.sync([BAUD])
    client.signature()
    for _ in client.write(IMAGE, PART):
        pass
    for _ in client.verify(IMAGE, PART):
        pass
    client.leave()
    line.close()


def avrdude(board: Emulated, file: Path) -> None:
    """The same by Debian's avrdude: it writes and verifies."""
    words = f"avrdude -qq -p m328p -c arduino -P {board.port} -b {BAUD} -D -U flash:w:{file}:i"
    subprocess.run(words.split(), check=True, capture_output=True, timeout=60)


def test_a_lamp_s_image_is_flashed_and_verified(emulator, board: Board, tmp_path: Path) -> None:
    lamp = emulator()
    file = tmp_path / "lamp.hex"
    file.write_text(hex_of([(0, IMAGE.data)]))
    ours = part([took(lambda: flash(lamp)) for _ in range(TURNS)], 0.5)
    theirs = part([took(lambda: avrdude(lamp, file)) for _ in range(TURNS)], 0.5)
    met = [
        board.add("flash and verify 3.8 KB, of the bytes at 115200", ours, FLOOR, at_most=1.3),
        board.add("flash and verify 3.8 KB, of avrdude", ours, theirs, at_most=0.5),
    ]
    assert lamp.flash().startswith(IMAGE.data)
    assert all(met)


def test_eight_boards_take_hardly_longer_than_one(emulator, board: Board) -> None:
    lamps = [emulator() for _ in range(8)]
    one = part([took(lambda: flash(lamps[0])) for _ in range(TURNS)], 0.5)

    def together() -> None:
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(flash, lamps))

    eight = part([took(together) for _ in range(3)], 0.5)
    assert all(lamp.flash().startswith(IMAGE.data) for lamp in lamps)
    assert board.add("eight boards at once, of one", eight, one, at_most=1.6)
