"""A board is a folder of data: what is written there is what is known, and slips are refused."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

import pytest

from hardware import boards, images
from hardware.boards import BadBoard, What
from hardware.faults import Code, Fault
from hardware.model import Flasher, Limits
from hardware.steps import Step

README = Path(boards.__file__).with_name("README.md")
LAMP = """
    flasher = "stk500v1"
    product = "dots"
    usb = ["1a86:7523", "2341:*"]
    plan = ["boot", "identity", "leds"]
    leds = 7
    series = "DT-{n:04d}"
    images = "images/manifest.toml"

    [title]
    zh = "七点灯"
    en = "Seven dots"

    [[parts]]
    name = "atmega88"
    signature = "1e930a"
    page = 64
    flash = 8192
    boot = 0x1e00
"""
MANIFEST = f"""
    [[images]]
    file = "dots.hex"
    sha256 = "{"0a" * 32}"
    product = "dots"
    version = "0.1.0"
    protocol = 2
    part = "atmega88"
    compiler = "avr-gcc 5.4.0"
    size = 3000
    crc = 0x1234
"""


def folder(tmp_path: Path, text: str = LAMP, images: str = MANIFEST, key: str = "dots") -> Path:
    made = tmp_path / key
    (made / "images").mkdir(parents=True)
    (made / "board.toml").write_text(dedent(text), "utf-8")
    (made / "images" / "manifest.toml").write_text(dedent(images), "utf-8")
    return made


def refused(tmp_path: Path, text: str = LAMP, images: str = MANIFEST) -> tuple[str, What]:
    with pytest.raises(BadBoard) as caught:
        boards.read(folder(tmp_path, text, images))
    return caught.value.key, caught.value.what


def test_a_board_is_what_its_folder_says(tmp_path):
    board = boards.read(folder(tmp_path))
    assert (board.key, board.product, board.leds) == ("dots", "dots", 7)
    assert board.title == {"zh": "七点灯", "en": "Seven dots"}
    assert board.usb == ((0x1A86, 0x7523), (0x2341, -1))
    assert board.plan == (Step.BOOT, Step.IDENTITY, Step.LEDS)
    assert board.limits == Limits()
    assert board.bauds == (115200,)
    assert board.parts[0].boot == 0x1E00
    image = board.images[0]
    assert image.file == tmp_path / "dots" / "images" / "dots.hex"
    assert (image.crc, image.min_revision) == (0x1234, 0)


def test_a_board_with_nothing_to_flash_says_little(tmp_path):
    text = """
        flasher = "none"
        title = { zh = "尺", en = "Ruler" }
        says = { zh = "无需烧录", en = "Nothing to flash" }
    """
    board = boards.read(folder(tmp_path, text))
    assert board.flasher is Flasher.NONE
    assert board.says == {"zh": "无需烧录", "en": "Nothing to flash"}
    assert board.plan == ()


def test_images_that_are_not_built_yet_are_none(tmp_path):
    made = folder(tmp_path)
    (made / "images" / "manifest.toml").unlink()
    assert boards.read(made).images == ()


@pytest.mark.parametrize(
    ("old", "new", "key", "what"),
    [
        ('flasher = "stk500v1"', 'flasher = "magic"', "flasher", What.VALUE),
        ('product = "dots"', "", "product", What.MISSING),
        ('product = "dots"', "product = 5", "product", What.TYPE),
        ("leds = 7", "leds = true", "leds", What.TYPE),
        ("leds = 7", "leds = -7", "leds", What.VALUE),
        ("leds = 7", "ledds = 7", "ledds", What.UNKNOWN),
        ('"1a86:7523"', '"1a86:752"', "usb", What.VALUE),
        ('"1a86:7523"', "6790", "usb", What.TYPE),
        ('"leds"]', '"lights"]', "plan", What.VALUE),
        ('"leds"]', '"boot"]', "plan", What.VALUE),
        ("leds = 7", "leds = 7\nbauds = []", "bauds", What.VALUE),
        ("leds = 7", "leds = 7\nbauds = [99999999999]", "bauds", What.VALUE),
        ("DT-{n:04d}", "DT", "series", What.VALUE),
        ("DT-{n:04d}", "DT {n}", "series", What.VALUE),
        ("DT-{n:04d}", "DT-{m}", "series", What.VALUE),
        ("DT-{n:04d}", "{n:.1e}", "series", What.VALUE),
        ("DT-{n:04d}", "{n:5d}", "series", What.VALUE),
        ("DT-{n:04d}", "A-VERY-LONG-NAME-{n}", "series", What.VALUE),
        ("images/manifest.toml", "../../secret.toml", "images", What.VALUE),
        ('en = "Seven dots"', "", "title.en", What.MISSING),
        ("page = 64", "page = 60", "parts[0].page", What.VALUE),
        ("boot = 0x1e00", "boot = 0x3e00", "parts[0].boot", What.VALUE),
        ("1e930a", "1E93", "parts[0].signature", What.VALUE),
        ("page = 64", "pages = 64", "parts[0].pages", What.UNKNOWN),
    ],
)
def test_a_slip_in_a_board_is_named(tmp_path, old, new, key, what):
    assert old in LAMP
    assert refused(tmp_path, LAMP.replace(old, new)) == (key, what)


@pytest.mark.parametrize(
    ("old", "new", "key", "what"),
    [
        ("0a" * 32, "0a" * 31, "images[0].sha256", What.VALUE),
        ('file = "dots.hex"', 'file = "/etc/passwd"', "images[0].file", What.VALUE),
        ('file = "dots.hex"', "", "images[0].file", What.MISSING),
        ("atmega88", "atmega328p", "images[0].part", What.VALUE),
        ("size = 3000", "sizes = 3000", "images[0].size", What.MISSING),
    ],
)
def test_a_slip_in_a_manifest_is_named(tmp_path, old, new, key, what):
    assert refused(tmp_path, images=MANIFEST.replace(old, new)) == (key, what)


def test_a_file_that_is_no_toml_is_unreadable(tmp_path):
    assert refused(tmp_path, "<html>")[1] is What.UNREADABLE
    with pytest.raises(BadBoard) as caught:
        boards.read(tmp_path)
    assert caught.value.what is What.UNREADABLE


def test_a_file_too_deep_to_be_read_is_unreadable(tmp_path):
    assert refused(tmp_path, "leds = " + "[" * 100_000)[1] is What.UNREADABLE


def test_the_shipped_boards_can_be_read():
    shipped = boards.shipped()
    assert {"snowflake_lamp", "pcb_ruler"} <= shipped.keys()
    lamp = shipped["snowflake_lamp"]
    assert lamp.series.format(n=42) == "SL-00042"
    assert [part.name for part in lamp.parts if not part.like] == [
        "atmega328p", "atmega168", "atmega88",
    ]  # fmt: skip


@pytest.mark.parametrize("key", ["snowflake_lamp", "pcb_ruler"])
def test_chips_that_differ_in_their_signature_only_share_firmware(key):
    board = boards.shipped()[key]
    parts = {part.name: part for part in board.parts}
    assert {part.name: part.like for part in board.parts if part.like} == {
        "atmega168p": "atmega168",
        "atmega88p": "atmega88",
    }
    for like in ("atmega168", "atmega88"):
        assert images.choose(board, parts[f"{like}p"]) == images.choose(board, parts[like])
        assert boards.part(board, parts[f"{like}p"].signature).name == f"{like}p"


@pytest.mark.parametrize("like", ["atmega168", "nobody"])
def test_a_chip_is_only_like_one_of_its_board_that_has_its_sizes(tmp_path, like):
    other = 'name = "atmega168"\nsignature = "1e9406"\npage = 128\nflash = 16384\nboot = 0x3e00'
    part = f'[[parts]]\nname = "atmega88p"\nsignature = "1e930f"\nlike = "{like}"'
    text = f"{dedent(LAMP)}\n[[parts]]\n{other}\n{part}\npage = 64\nflash = 8192\nboot = 0x1e00\n"
    assert refused(tmp_path, text) == ("parts[2].like", What.VALUE)


def test_a_person_s_own_boards_stand_beside_the_shipped_and_over_them(tmp_path):
    folder(tmp_path)
    folder(tmp_path, key="snowflake_lamp")
    known = boards.known(tmp_path)
    assert known["dots"].leds == 7
    assert known["snowflake_lamp"].leds == 7
    assert "pcb_ruler" in known
    assert boards.known(tmp_path / "not there") == boards.shipped()


def test_one_bad_board_does_not_hide_the_others(tmp_path):
    folder(tmp_path)
    folder(tmp_path, "flasher = 5", key="bad")
    refused: list[BadBoard] = []
    known = boards.known(tmp_path, refused.append)
    assert "dots" in known
    assert "bad" not in known
    assert [bad.key for bad in refused] == ["flasher"]
    with pytest.raises(BadBoard):
        boards.known(tmp_path)


def test_a_chip_is_known_by_its_signature(tmp_path):
    board = boards.read(folder(tmp_path))
    assert boards.part(board, "1e930a").name == "atmega88"
    with pytest.raises(Fault) as caught:
        boards.part(board, "1e9516")
    assert caught.value.code is Code.WRONG_CHIP
    assert caught.value.data == {"found": "atmega328pb", "wanted": "atmega88"}


def test_the_example_in_the_readme_is_a_board(tmp_path):
    """What a maker copies from the page works as it stands."""
    board_toml, manifest = re.findall(r"```toml\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    board = boards.read(folder(tmp_path, board_toml, manifest, key="my_badge"))
    assert board.key == "my_badge"
    assert len(board.images) == 1
    assert set(Flasher) == {word for word in Flasher if f'"{word}"' in board_toml}
    assert all(f"`{step}`" in README.read_text("utf-8") for step in board.plan)
