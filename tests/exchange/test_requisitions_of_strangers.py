"""Lists of requests in the shapes that strangers give them: one cell for all, rounded numbers,
headings that nobody knows, shops that name every part of an address.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import xlsxwriter

from desktop.domain.errors import BadFile, RoundedNumber
from desktop.domain.requisitions.taking import AskedList, ListKind, Notice
from desktop.domain.requisitions.values import Contact
from desktop.exchange.requisitions import cells, read_list


def csv(path: Path, *rows: tuple[str, ...], mapping: dict[str, str] | None = None) -> AskedList:
    found = path / "表.csv"
    found.write_text("\n".join(",".join(f'"{c}"' for c in row) for row in rows), "utf-8-sig")
    return read_list(found, mapping=mapping)


@pytest.mark.parametrize(
    ("cell", "contact", "told"),
    [
        ("王小明 138-1234-5678 成都市某路 3 号", ("王小明", "13812345678", "成都市某路 3 号"), ()),
        ("成都市某路 3 号，赵六，+8613912345678", ("赵六", "13912345678", "成都市某路 3 号"), ()),
        ("王五/13812345678/成都市某路 1 号", ("王五", "13812345678", "成都市某路 1 号"), ()),
        ("放前台", ("放前台", "", "放前台"), (Notice.PHONE,)),
        ("王五 13812345678 成都", ("王五", "13812345678", "王五 13812345678 成都"), ()),
    ],
)  # fmt: skip
def test_name_phone_and_address_in_one_cell_are_taken_apart_and_nothing_of_it_is_lost(
    tmp_path: Path, cell: str, contact: tuple[str, ...], told: tuple[Notice, ...]
):
    head = ("申请人姓名", "申请日期", "活动", "活动时间", "所需周边", "收货信息")
    row = csv(tmp_path, head, ("王", "2026/11/1", "夜", "2026/12/1", "徽章 x5", cell)).rows[0]
    assert row.draft.contact == Contact(*contact)
    assert tuple(one.what for one in row.notices) == told


def test_a_list_with_headings_of_its_own_is_asked_about_the_likeliest_first(tmp_path: Path):
    rows = (("谁", "何时", "干嘛", "要啥"), ("王五", "2026/11/1", "夜", "马克杯/黑 x5"))
    asked = csv(tmp_path, *rows)
    assert asked.rows == ()
    assert asked.doubtful["lines"][0] == "要啥"
    assert set(asked.doubtful["applicant"]) == set(rows[0])
    one = csv(tmp_path, *rows, mapping={"lines": "要啥", "applicant": "谁"}).rows[0]
    assert (one.draft.applicant, one.goods[0].qty) == ("王五", 5)
    with pytest.raises(BadFile, match="no_columns"):
        csv(tmp_path, *rows, mapping={"lines": "", "applicant": "谁"})


def test_a_list_that_asks_for_nothing_is_not_asked_about(tmp_path: Path):
    stock = ("编号", "名称", "规格", "库存", "存放地点", "盘点日期")
    with pytest.raises(BadFile, match="no_columns"):
        csv(tmp_path, stock, ("K1", "COSCon T恤", "S", "200", "杭州·物料组", "2023/08/24"))


def test_who_is_called_in_an_emergency_gets_no_parcel_and_a_home_is_an_address(tmp_path: Path):
    head = "申请人,活动名称,申请物料,身份证号,微信号,家庭住址,紧急联系人,手机,备注2".split(",")
    line = "王五,夜,徽章 x5,5101,wx,成都市某路 1 号,赵六,13812345678,快".split(",")
    draft = csv(tmp_path, tuple(head), tuple(line)).rows[0].draft
    assert draft.contact == Contact("", "13812345678", "成都市某路 1 号")
    assert draft.remark == "身份证号: 5101\n微信号: wx\n紧急联系人: 赵六\n备注2: 快"
    head[6:8] = ["紧急联系人电话", "紧急联系电话"]
    draft = csv(tmp_path, tuple(head), tuple(line)).rows[0].draft
    assert draft.contact == Contact("", "", "成都市某路 1 号")


@pytest.mark.parametrize("where", ["收件地址", "公司收货地址", "收货信息"])
def test_a_home_is_no_address_where_the_list_says_another_one(tmp_path: Path, where: str):
    head = ("申请人", "活动名称", "申请物料", "手机", "家庭住址", where)
    said = "王五 13812345678 成都市某路 1 号" if where == "收货信息" else "成都市某路 1 号"
    draft = csv(tmp_path, head, ("王五", "夜", "徽章 x5", "", "北京市某胡同", said)).rows[0].draft
    assert draft.contact is not None
    assert draft.contact.address == "成都市某路 1 号"
    assert draft.remark == "家庭住址: 北京市某胡同"


def test_an_order_with_all_parts_of_its_address_and_the_words_of_a_shop(tmp_path: Path):
    head = ("订单编号", "商品标题", "SKU规格", "SKU件数", "收件人姓名", "收件人电话")
    where = ("省", "市", "区", "详细地址", "订单创建时间")
    line = ("P1", "马克杯", "颜色:黑;容量:350 ml", "2", "王", "138****5678")
    there = ("四川省", "成都市", "武侯区", "成都市某路 1 号", "2026-11-02 09:00")
    one = csv(tmp_path, head + where, line + there).rows[0]
    assert [(x.said, x.qty) for x in one.goods] == [("马克杯/黑 350 ml", 2)]
    assert one.draft.contact == Contact("王", "138****5678", "四川省成都市武侯区某路 1 号")


def test_an_order_that_names_all_goods_in_one_cell(tmp_path: Path):
    head = ("订单号", "商品信息", "收货信息", "支付时间")
    said = ("P9", "马克杯 黑色 x2；T恤 L x1", "张三 13812345678 成都市某路1号", "2026-11-02 09:00")
    found = csv(tmp_path, head, said)
    assert found.kind is ListKind.ORDERS
    assert [(x.said, x.qty) for x in found.rows[0].goods] == [("马克杯 黑色", 2), ("T恤 L", 1)]


def test_an_order_number_that_a_spreadsheet_rounded_is_refused_by_its_row(tmp_path: Path):
    """Two orders whose last digits are lost would be taken for one."""
    path = tmp_path / "订单.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        head = ("订单号", "商品名称", "数量", "收货人", "收货地址", "下单时间")
        sheet.write_row(0, 0, head)
        sheet.write_row(1, 0, (7005123456789012, "徽章", 2, "王", "成都", "2026-11-02"))
        sheet.write_row(2, 0, (70051234567, "徽章", 2, "王", "成都", "2026-11-02"))
    found = read_list(path)
    assert [(one.row, one.code) for one in found.troubles] == [(2, RoundedNumber.code)]
    assert [one.draft.number for one in found.rows] == ["70051234567"]


def test_people_of_a_table_come_without_their_ids():
    assert cells.who("王小明(ou_7d8a6e6df76215)") == "王小明"
    assert cells.who("王小明（小明）") == "王小明（小明）"


@pytest.mark.parametrize("text", ["1.38E+10", "1381234567", "138123456789", "微信 abc"])
def test_a_phone_that_lost_or_gained_digits_is_kept_and_told(text: str):
    assert cells.phone(text) == (text, False)


@pytest.mark.parametrize("text", ["46365", "20261209", "2026/12/9", "12月9日", 46365.0])
def test_a_day_may_be_counted_as_spreadsheets_do(text: str | float):
    day, known = cells.needed(text, datetime(2026, 11, 20, tzinfo=UTC))
    assert (day, known) == (date(2026, 12, 9), True)


def test_a_moment_may_name_half_a_day():
    for text in (
        "2026/03/09 下午 2:30",
        "2026/03/09 14:30",
        "2026年3月9日 下午2:30",
        "46090.6041667",
    ):
        found = cells.submitted(text)
        assert found is not None
        assert f"{found:%Y-%m-%d %H:%M}" == "2026-03-09 14:30", text
