"""Lists of requests with a column for each article: which are one, and what they ask for."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import xlsxwriter

from desktop.domain.requisitions.matching import Article, Shelf
from desktop.domain.requisitions.taking import AskedList
from desktop.exchange.kinds import Kind, guess_kind
from desktop.exchange.requisitions import read_list

SHELF = Shelf(
    [
        Article("TS-S", "COSCon T恤", "S"),
        Article("TS-M", "COSCon T恤", "M"),
        Article("TS-L", "COSCon T恤", "L"),
        Article("ST-A", "开源贴纸套装", "A 款"),
        Article("ST-B", "开源贴纸套装", "B 款"),
        Article("BG", "开源徽章", ""),
        Article("MUG", "马克杯", "黑"),
        Article("BAG", "帆布袋", ""),
        Article("DEP", "押金条", ""),
    ],
    {"小圆牌": "BG", "火箭筒": None},
)
HEAD = ("自动编号", "提交人", "提交时间", "活动名称", "收件地址")
LINE = ("1", "王", "2026/11/20 10:00", "夜", "成都市某路")


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., AskedList]:
    def read(head: Sequence[str], *rows: Sequence[str], **mapping: str) -> AskedList:
        path = tmp_path / "表.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([head, *rows])
        return read_list(path, None, mapping, None, SHELF.match)

    return read


def asked(found: AskedList, n: int = 0) -> list[tuple[str, int | None, str]]:
    return [(one.said, one.qty, one.qty_said) for one in found.rows[n].headed]


def meant(found: AskedList) -> dict[str, str | None]:
    return {one.heading: one.code for one in found.headed}


def test_each_filled_cell_of_a_column_that_is_an_article_is_a_line(read):
    head = (*HEAD, "T恤 L", "开源贴纸套装/A 款", "徽章（枚）", "帆布袋数量", "需要的马克杯（个）")
    found = read(head, (*LINE, "20", "若干", "20件", "十", "0"), (*LINE, "", "", "20-30", "无", ""))
    assert meant(found) == dict(zip(head[5:], ("TS-L", "ST-A", "BG", "BAG", "MUG"), strict=True))
    assert asked(found) == [
        ("T恤 L", 20, "20"),
        ("开源贴纸套装/A 款", None, "若干"),
        ("徽章", 20, "20件"),
        ("帆布袋", 10, "十"),
    ]
    assert asked(found, 1) == [("徽章", None, "20-30")]
    assert found.rows[0].draft.remark == ""


@pytest.mark.parametrize(
    "heading",
    [
        *("参加人数", "预计人数", "箱数", "金额", "押金", "编号", "总分", "楼层", "志愿者"),
        *("贡献者", "T恤单价", "徽章（已领）", "徽章 实发", "去年徽章", "T恤 L 库存", "合计"),
        *("物料总件数", "帆布袋（元）", "工作年限", "手机尾号", "火箭筒", "组数", "桌号"),
        *("Number of attendees", "Score", "寄出数量", "领数量"),
    ],
)  # fmt: skip
def test_what_counts_no_pieces_of_an_article_is_never_goods(read, heading: str):
    found = read((*HEAD, "徽章", heading), (*LINE, "5", "30"))
    assert (meant(found), asked(found)) == ({"徽章": "BG"}, [("徽章", 5, "5")])
    kept = heading in (*found.kept, *found.unknown, *found.columns.values())
    assert kept, "what is done with it has to be told"


def test_a_column_that_may_be_an_article_is_a_line_to_look_at(read):
    head = (*HEAD, "T恤", "火箭", "徽章", "小灯", "楼层数", "桌子（张）")
    found = read(head, (*LINE, "3", "2", "5", "1", "4", "1"))
    looked_at = dict.fromkeys(("T恤", "火箭", "小灯", "桌子（张）"))
    assert meant(found) == {"徽章": "BG"} | looked_at
    assert {one.heading for one in found.headed if not one.sure.certain} == set(looked_at)
    assert found.kept == ("楼层数",)


def test_a_remembered_word_makes_a_column_an_article_or_none(read):
    head = (*HEAD, "小圆牌数量", "火箭筒（个）", "徽章")
    found = read(head, (*LINE, "3", "2", "1"))
    assert meant(found) == {"小圆牌数量": "BG", "徽章": "BG"}
    assert found.rows[0].draft.remark == "火箭筒（个）: 2"


@pytest.mark.parametrize("tick", ["是", "✓", "√", "TRUE", "需要", "☑"])
@pytest.mark.parametrize("not_one", ["否", "0", "", "×", "不需要", "FALSE", "(跳过)", "-"])
def test_a_tick_asks_for_it_and_says_no_number(read, tick: str, not_one: str):
    found = read((*HEAD, "是否需要徽章", "帆布袋"), (*LINE, tick, not_one))
    assert asked(found) == [("徽章", None, "✓" if tick == "TRUE" else tick)]


def test_one_thing_that_is_ticked_takes_its_number_from_the_column_of_numbers(read):
    head = (*HEAD, "徽章", "帆布袋", "数量")
    found = read(head, (*LINE, "✓", "", "20"), (*LINE, "✓", "✓", "20"), (*LINE, "3", "", "20"))
    assert asked(found) == [("徽章", 20, "20")]
    assert asked(found, 1) == [("徽章", None, "20"), ("帆布袋", None, "20")]
    assert (asked(found, 2), found.rows[2].draft.remark) == ([("徽章", 3, "3")], "数量: 20")


def test_sizes_beside_or_within_a_column_are_part_of_its_name(read):
    head = (*HEAD, "是否需要T恤", "T恤尺码", "T恤数量")
    found = read(head, (*LINE, "是", "L", "2"), (*LINE, "是", "M", ""), (*LINE, "否", "", ""))
    assert (asked(found), asked(found, 1)) == ([("T恤 L", 2, "2")], [("T恤 M", None, "是")])
    assert [one.row for one in found.troubles] == [4]
    within = read((*HEAD, "T恤", "徽章"), (*LINE, "L 2件、M 3件", "1"))
    assert [one[:2] for one in asked(within)] == [("T恤 L", 2), ("T恤 M", 3), ("徽章", 1)]


def test_a_column_of_sizes_asks_for_each_and_says_no_number(read):
    for heading in ("T恤尺码", "您的 T恤 尺码？", "T恤"):
        found = read((*HEAD, heading), (*LINE, "L"), (*LINE, "无"), (*LINE, "S 码"))
        assert asked(found) == [("T恤 L", None, "")], heading
        assert [one.row for one in found.troubles] == [3]
    counted = read((*HEAD, "T恤尺码", "数量"), (*LINE, "L", "2"))
    assert asked(counted) == [("T恤 L", 2, "2")]


def test_questions_name_their_article(read):
    head = (*HEAD, "你需要徽章吗？", "需要几个帆布袋？", "马克杯要多少？", "Qty: 开源贴纸套装/A 款")
    found = read(head, (*LINE, "需要", "3", "4个", "5"))
    assert [one.said for one in found.headed] == [
        *("徽章", "帆布袋", "马克杯", "开源贴纸套装/A 款"),
    ]


def test_numbers_of_boxes_are_no_numbers_of_pieces(read):
    assert asked(read((*HEAD, "徽章（箱）"), (*LINE, "2"))) == [("徽章", None, "2箱")]


def test_a_free_text_beside_them_is_read_as_well_and_nothing_is_asked_for_twice(read):
    head = (*HEAD, "申请物料", "徽章数量", "T恤 L")
    found = read(head, (*LINE, "徽章,帆布袋", "5", ""), (*LINE, "马克杯黑 x2", "", "1"))
    assert [one.said for one in found.rows[0].goods] == ["帆布袋"]
    assert asked(found) == [("徽章", 5, "5")]
    assert [(one.said, one.qty) for one in found.rows[1].goods] == [("马克杯黑", 2)]
    other = read((*HEAD, "徽章", "其他物料"), (*LINE, "5", "无"), (*LINE, "", "马克杯黑 x2"))
    assert [len(row.goods) for row in other.rows] == [0, 1]


def test_a_list_of_a_survey_tool_is_read_without_what_the_tool_adds(read):
    head = (
        *("序号", "提交答卷时间", "所用时间", "来源", "来源详情", "来自IP", "1、您的姓名："),
        *("2、活动名称", "3、请填写需要的物料数量:T恤 S", "3、T恤 M", "4、请填写数量(徽章)"),
        *("5、收件地址", "总分"),
    )  # fmt: skip
    line = ("7", "2026/11/20 10:00:00", "38秒", "链接", "N/A", "1.2.3.4(四川-成都)", "王", "夜")
    found = read(head, (*line, "1", "(跳过)", "10", "成都", "0"))
    row = found.rows[0]
    assert (row.draft.number, row.draft.applicant, row.draft.title) == ("7", "王", "夜")
    assert row.said_at.startswith("2026-11-20T10:00")
    assert asked(found) == [("T恤 S", 1, "1"), ("徽章", 10, "10")]
    assert row.draft.remark == ""
    assert found.unknown == ("所用时间", "来源", "来源详情", "来自IP", "总分")


def test_options_of_a_survey_with_ones_and_noughts_are_ticks(read):
    head = (*HEAD, "3(A.T恤 L)", "3(B.徽章)", "3(C.帆布袋)")
    found = read(head, (*LINE, "1", "0", "1"))
    assert asked(found) == [("T恤 L", None, "✓"), ("帆布袋", None, "✓")]


@pytest.mark.parametrize(
    "heading", ["申请物料", "4、您需要哪些物料？[多选题]", "请选择所需的物料（多选）", "需要的周边"]
)
@pytest.mark.parametrize(
    "cell", ["A.T恤 L┋B.徽章", "T恤 L|徽章", "T恤 L┋徽章", "T恤 L┋其他〖徽章〗", "T恤 L；徽章"]
)
def test_what_was_chosen_of_many_is_a_line_each(read, heading: str, cell: str):
    found = read((*HEAD, heading), (*LINE, cell))
    assert [one.said for one in found.rows[0].goods] == ["T恤 L", "徽章"]


def test_of_two_headings_for_the_asker_or_the_headcount_the_fuller_one_is_taken(read):
    head = (
        "序号",
        "姓名",
        "活动名称",
        "提交时间",
        "徽章",
        "收件地址",
        "预计人数",
        "参加人数",
        "提交人",
    )
    found = read(head, ("1", "王", "夜", "2026/11/20", "3", "成都", "50", "30", ""))
    row = found.rows[0]
    assert (row.draft.applicant, row.draft.headcount) == ("王", 50)
    assert row.draft.remark == "参加人数: 30"


@pytest.mark.parametrize("sign", ["(", "*", "T恤 ", "请选择:"])
def test_a_heading_without_end_is_no_article_and_takes_no_time(read, sign: str):
    found = read((*HEAD, sign * 100_000, "徽章"), (*LINE, "1", "2"))
    assert asked(found) == [("徽章", 2, "2")]


def test_a_line_of_sums_is_no_request(read):
    found = read((*HEAD, "徽章", "帆布袋"), (*LINE, "5", "2"), ("合计", "", "", "", "", "5", "2"))
    assert (len(found.rows), found.troubles) == (1, ())


def test_where_none_of_them_is_certain_counted_goods_under_another_heading_are_asked_about(read):
    head = (*HEAD, "要啥", "T恤")
    rows = ((*LINE, "马克杯黑 x5", "2"),)
    assert read(head, *rows).doubtful["lines"][0] == "要啥"
    both = read(head, *rows, lines="要啥")
    assert [one.said for one in both.rows[0].goods] == ["马克杯黑"]
    assert asked(both) == [("T恤", 2, "2")]
    assert len(read(head, *rows, lines="").rows[0].goods) == 0


def test_headings_of_two_lines_are_read_as_one(tmp_path: Path):
    path = tmp_path / "表.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for place, text in enumerate(HEAD):
            sheet.merge_range(0, place, 1, place, text)
        sheet.merge_range(0, 5, 0, 7, "T恤（件）")
        sheet.write_row(1, 5, ("S", "M", "L"))
        sheet.merge_range(0, 8, 0, 9, "申请物料")
        sheet.write_row(1, 8, ("徽章", "火箭"))
        sheet.write_row(2, 0, (*LINE, 1, "", 3.0, True, 2))
    found = read_list(path, match=SHELF.match)
    assert [one.row for one in found.rows] == [3]
    assert asked(found) == [
        *(("T恤 S", 1, "1"), ("T恤 L", 3, "3")),
        *(("徽章", None, "✓"), ("火箭", 2, "2")),
    ]
    assert meant(found)["T恤（件） M"] == "TS-M"


def test_headings_may_stand_above_the_headings(tmp_path: Path):
    path = tmp_path / "表.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 0, 7, "2026 年物料申请表")
        sheet.merge_range(1, 0, 1, 4, "基本信息")
        sheet.merge_range(1, 5, 1, 6, "贴纸套装")
        sheet.write_row(2, 0, (*HEAD, "A 款", "B款", "楼层"))
        sheet.write_row(3, 0, (*LINE, 5, "", 3))
    found = read_list(path, match=SHELF.match)
    assert (asked(found), meant(found)) == (
        [("贴纸套装 A 款", 5, "5")],
        {"贴纸套装 A 款": "ST-A", "贴纸套装 B款": "ST-B"},
    )


def test_a_lone_heading_may_have_one_below_it_too(tmp_path: Path):
    path = tmp_path / "表.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("填表说明：请填数字",))
        sheet.write_row(1, 0, (*HEAD, "T恤", "", "贴纸套装", "备注"))
        sheet.write_row(2, 0, (*[""] * 5, "S", "M", "A 款", ""))
        sheet.write_row(3, 0, (*LINE, 1, "", 5, "急"))
    found = read_list(path, match=SHELF.match)
    assert asked(found) == [("T恤 S", 1, "1"), ("贴纸套装 A 款", 5, "5")]
    assert found.rows[0].draft.remark == "急"


def test_a_list_of_a_survey_tool_is_known_by_its_headings():
    head = (
        "序号",
        "提交答卷时间",
        "来自IP",
        "1、您的姓名",
        "2、活动名称",
        "3、收件地址",
        "4、T恤 L",
    )
    assert guess_kind(head) is Kind.REQUESTS


def test_rows_of_one_article_each_stay_one_request(read):
    head = (*HEAD, "物品", "规格", "数量")
    found = read(head, (*LINE, "T恤", "L", "2"), (*LINE, "徽章", "", "五"))
    assert [(one.said, one.qty) for one in found.rows[0].goods] == [("T恤/L", 2), ("徽章", 5)]
    assert (len(found.rows), found.headed) == (1, ())
