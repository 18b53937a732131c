"""The real firmware on emulated chips: what it answers, what its LEDs show, what it keeps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

import pytest

from hardware import boards, images
from hardware.faults import Code, Fault
from hardware.link.line import open_line
from hardware.link.protocol import Talk
from hardware.model import Board
from tests.hardware.emulated import Emulated, Emulator
from tests.hardware.test_emulator import avrdude

LAMP = boards.shipped()["snowflake_lamp"]
RULER = boards.shipped()["pcb_ruler"]
PARTS = ("atmega328p", "atmega168", "atmega88")


def image(board: Board, part: str = "atmega328p"):
    return next(each for each in board.images if each.part == part)


@pytest.fixture(params=PARTS)
def part(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@contextmanager
def talking(emulated: Emulated) -> Iterator[Talk]:
    """The protocol with a board whose firmware has just started."""
    since = len(emulated.events)
    line = open_line(str(emulated.port))
    try:
        emulated.wait_for("OPEN", since=since)
        talk = Talk(line)
        talk.boot(timeout=10)
        yield talk
    finally:
        line.close()


def lamp(emulator: Emulator, part: str = "atmega328p", speed: float = 4) -> Emulated:
    return emulator(part, program=image(LAMP, part).file, speed=speed)


def test_avrdude_and_the_chip_agree_on_every_byte_of_the_image(
    emulator: Emulator, part: str
) -> None:
    """Flashed by a foreign program, the firmware starts and finds its own CRC."""
    board = emulator(part)
    shipped = image(LAMP, part)
    firmware = images.check(LAMP, shipped)
    avrdude(board.port, part, "-D", "-U", f"flash:w:{shipped.file}:i")
    flash = board.flash()
    assert flash[: shipped.size] == firmware.data
    boot = next(each.boot for each in LAMP.parts if each.name == part)
    assert set(flash[(shipped.size + 127) // 128 * 128 : boot]) <= {0xFF}
    with talking(board) as talk:
        assert talk.crc(shipped.size) == shipped.crc


def test_it_says_who_it_is(emulator: Emulator, part: str) -> None:
    with talking(lamp(emulator, part)) as talk:
        found = talk.identity()
    wanted = next(each.signature for each in LAMP.parts if each.name == part)
    assert (found.name, found.version, found.protocol) == ("snowlamp", "1.0.0", 2)
    assert (found.signature, found.leds) == (wanted, 19)
    assert (found.serial, found.marked, found.revision) == ("", 0, 0)


def test_it_greets_when_it_starts_and_after_a_reboot(emulator: Emulator) -> None:
    board = lamp(emulator)
    with talking(board) as talk:
        talk.ask("reboot")
        assert talk.boot(timeout=10) == "snowlamp 1.0.0"
        assert talk.ask("mcusr?")["mcusr"].isdigit()
    board.wait_for("RESET watchdog")


def test_the_supply_is_measured_against_the_chips_own_reference(emulator: Emulator) -> None:
    board = lamp(emulator)
    with talking(board) as talk:
        for mv in (5000, 4700, 4300, 5300):
            board.tell(f"vcc {mv}")
            assert abs(talk.supply() - mv) <= 25


def test_the_light_and_the_button_are_read_from_their_pins(emulator: Emulator) -> None:
    board = lamp(emulator)
    with talking(board) as talk:
        assert 505 <= talk.light() <= 515
        board.tell("adc 0 200")
        assert 35 <= talk.light() <= 45
        assert not talk.button()
        board.tell("pin D3 0")
        assert talk.button()
        board.tell("pin D3 z")
        assert not talk.button()


def test_a_supply_that_falls_over_starts_the_board_anew_and_it_greets(emulator: Emulator) -> None:
    board = lamp(emulator)
    with talking(board) as talk:
        board.tell("ohms 12")
        talk.fill("ffffff")
        board.wait_for("RESET brown-out")
        assert talk.boot(timeout=10) == "snowlamp 1.0.0"


def test_on_a_noisy_line_no_wrong_answer_is_believed(emulator: Emulator) -> None:
    board = lamp(emulator)
    believed, faults = [], set()
    with talking(board) as talk:
        right = [{"crc": f"{talk.crc(size):04x}"} for size in (10, 20, 30)]
        board.tell("noise 0.01 7")
        for turn in range(150):
            try:
                said = talk.ask(f"crc? {turn % 3 * 10 + 10}", timeout=0.06)
                believed.append(said == right[turn % 3])
            except Fault as fault:
                faults.add(fault.code)
    assert all(believed)
    assert len(believed) > 100
    assert faults <= {Code.NOISE, Code.SILENT}


def test_what_it_keeps_survives_power_and_another_firmware(emulator: Emulator, part: str) -> None:
    board = lamp(emulator, part, speed=1)  # avrdude has waits of its own
    with talking(board) as talk:
        talk.serial("SL-00042")
        talk.mark(1)
        talk.revision(3)
    board.tell("unplug")
    board.tell("plug")
    avrdude(board.port, part, "-D", "-U", f"flash:w:{image(RULER, part).file}:i")
    with talking(board) as talk:
        found = talk.identity()
        assert found.name == "pcbruler"
        assert (found.serial, found.marked, found.revision) == ("SL-00042", 1, 3)
        talk.ask("sn -")
        assert talk.identity().serial == ""


def test_a_plug_pulled_while_it_writes_leaves_the_old_number_or_the_new(
    emulator: Emulator,
) -> None:
    board = lamp(emulator)
    with talking(board) as talk:
        talk.serial("SL-00001")
    kept = board.eeprom()
    torn = bytearray(kept)
    torn[4] ^= 0xFF  # in the first of the two copies
    file = board.port.with_suffix(".torn")
    file.write_bytes(torn)
    board.tell(f"loadeeprom {file}")
    with talking(board) as talk:
        assert talk.identity().serial == "SL-00001"
    torn[36] ^= 0xFF  # and in the second
    file.write_bytes(torn)
    board.tell(f"loadeeprom {file}")
    with talking(board) as talk:
        assert talk.identity().serial == ""


def said(talk: Talk, words: bytes) -> str:
    """What the board answers to a person who types."""
    talk.line.purge()
    talk.line.write(words)
    heard = b""
    until = monotonic() + 10
    while not re.search(rb"<.*\n", heard) and monotonic() < until:
        heard += talk.line.read(0.2)
    return heard.decode("ascii")


def test_a_person_types_plain_words(emulator: Emulator) -> None:
    with talking(lamp(emulator)) as talk:
        assert said(talk, b"id?\r\n").startswith("<00 OK id name=snowlamp fw=1.0.0 proto=2")
        assert said(talk, b"light?\r").startswith("<00 OK light raw=")
        assert said(talk, b"what\n").startswith("<00 ERR unknown*")
        assert said(talk, b"fill red\n").startswith("<00 ERR range*")
        assert said(talk, b"sn 12345678901234567\n").startswith("<00 ERR long*")
        assert said(talk, b"x" * 60 + b"\n").startswith("<00 ERR long*")
        helped = said(talk, b"help\n")
        assert "selftest" in helped
        assert "<00 OK help" in helped
        tested = said(talk, b"selftest\n")
        assert "# supply 5006 mV" in tested
        assert "<00 OK selftest mv=5006" in tested


def test_a_machines_line_without_its_crc_is_not_obeyed(emulator: Emulator) -> None:
    with talking(lamp(emulator)) as talk:
        assert said(talk, b">07 sn EVIL*0000\n").startswith("<-- ERR crc*")
        assert said(talk, b">07 sn EVIL\n").startswith("<-- ERR crc*")
        assert said(talk, b"sn EVIL*1234\n").startswith("<-- ERR crc*")
        assert talk.identity().serial == ""
        with pytest.raises(Fault) as found:
            talk.ask("nothing")
        assert found.value.code is Code.WRONG_FIRMWARE
