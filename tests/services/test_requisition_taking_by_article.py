"""Lists with a column for each article: fates, remembered words, nothing twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.services.changes import OpId
from desktop.services.requisitions import matching, taking
from desktop.services.requisitions.taking import Preview
from desktop.store.database import Database
from tests.press import Desktop
from tests.services.asked import all_rows, fates, lines, notices, see, take, undo
from tests.store.ledgers import ended, proven

LIST = """自动编号,提交人,提交时间,活动名称,需要日期,预计人数,T恤 L,徽章（枚）,小圆牌,押金,收件人,手机号,收件地址
1,李源分,2026/11/20 23:56,大连开源之夜,2026/12/13,15,20,5枚,2,100,李源分,15912225319,大连市示例区样例路 23 号
2,杨开雪,2026/11/21 09:55,成都开源之夜,2026/12/18,50,,20-30,,100,杨开雪,13356428397,成都市示例区样例路 194 号
"""  # noqa: E501 (a table is read line by line)


@pytest.fixture
def shop(database: Database, tmp_path: Path) -> Desktop:
    return Desktop(database, tmp_path)


def columns(seen: Preview) -> list[tuple[str, str]]:
    """Columns that are an article each, and what that is."""
    return [(one.heading, seen.names.get(one.code or "", "")) for one in seen.list.headed]


def test_each_column_becomes_lines_and_the_same_list_again_is_nothing_new(shop: Desktop):
    seen = see(shop, LIST)
    assert columns(seen) == [("T恤 L", "COSCon T恤 L"), ("徽章（枚）", "徽章"), ("小圆牌", "")]
    assert (fates(seen), notices(seen)) == (["new", "new"], [["open"], ["open"]])
    assert seen.list.kept == ("押金",)
    done = take(shop, LIST)
    first, second = all_rows(shop)
    assert lines(shop, first.id) == [
        ("T恤 L", 20, "TS-L", "likely"),
        ("徽章", 5, "BG", "exact"),
        ("小圆牌", 2, "", "none"),
    ]
    assert lines(shop, second.id) == [("徽章", None, "BG", "exact")]
    assert (fates(see(shop, LIST)), take(shop, LIST).batch) == (["same", "same"], None)
    undo(shop, done)
    assert all_rows(shop) == []
    assert proven(shop.desk) == ()


def test_what_was_mended_counts_for_headings_at_the_next_look_and_in_the_next_list(shop: Desktop):
    seen = see(shop, LIST)
    matching.remember(shop.desk, OpId.new(), "小圆牌", "BG")
    after = taking.again(shop.desk, seen)
    assert columns(after)[2] == ("小圆牌", "徽章")
    assert notices(after)[0] == []
    assert ended(taking.apply(shop.desk, OpId.new(), after)).new == 2
    other = LIST.replace("小圆牌", "需要的小圆牌（个）")
    assert columns(see(shop, other))[2] == ("需要的小圆牌（个）", "徽章")
    assert fates(see(shop, LIST)) == ["same", "same"]


def test_a_column_that_is_no_article_after_all_goes_into_the_remark(shop: Desktop):
    seen = see(shop, LIST)
    matching.remember(shop.desk, OpId.new(), "小圆牌", None)
    after = taking.again(shop.desk, seen)
    assert [heading for heading, _item in columns(after)] == ["T恤 L", "徽章（枚）"]
    assert set(after.list.kept) == {"小圆牌", "押金"}
    assert after.list.rows[0].draft.remark == "小圆牌: 2\n押金: 100"
    assert ended(taking.apply(shop.desk, OpId.new(), after)).new == 2
    assert len(lines(shop, all_rows(shop)[0].id)) == 2


def test_a_free_text_beside_the_columns_is_read_in_its_own_context(shop: Desktop):
    text = LIST.replace("小圆牌", "其他物料").replace(",2,100", ",COSCon T恤：L 3,100")
    seen = see(shop, text)
    assert [(line.code, line.qty) for line in seen.fates[0].lines] == [
        ("TS-L", 3),
        ("TS-L", 20),
        ("BG", 5),
    ]


def test_a_request_that_changed_in_one_cell_is_changed_as_long_as_nobody_answered(shop: Desktop):
    take(shop, LIST)
    seen = see(shop, LIST.replace(",20,5枚", ",25,5枚"))
    assert fates(seen) == ["changed", "same"]
    assert seen.fates[0].changes == (
        ("lines", "T恤 L x20; 徽章 x5; 小圆牌 x2", "T恤 L x25; 徽章 x5; 小圆牌 x2"),
    )


def test_a_row_that_asks_for_nothing_is_refused_by_its_row(shop: Desktop):
    seen = see(shop, LIST + "3,王,2026/11/22,夜,2026/12/18,50,0,,,100,王,13356428397,成都\n")
    assert [(t.row, t.code) for t in seen.list.troubles] == [(4, "missing")]
    assert ended(taking.apply(shop.desk, OpId.new(), seen, skip_refused=True)).new == 2
