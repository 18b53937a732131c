"""Free text of requests: which words name a thing, and which say how many of it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import TooLong
from desktop.domain.requisitions.said.numerals import chinese
from desktop.domain.requisitions.said.reading import MOST, read_lines

NAMES = frozenset({"手写纸与信纸"})


def read(text: str) -> list[tuple[str, int | None]]:
    return [(one.said, one.qty) for one in read_lines(text, NAMES.__contains__)]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "COSCon T恤/L x20; 开源贴纸套装/A 款 x50",
            [("COSCon T恤/L", 20), ("开源贴纸套装/A 款", 50)],
        ),
        ("T恤 L码 20件、M码 10件", [("T恤 L码", 20), ("M码", 10)]),
        ("文化衫（L）×20", [("文化衫(L)", 20)]),
        ("贴纸A款50张，徽章 三十个", [("贴纸A款", 50), ("徽章", 30)]),
        ("1. 帆布袋（藏青）2个\n2. 章鱼公仔 5", [("帆布袋(藏青)", 2), ("章鱼公仔", 5)]),
        ("1.帆布袋2个 2.章鱼公仔5个", [("帆布袋", 2), ("章鱼公仔", 5)]),
        ("20个徽章和30张贴纸", [("徽章", 20), ("贴纸", 30)]),
        ("T恤 S*5 M*10 L*5", [("T恤 S", 5), ("M", 10), ("L", 5)]),
        ("T恤 S5 M10 L5", [("T恤 S", 5), ("M", 10), ("L", 5)]),
        ("T恤 L 20 M 10", [("T恤 L", 20), ("M", 10)]),
        ("帆布袋\t藏青\t２０", [("帆布袋\t藏青", 20)]),
        ("名称\t规格\t数量\nT恤\tL\t20", [("T恤\tL", 20)]),
        ("徽章和贴纸各20", [("徽章", 20), ("贴纸", 20)]),
        ("徽章、贴纸 各10个", [("徽章", 10), ("贴纸", 10)]),
        ("各10个：徽章、贴纸", [("徽章", 10), ("贴纸", 10)]),
        ("T恤 S/M/L各5件", [("T恤 S", 5), ("M", 5), ("L", 5)]),
        ("徽章\n贴纸\n各十个", [("徽章", 10), ("贴纸", 10)]),
        ("两打徽章", [("徽章", 24)]),
        ("T恤 20+贴纸 50", [("T恤", 20), ("贴纸", 50)]),
        ("想申请贴纸100张、T恤L 5件，谢谢", [("贴纸", 100), ("T恤L", 5)]),
        ("T恤20件（L码10件，M码10件）", [("L码", 10), ("M码", 10)]),
        ("🐙公仔 x5", [("公仔", 5)]),
        ("徽章20枚（金色）", [("徽章 (金色)", 20)]),
        ("手写纸与信纸 x1", [("手写纸与信纸", 1)]),
        ("贴纸（50张）", [("贴纸", 50)]),
        ("1,000张贴纸", [("贴纸", 1000)]),
        ("贴纸 x50，100个徽章", [("贴纸", 50), ("徽章", 100)]),
        ("50 sticker A", [("sticker A", 50)]),
        ("帆布袋 2个 徽章 3个 共5个", [("帆布袋", 2), ("徽章", 3)]),
        ("想要30x 徽章 谢谢", [("徽章", 30)]),
        ("2 x 台历 2024，谢谢", [("台历 2024", 2)]),
        ("6 x 数据线，送嘉宾", [("数据线 (送嘉宾)", 6)]),
        ("折扇*10（发给讲师）", [("折扇 (发给讲师)", 10)]),
        ("背景板: 15（活动现场用）", [("背景板 (活动现场用)", 15)]),
        ("证书壳（红和蓝色）各30个", [("红", 30), ("蓝色", 30)]),
        ("儿童T恤（110、130）各5件", [("110", 5), ("130", 5)]),
        ("1、5个徽章\n2、3张贴纸", [("徽章", 5), ("贴纸", 3)]),
        ("横幅 3mx60 5mx6", [("横幅 3m", 60), ("5m", 6)]),
        ("奖杯六座", [("奖杯", 6)]),
        ("本白 30 藏青 20", [("本白", 30), ("藏青", 20)]),
        ("公仔 2只做抽奖奖品", [("公仔 (做抽奖奖品)", 2)]),
        ("我是深圳KCC的小王\n徽章 5枚", [("徽章", 5)]),
        ("棒球帽【黑】（6顶）（备用）", [("棒球帽【黑】 (备用)", 6)]),
    ],
)
def test_what_people_write_is_read(text: str, lines: list[tuple[str, int | None]]):
    assert read(text) == lines


@pytest.mark.parametrize(
    "text",
    [
        "贴纸 20-30", "贴纸20~30个", "贴纸若干", "一批贴纸", "少量贴纸", "贴纸", "贴纸 0", "贴纸x0",
        "贴纸x-5", "贴纸 -5", "贴纸十几张", "贴纸 20多个", "贴纸至少20张", "贴纸 两箱",
        "贴纸 每人1张", "贴纸 1.5张", "贴纸 99999999张", "贴纸各20",
    ],
)  # fmt: skip
def test_a_number_that_nobody_can_know_stays_open(text: str):
    assert read(text) == [("贴纸", None)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("徽章 20-30", "20-30"), ("徽章 x20-30", "x20-30"), ("徽章 ×20~30", "×20~30"),
        ("徽章 x20至30个", "x20至30个"), ("徽章 x20—30", "x20—30"), ("徽章 x 2-3 盒", "x 2-3 盒"),
        ("徽章 x20−30", "x20−30"), ("徽章 20〜30个", "20〜30个"), ("徽章 x20--30", "x20--30"),
        ("徽章 x20..30", "x20..30"), ("徽章 x20个-30个", "x20个-30个"),
        ("徽章 20个到30个", "20个到30个"), ("徽章 x二十至三十个", "x二十至三十个"),
        ("徽章 20/30个", "20/30个"), ("徽章 x20/30", "x20/30"), ("徽章 20/30", "20/30"),
        ("徽章 20个/30个", "20个/30个"), ("徽章 x20或30个", "x20或30个"),
        ("徽章 20 或 30 个", "20 或 30 个"), ("x20-30 徽章", "x20-30"),
    ],
)  # fmt: skip
def test_of_two_numbers_a_person_chooses_one(text: str, said: str):
    (line,) = read_lines(text)
    assert (line.said, line.qty, line.qty_said) == ("徽章", None, said)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("徽章 x20/贴纸 x30", [("徽章", 20), ("贴纸", 30)]),
        ("徽章 x20-30 贴纸 x5", [("徽章", None), ("贴纸", 5)]),
        ("徽章 x20—贴纸 x30", [("徽章", 20), ("贴纸", 30)]),
        ("15/20 cm 尺子 x30", [("15/20 cm 尺子", 30)]),
        ("T恤 M 20/L 30", [("T恤 M", 20), ("L", 30)]),
    ],
)
def test_a_dash_or_a_slash_beside_a_number_is_not_always_a_choice(
    text: str, lines: list[tuple[str, int | None]]
):
    assert read(text) == lines


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("COSCon 23 T恤/2XL x30", "COSCon 23 T恤/2XL"),
        ("15 cm 尺子 x30", "15 cm 尺子"),
        ("电路板尺子/10 cm x30", "电路板尺子/10 cm"),
        ("三件套 x30", "三件套"),
        ("10x15cm 贴纸 30", "10x15cm 贴纸"),
        ("A5本x30", "A5本"),
        ("ESP32 开发板 30块", "ESP32 开发板"),
        ("“开源人”单张贴纸 x30", "“开源人”单张贴纸"),
        ("十周年徽章 30个", "十周年徽章"),
    ],
)
def test_a_number_within_a_name_is_none_of_pieces(text: str, said: str):
    assert read(text) == [(said, 30)]


def test_a_year_alone_is_no_number_of_pieces_and_an_empty_line_ends_a_heading():
    assert read("T恤 2023") == [("T恤 2023", None)]
    lines = read_lines("T恤：\nL 20\nM 10\n\n贴纸 50")
    assert [(one.under, one.said, one.qty) for one in lines] == [
        ("T恤", "L", 20),
        ("T恤", "M", 10),
        ("", "贴纸", 50),
    ]


def test_a_total_that_does_not_fit_is_left_to_a_person():
    (line,) = read_lines("T恤30件（L码10件，M码10件）")
    assert (line.qty, line.qty_said) == (None, "30件")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("十", 10), ("三十", 30), ("一百二", 120), ("一百零二", 102), ("两万", 20_000),
        ("二〇二三", 2023),
    ],
)  # fmt: skip
def test_numerals(text: str, number: int):
    assert chinese(text) == number


def test_a_million_signs_are_refused_at_once():
    start = time.perf_counter()
    with pytest.raises(TooLong) as refused:
        read_lines("贴" * 1_000_000)
    assert time.perf_counter() - start < 0.5
    said = refused.value
    assert (said.start, said.length, said.most) == ("", 1_000_000, MOST)


@given(st.text(max_size=300))
def test_no_text_at_all_makes_it_stumble(text: str):
    for line in read_lines(text):
        assert line.qty is None or line.qty > 0
        assert line.said


@given(
    st.lists(
        st.tuples(st.sampled_from(["贴纸", "帆布袋/藏青", "T恤 L"]), st.integers(1, 999_999)),
        min_size=1,
        max_size=8,
    ),
    st.sampled_from(["; ", "；", "、", "，", "\n", "\t\n"]),
)
def test_pieces_are_neither_lost_nor_made(lines: list[tuple[str, int]], between: str):
    text = between.join(f"{name} x{n}" for name, n in lines)
    assert read(text) == lines
