"""Labels of every kind on every size: their codes scan, their words are whole, nothing is lost."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop import wording
from desktop.documents.labels import check, labels
from desktop.documents.labels.layout import margins
from desktop.documents.pages import Pages
from desktop.domain.errors import BadQuantity, NothingToPrint
from desktop.domain.paper.labels import (
    BoardLabel,
    BoxLabel,
    Content,
    Copies,
    ItemLabel,
    Label,
    ParcelLabel,
    PlaceLabel,
)
from desktop.domain.paper.problems import Trouble
from desktop.domain.paper.sizes import GRIDS, ROLLS, STOCKS, Roll, Shift, Stock, stock
from tests.documents.seeing import codes, finished, grey, ink, text

THINGS = tuple(
    Content(title, qty, code)
    for title, qty, code in (
        ("COSCon'26 纪念 T恤 黑色 L", 12, "TS-L"),
        ("开源社徽章", 200, "BDG"),
        ("贴纸套装（10 张）", 88, "STK"),
        ("雪花灯 套件", 20, "LAMP"),
    )
)
KINDS: dict[str, Label] = {
    "item": ItemLabel("TS-BLK-L", "COSCon'26 纪念 T恤", "黑色 L", 99_00),
    "long_item": ItemLabel(
        "KYS-2026-LONG-CODE-0001", "开源社十周年纪念帆布袋（加厚）", "米白", 45_50
    ),
    "box": BoxLabel("A1", "主会场", "王瑒", THINGS),
    "place": PlaceLabel("三号货架", "成都·仓库/三号货架", "PLACE:01AB45CD89"),
    "board": BoardLabel("SL-0017", "雪花灯 v1.2", date(2026, 11, 22)),
    "parcel": ParcelLabel(
        "𠮷野燊", "13800001234", "成都市天府大道 1700 号", "开源社", "P-7", "SF1234567890", THINGS
    ),
}
CODE = {
    "item": "TS-BLK-L",
    "long_item": "KYS-2026-LONG-CODE-0001",
    "place": "PLACE:01AB45CD89",
    "board": "SL-0017",
    "parcel": "SF1234567890",
}
R40 = ROLLS[0]


@pytest.fixture(autouse=True)
def _chinese():
    wording.use("zh")
    yield
    wording.use(None)


def pdf_of(label: Label, on: Stock = R40, **how: bool | None) -> bytes:
    return finished(labels([Copies(label)], on, **how)).data  # type: ignore[arg-type]


@pytest.mark.parametrize("on", STOCKS, ids=lambda s: s.name)
@pytest.mark.parametrize("kind", KINDS)
def test_a_foreign_reader_reads_every_code_on_every_size(kind: str, on: Stock):
    drawn = finished(labels([Copies(KINDS[kind])], on))
    assert not any(found.stops for found in drawn.findings)
    seen = codes(drawn.data)
    if kind == "box":
        ((form, told),) = seen
        assert form == "QRCode"
        assert told.startswith("A1\n主会场\n")
        assert "王瑒" in told
        assert "T恤 黑色 L ×12" in told
        return
    squared = any(found.what is Trouble.AS_QR for found in drawn.findings)
    wanted = [("QRCode", CODE[kind])] if squared or kind != "parcel" else []
    if not squared:
        wanted.append(("Code128", CODE[kind]))
    assert seen == sorted(wanted)


def test_what_fits_where():
    """Bars of two dots a module with quiet zones of ten fit, or a QR stands alone and says so."""

    def barred(code: str, on: str) -> bool:
        found = check([Copies(ItemLabel(code, "徽章"))], stock(on))
        return Trouble.AS_QR not in [one.what for one in found]

    assert barred("TS-BLK-L", "40x30")
    assert barred("1" * 16, "40x30")  # sixteen digits are as long as eight letters
    assert not barred("ABCDEFGHIJKL", "40x30")  # twelve letters need 41 mm
    assert barred("ABCDEFGHIJKL", "4x10 48.5x25.4")  # 41.75 mm, the quiet zones in the margins
    assert not barred("ABCDEFGHIJKLM", "4x10 48.5x25.4")
    assert barred("ABCDEFGHIJKL", "60x40")


def test_a_large_label_has_room_for_a_long_name():
    name = "一二三四五六七八九十" * 6
    drawn = finished(labels([Copies(ItemLabel("AB-1", name, "限量版", 99_00))], stock("100x150")))
    assert drawn.findings == ()
    assert name in text(drawn.data)


def test_bars_only_where_they_are_wanted():
    assert codes(pdf_of(KINDS["item"], bars=False)) == [("QRCode", "TS-BLK-L")]
    assert check([Copies(KINDS["long_item"])], R40, bars=False) == ()


RARE = "王瑒䶮𠮷㬎喆堃燊锜·’ÊĂơđéßABC xyz-/（）T恤0189开源社"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    code=st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=40),
    name=st.text(st.sampled_from(RARE), min_size=1, max_size=40).filter(str.strip),
    variant=st.text(st.sampled_from(RARE), max_size=20),
    on=st.sampled_from(STOCKS),
)
def test_whatever_an_article_is_called_its_label_scans(
    code: str, name: str, variant: str, on: Stock
):
    drawn = finished(labels([Copies(ItemLabel(code, name, variant, 99_00))], on))
    assert ("QRCode", code) in codes(drawn.data)
    troubles = {found.what for found in drawn.findings}
    assert troubles <= {Trouble.AS_QR, Trouble.CUT}
    if Trouble.AS_QR not in troubles:
        assert ("Code128", code) in codes(drawn.data)
    if Trouble.CUT not in troubles:
        # pdfium takes a hyphen at the end of a line for one that parts a word (U+FFFE then).
        said = "".join(f"{name}{variant}¥99{code}".split())
        assert sorted(re.sub("[-\ufffe]", "", text(drawn.data))) == sorted(said.replace("-", ""))


@pytest.mark.parametrize("on", STOCKS, ids=lambda s: s.name)
@pytest.mark.parametrize("kind", ["item", "place", "board", "parcel"])
def test_every_word_comes_back_out(kind: str, on: Stock):
    found = text(pdf_of(KINDS[kind], on))
    for words in {
        "item": ("COSCon'26", "纪念", "T恤", "黑色L", "¥99", "TS-BLK-L"),
        "place": ("三号货架", "PLACE:01AB45CD89"),
        "board": ("SL-0017", "雪花灯", "2026-11-22"),
        "parcel": ("𠮷野燊", "13800001234", "SF1234567890", "P-7"),
    }[kind]:
        assert words in found


@pytest.mark.parametrize("on", ROLLS, ids=lambda s: s.name)
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_stands_in_the_margins(kind: str, on: Roll):
    picture = grey(pdf_of(KINDS[kind], on), dpi=254.0)  # ten dots a mm
    left, top, right, bottom = ink(picture)
    side, above = margins(on)
    assert left >= side * 10 - 2
    assert top >= above * 10 - 2
    assert right <= picture.wide - side * 10 + 2
    assert bottom <= picture.high - above * 10 + 2


def test_the_name_is_the_largest_and_the_price_is_clear():
    from desktop.documents.labels.layout import lay_out
    from desktop.documents.labels.plate import Said

    for on in STOCKS:
        sizes = {
            "".join(piece for _, piece in mark.pieces): mark.size
            for mark in lay_out(ItemLabel("BG", "徽章", "蓝", 15_00), on).marks
            if isinstance(mark, Said)
        }
        assert sizes["徽章"] == max(sizes.values())
        assert sizes["¥15"] >= 8


@pytest.mark.parametrize("on", [s for s in STOCKS if s.wide >= 40], ids=lambda s: s.name)
def test_a_boxs_number_is_read_from_three_metres(on: Stock):
    """Capitals of 12 mm: a height of 1:250 of the distance."""
    from desktop.documents.labels.layout import lay_out
    from desktop.documents.labels.plate import Said

    plate = lay_out(KINDS["box"], on)
    size = max(mark.size for mark in plate.marks if isinstance(mark, Said))
    assert size * 0.733 * 25.4 / 72 >= 12


def test_a_long_list_is_shortened_and_says_so():
    many = tuple(Content(f"物资编号 {n:03d}", n + 1) for n in range(200))
    drawn = finished(labels([Copies(BoxLabel("B12", "仓库", "小明", many))], stock("100x150")))
    ((_, told),) = codes(drawn.data)
    lines = told.split("\n")
    assert "200" in lines[-1]
    assert "…" in lines[-1]
    partly = [found for found in drawn.findings if found.what is Trouble.PARTLY]
    assert [found.detail for found in partly] == [f"{len(lines) - 4}/200"]
    shown = sum(f"物资编号{n:03d}" in text(drawn.data) for n in range(200))
    assert 20 < shown < 200
    assert str(200 - shown) in text(drawn.data)


def test_what_no_face_can_write_is_named_and_stops():
    found = check([Copies(ItemLabel("A", "小熊🐼猫"))], R40)
    assert [(one.what, one.detail, one.stops) for one in found] == [(Trouble.GLYPH, "🐼", True)]


def test_what_cannot_be_a_code_is_named_and_stops():
    found = check([Copies(ItemLabel("帆布袋1", "帆布袋"))], R40)
    assert [(one.who, one.what, one.stops) for one in found] == [
        ("帆布袋1", Trouble.NOT_CODE, True)
    ]
    assert check([Copies(ItemLabel("", "帆布袋"))], R40, bars=False)[0].what is Trouble.MISSING
    long = check([Copies(ItemLabel("A" * 1000, "帆布袋"))], stock("40x20"))
    assert Trouble.TOO_MUCH in [one.what for one in long]


def test_a_name_that_does_not_fit_is_cut_and_told():
    name = "很长的名字" * 30
    drawn = finished(labels([Copies(ItemLabel("A1", name))], R40))
    assert [(one.what, one.page) for one in drawn.findings] == [(Trouble.CUT, 1)]
    assert "…" in text(drawn.data)


def test_hostile_names_do_no_harm():
    name = "a\x00b\u202ec & <d>\n%s (x) \\"
    drawn = finished(labels([Copies(ItemLabel("A1", name))], R40))
    assert [one.what for one in drawn.findings] == [Trouble.STRIPPED]
    assert "abc&<d>%s(x)\\" in text(drawn.data)


def test_a_roll_has_a_page_a_label_and_a_sheet_begins_where_it_is_free():
    copies = [Copies(KINDS["item"], 3), Copies(KINDS["board"]), Copies(KINDS["box"], 0)]
    assert finished(labels(copies, R40)).pages == 4
    grid = GRIDS[0]
    assert finished(labels(copies, grid, start=21)).pages == 1
    late = finished(labels(copies, grid, start=22))
    assert late.pages == 2
    assert text(late.data, 1).startswith("SL-0017")
    assert [one.page for one in late.findings] == []
    for start in (0, 25):
        with pytest.raises(BadQuantity):
            finished(labels(copies, grid, start=start))
    with pytest.raises(NothingToPrint):
        finished(labels([Copies(KINDS["item"], 0)], R40))


def test_progress_tells_how_far_it_is_and_can_be_left():
    work = labels([Copies(KINDS["item"], 250), Copies(KINDS["board"], 2)], R40)
    told = [(step.done, step.total, step.what) for step in work]
    assert told == [
        (100, 252, "TS-BLK-L"), (200, 252, "TS-BLK-L"), (250, 252, "TS-BLK-L"),
        (252, 252, "SL-0017"),
    ]  # fmt: skip
    left = labels([Copies(KINDS["item"], 250)], R40)
    next(left)
    left.close()


def test_a_label_wanted_often_is_drawn_once():
    once = len(pdf_of(KINDS["item"]))
    often = len(finished(labels([Copies(KINDS["item"], 500)], R40)).data)
    assert often < once + 500 * 700
    every = finished(labels([Copies(KINDS["item"], 50)], stock("4x10 48.5x25.4")))
    assert codes(every.data, 1, dpi=300).count(("QRCode", "TS-BLK-L")) == 10


def test_the_same_labels_are_the_same_bytes():
    copies = [Copies(label, 2) for label in KINDS.values()]
    for on in (R40, GRIDS[1]):
        first = finished(labels(copies, on, shift=Shift(0.5, -1)))
        assert finished(labels(copies, on, shift=Shift(0.5, -1))).data == first.data


def test_every_face_is_embedded():
    data = pdf_of(ItemLabel("A1", "王瑒 𠮷"))
    assert b"Helvetica" not in data
    assert data.count(b"/FontFile2") >= 2


@pytest.mark.skipif(shutil.which("zbarimg") is None, reason="zbar is not here")
@pytest.mark.parametrize("on", STOCKS, ids=lambda s: s.name)
def test_zbar_reads_them_too(on: Stock, tmp_path: Path):
    file = tmp_path / "label.png"
    with Pages(pdf_of(KINDS["item"], on)) as pages:
        file.write_bytes(pages.png(0, 203))
    done = subprocess.run(
        ["zbarimg", "-q", "--nodbus", str(file)], capture_output=True, text=True, check=False
    )
    assert sorted(done.stdout.split()) == ["CODE-128:TS-BLK-L", "QR-Code:TS-BLK-L"]
