"""Tables of other shapes become requests: orders, a row for each article, several columns."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop.domain.imports import Fate
from desktop.domain.requisitions.taking import ListKind
from desktop.services.changes import OpId
from desktop.services.requisitions import taking
from desktop.store.database import Database
from desktop.store.requisitions import lines as line_rows
from tests.press import Desktop
from tests.services.asked import (
    FORM,
    all_rows,
    fates,
    lines,
    see,
    take,
    troubles,
)
from tests.store.ledgers import ended, proven


@pytest.fixture
def shop(database: Database, tmp_path: Path) -> Desktop:
    return Desktop(database, tmp_path)


ORDERS = """订单号,商品名称,规格,数量,收件人,手机号,收货地址,下单时间,实付金额,订单状态
P100,徽章,,2,王小明,13812345678,成都市某区某路 1 号,2026-11-20 10:00:00,30.00,已付款
P100,COSCon T恤,L,1,王小明,13812345678,成都市某区某路 1 号,2026-11-20 10:00:00,99.00,已付款
P200,徽章,,1,陈,13812345679,北京市某区,2026-11-20 11:00:00,15.00,已取消
P300,火箭,,1,赵,13812345670,北京市某区,2026-11-20 12:00:00,15.00,已付款
"""


def test_orders_of_the_shop_are_approved_at_once_row_by_row_one_request(shop: Desktop):
    seen = see(shop, ORDERS, "订单.csv")
    assert seen.list.kind is ListKind.ORDERS
    done = take(shop, ORDERS, name="订单.csv")
    assert (done.new, done.refused) == (2, 0)
    first, open_one = all_rows(shop)
    assert (first.source, first.goal, first.state) == ("xiaohongshu", "sold", "approved")
    assert (first.number, open_one.state) == ("P100", "submitted")
    with shop.desk.database.reading() as connection:
        approved = [line.approved for line in line_rows.of(connection, first.id)]
    assert approved == [2, 1]
    assert take(shop, ORDERS, name="订单.csv").batch is None
    assert proven(shop.desk) == ()


def left_out(shop: Desktop, text: str) -> list[tuple[int, str, str]]:
    """What is left out of a list of orders that has no fault otherwise."""
    seen = see(shop, text, "订单.csv")
    assert troubles(seen) == []
    assert seen.count(Fate.LEFT) == len(seen.list.left)
    return [(one.row, one.value, one.code) for one in seen.list.left]


def test_an_order_that_nobody_paid_for_is_left_out_and_no_fault_of_the_list(shop: Desktop):
    assert left_out(shop, ORDERS) == [(4, "已取消", "not_paid")]
    beside = ORDERS.replace("P200,徽章,,1,", "P200,,,nichts,")
    assert left_out(shop, beside) == [(4, "已取消", "not_paid")]
    none = ORDERS.replace("已付款", "交易关闭")
    assert [row for row, _state, _code in left_out(shop, none)] == [2, 3, 4, 5]
    assert take(shop, none, name="订单.csv").batch is None


def test_of_an_order_only_what_was_not_paid_back_comes_in(shop: Desktop):
    back = ORDERS.replace("30.00,已付款", "30.00,退款成功")
    assert left_out(shop, back)[0] == (2, "退款成功", "not_paid")
    take(shop, back, name="订单.csv")
    first = all_rows(shop)[0]
    assert [line[0] for line in lines(shop, first.id)] == ["COSCon T恤/L"]


def test_lines_that_say_nothing_of_their_order_are_left_out_with_it(shop: Desktop):
    text = "\n".join((*ORDERS.splitlines()[:4], ",火箭,,1,,,,,,", *ORDERS.splitlines()[4:]))
    assert [row for row, _state, _code in left_out(shop, text)] == [4, 5]


@pytest.mark.parametrize("state", ["已付款，无退款", "退款关闭", "售后已取消", "未申请退款"])
def test_an_order_whose_money_stayed_is_one(shop: Desktop, state: str):
    assert left_out(shop, ORDERS.replace("已取消", state)) == []


def test_a_table_with_a_row_for_each_article_is_one_request_an_asker(shop: Desktop):
    text = """申请人,申请时间,活动名称,活动日期,物料名称,规格,数量,联系电话,备注
王,2026/11/20,活动,2026/12/01,COSCon T恤,L,2,13812345678,
,,,,徽章,,十个,,
陈,2026/11/21,讲座,2026/12/02,徽章,,20-30,13812345679,快
"""
    seen = see(shop, text)
    assert [(fate.row, fate.rows) for fate in seen.fates] == [(2, (2, 3)), (4, (4,))]
    take(shop, text)
    first, second = all_rows(shop)
    assert lines(shop, first.id) == [
        ("COSCon T恤/L", 2, "TS-L", "exact"),
        ("徽章", 10, "BG", "exact"),
    ]
    assert (first.needed_on, lines(shop, second.id)[0][1]) == ("2026-12-01", None)


def test_several_columns_of_goods_are_lines_of_one_request(shop: Desktop):
    text = """申请人,活动,需要时间,物料 1,数量 1,物料 2,数量 2
王,活动,2026/12/01,COSCon T恤/L,2,徽章,7
陈,讲座,2026/12/01,徽章,1,,
"""
    seen = see(shop, text)
    assert [[(x.code, x.qty) for x in fate.lines] for fate in seen.fates] == [
        [("TS-L", 2), ("BG", 7)],
        [("BG", 1)],
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_every_encoding_says_the_same(shop: Desktop, encoding: str):
    path = shop.folder / "使用申请.csv"
    path.write_bytes(FORM.encode(encoding))
    seen = ended(taking.preview(shop.desk, path))
    assert fates(seen) == ["new", "new"]
    assert seen.list.rows[0].draft.needed_on == date(2026, 12, 13)


def test_the_ledger_written_to_since_the_preview_is_asked_again(shop: Desktop):
    seen = see(shop, FORM)
    take(shop, FORM)
    assert ended(taking.apply(shop.desk, OpId.new(), seen)).batch is None
    assert len(all_rows(shop)) == 2
    assert Fate.NEW in {one.fate for one in seen.fates}
    assert replace(seen, fates=()).count(Fate.NEW) == 0
