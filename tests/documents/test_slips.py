from __future__ import annotations

import io
import re
from dataclasses import replace

import pypdfium2
import pytest
import zxingcpp

from desktop.documents import slips
from desktop.domain.booth.event import SaleKind
from desktop.domain.errors import NothingToPrint, UnknownSize
from desktop.domain.money import show
from desktop.domain.paper.drawn import Drawn
from desktop.domain.paper.problems import Trouble
from desktop.domain.paper.slips import SlipLine, Width, page, width
from desktop.wording import use
from tests.documents.slip_values import (
    LONG,
    closing,
    fallback,
    long_sale,
    packed,
    picks,
    sale,
)

MM = 72 / 25.4


@pytest.fixture(params=["en", "zh"])
def tongue(request):
    """Each paper in both languages."""
    use(request.param)
    yield request.param
    use("en")


def texts(drawn: Drawn) -> list[str]:
    """The text of every page, as another program reads it."""
    document = pypdfium2.PdfDocument(drawn.data)
    found = [document[n].get_textpage().get_text_range() for n in range(len(document))]
    document.close()
    assert len(found) == drawn.pages
    return found


def words(drawn: Drawn) -> str:
    """All of it, line ends left out: names may stand on several lines."""
    return re.sub(r"\s+", "", "".join(texts(drawn)))


def sizes(drawn: Drawn) -> list[tuple[float, float]]:
    """Width and height of each page in mm."""
    document = pypdfium2.PdfDocument(drawn.data)
    found = [tuple(side / MM for side in document[n].get_size()) for n in range(len(document))]
    document.close()
    return found


ALL = [
    *(lambda w=w: slips.sale_slip(sale(), w) for w in Width),
    *(lambda w=w: slips.gift_slip(sale(), w) for w in Width),
    *(lambda w=w: slips.closing_slip(closing(), w) for w in Width),
    lambda: slips.pick_list(picks(), Width.A4),
    lambda: slips.packing_list(packed(), Width.A5),
    lambda: slips.fallback_sheet(fallback(30)),
    lambda: slips.tally_sheet(fallback(30)),
]


@pytest.mark.parametrize("draw", ALL)
def test_the_same_slip_has_the_same_bytes_and_embedded_faces_only(draw, tongue):
    drawn = draw()
    assert draw().data == drawn.data
    assert b"Helvetica" not in drawn.data
    faces = re.findall(rb"/BaseFont /(\S+)", drawn.data)
    assert faces
    assert all(re.match(rb"[A-Z0-9]{6}\+", face) or b"+" in face for face in faces)
    assert drawn.findings == ()
    assert "〓" not in words(drawn)


@pytest.mark.parametrize("paper", Width)
def test_a_sale_slip_says_all_of_the_sale(paper, tongue):
    text = words(slips.sale_slip(sale(), paper))
    for told in (
        "COSCon'26中国开源年会", "成都·会展中心3号馆B17", "A-0017", "12:05", "王瑒",
        "COSConT恤L", "TS26-L", "¥99.00", "¥198.00", "开源社贴纸十周年套装", "¥30.00",
        "¥5.00", "¥20.00", "¥253.00", "小红的收款码", "¥53.00", "¥200.00", "¥300.00", "¥100.00",
    ):  # fmt: skip
        assert told in text


@pytest.mark.parametrize("paper", Width)
def test_a_gift_slip_has_the_goods_and_no_amount(paper, tongue):
    text = words(slips.gift_slip(sale(), paper))
    for told in ("A-0017", "COSConT恤L", "开源社贴纸十周年套装", "TS26-L"):
        assert told in text
    assert "¥" not in text
    for hidden in ("99", "198", "30.", "253", "53.", "200", "300", "100", "小红", "20.00"):
        assert hidden not in text
    assert slips.gift_slip(replace(sale(), total_fen=1, payments=()), paper).data == (
        slips.gift_slip(sale(), paper).data
    )


def test_a_gift_slip_without_goods_is_refused():
    donation = replace(sale(), lines=sale().lines[-1:])
    with pytest.raises(NothingToPrint):
        slips.gift_slip(donation, Width.ROLL_80)


