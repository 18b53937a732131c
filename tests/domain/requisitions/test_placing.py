"""What lines mean beside each other: headings, all kinds at once, the rest, the same, remarks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.requisitions.matching import Article, Shelf
from desktop.domain.requisitions.values import Sure
from tests.said import first

ARTICLES = first.articles()
CODES = {one.code: f"{one.item}/{one.label}".rstrip("/") for one in ARTICLES}
SHELF = Shelf(ARTICLES)


def read(text: str) -> list[tuple[str, int | None]]:
    return [(CODES.get(one.code or "", ""), one.qty) for one in SHELF.read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "冰箱贴三款各10个",
        "3 种冰箱贴各 10",
        "冰箱贴每款 10 个",
        "所有款冰箱贴各10个",
        "冰箱贴（三款都要，各10个）",
    ],
)
def test_all_kinds_of_one_thing_are_a_line_each(text: str):
    kinds = [f"冰箱贴/{kind}" for kind in ("熊猫", "火锅", "盖碗茶")]
    assert read(text) == [(kind, 10) for kind in kinds]


def test_kinds_that_are_more_than_there_are_stay_unsure():
    [line] = SHELF.read("冰箱贴五款各10个")
    assert (line.code, line.sure) == (None, Sure.UNSURE)


def test_the_rest_are_those_that_were_not_named():
    assert read("冰箱贴：熊猫20个，其余各5个") == [
        ("冰箱贴/熊猫", 20),
        ("冰箱贴/火锅", 5),
        ("冰箱贴/盖碗茶", 5),
    ]


def test_the_same_number_as_before():
    assert read("马克杯 白 5个\n开源日历 同上") == [("马克杯/白", 5), ("开源日历", 5)]
    assert read("马克杯 白 5个，开源日历，数量同上") == [("马克杯/白", 5), ("开源日历", 5)]


@pytest.mark.parametrize(
    "text",
    [
        "马克杯\n白 5个\n黑色 3个",
        "马克杯 白/黑 分别 5/3 个",
        "1. 马克杯（白）5个 2. 马克杯（黑）3个",
        "①马克杯 白 5个②马克杯 黑 3个",
        "一、5个白马克杯 二、3个黑马克杯",
        "#1 马克杯·白 x5\n#2 马克杯·黑 x3",
        "名称\t规格\t数量\n马克杯\t白\t5\n马克杯\t黑\t3",
        "马克杯 | 白 | 5\n马克杯 | 黑 | 3",
        "物料：马克杯；规格：白；数量：5\n物料：马克杯；规格：黑；数量：3",
    ],
)
def test_lists_and_tables_are_read_row_by_row(text: str):
    assert read(text) == [("马克杯/白", 5), ("马克杯/黑", 3)]


@pytest.mark.parametrize(
    "text",
    [
        "T恤 S2 M3 L5",
        "T恤 S(2) M(3) L(5)",
        "T恤 2×S 3×M 5×L",
        "T恤，S、M、L码分别2、3、5件",
        "T恤：小码2件，中码3件，大码5件",
        "T恤 S/M/L 2/3/5",
        "T恤\nS码 2件\nM码 3件\nL码 5件",
    ],
)
def test_sizes_said_in_one_breath(text: str):
    assert read(text) == [(f"COSCon T恤/{size}", n) for size, n in (("S", 2), ("M", 3), ("L", 5))]


def test_words_for_sizes_are_letters_only_where_nothing_is_called_by_them():
    shelf = Shelf([Article("A", "鼠标垫", "小号"), Article("B", "鼠标垫", "S")])
    assert shelf.match("鼠标垫 小").code == "A"
    assert SHELF.match("帽衫 加大码").code == SHELF.match("帽衫 XL").code


@pytest.mark.parametrize(
    ("said", "article"),
    [
        ("冰箱帖/火锅", "冰箱贴/火锅"),
        ("电路板呎子 10 cm", "电路板尺子/10 cm"),
        ("雪花灯套间", "雪花灯套件（限量）"),
        ("马克怀 黑", "马克杯/黑"),
    ],
)
def test_a_slip_of_the_pen_is_guessed_and_never_sure(said: str, article: str):
    found = SHELF.match(said)
    assert (CODES[found.code or ""], found.sure) == (article, Sure.UNSURE)


@pytest.mark.parametrize(
    "remark",
    ["活动预计 80 人参加", "请发顺丰", "场地在 3 楼", "有问题微信联系我", "电话 13800138000"],
)
def test_a_remark_asks_for_nothing_and_is_kept_beside_the_line(remark: str):
    [line] = SHELF.read(f"开源日历 5本\n{remark}")
    assert line.said == f"开源日历 ({remark})"
    assert SHELF.match(line.said).sure is Sure.EXACT
    [line] = SHELF.read(f"{remark}\n开源日历 5本")
    assert (CODES[line.code or ""], line.qty) == ("开源日历", 5)


def test_words_without_a_number_that_nobody_knows_are_no_remark():
    assert [one.said for one in SHELF.read("开源日历 5本\n易拉宝")] == ["开源日历", "易拉宝"]


@pytest.mark.parametrize(
    "note", ["（给现场提问的同学）", "（志愿者）", " --互动环节奖品", " 送嘉宾"]
)
def test_a_note_behind_the_number_changes_nothing(note: str):
    assert read(f"开源日历 数量5{note}") == [("开源日历", 5)]
    assert read(f"开源日历: 5{note}") == [("开源日历", 5)]


def test_a_number_with_a_counting_word_may_be_a_name():
    shelf = Shelf([Article("A", "拼图", "300 片"), Article("B", "拼图", "1000 片")])
    assert [(x.code, x.qty) for x in shelf.read("300片拼图 5个、拼图 1000 片 x2")] == [
        ("A", 5),
        ("B", 2),
    ]


def test_boxes_count_where_the_thing_is_kept_by_the_box():
    game = Article("A", "大富翁桌游", "", unit="盒")
    [line] = Shelf([game]).read("大富翁桌游 4盒")
    assert line.qty == 4
    [line] = Shelf([replace(game, unit="副")]).read("大富翁桌游 4盒")
    assert line.qty is None


def test_years_and_measures_are_one_in_signs_and_in_digits():
    cables = Shelf([Article("A", "数据线", "1 米"), Article("B", "数据线", "3 米")])
    assert cables.match("三米数据线").code == cables.match("数据线 3m").code == "B"
    badges = Shelf([Article("A", "纪念章", "", year=2023), Article("B", "纪念章", "", year=2024)])
    assert badges.match("二四年纪念章").code == badges.match("纪念章 2024").code == "B"


def test_a_sum_that_its_sizes_follow_or_that_closes_the_list_is_no_line():
    sizes = [("COSCon T恤/S", 2), ("COSCon T恤/M", 3)]
    assert read("T恤 5 件，尺码：S 2、M 3") == sizes
    assert read("T恤 S 2件、M 3件，一共 5 件") == sizes
    assert read("帽衫3件(M L XL各一)") == [(f"开源社帽衫/{size}", 1) for size in ("M", "L", "XL")]


def test_so_many_for_each_person_is_a_number_that_nobody_knows():
    assert read("讲师 3 人，每人帽衫 L 一件") == [("开源社帽衫/L", None)]


def test_what_is_not_wanted_is_not_asked_for():
    assert read("T恤 L 码十件，其他不用") == [("COSCon T恤/L", 10)]
    assert read("马克杯 黑 5个，白的不要") == [("马克杯/黑", 5)]


def test_a_cell_that_asks_in_words_only_is_not_lost():
    assert len(SHELF.read("需要t恤一批，尺码你们看着给")) == 1
    assert len(SHELF.read("请寄一些给我们")) == 1


def test_a_colour_is_guessed_from_a_part_of_its_label():
    found = SHELF.match("帆布袋白色的")
    assert (CODES[found.code or ""], found.sure) == ("帆布袋/本白", Sure.UNSURE)


def test_what_stands_behind_a_remark_is_no_line():
    [line] = SHELF.read("帆布袋 藏青 20个\n\n备注：如果藏青不够，本白也行")
    assert (CODES[line.code or ""], line.qty) == ("帆布袋/藏青", 20)
    assert line.said.endswith("(如果藏青不够、本白也行)")


def test_a_heading_may_go_on_with_the_thing_of_the_heading_before_it():
    coats = Shelf([Article(f"{w}{s}", "冲锋衣", f"{w}款 {s}") for w in "男女" for s in "SM"])
    lines = coats.read("冲锋衣男款：S 1 M 2；女款：S 3 M 4")
    assert [(x.code, x.qty) for x in lines] == [("男S", 1), ("男M", 2), ("女S", 3), ("女M", 4)]
