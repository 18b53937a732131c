"""The firmware's protocol and memory as a program of this computer, with sanitizers, and fuzzed."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from random import Random

import pytest

from hardware.link.protocol import crc16
from tests.hardware.emulated import needs, run

FIRMWARE = Path(__file__).parents[2] / "hardware" / "snowflake_lamp" / "firmware"
RULER = Path(__file__).parents[2] / "hardware" / "pcb_ruler" / "firmware"

COMMANDS = (
    "id?", "vcc?", "light?", "btn?", "mcusr?", "help", "selftest", "crc? 3840", "crc? 40000",
    "led 0 102030", "led 18 ffffff", "led 19 000000", "fill 090909", "fill red", "sn SL-00042",
    "sn 1234567890123456", "sn 12345678901234567", "sn -", "pass 1", "pass 256", "hw 3", "demo 2",
    "demo 99", "what", "sn", "id? id?",
)  # fmt: skip


def build(firmware: Path, folder: Path) -> Path:
    needs("gcc", "make")
    run(["make", "-s", "-C", str(firmware), f"BUILD={folder}", "host"])
    return folder / "host"


@pytest.fixture(scope="module")
def lamp(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(FIRMWARE, tmp_path_factory.mktemp("lamp"))


@pytest.fixture(scope="module")
def ruler(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(RULER, tmp_path_factory.mktemp("ruler"))


def answers(program: Path, said: bytes, *words: str) -> list[bytes]:
    """What it answers, line by line, without its greeting. Its own errors fail the test."""
    done = subprocess.run(
        [str(program), *words], input=said, capture_output=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    greeting, *rest = done.stdout.split(b"\r\n")[:-1]
    assert b" BOOT " in greeting
    return rest


def framed(command: str, seq: int = 7) -> bytes:
    text = f">{seq:02} {command}".encode()
    return text + b"*%04x" % crc16(text)


def whole(answer: bytes) -> bool:
    """Whether an answer bears its own CRC."""
    return crc16(answer[:-5]) == int(answer[-4:], 16)


def unframed(line: bytes) -> bytes:
    """The sequence number of a machine's line that came whole, else b"". Another way of saying
    what proto.c says, and nothing of it.
    """
    found = re.fullmatch(rb">([0-9]{2}) ([ -~]{1,})\*([0-9a-fA-F]{4})", line)
    fits = found and len(line) <= 48 and crc16(line[:-5]) == int(found[3], 16)
    return found[1] if found and fits else b""


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("id?", "OK id name=snowlamp fw=1.0.0 proto=2 mcu=30.149.15 leds=19 sn=- pass=0 hw=0"),
        ("vcc?", "OK vcc mv=5006"),
        ("light?", "OK light raw=511"),
        ("btn?", "OK btn down=0"),
        ("led 18 102030", "OK led"),
        ("led 19 102030", "ERR range"),
        ("led 0 10203", "ERR range"),
        ("led 0", "ERR range"),
        ("fill 10203g", "ERR range"),
        ("fill 102030", "OK fill"),
        ("fill 102030 1", "ERR range"),
        ("pass 255", "OK pass"),
        ("pass 256", "ERR range"),
        ("pass -1", "ERR range"),
        ("hw 2", "OK hw"),
        ("sn SL-00042", "OK sn"),
        ("sn 1234567890123456", "OK sn"),
        ("sn 12345678901234567", "ERR long"),
        ("sn a b", "ERR range"),
        ("demo 5", "OK demo"),
        ("demo 6", "ERR range"),
        ("crc? 32769", "ERR range"),
        ("crc? 99999999", "ERR range"),
        ("vcc", "ERR unknown"),
        ("ID?", "ERR unknown"),
        ("vcc? 1", "ERR unknown"),
    ],
)
def test_a_machine_is_answered_with_its_number_and_a_crc(lamp, asked, answer):
    (said,) = answers(lamp, framed(asked) + b"\n")
    assert whole(said)
    assert said[:-5].decode() == f"<07 {answer}"


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_a_person_needs_no_crc_and_any_end_of_line(lamp, end):
    said = answers(lamp, b"vcc?" + end + b"  led   3 0000ff " + end)
    assert [each[:-5] for each in said] == [b"<00 OK vcc mv=5006", b"<00 OK led"]


def test_the_crc_of_the_flash_is_the_one_that_hosts_count(lamp):
    flash = bytes(address * 31 % 65536 >> 3 & 0xFF for address in range(32768))
    for size in (0, 1, 3840, 32768):
        (said,) = answers(lamp, framed(f"crc? {size}") + b"\n")
        assert said[:-5] == b"<07 OK crc crc=%04x" % crc16(flash[:size])


def test_damaged_lines_are_never_obeyed_and_never_answered_as_if_whole(lamp):
    """Bits flipped, bytes lost, doubled and put in, in ten thousand lines."""
    dice = Random(20)
    stream = b""
    for _ in range(10_000):
        line = bytearray(framed(dice.choice(COMMANDS), dice.randrange(100)))
        for _ in range(dice.choice((0, 1, 1, 1, 2, 3, 8))):
            at = dice.randrange(len(line))
            how = dice.randrange(4)
            if how == 0:
                line[at] ^= 1 << dice.randrange(8)
            elif how == 1 and len(line) > 1:
                del line[at]
            elif how == 2:
                line.insert(at, line[at])
            else:
                line.insert(at, dice.randrange(256))
        stream += bytes(line) + b"\n"
    judge(lamp, stream)


@pytest.mark.parametrize("seed", range(4))
def test_random_bytes_neither_crash_it_nor_are_taken_for_a_machines_line(lamp, seed):
    dice = Random(seed)
    signs = b">*\r\n 0123456789abcdefilsnp?-<\x00\xff"
    stream = bytes(
        dice.choice(signs) if dice.random() < 0.7 else dice.randrange(256) for _ in range(200_000)
    )
    judge(lamp, stream + b"\n")


def judge(program: Path, stream: bytes) -> None:
    """Every line has one answer: its own number when it is whole, `--` when it is a machine's and
    damaged, `00` when it is a person's.
    """
    wanted = []
    for line in lines(stream):
        if line.startswith(b">") or b"*" in line[:48]:
            wanted.append(unframed(line) or b"--")
        else:
            wanted.append(b"00")
    found = []
    for each in answers(program, stream):
        if not each.startswith(b"#") and b" BOOT " not in each:
            assert whole(each)
            found.append(each[1:3])
    assert found == wanted


def lines(stream: bytes) -> list[bytes]:
    """The lines that a board makes of bytes: a lone CR ends a person's line, not a machine's."""
    made: list[bytes] = []
    line = bytearray()
    for byte in stream:
        if byte == 0x0A or (byte == 0x0D and line and line[:1] != b">"):
            if len(line) <= 48 and line[-1:] == b"\r":
                del line[-1]
            if line:
                made.append(bytes(line))
            line.clear()
        else:
            line.append(byte)
    return made


def kept(program: Path, file: Path, said: str, *words: str) -> str:
    """What is in its EEPROM after these words: number, mark and revision."""
    answers(program, said.encode(), "--eeprom", str(file), *words)
    (found,) = answers(program, b"id?\n", "--eeprom", str(file))
    return re.sub(r".* (sn=.*)\*....", r"\1", found.decode())


def test_number_mark_and_revision_are_kept(lamp, tmp_path):
    file = tmp_path / "eeprom"
    assert kept(lamp, file, "sn SL-00042\npass 1\nhw 3\n") == "sn=SL-00042 pass=1 hw=3"
    assert kept(lamp, file, "pass 0\n") == "sn=SL-00042 pass=0 hw=3"
    assert kept(lamp, file, "sn PR-1\n") == "sn=PR-1 pass=0 hw=3"
    assert kept(lamp, file, "sn -\n") == "sn=- pass=0 hw=3"


def test_power_lost_at_any_byte_leaves_the_old_number_or_the_new_one(lamp, tmp_path):
    file = tmp_path / "eeprom"
    kept(lamp, file, "sn SL-00041\npass 1\n")
    before = file.read_bytes()
    found = []
    for writes in range(30):
        file.write_bytes(before)
        found.append(kept(lamp, file, "sn PR-77777\n", "--writes", str(writes)))
    old, new = "sn=SL-00041 pass=1 hw=0", "sn=PR-77777 pass=1 hw=0"
    assert set(found) == {old, new}
    assert found == sorted(found, key=[old, new].index)


def test_an_eeprom_full_of_anything_is_a_board_without_a_number(lamp, tmp_path):
    dice = Random(3)
    file = tmp_path / "eeprom"
    for _ in range(20):
        file.write_bytes(b"SN" + dice.randbytes(510))
        assert kept(lamp, file, "") == "sn=- pass=0 hw=0"


def test_a_memory_that_does_not_keep_is_told(lamp):
    (said,) = answers(lamp, b"sn SL-1\n", "--writes", "3")
    assert said[:-5] == b"<00 ERR kept"


@pytest.mark.parametrize("product", ["lamp", "ruler"])
def test_no_pattern_and_no_colour_draws_more_than_a_port_gives(product, request):
    program = request.getfixturevalue(product)
    drawn = [int(each) for each in re.findall(r"(?:most|draws) (\d+)", run([program, "--lights"]))]
    assert len(drawn) > 256
    assert max(drawn) + 50 <= 300  # with the chip and its bridge


def test_patterns_move_or_stand_still_and_one_is_dark(lamp):
    said = run([str(lamp), "--lights"])
    least_most = [tuple(map(int, each)) for each in re.findall(r"least (\d+) most (\d+)", said)]
    assert least_most[-1] == (19, 19)
    assert all(most > 100 for _, most in least_most[:-1])


def test_what_is_dim_is_shown_as_it_was_asked(lamp):
    said = run([str(lamp), "--lights"])
    pairs = [tuple(map(int, each)) for each in re.findall(r"white (\d+) sent (\d+)", said)]
    assert all(asked == sent for asked, sent in pairs if asked <= 50)
    assert max(sent for _, sent in pairs) < 60


def test_the_ruler_answers_by_its_own_name(ruler):
    (said,) = answers(ruler, framed("id?") + b"\n")
    assert b"name=pcbruler" in said
    assert b"leds=5" in said
