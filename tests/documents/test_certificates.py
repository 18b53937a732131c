"""Every shipped template with names of every kind: drawn, read back, measured, found by its ink."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zlib
from dataclasses import replace

import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageChops

from desktop.documents import certificates
from desktop.documents.sheet import MM
from desktop.domain.errors import NothingToPrint
from desktop.domain.paper import saying
from desktop.domain.paper.problems import Trouble
from desktop.domain.paper.sizes import Shift
from desktop.domain.paper.template import Words
from tests.documents.papers import KEYS, SIGNED, drawn, own, paper, read, signed, template

NAMES = [
    "左文瑒",
    "李",
    "丁文昊（止戈）",
    "游崇佑（Mac）",
    "Hong Phuc Dang",
    "Anni Lai",
    "O’Brien",
    "COSCon'23 志愿者团队",
    "「开放会务系统」项目组",
    "𠮷野燊",
    "㬎堃喆",
    "䶮锜",
    "琚致远",
    "𬱖𬭳𰻝",
    "Nguyễn Thị Phượng",
    "Gülnar Äbdureyim",
    "阿布都·热合曼",
    "Ağbaba Şükrü İnönü",
    "Łukasz Žižka",
    "买买提·吾守尔（Mehmet）",
    "Zoë d’Été",
    "“小明”",
    "A&B <Ltd> {x}",
    "Иван Петров",
    "100%开源 #1",
    "宋妮龙吟",
    "张三丰李四光王五七赵六六",
    "Wolfeschlegelsteinhausenbergerdorff",
    "中国开源年会第八届全体志愿者与会务服务团队以及场外支持同学代表队伍",
    "Long Latin Name With Many Words In It Yes",
]


@pytest.mark.parametrize("key", KEYS)
def test_every_name_is_read_back_from_every_template(key):
    papers = [paper(key, name) for name in NAMES]
    done = drawn(*papers)
    assert done.pages == len(NAMES)
    assert not [f for f in done.findings if f.stops]
    for n, name in enumerate(NAMES):
        there = read(done.data, n).replace(" ", "")
        assert name.replace(" ", "") in there, (key, name, there)


@pytest.mark.parametrize("key", KEYS)
def test_there_is_ink_where_the_name_stands(key):
    """The page of a paper differs from the same paper with a blank name, in the name's box only."""
    one = paper(key, "䶮𠮷")
    with_name = _pixels(drawn(one).data)
    without = _pixels(drawn(replace(one, recipient="\u3000")).data)
    boxes = [w.area for w in one.template.elements if _names(w)]
    slug = one.template.bleed + 5 if one.template.bleed else 0
    dots = 100 / 25.4
    ink = ImageChops.difference(with_name, without)
    for area in boxes:
        left, top = (area.x + slug) * dots, (area.y + slug) * dots
        box = (left - 8, top - 8, left + area.wide * dots + 8, top + area.high * dots + 8)
        assert sum(map(int, ink.crop(box).histogram()[64:])) > 60
        ink.paste(0, (round(box[0]), round(box[1]), round(box[2]), round(box[3])))
    assert ink.getbbox() is None


def _names(one: object) -> bool:
    return isinstance(one, Words) and "recipient" in {s.field for s in saying.slots(one.text)}


def _pixels(pdf: bytes) -> Image.Image:
    image: Image.Image = pypdfium2.PdfDocument(pdf)[0].render(scale=100 / 72).to_pil()
    return image.convert("L")


@pytest.mark.parametrize("key", KEYS)
def test_every_face_is_embedded_and_the_file_is_small(key):
    longest = "中国开源年会第八届全体志愿者与会务服务团队以及场外支持同学代表队伍𠮷䶮（成都）"
    data = drawn(signed(paper(key, longest))).data
    assert len(data) <= 80_000
    descriptors = len(re.findall(rb"/Type /FontDescriptor", data))
    assert descriptors == len(re.findall(rb"/FontFile2", data)) == len(_fonts(data)) > 0
    assert b"Helvetica" not in data


def _fonts(data: bytes) -> list[bytes]:
    return re.findall(rb"/Subtype /TrueType", data)


def test_pdffonts_and_pdftotext_say_the_same(tmp_path):
    if shutil.which("pdffonts") is None:
        pytest.skip("poppler is not here")
    file = tmp_path / "paper.pdf"
    file.write_bytes(drawn(paper("coscon-volunteer", "王𠮷䶮（Ağbaba）")).data)
    lines = _said("pdffonts", str(file)).splitlines()[2:]
    assert lines
    assert all(re.search(r"yes yes yes", line) for line in lines)
    text = _said("pdftotext", str(file), "-")
    assert "王𠮷䶮（Ağbaba）" in text
    assert "志愿者证书" in text  # although its characters stand far apart