@pytest.mark.parametrize("lines", [1, 2, 40, 300])
@pytest.mark.parametrize("paper", Width)
def test_slips_of_one_line_to_three_hundred_with_names_of_forty_characters(lines, paper):
    slip = long_sale(lines)
    drawn = slips.sale_slip(slip, paper)
    text = words(drawn)
    assert text.count(LONG.replace(" ", "")) >= lines
    assert all(f"TOTE-26-RED-{n:03d}" in text for n in range(lines))
    assert show(slip.total_fen) in text
    measured = sizes(drawn)
    assert all(wide == pytest.approx(paper.value, abs=0.1) for wide, _high in measured)
    if paper.roll:
        assert drawn.pages == (1 if lines < 300 else drawn.pages)
        assert all(high < 5080 for _wide, high in measured)
    else:
        high = 297 if paper is Width.A4 else 210
        assert all(h == pytest.approx(high, abs=0.1) for _wide, h in measured)


def test_a_roll_is_as_long_as_its_slip():
    short, long = (sizes(slips.sale_slip(long_sale(n), Width.ROLL_80))[0][1] for n in (1, 20))
    each = (long - short) / 19
    assert 10 < each < 30
    assert short < 140


def test_the_number_on_a_slip_scans_at_203_dpi():
    for paper in Width:
        for drawn in (slips.sale_slip(sale(), paper), slips.gift_slip(sale(), paper)):
            assert [found.text for found in zxingcpp.read_barcodes(picture(drawn))] == ["A-0017"]
        (found,) = zxingcpp.read_barcodes(picture(slips.closing_slip(closing(), paper)))
        assert found.text == closing().proof


def picture(drawn: Drawn, number: int = 0):
    """A page as a thermal printer would burn it: black or white, 203 dpi."""
    document = pypdfium2.PdfDocument(drawn.data)
    image = document[number].render(scale=203 / 72).to_pil().convert("1", dither=0)
    document.close()
    return image


@pytest.mark.parametrize("paper", [Width.ROLL_58, Width.ROLL_80])
def test_rolls_are_drawn_in_black_only(paper):
    for drawn in (slips.sale_slip(sale(), paper), slips.closing_slip(closing(), paper)):
        document = pypdfium2.PdfDocument(drawn.data)
        image = document[0].render(scale=2).to_pil().convert("RGB")
        document.close()
        grey = [colour for _n, colour in image.getcolors(1 << 20) if len(set(colour)) > 1]
        assert grey == []


def test_a_refund_and_a_slip_that_was_taken_back_say_so():
    refund = replace(sale(), kind=SaleKind.REFUND, of_number="A-0009", number="A-0018")
    text = "".join(texts(slips.sale_slip(refund, Width.ROLL_80)))
    assert "Refund" in text
    assert "A-0009" in text
    void = "".join(texts(slips.sale_slip(replace(sale(), corrected=True), Width.ROLL_80)))
    assert "Taken back" in void


@pytest.mark.parametrize("paper", Width)
def test_a_closing_slip_says_what_the_drawer_holds_and_the_journals_head(paper, tongue):
    text = words(slips.closing_slip(closing(), paper))
    for told in (
        "2026-10-2409:05", "2026-10-2418:12", "张三", "112", "98", "A-0001–A-0112",
        "¥3,872.00", "小红的收款码", "李红", "¥2,443.00", "¥20.00", "¥609.00", "社区码", "¥820.00",
        "¥300.00", "¥909.00", "¥908.00", "-¥1.00", "王瑒", "找零时多给了一元",
        "3f2a91bc0d4e77aa", "#1,234",
    ):  # fmt: skip
        assert told in text


def test_a_till_that_is_open_tells_neither_what_its_drawer_should_hold_nor_a_difference():
    # The drawer is counted blind: what it should hold stands on the slip once it is closed.
    text = "".join(texts(slips.closing_slip(closing(closed=False), Width.ROLL_58)))
    assert "How the till stands" in text
    assert "not counted" in text
    assert "Cash expected" not in text
    assert "Difference" not in text


