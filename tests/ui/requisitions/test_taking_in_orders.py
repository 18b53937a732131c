"""Orders of a shop in the window: what nobody paid for is left out, and the rest goes in."""

from __future__ import annotations

from desktop.domain.imports import Fate
from desktop.services.requisitions import looking
from tests.ui.requisitions.conftest import room

ORDERS = """订单号,商品名称,数量,收件人,手机号,收货地址,下单时间,订单状态
P100,开源徽章,2,王小明,13812345678,成都市某区某路 1 号,2026-11-20 10:00:00,已付款
P200,开源徽章,1,陈,13812345679,北京市某区,2026-11-20 11:00:00,已取消
"""


def test_an_order_that_nobody_paid_for_is_left_out_with_its_reason(house, tmp_path):
    page = room(house)
    page.begin("import", None)
    house.settle()
    way = page.way
    path = tmp_path / "订单.csv"
    path.write_text(ORDERS, "utf-8-sig")
    way.open(path)
    house.settle()
    model = way.fates.list.model
    rows = [model.row(at) for at in range(model.rowCount())]
    assert [(one.row, one.fate) for one in rows] == [(2, Fate.NEW), (3, Fate.LEFT)]
    assert "left out" in rows[1].what
    assert way.fates.skip.isHidden()
    house.tap(way.fates.write)
    assert len(looking.requisitions(house.session.desk(), "P100").rows) == 1
    assert looking.requisitions(house.session.desk(), "P200").rows == ()