def _said(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize("key", KEYS)
def test_the_page_has_its_size_and_says_where_to_cut(key):
    page = pypdfium2.PdfDocument(drawn(paper(key)).data)[0]
    made = template(key)
    left, bottom, right, top = page.get_trimbox()
    assert (right - left) / MM == pytest.approx(made.wide, abs=0.05)
    assert (top - bottom) / MM == pytest.approx(made.high, abs=0.05)
    bleed = page.get_bleedbox()
    assert (left - bleed[0]) / MM == pytest.approx(made.bleed, abs=0.05)
    if not made.bleed:
        assert page.get_width() / MM == pytest.approx(made.wide, abs=0.05)


def test_a_name_card_is_ninety_by_fifty_four_with_three_of_bleed():
    made = template("name-card")
    assert (made.wide, made.high, made.bleed) == (90, 54, 3)


def test_the_same_papers_give_the_same_bytes():
    papers = [signed(paper(key, name)) for key in KEYS[:4] for name in NAMES[:6]]
    assert drawn(*papers).data == drawn(*papers).data


@pytest.mark.parametrize("key", [k for k in KEYS if template(k).register])
def test_the_signed_text_is_read_back_at_200_dpi_and_absent_without_it(key):
    page = pypdfium2.PdfDocument(drawn(signed(paper(key))).data)[0]
    codes = zxingcpp.read_barcodes(page.render(scale=200 / 72).to_pil())
    assert [code.text for code in codes] == [SIGNED]
    page = pypdfium2.PdfDocument(drawn(paper(key)).data)[0]
    assert zxingcpp.read_barcodes(page.render(scale=200 / 72).to_pil()) == []


def test_bad_pictures_are_said_and_good_ones_drawn():
    memory = io.BytesIO()
    Image.new("RGBA", (60, 60), (200, 0, 0, 128)).save(memory, "PNG")
    plain = paper("open-source-star")
    bare = _colours(drawn(plain).data)
    sealed = drawn(replace(plain, pictures={"seal": memory.getvalue(), "logo": b"no picture"}))
    assert [(f.what, f.detail) for f in sealed.findings] == [(Trouble.NO_PICTURE, "logo")]
    # Half see-through: neither the seal's own red nor the paper's white.
    reds = _colours(sealed.data) - bare
    assert any(r > g + 60 and 90 < g < 160 for r, g, _ in reds)


def _colours(pdf: bytes) -> set[tuple[int, int, int]]:
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=0.5).to_pil().convert("RGB")
    return {colour for _, colour in page.getcolors(1 << 24)}


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0" * 9, b"%PDF"])
def test_no_bytes_of_a_picture_bring_the_drawing_down(data):
    done = drawn(replace(paper("open-source-star"), pictures={"seal": data}))
    assert [f.what for f in done.findings] == [Trouble.NO_PICTURE]


@pytest.mark.parametrize("key", KEYS)
def test_on_preprinted_stock_only_the_words_are_drawn(key):
    data = drawn(paper(key), preprinted=True).data
    there = read(data).replace(" ", "")
    assert "左文瑒" in there
    assert "荣誉证书" not in there
    page = pypdfium2.PdfDocument(data)[0]
    paths = [o for o in page.get_objects(filter=[2]) if template(key).bleed == 0]
    assert paths == []


def test_the_shift_moves_everything():
    def place(shift: Shift) -> tuple[float, float]:
        text = pypdfium2.PdfDocument(drawn(paper("adviser"), shift=shift).data)[0].get_textpage()
        found = text.search("左").get_next()
        left, bottom, _, _ = text.get_charbox(found[0])
        return left / MM, bottom / MM

    x, y = place(Shift())
    moved_x, moved_y = place(Shift(2, 3))
    assert moved_x - x == pytest.approx(2, abs=0.02)
    assert moved_y - y == pytest.approx(-3, abs=0.02)


def test_nothing_to_print_is_refused():
    with pytest.raises(NothingToPrint):
        drawn()


def test_progress_counts_and_names():
    steps = list(certificates.draw([paper("adviser", "甲"), paper("adviser", "乙")]))
    assert [(s.done, s.total, s.what) for s in steps] == [(0, 2, "甲"), (1, 2, "乙"), (2, 2, "")]


def test_a_thing_drawn_on_every_page_is_in_the_file_once():
    one = len(drawn(paper("open-source-star")).data)
    many = len(drawn(*[paper("open-source-star")] * 50).data)
    assert many - one < 50 * 1500


def test_a_bold_text_with_a_rare_character_is_drawn_whole():
    done = drawn(own('[[draw]]\ntext = "{recipient}"\nat = [20, 20, 200]\nface = "bold"', "瑒Ễ𠮷ğ"))
    assert "瑒Ễ𠮷ğ" in read(done.data)
    assert b" 2 Tr" in _streams(done.data)  # its strokes are made bolder


def _streams(data: bytes) -> bytes:
    found = []
    for part in re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
        try:
            found.append(zlib.decompress(part))
        except zlib.error:
            continue
    return b"".join(found)


def test_apostrophes_and_quotation_marks_of_latin_words_are_narrow():
    from desktop.documents.faces import Face, glyphs

    assert [g.face for g in glyphs("O’B")] == [Face.SANS, Face.KAI, Face.SANS]
    assert [g.wide for g in glyphs("“开”")] == [1.0, 1.0, 1.0]
    assert {g.face for g in glyphs("“OK”") if g.shown in "“”"} == {Face.KAI}
