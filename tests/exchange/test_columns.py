import pytest

from desktop.domain.errors import BadFile, NotFound
from desktop.exchange.columns import STOCK, find_columns, fitting, plain
from desktop.exchange.kinds import Kind, guess_kind, kind_of

FEISHU = (
    *("编号", "名称", "类型", "规格", "年份", "单位"),
    *("单价", "参考价值", "库存数量", "存放地点", "所属"),
)


def test_the_communitys_own_headings_are_all_understood():
    header = (*FEISHU, "照片", "备注", "盘点日期", "不计库存", "每包数量", "可归还")
    found = find_columns("a.csv", header)
    assert set(found.headings) == set(STOCK)
    assert (found.unknown, found.doubtful) == ((), {})


def test_english_headings_are_understood_in_any_case_and_width():
    header = "Item Code|NAME|Size|Category|Year|Unit|Pack_Size|Unit Price (CNY)|Reference value"
    header += "|Ｑｔｙ|Location|Owner|Photos|Notes|Verified on|Uncounted|Returnable"
    found = find_columns("a.csv", header.split("|"))
    assert set(found.headings) == set(STOCK)
    assert found.headings["qty"] == "Ｑｔｙ"


@pytest.mark.parametrize(
    "heading", ["单价(元)", "单价（元）", " 单 价 ", "【单价】单价", "售价", "单价："]
)
def test_a_heading_may_be_written_loosely(heading):
    assert find_columns("a.csv", ("编号", "名称", heading)).index["price_fen"] == 2


def test_synonyms_belong_to_one_field_each():
    words = [plain(word) for names in STOCK.values() for word in set(map(plain, names))]
    assert len(words) == len(set(words))


def test_two_headings_for_one_field_are_doubtful_and_nobody_guesses():
    found = find_columns("a.csv", ("编号", "名称", "库存", "数量"))
    assert found.doubtful == {"qty": ("库存", "数量")}
    assert "qty" not in found.index


def test_a_near_miss_is_doubtful():
    found = find_columns("a.csv", ("编号", "名称", "采购价格", "库存数两", "Loction"))
    assert found.doubtful == {
        "price_fen": ("采购价格",),
        "qty": ("库存数两",),
        "place": ("Loction",),
    }


def test_a_heading_that_only_speaks_of_a_field_is_no_near_miss():
    found = find_columns("a.csv", ("编号", "名称", "价格备注", "照片链接", "仓库管理员", "成本"))
    assert set(found.doubtful) == {"note"}
    assert found.unknown == ("价格备注", "照片链接", "仓库管理员", "成本")


def test_a_second_choice_is_taken_only_where_the_first_is_not_there():
    assert find_columns("a.csv", ("条码", "名称", "日期")).index == {
        "name": 1,
        "code": 0,
        "verified_on": 2,
    }
    found = find_columns("a.csv", ("条码", "编号", "名称", "盘点日期", "日期"))
    assert (found.index["code"], found.index["verified_on"]) == (1, 3)
    assert found.unknown == ("条码", "日期")


def test_an_answer_settles_a_doubt_or_leaves_the_field_out():
    header = ("编号", "名称", "库存", "数量", "采购价格")
    found = find_columns("a.csv", header, {"qty": "数量", "price_fen": ""})
    assert (found.headings["qty"], found.doubtful) == ("数量", {})
    assert found.unknown == ("库存", "采购价格")


def test_an_answer_may_name_any_heading():
    found = find_columns("a.csv", ("甲", "乙"), {"code": "甲", "name": "乙"})
    assert found.index == {"code": 0, "name": 1}


def test_an_answer_that_names_nothing_there_is_refused():
    with pytest.raises(NotFound):
        find_columns("a.csv", ("编号", "名称"), {"qty": "数量"})
    with pytest.raises(NotFound):
        find_columns("a.csv", ("编号", "名称"), {"colour": "名称"})


@pytest.mark.parametrize(
    "header", [("编号", "名称", "单价", "单价"), ("编号", "名称", "单价(元)", "单价")]
)
def test_a_heading_that_counts_may_not_stand_twice(header):
    with pytest.raises(BadFile) as refused:
        find_columns("a.csv", header)
    assert refused.value.why == "duplicate_columns"


def test_a_heading_nobody_claims_may_stand_twice_and_is_listed():
    found = find_columns("a.csv", ("编号", "名称", "文本", "文本", ""))
    assert found.unknown == ("文本", "文本")


def test_without_code_or_name_there_are_no_columns():
    with pytest.raises(BadFile) as refused:
        find_columns("a.csv", ("单价", "数量"))
    assert (refused.value.why, refused.value.detail) == ("no_columns", "编号, 名称")


def test_the_judge_of_headers_counts_fields_not_cells():
    judge = fitting()
    assert judge(["编号", "名称", "单价", ""]) == (True, 3)
    assert judge(["编号", "编号", "x"]) == (False, 1)
    assert fitting(mapping={"name": "叫什么"})(["编号", "叫什么"]) == (True, 2)


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        (FEISHU, Kind.ITEMS),
        (("code", "name", "qty"), Kind.ITEMS),
        (("自动编号", "提交人", "提交时间", "活动名称", "申请物料", "备注"), Kind.REQUESTS),
        (("物料", "类型", "数量", "用途", "负责人", "供应商", "下单时间"), Kind.PRODUCTION),
        (("award", "recipient", "createdAt", "passed"), Kind.AWARDS),
        (("姓名", "手机号", "城市"), Kind.PEOPLE),
        (("name", "mobilePhone", "email"), Kind.PEOPLE),
        (("文本", "文本 2"), None),
        (("名称",), None),
    ],
)
def test_the_kind_of_a_list_is_guessed_by_its_headings(header, kind):
    assert guess_kind(header) == kind


def test_the_kind_of_a_file_is_that_of_its_header(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("获奖名单,\n奖项,获奖人\n开源之星,王瑒\n", "gb18030")
    assert kind_of(path) == Kind.AWARDS
    path.write_text("文本,文本 2\n1,2\n", "utf-8")
    with pytest.raises(BadFile) as refused:
        kind_of(path)
    assert refused.value.why == "unknown_kind"
