"""The leaver's checklist: everything goes over as one act, and comes back as one."""

from __future__ import annotations

import pytest
from sqlalchemy import insert, update

from desktop.domain.errors import NotFound, StillHolding
from desktop.domain.keeping import Heir, KeepingDraft, Why
from desktop.domain.stock import PlaceKind
from desktop.services import allocations, keeping, leaving, people, places, stock
from desktop.services.changes import OpId
from desktop.services.leaving import BoxTo, GoodsTo, SiteTo
from desktop.store.database import Database
from desktop.store.tables import transfer
from desktop.store.writing import new_uid
from tests.shop import Shop


class Leaver(Shop):
    """小李 in Shanghai has badges loose and shirts in box A1, and keeps the store 上海·办公室."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        people.add_person(self.desk, OpId.new(), "小李")
        self.lee = self.place("小李", PlaceKind.PERSON)
        self.box = self.place("A1", PlaceKind.BOX, self.lee)
        self.office = self.place("上海·办公室")
        for place, draft in (
            (self.lee, KeepingDraft("", "上海")),
            (self.home, KeepingDraft("", "成都")),
            (self.office, KeepingDraft("小李", "")),
        ):
            keeping.entrust(self.desk, OpId.new(), place, draft)
        self.move("BG", 5, self.home, self.lee)
        self.move("TS-L", 4, self.home, self.box)


@pytest.fixture
def shop(database):
    return Leaver(database)


def everything(shop, to):
    """The choices that empty a home."""
    found = leaving.checklist(shop.desk, "小李")
    goods = [GoodsTo(g.variant, g.owner_id, g.place_id, g.qty, to) for g in found.goods]
    return goods, [BoxTo(b.place_id, to) for b in found.boxes]


def test_the_list_says_what_lies_with_somebody_and_who_could_take_it(shop):
    found = leaving.checklist(shop.desk, "小李")
    assert [(g.code, g.qty, g.heir) for g in found.goods] == [
        ("BG", 5, Heir(shop.home, "成都·仓库", Why.HAS_IT))
    ]
    assert [(b.place, b.pieces) for b in found.boxes] == [("小李/A1", 4)]
    assert [(s.place, s.pieces) for s in found.sites] == [("上海·办公室", 0)]
    assert not found.done
    near = shop.place("小王", PlaceKind.PERSON)
    keeping.entrust(shop.desk, OpId.new(), near, KeepingDraft("", "上海"))
    again = leaving.checklist(shop.desk, "小李")
    assert again.goods[0].heir == Heir(near, "小王", Why.SAME_CITY)
    with pytest.raises(NotFound):
        leaving.checklist(shop.desk, "没有此人")


def test_nobody_goes_while_anything_lies_with_them(shop):
    with pytest.raises(StillHolding) as no:
        places.retire_place(shop.desk, OpId.new(), shop.lee)
    assert no.value.places == ("小李", "小李/A1")
    with pytest.raises(StillHolding):
        leaving.retire_person(shop.desk, OpId.new(), "小李")
    goods, boxes = everything(shop, shop.home)
    with pytest.raises(StillHolding) as no:
        leaving.hand_over(shop.desk, OpId.new(), "小李", goods, boxes)
    assert no.value.places == ("上海·办公室",)


def test_an_open_transfer_keeps_somebody_here(shop):
    goods, boxes = everything(shop, shop.home)
    leaving.hand_over(
        shop.desk, OpId.new(), "小李", goods, boxes, [SiteTo(shop.office, "小明")], retire=False
    )
    row = {
        "uid": new_uid(), "code": "TR-7", "way": "parcel", "state": "sent",
        "from_place": shop.home, "to_place": shop.lee, "carrier": "", "waybill": "",
        "secret": "", "note": "", "at": 0, "recorded_at": 0,
    }  # fmt: skip
    with shop.desk.database.writing() as connection:
        connection.execute(insert(transfer).values(row))
    assert [t.code for t in leaving.checklist(shop.desk, "小李").transfers] == ["TR-7"]
    with pytest.raises(StillHolding) as no:
        places.retire_place(shop.desk, OpId.new(), shop.lee)
    assert (no.value.places, no.value.transfers) == ((), ("TR-7",))
    with shop.desk.database.writing() as connection:
        connection.execute(update(transfer).values(state="closed"))
    places.retire_place(shop.desk, OpId.new(), shop.lee)


def test_all_goes_over_at_once_and_comes_back_at_once(shop):
    allocations.allocate(shop.desk, OpId.new(), "BG", 2, shop.lee, 1, "申请 7")
    goods, boxes = everything(shop, shop.home)
    op = OpId.new()
    done = leaving.hand_over(shop.desk, op, "小李", goods, boxes, [SiteTo(shop.office, "小明")])
    assert (done.pieces, done.boxes, done.sites, done.retired) == (5, 1, 1, True)
    assert leaving.checklist(shop.desk, "小明").sites[0].place == "上海·办公室"
    assert "小李" not in [p.name for p in people.people(shop.desk)]
    assert "小李" not in [p.name for p in places.places(shop.desk)]
    at_home = stock.holdings(shop.desk, code="BG", place=shop.home).rows[0]
    assert (at_home.on_hand, at_home.available) == (20, 18)
    assert stock.holdings(shop.desk, code="TS-L", place=shop.home, tree=True).total == 2
    stock.undo(shop.desk, OpId.new(), op)
    assert "小李" in [p.name for p in people.people(shop.desk)]
    back = stock.holdings(shop.desk, code="BG", place=shop.lee).rows[0]
    assert (back.on_hand, back.available) == (5, 3)
    assert places.find_place(shop.desk, "小李/A1").id == shop.box
    assert leaving.checklist(shop.desk, "小李").sites[0].place == "上海·办公室"
