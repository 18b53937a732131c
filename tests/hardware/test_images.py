"""Images are examined before a port is opened."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hardware import images
from hardware.boards import shipped
from hardware.describe import described, main
from hardware.faults import Code, Fault
from hardware.images import Firmware
from hardware.link.protocol import crc16
from hardware.model import Board, Image
from tests.hardware.intel_hex import END, firmware_bytes, hex_of, record

LAMP = shipped()["snowflake_lamp"]
M328 = LAMP.parts[0]
FILE = Path("lamp.hex")
LIMIT = 0x7E00


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "lamp.hex"


def load(file: Path, text: str) -> Firmware:
    file.write_text(text)
    return images.load(file, LAMP, M328)


def refused(text: str) -> Fault:
    with pytest.raises(Fault) as caught:
        images.read_hex(text.encode(), FILE, LIMIT)
    return caught.value


def refused_file(file: Path, text: str) -> Fault:
    with pytest.raises(Fault) as caught:
        load(file, text)
    return caught.value


def listed(file: Path, data: bytes, **changes) -> Board:
    """A lamp whose manifest lists this file."""
    image = Image(
        file=file,
        sha256=sha256(file.read_bytes()).hexdigest(),
        product="snowlamp",
        version="1.0.0",
        protocol=2,
        part="atmega328p",
        compiler="avr-gcc 5.4.0",
        size=len(data),
        crc=crc16(data),
    )
    return replace(LAMP, images=(replace(image, **changes),))


@given(
    data=st.binary(min_size=1, max_size=600),
    start=st.integers(0, 1000),
    width=st.integers(1, 255),
)
def test_what_was_written_as_hex_is_read_back(data, start, width):
    text = hex_of([(start, data)], width=width)
    assert images.read_hex(text.encode(), FILE, LIMIT) == (start, b"\xff" * start + data)


@given(
    data=st.binary(min_size=2, max_size=200),
    line=st.integers(0, 10**6),
    place=st.integers(0, 10**6),
    digit=st.sampled_from("0123456789ABCDEF"),
)
def test_every_wrong_digit_is_noticed(data, line, place, digit):
    lines = hex_of([(0, data)]).splitlines()
    line %= len(lines)
    place = 1 + place % (len(lines[line]) - 1)
    assume(lines[line][place] != digit)
    damaged = lines[line][:place] + digit + lines[line][place + 1 :]
    fault = refused("\n".join([*lines[:line], damaged, *lines[line + 1 :]]) + "\n")
    assert fault.code is Code.IMAGE_DAMAGED
    assert fault.data["line"] == line + 1


@given(data=st.binary(min_size=20, max_size=200), cut=st.integers(1, 10**6))
def test_a_file_that_was_cut_off_anywhere_is_refused(data, cut):
    text = hex_of([(0, data)]).rstrip("\n")
    text = text[: len(text) - 1 - cut % (len(text) - 2)]
    assert refused(text).code in (Code.IMAGE_TRUNCATED, Code.IMAGE_DAMAGED)


def test_a_file_without_its_last_record_was_cut_off():
    assert refused(hex_of([(0, b"lamp" * 9)], end=False)).code is Code.IMAGE_TRUNCATED
    assert refused("").code is Code.IMAGE_TRUNCATED


def test_a_file_cut_in_the_middle_of_a_line_was_cut_off():
    assert refused(hex_of([(0, b"lamp" * 9)])[:-20]).code is Code.IMAGE_TRUNCATED


def test_bytes_may_come_in_any_order_and_with_gaps():
    text = hex_of([(64, b"later"), (0, b"first")])
    assert images.read_hex(text.encode(), FILE, LIMIT) == (
        0,
        b"first" + b"\xff" * 59 + b"later",
    )


@given(first=st.integers(0, 100), second=st.integers(0, 100))
def test_what_is_said_twice_is_refused(first, second):
    text = hex_of([(first, b"x" * 40), (second, b"y" * 40)])
    if abs(first - second) < 40:
        fault = refused(text)
        assert fault.code is Code.IMAGE_OVERLAPS
        assert fault.data["address"] == max(first, second)
    else:
        images.read_hex(text.encode(), FILE, LIMIT)


@given(end=st.integers(LIMIT - 40, LIMIT + 40))
def test_nothing_may_reach_into_the_bootloader(end):
    text = hex_of([(end - 20, b"x" * 20)])
    if end > LIMIT:
        fault = refused(text)
        assert fault.code is Code.IMAGE_BEYOND
        assert fault.data["limit"] == LIMIT
    else:
        images.read_hex(text.encode(), FILE, LIMIT)


def test_addresses_of_64_kilobytes_and_more_are_beyond_the_part():
    for kind, high in ((4, b"\x00\x01"), (2, b"\x10\x00"), (4, b"\xff\xff")):
        text = "\n".join([record(kind, 0, high), record(0, 0, b"data"), END])
        assert refused(text).code is Code.IMAGE_BEYOND
    assert refused(record(0, 0xFFFE, b"data") + "\n" + END).code is Code.IMAGE_BEYOND


def test_a_segment_moves_what_follows_it():
    text = "\n".join([record(2, 0, b"\x00\x10"), record(0, 4, b"data"), END])
    assert images.read_hex(text.encode(), FILE, LIMIT) == (0x104, b"\xff" * 0x104 + b"data")


def test_where_to_start_is_no_data():
    text = "\n".join(
        [record(0, 0, b"data"), record(3, 0, b"\0\0\x38\0"), record(5, 0, b"\0" * 4), END]
    )
    assert images.read_hex(text.encode(), FILE, LIMIT) == (0, b"data")


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html>\n<html><body>404</body></html>\n",
        "hello",
        ":zz",
        ":00",
        record(0, 0, b"data") + "x\n" + END,
        record(6, 0, b"data") + "\n" + END,
        record(4, 0, b"\0") + "\n" + END,
        "\0\1\2\3" * 50,
    ],
)
def test_what_is_no_hex_is_refused_at_its_first_line(text):
    fault = refused(text)
    assert fault.code is Code.IMAGE_DAMAGED
    assert fault.data["line"] == 1


def test_nothing_may_follow_the_last_record():
    fault = refused(END + "\n" + hex_of([(0, b"data")]))
    assert fault.code is Code.IMAGE_DAMAGED
    assert fault.data["line"] == 2


@given(content=st.binary(max_size=300))
def test_whatever_a_file_holds_it_is_read_or_refused(content):
    with suppress(Fault):
        images.read_hex(content, FILE, LIMIT)


def test_a_lamp_s_image_says_what_it_is(file):
    data = firmware_bytes()
    firmware = load(file, hex_of([(0, data)]))
    assert firmware == Firmware(data, 0, 3800, "snowlamp", "1.0.0", 2)


@pytest.mark.parametrize(
    ("tag", "found"),
    [("SNOWFW:pcbruler:1.0.0:2", "pcbruler"), ("nothing of the kind", ""), ("SNOWFW:", "")],
)
def test_another_product_s_image_is_refused(file, tag, found):
    fault = refused_file(file, hex_of([(0, firmware_bytes(tag=tag))]))
    assert fault.code is Code.IMAGE_PRODUCT
    assert fault.data == {"file": str(file), "found": found, "wanted": "snowlamp"}


def test_an_image_for_a_larger_part_is_refused(file):
    file.write_text(hex_of([(0, firmware_bytes(9000))]))
    with pytest.raises(Fault) as caught:
        images.load(file, LAMP, LAMP.parts[2])
    assert caught.value.code is Code.IMAGE_BEYOND
    assert caught.value.data["limit"] == 0x1E00


def test_an_image_without_a_byte_is_refused(file):
    assert refused_file(file, END).code is Code.IMAGE_TRUNCATED


def test_an_image_that_is_not_there_is_missing(file):
    with pytest.raises(Fault) as caught:
        images.load(file, LAMP, M328)
    assert caught.value.code is Code.IMAGE_MISSING


def test_the_image_of_the_manifest_is_the_one(file):
    data = firmware_bytes()
    file.write_text(hex_of([(0, data)]))
    board = listed(file, data)
    assert images.check(board, images.choose(board, M328)).data == data


@pytest.mark.parametrize("change", [{"sha256": "0" * 64}, {"size": 3801}, {"crc": 0}])
def test_an_image_of_another_hash_is_refused(file, change):
    data = firmware_bytes()
    file.write_text(hex_of([(0, data)]))
    board = listed(file, data, **change)
    with pytest.raises(Fault) as caught:
        images.check(board, board.images[0])
    assert caught.value.code is Code.IMAGE_HASH


@pytest.mark.parametrize("change", [{"version": "1.0.1"}, {"protocol": 1}])
def test_an_image_that_says_another_version_than_its_manifest_is_refused(file, change):
    data = firmware_bytes()
    file.write_text(hex_of([(0, data)]))
    board = listed(file, data, **change)
    with pytest.raises(Fault) as caught:
        images.check(board, board.images[0])
    assert caught.value.code is Code.IMAGE_PRODUCT


def test_the_newest_image_that_the_hardware_can_run_is_chosen(file):
    data = firmware_bytes()
    file.write_text(hex_of([(0, data)]))
    old = listed(file, data, version="1.9.0").images[0]
    new = replace(old, version="1.10.0", min_revision=2)
    board = replace(LAMP, images=(new, old))
    assert images.choose(board, M328) == new
    assert images.choose(board, M328, revision=2) == new
    assert images.choose(board, M328, revision=1) == old
    with pytest.raises(Fault) as caught:
        images.choose(board, LAMP.parts[1])
    assert caught.value.code is Code.IMAGE_MISSING


def test_a_chosen_file_must_be_known_by_its_hash(file, tmp_path):
    data = firmware_bytes()
    file.write_text(hex_of([(0, data)]))
    board = listed(file, data)
    copy = tmp_path / "copy.hex"
    copy.write_bytes(file.read_bytes())
    assert images.choose(board, M328, copy) == board.images[0]
    copy.write_text(hex_of([(0, firmware_bytes(seed=2))]))
    with pytest.raises(Fault) as caught:
        images.choose(board, M328, copy)
    assert caught.value.code is Code.IMAGE_HASH


def test_a_manifest_beside_a_chosen_file_makes_it_known(file, tmp_path):
    data = firmware_bytes(seed=3)
    file.write_text(hex_of([(0, data)]))
    (tmp_path / "manifest.toml").write_text(described(file, "atmega328p", "avr-gcc 5.4.0"))
    image = images.choose(LAMP, M328, file)
    assert images.check(LAMP, image).data == data


def test_what_a_manifest_must_say_is_printed(file, capsys):
    file.write_text(hex_of([(0, firmware_bytes())]))
    assert main([str(file), "atmega328p", "avr-gcc 5.4.0"]) == 0
    assert 'version = "1.0.0"' in capsys.readouterr().out
    file.write_text(hex_of([(0, firmware_bytes(tag="nothing"))]))
    assert main([str(file), "atmega328p", "avr-gcc 5.4.0"]) == 1
    file.write_text("<html>")
    assert main([str(file), "atmega328p", "avr-gcc 5.4.0"]) == 1
    assert main([]) == 2
