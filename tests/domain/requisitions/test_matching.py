"""Which article is meant: by code, name, label, in whatever order; unsure where more fit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.requisitions.matching import Shelf, fold
from desktop.domain.requisitions.values import Sure
from tests.said import by_hand, fifth, first, fourth, second, third
from tests.said.judging import judge

ARTICLES = first.articles()
CODES = {one.code: f"{one.item}/{one.label}".rstrip("/") for one in ARTICLES}
SHELF = Shelf(ARTICLES)


def meant(said: str, shelf: Shelf = SHELF) -> tuple[str, Sure]:
    found = shelf.match(said)
    return CODES.get(found.code or "", ""), found.sure


@pytest.mark.parametrize(
    ("said", "article", "sure"),
    [
        ("COSCon T恤/L", "COSCon T恤/L", Sure.EXACT),
        ("KYS2300002K", "COSCon T恤/L", Sure.EXACT),
        ("L 号 COSCon T恤", "COSCon T恤/L", Sure.LIKELY),
        ("COSCon 23 T恤/XXL", "COSCon T恤/2XL", Sure.LIKELY),
        ("文化衫（L）", "COSCon T恤/L", Sure.LIKELY),
        ("tshirt L", "COSCon T恤/L", Sure.LIKELY),
        ("COSConn T恤 L", "COSCon T恤/L", Sure.LIKELY),
        ("開源貼紙套裝A款", "开源贴纸套装/A 款", Sure.EXACT),
        ("贴纸A", "开源贴纸套装/A 款", Sure.LIKELY),
        ("sticker A", "开源贴纸套装/A 款", Sure.LIKELY),
        ("kaiyuantiezhitaozhuang A", "开源贴纸套装/A 款", Sure.LIKELY),
        ("15cm尺子", "电路板尺子/15 cm", Sure.LIKELY),
        ("黑色马克杯", "马克杯/黑", Sure.LIKELY),
        ("徽章 北京", "KCC 城市徽章/北京", Sure.LIKELY),
        ("正式会员徽章", "正式成员徽章", Sure.UNSURE),
        ("T恤", "", Sure.UNSURE),
        ("徽章", "", Sure.UNSURE),
        ("COSCon T恤 5XL", "", Sure.UNSURE),
        ("充电宝", "", Sure.NONE),
        ("COSCon 帽子", "", Sure.NONE),
        ("COSCon 22 T恤 L", "COSCon T恤/L", Sure.UNSURE),
    ],
)
def test_words_mean_an_article(said: str, article: str, sure: Sure):
    assert meant(said) == (article, sure)


def test_two_sizes_are_named_where_none_was_said():
    found = SHELF.match("开源社帽衫")
    assert found.sure is Sure.UNSURE
    assert [CODES[code] for code in found.others] == [
        f"开源社帽衫/{size}" for size in ("M", "L", "XL")
    ]


def test_a_size_alone_belongs_to_what_was_named_before():
    lines = SHELF.read("T恤 L码 20件、M码 10件；帽衫：M 1，XL 2")
    assert [(CODES[line.code or ""], line.qty) for line in lines] == [
        ("COSCon T恤/L", 20),
        ("COSCon T恤/M", 10),
        ("开源社帽衫/M", 1),
        ("开源社帽衫/XL", 2),
    ]


@pytest.mark.parametrize(
    ("text", "meant_by_it"),
    [
        ("白、黑色马克杯各5个", [("马克杯/白", 5), ("马克杯/黑", 5)]),
        ("白 黑色马克杯各5个", [("马克杯/白", 5), ("马克杯/黑", 5)]),
        ("马克杯 白 黑 各5个", [("马克杯/白", 5), ("马克杯/黑", 5)]),
        ("马克杯（白色、黑）各5个", [("马克杯/白", 5), ("马克杯/黑", 5)]),
        ("马克杯白黑各5", [("马克杯/白", 5), ("马克杯/黑", 5)]),
        ("马克杯：白色 15 黑 20", [("马克杯/白", 15), ("马克杯/黑", 20)]),
        (
            "公仔 2只；M码、L码帽衫各5件",
            [("小O 章鱼毛绒公仔", 2), ("开源社帽衫/M", 5), ("开源社帽衫/L", 5)],
        ),
        ("折页 1个，马克杯 黑 2个（发给讲师）", [("", 1), ("马克杯/黑", 2)]),
    ],
)
def test_labels_belong_to_the_name_that_they_share(text: str, meant_by_it: list[tuple[str, int]]):
    lines = SHELF.read(text)
    assert [(CODES.get(line.code or "", ""), line.qty) for line in lines] == meant_by_it
    assert all(line.sure.certain for line in lines if line.code)


def test_a_year_behind_an_article_is_no_variant_of_it():
    goods = [first.article(f"C{n}", f"开源台历 {n}", "", "印刷", 2023) for n in (2023, 2024)]
    lines = Shelf(goods).read("开源台历2024 10本 2023年的5本")
    assert (lines[0].code, lines[0].qty) == ("C2024", 10)
    assert lines[1].code != "C2024" or not lines[1].sure.certain


def test_what_stands_under_a_heading_nobody_can_match_is_never_sure():
    """The 2022 shirt is not on the shelf: its sizes are neither 2023's nor the hoodie's."""
    for line in SHELF.read("帽衫 M 1件\nCOSCon 2022 T恤：M 码 5件、L码 20件")[1:]:
        assert not line.sure.certain, line


def test_what_was_remembered_comes_before_any_guess():
    shelf = Shelf(ARTICLES, {fold("大章鱼"): "KYS2200033K", fold("徽章"): None, "m": "KYS2300001K"})
    assert shelf.match("大 章鱼！").sure is Sure.KNOWN
    assert shelf.match("徽章").code is None
    assert shelf.match("徽章").sure is Sure.KNOWN
    lines = shelf.read("帽衫 L 1件、M 1件")
    assert CODES[lines[1].code or ""] == "开源社帽衫/M"  # not the shirt that M once meant


def test_the_same_name_of_two_years_is_told_apart_by_the_year_only():
    old = first.article("OLD", "COSCon T恤", "L", "服饰", 2022)
    shelf = Shelf([*ARTICLES, old])
    assert shelf.match("COSCon T恤/L").sure is Sure.UNSURE
    assert set(shelf.match("COSCon T恤/L").others) == {"OLD", "KYS2300002K"}
    assert shelf.match("COSCon 22 T恤/L").code == "OLD"


def test_an_empty_shelf_knows_nothing():
    assert Shelf(()).match("贴纸").sure is Sure.NONE
    assert Shelf(()).read("贴纸 x5")[0].qty == 5


def test_hundreds_of_texts_are_matched_right_and_no_wrong_one_is_sure():
    for corpus in (first, second, third, fourth, fifth):
        goods, asked = corpus.asked(seed=23, count=300)
        verdict = judge(Shelf(goods), asked)
        assert verdict.share >= 0.95, verdict
        assert not verdict.overconfident, verdict.overconfident[:3]


def test_texts_written_by_hand_are_matched_right_and_no_wrong_one_is_sure():
    goods, asked = by_hand.asked()
    verdict = judge(Shelf(goods), asked)
    assert verdict.share >= 0.98, verdict.wrong
    assert not verdict.overconfident


@given(st.text(max_size=100))
def test_no_words_at_all_make_it_stumble(said: str):
    found = SHELF.match(said)
    assert found.code is None or found.code in CODES
    assert found.code not in found.others
