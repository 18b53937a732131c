"""The community's tables about production: every row's fate, one batch, one undo, out and in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from desktop.domain.errors import GoodsStand, RowsRefused
from desktop.domain.imports import Fate
from desktop.domain.production import Making, PayState, ProductionDraft, Stage
from desktop.domain.production.lists import TITLES, TableKind
from desktop.exchange.tables import write_table
from desktop.services import booth, stock
from desktop.services import production as made
from desktop.services.changes import OpId
from desktop.services.production import lists
from desktop.store.database import Database
from tests.press import Desktop, event, file, run, see, take

LIST = """物料,类型,数量,用途,负责人,供应商,下单时间,到货时间,状态,备注
胸牌,印刷,1300,主会场,沈花,供应商甲,2023/09/23,2023/10/23,已下单,
挂绳,采购,1300,文创售卖,蒋花,,2023/09/21,2023/10/21,已到货,
时间提示牌,制作,12,主会场,周协,嘉立创,2023/09/20,2023/10/08,设计中,双面
,,,,,,,,,
"""


@pytest.fixture
def shop(database: Database, tmp_path: Path) -> Desktop:
    return Desktop(database, tmp_path)


def things(shop: Desktop) -> dict[str, ProductionDraft]:
    return {one.draft.name: one.draft for one in made.productions(shop.desk).rows}


def troubles(seen: lists.Preview) -> list[tuple[int, str, str, str]]:
    return [(t.row, t.column, t.value, t.code) for t in seen.outcome.troubles]


def test_the_list_of_goods_comes_in_as_it_stands(shop: Desktop):
    seen = see(shop, LIST)
    assert (seen.list.kind, seen.outcome.count(Fate.NEW)) == (TableKind.LIST, 3)
    assert seen.outcome.new_suppliers == ("供应商甲", "嘉立创")
    assert things(shop) == {}
    done = take(shop, LIST)
    assert (done.new, done.rows, done.refused) == (3, 3, 0)
    badge, cord = things(shop)["胸牌"], things(shop)["挂绳"]
    assert (badge.kind, badge.qty, badge.stage) == (Making.PRINT, 1300, Stage.ORDER)
    assert badge.promised_on == date(2023, 10, 23)
    assert (cord.arrived_on, cord.promised_on) == (date(2023, 10, 21), None)
    assert {s.draft.name for s in made.suppliers(shop.desk).rows} == {"供应商甲", "嘉立创"}


def test_the_same_list_again_is_nothing_new_and_what_was_done_since_stands(shop: Desktop):
    take(shop, LIST)
    assert take(shop, LIST).batch is None
    badge = next(one for one in made.productions(shop.desk, "胸牌").rows)
    made.set_stage(shop.desk, OpId.new(), badge.id, Stage.SHIPPING)
    assert see(shop, LIST).already_in
    changed = LIST.replace("1300,主会场", "1500,主会场").replace("双面", "")
    seen = see(shop, changed)
    assert [(r.name, r.changes) for r in seen.outcome.rows if r.fate is Fate.CHANGED] == [
        ("胸牌", (("qty", 1300, 1500),)), ("时间提示牌", (("note", "双面", None),))
    ]  # fmt: skip
    take(shop, changed)
    assert (things(shop)["胸牌"].qty, things(shop)["胸牌"].stage) == (1500, Stage.SHIPPING)
    assert things(shop)["时间提示牌"].note == ""


def test_one_import_is_one_undo(shop: Desktop):
    done = take(shop, LIST)
    stock.undo(shop.desk, OpId.new(), UUID(done.batch))
    assert things(shop) == {}
    assert made.suppliers(shop.desk).total == 0
    assert take(shop, LIST).new == 3


def test_wrong_cells_are_named_by_row_and_column_and_nothing_is_written(shop: Desktop):
    wrong = LIST.replace("已下单", "丢了").replace("12,主", "一打,主").replace("采购", "赠送")
    seen = see(shop, wrong)
    assert troubles(seen) == [
        (2, "状态", "丢了", "unknown_word"),
        (3, "类型", "赠送", "unknown_word"),
        (4, "数量", "一打", "bad_quantity"),
    ]
    with pytest.raises(RowsRefused):
        take(shop, wrong)
    assert things(shop) == {}
    some = LIST.replace("已下单", "丢了")
    assert take(shop, some, skip=True).refused == 1
    assert set(things(shop)) == {"挂绳", "时间提示牌"}


def test_columns_may_stand_in_any_order_and_unknown_ones_are_told(shop: Desktop):
    seen = see(shop, "状态,颜色喜好,Supplier,用途,item\n已下单,红,甲,礼包,横幅\n")
    assert seen.list.unknown == ("颜色喜好",)
    assert seen.outcome.rows[0].fate is Fate.NEW


def test_a_heading_that_is_only_near_an_optional_field_is_no_question(shop: Desktop):
    seen = see(shop, "物料,用途,供应商,状态,实际单价,到货地点\n横幅,礼包,甲,已下单,12,成都\n")
    assert seen.list.unknown == ("实际单价", "到货地点")
    assert seen.outcome.rows[0].fate is Fate.NEW


def test_a_list_whose_goods_came_in_is_not_unmade_behind_them(shop: Desktop):
    done = take(shop, LIST)
    later = take(shop, PARTS, place=shop.home)
    with pytest.raises(GoodsStand):
        stock.undo(shop.desk, OpId.new(), UUID(done.batch))
    for batch in (later.batch, done.batch):
        stock.undo(shop.desk, OpId.new(), UUID(batch))
    assert things(shop) == {}


def test_rows_of_the_same_name_are_told_apart_by_their_order(shop: Desktop):
    twice = LIST + "胸牌,印刷,50,嘉宾,沈花,,,,设计中,\n"
    assert take(shop, twice).new == 4
    assert take(shop, twice).batch is None
    assert [one.draft.qty for one in made.productions(shop.desk, "胸牌").rows] == [1300, 50]


def test_the_event_is_known_by_the_files_name(shop: Desktop):
    coscon = event(shop, name="COSCon'23")
    path = file(shop, LIST, "COSCon 23 开源社物料管理_物料总表_表格.csv")
    seen = run(lists.preview(shop.desk, path))
    assert (seen.event, seen.event_name) == (coscon, "COSCon'23")
    run(lists.apply(shop.desk, OpId.new(), seen))
    assert made.productions(shop.desk, event=coscon).total == 3


PARTS = """物料,应到数量,实到数量,是否合格,验收人,问题
胸牌,1300,800,是,验收甲,
挂绳,1300,1300,1280,验收甲,20 条断裂
"""


def test_goods_in_comes_as_parts_that_add_up(shop: Desktop):
    take(shop, LIST)
    assert troubles(see(shop, PARTS)) == [(2, "", "", "missing"), (3, "", "", "missing")]
    seen = see(shop, PARTS, place=shop.home)
    assert seen.outcome.new_items == ("胸牌", "挂绳")
    done = take(shop, PARTS, place=shop.home)
    assert done.new == 2
    found = {one.draft.name: one for one in made.productions(shop.desk).rows}
    assert (found["胸牌"].arrived, found["挂绳"].good) == (800, 1280)
    assert shop.lies()[f"成都·仓库 {found['胸牌'].code}"] == 800
    assert take(shop, PARTS, place=shop.home).batch is None
    rest = PARTS.replace("1300,800", "1300,1300")
    assert take(shop, rest).changed == 1
    assert [p.arrived for p in made.parts(shop.desk, found["胸牌"].id)] == [800, 500]
    assert troubles(see(shop, PARTS))[0][:2] == (2, "实到数量")
    stock.undo(shop.desk, OpId.new(), UUID(done.batch))
    assert made.production(shop.desk, found["挂绳"].id).arrived == 0


def test_parts_may_stand_in_rows_of_their_own(shop: Desktop):
    take(shop, LIST)
    rows = PARTS + "胸牌,500,500,是,验收乙,\n"
    assert take(shop, rows, place=shop.home).rows == 3
    badge = next(one for one in made.productions(shop.desk, "胸牌").rows)
    assert (badge.arrived, badge.good) == (1300, 1300)
    assert take(shop, rows, place=shop.home).batch is None


def test_what_is_not_on_the_list_is_refused_with_likely_names(shop: Desktop):
    take(shop, LIST)
    seen = see(shop, PARTS.replace("胸牌", "胸牌袋"), place=shop.home)
    (trouble,) = seen.outcome.troubles
    assert (trouble.row, trouble.column, trouble.data["near"]) == (2, "物料", ("胸牌",))
    bad = see(shop, PARTS.replace("1280", "1380"), place=shop.home)
    assert troubles(bad) == [(3, "是否合格", "1380", "good_above_arrived")]


BOXES = """箱号,区域,物料,数量,负责人,放置位置
A1,签到区,胸牌,300,沈花,签到台
A1,签到区,挂绳,300,沈花,签到台
B1,主会场,胸牌,500,周协,
"""


def test_boxes_are_filled_by_area(shop: Desktop):
    take(shop, LIST)
    take(shop, PARTS, place=shop.home)
    seen = see(shop, BOXES)
    assert seen.outcome.new_places == ("签到台",)
    done = take(shop, BOXES)
    assert done.new == 3
    told = [(b.box, b.area, b.item, b.qty, b.responsible) for b in made.boxes(shop.desk)]
    assert ("A1", "签到区", "挂绳", 300, "沈花") in told
    assert ("B1", "主会场", "胸牌", 500, "周协") in told
    assert shop.lies()[next(k for k in shop.lies() if k.startswith("签到台/A1 "))] == 300
    assert take(shop, BOXES).batch is None
    more = BOXES.replace("胸牌,500", "胸牌,501")
    assert troubles(see(shop, more)) == [(4, "数量", "501", "out_of_stock")]
    fewer = BOXES.replace("胸牌,300", "胸牌,250").replace("主会场", "展区")
    later = take(shop, fewer)
    assert later.changed == 2
    assert {b.qty for b in made.boxes(shop.desk)} == {250, 300, 500}
    assert "展区" in {b.area for b in made.boxes(shop.desk)}
    for batch in (later.batch, done.batch):
        stock.undo(shop.desk, OpId.new(), UUID(batch))
    assert made.boxes(shop.desk) == []


BACK = """物料,剩余数量,回收位置,处理方式,负责人
胸牌,30,成都·仓库,入库,沈花
挂绳,5,李四家,赠送,蒋花
"""


def test_what_was_left_is_brought_back(shop: Desktop):
    coscon = event(shop, name="COSCon'23")
    take(shop, LIST, event=coscon)
    take(shop, PARTS, place=shop.home, event=coscon)
    code = next(one.code for one in made.productions(shop.desk, "胸牌").rows)
    stand = next(e.place for e in booth.events(shop.desk) if e.id == coscon)
    shop.move(code, 40, shop.home, stand)
    assert {t[3] for t in troubles(see(shop, BACK))} == {"missing"}
    done = take(shop, BACK, event=coscon)
    assert done.new == 2
    assert shop.lies()[f"展位 {code}"] == 10
    assert {one.draft.stage for one in made.productions(shop.desk, "牌").rows} >= {Stage.BACK}
    assert take(shop, BACK, event=coscon).batch is None
    stock.undo(shop.desk, OpId.new(), UUID(done.batch))
    assert shop.lies()[f"展位 {code}"] == 40


BUDGET = """类别,项目,预计金额,实际金额,负责人,付款状态,发票状态,备注
物料,胸牌,"¥2,600.00",2580,沈花,已付款,已开票,
场地,主会场,30000,,秘书处,等财务下周打款,未开票,含茶歇
"""


def test_the_budget_is_a_list_of_its_own(shop: Desktop):
    take(shop, LIST)
    done = take(shop, BUDGET)
    assert (done.new, done.changed) == (1, 1)
    badge, hall = things(shop)["胸牌"], things(shop)["主会场"]
    assert (badge.budget_fen, badge.actual_fen, badge.pay_state) == (2600_00, 2580_00, "paid")
    assert (hall.stage, hall.pay_state) == (Stage.BUDGET, "等财务下周打款")
    assert badge.pay_state == PayState.PAID
    assert made.board(shop.desk).total == 3
    assert take(shop, BUDGET).batch is None
    assert take(shop, LIST).batch is None


APPROVALS = """日期,事项,金额,申请人,审批人,状态
2023-09-01,胸牌采购,2600,沈花,秘书长,已批准
,场地定金,10000,周协,,待审批
"""


def test_approvals_are_recorded_once(shop: Desktop):
    assert take(shop, APPROVALS).new == 2
    assert take(shop, APPROVALS).batch is None
    assert take(shop, APPROVALS.replace("待审批", "已批准")).changed == 1
    assert {a.draft.state for a in made.approvals(shop.desk)} == {"已批准"}


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_what_goes_out_comes_in_again_as_nothing_new(shop: Desktop, ending: str):
    coscon = event(shop, name="COSCon'23")
    how: dict[str, Any] = {"event": coscon, "place": shop.home}
    for text in (LIST, PARTS, BOXES, BACK, BUDGET, APPROVALS):
        take(shop, text, **how)
    for kind in TableKind:
        table = lists.table(shop.desk, kind, coscon)
        path = shop.folder / f"{TITLES[kind]}{ending}"
        assert write_table(path, table) >= 2
        seen = run(lists.preview(shop.desk, path, **how))
        assert (seen.list.kind, troubles(seen), seen.list.unknown) == (kind, [], ())
        assert seen.already_in, (kind, seen.outcome.rows)


KINDS = [(TableKind.LIST, LIST), (TableKind.BUDGET, BUDGET), (TableKind.APPROVALS, APPROVALS)]


@pytest.mark.parametrize(("kind", "text"), KINDS)
def test_a_table_goes_out_under_its_own_headings(shop: Desktop, kind: TableKind, text: str):
    take(shop, text)
    headings = [column.heading for column in lists.table(shop.desk, kind).columns]
    assert ",".join(headings) == text.splitlines()[0]


def test_what_was_made_by_hand_goes_out_and_comes_in_as_it_is(shop: Desktop):
    draft = ProductionDraft("横幅", Making.PRINT, qty=2, stage=Stage.DESIGN, contract="口头约定")
    mine = made.save(shop.desk, OpId.new(), draft).id
    path = shop.folder / "out.csv"
    write_table(path, lists.table(shop.desk, TableKind.LIST))
    assert run(lists.preview(shop.desk, path)).already_in
    made.save(shop.desk, OpId.new(), replace(draft, qty=3), mine)
    assert things(shop)["横幅"].contract == "口头约定"