def test_a_pick_list_goes_place_by_place_and_names_what_is_short(tongue):
    text = words(slips.pick_list(picks(), Width.A4))
    order = [text.index(told) for told in ("成都·仓库/A架/A1", "上海·王瑒", LONG[12:20], "宣传册")]
    assert order == sorted(order)
    for told in ("TS26-L", "木兰社区", "512", "60", "12", "48", "LEAF"):
        assert told in text


def test_five_thousand_lines_are_packed_on_pages_with_headings():
    drawn = slips.packing_list(packed(2500), Width.A4)
    pages = texts(drawn)
    assert len(pages) < 200
    assert len(drawn.data) < 1_000_000
    assert all("Code" in page for page in pages[:-1])
    text = "".join(pages)
    assert all(text.count(f"IT-{n:04d}") == 2 for n in range(1, 2501))
    assert f"Page {len(pages)} of {len(pages)}" in pages[-1]
    total = sum(range(1, 2501)) * 2
    assert f"{total} pieces" in text or f"{total:,} pieces" in text
    assert "Received by" in pages[-1]


def test_a_box_does_not_begin_at_the_foot_of_a_page():
    for lines in range(20, 40):
        for page_ in texts(slips.packing_list(packed(lines), Width.A5)):
            # Above the foot stands a line of goods or of the end, never a head.
            assert not page_.rstrip().splitlines()[-2].endswith(("Pieces", "pieces"))


def test_the_paper_till_has_every_size_price_and_way_to_pay(tongue):
    drawn = slips.fallback_sheet(fallback(30))
    pages = texts(drawn)
    assert len(pages) > 1
    text = words(drawn)
    for told in ("COSConT恤", "TS26-2XL", "¥99", "IT-29", "¥155", "钥匙扣", "A"):
        assert told in text
    # Every page can be sold from: twenty rows, all ways to pay, which part it is.
    for number, one in enumerate(pages, 1):
        assert re.search(rf"{number}\D+{len(pages)}", one)
        rows = [line for line in one.split() if line.isdigit()]
        assert {str(n) for n in range(1, 21)} <= set(rows)
    (size,) = set(sizes(drawn))
    assert list(size) == pytest.approx([297, 210], abs=0.1)


def test_two_codes_of_one_method_are_told_apart_on_the_paper_till():
    ways = (*fallback().ways, replace(fallback().ways[0], label="李红"))
    text = words(slips.fallback_sheet(replace(fallback(), ways=ways)))
    assert "WeChatPay李红" in text


def test_an_article_with_more_sizes_than_a_page_has_columns_is_continued():
    one = fallback().articles[0]
    many = replace(one, sizes=tuple(replace(one.sizes[0], code=f"X-{n}") for n in range(60)))
    drawn = slips.fallback_sheet(replace(fallback(), articles=(many,)))
    assert drawn.pages > 1
    assert all(f"X-{n}" in words(drawn) for n in range(60))


def test_the_tally_sheet_has_a_line_a_size():
    drawn = slips.tally_sheet(fallback(30))
    text = words(drawn)
    assert drawn.pages == 2
    assert all(told in text for told in ("COSConT恤3XL", "TS26-S", "IT-29", "¥155"))


def test_what_no_face_can_write_is_named():
    odd = SlipLine(sale().lines[0].kind, "扇𒀀子", "X", 1, 100, 100)
    drawn = slips.sale_slip(replace(sale(), lines=(odd,)), Width.ROLL_80)
    (finding,) = drawn.findings
    assert (finding.who, finding.what, finding.detail) == ("A-0017", Trouble.GLYPH, "𒀀")


def test_papers_are_named_as_people_name_them():
    assert [width(text) for text in ("80", "58mm", "A5", "a4", 210)] == [
        Width.ROLL_80, Width.ROLL_58, Width.A5, Width.A4, Width.A4,
    ]  # fmt: skip
    with pytest.raises(UnknownSize) as no:
        width("60")
    assert no.value.known == ("58 mm", "80 mm", "A5", "A4")
    with pytest.raises(UnknownSize):
        page(80)


def test_every_page_can_be_rendered():
    for draw in ALL:
        document = pypdfium2.PdfDocument(io.BytesIO(draw().data))
        assert all(page_.render(scale=0.3).to_pil().getextrema() for page_ in document)
        document.close()
