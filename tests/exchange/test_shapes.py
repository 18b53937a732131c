"""Cells of others are text and days, whatever shape Feishu, its API or a spreadsheet gave them."""

from datetime import date, datetime

import pytest

from desktop.domain.errors import BadDate
from desktop.exchange.shapes import award_word, day_text, shaped


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('[{"id":"ou_1","name":"张三","en_name":"San"},{"name":"李四"}]', "张三,李四"),
        ('[{"text":"第一行\\n","type":"text"},{"text":"二","link":"x"}]', "第一行,二"),
        ('["审批","办公"]', "审批,办公"),
        ('{"type":1,"value":[{"text":"值"}]}', "值"),
        ("[自由软件]", "[自由软件]"),
        ("[", "["),
        ("「开放会务系统」\n项目组", "「开放会务系统」 项目组"),
        ("[" * 5000 + "]" * 5000, "[" * 5000 + "]" * 5000),
        (12.0, "12"),
        (datetime(2024, 1, 14), "2024-01-14"),
        (datetime(2024, 1, 14, 9, 30), "2024-01-14 09:30:00"),
        (True, "true"),
    ],
)
def test_a_cell_of_any_shape_is_one_line_of_text(cell, text):
    assert shaped(cell) == text


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2024/01/14", "2024-01-14"),
        ("2024/01/14 09:30", "2024-01-14"),
        ("2024年1月14日", "2024-01-14"),
        (date(2024, 1, 14), "2024-01-14"),
        # A day of the API is a midnight of Beijing (facts §5.3).
        ("1675526400000", "2023-02-05"),
        (1675526400000, "2023-02-05"),
        ("10月4日", "2026-10-04"),
        ("", ""),
    ],
)
def test_days_are_read_as_they_were_meant(cell, day):
    assert day_text(cell, 2026) == day


def test_what_is_no_day_is_refused():
    with pytest.raises(BadDate):
        day_text("明年")
    with pytest.raises(BadDate):
        day_text("10月4日")


@pytest.mark.parametrize(
    "text", ["COSCon 之星", "coscon之星", "ＣＯＳＣｏｎ　之星", "「COSCon 之星」"]
)
def test_an_award_is_the_same_with_and_without_blanks(text):
    assert award_word(text) == "coscon之星"
