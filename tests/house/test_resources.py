"""What is delivered with the program is there, may be delivered, and says whose it is."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont

from desktop.settings import resource
from tests.house.code import ROOT, kept_files

LICENCES = {
    "NotoSansSC-Regular.ttf": "NotoSansSC-OFL.txt",
    "NotoSansSC-Bold.ttf": "NotoSansSC-OFL.txt",
    "LXGWWenKai-Regular.ttf": "LXGWWenKai-OFL.txt",
}
RARE = "𠮷㬎龑曌鿏鿔𰻝瑒燊喆堃㛃垚犇骉𬱖𬭳𬘭"
ICONS = sorted(resource("icons").glob("*.svg"))


def test_the_program_has_its_licence():
    assert "Apache License" in (ROOT / "LICENSE").read_text("utf-8")


@pytest.mark.parametrize("font", sorted(p.name for p in resource("fonts").glob("*.ttf")))
def test_every_font_has_its_licence_beside_it(font):
    text = resource("fonts", LICENCES[font]).read_text("utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text


@pytest.mark.parametrize("font", sorted(LICENCES))
def test_every_font_has_outlines_that_the_pdf_writer_embeds(font):
    with TTFont(resource("fonts", font)) as opened:
        assert "glyf" in opened


@pytest.mark.parametrize("face", ["NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf"])
def test_screen_and_hand_together_write_every_rare_name(face):
    written: set[int] = set()
    for font in (face, "LXGWWenKai-Regular.ttf"):
        with TTFont(resource("fonts", font), lazy=True) as opened:
            written |= set(opened.getBestCmap())
    assert [c for c in RARE if ord(c) not in written] == []


def test_icons_are_there_with_their_licence():
    assert "ISC License" in resource("icons", "LICENSE-lucide.txt").read_text("utf-8")
    assert len(ICONS) > 40


@pytest.mark.parametrize("icon", ICONS, ids=lambda p: p.stem)
def test_icons_take_their_colour_from_the_palette(icon):
    svg = ElementTree.parse(icon).getroot()
    assert svg.get("stroke") == "currentColor"
    assert svg.get("viewBox") == "0 0 24 24"


def test_every_icon_named_in_the_code_is_there():
    named = {
        word
        for path in kept_files()
        if path.suffix == ".py" and path.is_relative_to(ROOT / "desktop" / "ui")
        for word in re.findall(r"""\bicons?\(\s*["']([a-z0-9-]+)["']""", path.read_text("utf-8"))
    }
    assert named - {icon.stem for icon in ICONS} == set()


@pytest.mark.parametrize("lock", ["runtime", "dev"])
def test_every_locked_library_has_its_hash_and_no_address(lock):
    text = (ROOT / "packaging" / "locks" / f"{lock}.txt").read_text("utf-8")
    pinned = re.findall(r"(?m)^[a-z0-9].*==.*$", text)
    assert len(pinned) > 10
    assert all(line.endswith("\\") for line in pinned)
    assert "://" not in text


def test_both_locks_name_the_same_versions():
    runtime, dev = (
        dict(re.findall(r"(?m)^([a-z0-9-]+)==(\S+)", path.read_text("utf-8")))
        for path in (ROOT / "packaging" / "locks" / f"{name}.txt" for name in ("runtime", "dev"))
    )
    assert runtime.items() <= dev.items()


def test_the_boards_have_their_licence_and_say_so():
    text = (ROOT / "hardware" / "LICENSE-CERN-OHL-P-2.0.txt").read_text("utf-8")
    assert text.startswith("CERN Open Hardware Licence Version 2 - Permissive\n")
    for folder in ("snowflake_lamp", "pcb_ruler"):
        page = (ROOT / "hardware" / folder / "README.md").read_text("utf-8")
        assert "(../LICENSE-CERN-OHL-P-2.0.txt)" in page
    assert "GENERAL PUBLIC LICENSE" in (ROOT / "hardware/bootloaders/COPYING").read_text("utf-8")


def test_what_links_the_emulator_says_that_it_is_under_the_gpl():
    for path in sorted((ROOT / "tests" / "hardware" / "emulator").glob("*.[ch]")):
        assert path.read_text("utf-8").startswith("// SPDX-License-Identifier: GPL-3.0-or-later\n")
