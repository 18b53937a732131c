"""Somebody who only keeps a place moves nothing of another's, by whichever door."""

from __future__ import annotations

import pytest

from desktop.domain.booth.event import Taken
from desktop.domain.errors import NotYours
from desktop.domain.history import Happened, History
from desktop.domain.moments import micros
from desktop.domain.people import Role
from desktop.domain.production import SupplierDraft
from desktop.domain.stock import PlaceKind
from desktop.services import booth, people, production, replaying, stock
from desktop.services.changes import Desk, OpId
from tests.shop import Shop
from tests.store.ledgers import ended


@pytest.fixture
def shop(database):
    return Shop(database).open({"TS-L": 5, "BG": 1})


@pytest.fixture
def keeper(shop):
    """小李 keeps her own home and nothing else."""
    people.add_person(shop.desk, OpId.new(), "小李")
    people.set_role(shop.desk, OpId.new(), "小李", Role.KEEPER)
    shop.own = shop.place("小李", PlaceKind.PERSON)
    shop.move("BG", 5, shop.home, shop.own)
    return Desk(shop.desk.database, shop.desk.station, "小李", now=shop.desk.now)


def test_a_keeper_brings_nothing_to_a_stand_or_home_from_it_that_is_not_theirs(shop, keeper):
    shop.sell("BGx3")
    away = Taken(shop.uid("BG"), 1, shop.home)
    with pytest.raises(NotYours):
        booth.open_stand(keeper, OpId.new(), shop.event, "B", 0, [away])
    for goal in (shop.home, shop.own):
        with pytest.raises(NotYours):
            booth.bring_back(keeper, OpId.new(), shop.event, goal, {shop.uid("TS-L"): 1})
    with pytest.raises(NotYours):
        booth.explain(keeper, OpId.new(), shop.event, shop.uid("BG"), 1, shop.home)
    booth.explain(keeper, OpId.new(), shop.event, shop.uid("BG"), 1, shop.own)


def test_only_what_is_in_a_keepers_hands_is_handed_over(shop, keeper):
    def hand(start: int, *, found: bool = False) -> None:
        line = stock.MoveLine("BG", 1)
        stock.move_many(
            keeper,
            OpId.new(),
            [line],
            start,
            shop.home,
            reason="交接",
            kind="handover",
            found=found,
        )

    hand(shop.own)
    for nobodys in ("unknown", "supplier"):
        with pytest.raises(NotYours):
            hand(shop.outside(nobodys), found=True)


def test_a_keeper_reads_no_suppliers_phone(shop, keeper):
    draft = SupplierDraft("义乌甲", "义乌", "王先生", "13800001111")
    made = production.save_supplier(shop.desk, OpId.new(), draft).id
    assert production.supplier_contact(shop.desk, made) == ("王先生", "13800001111")
    with pytest.raises(NotYours):
        production.supplier_contact(keeper, made)


def test_a_history_of_elsewhere_is_a_managers(shop, keeper):
    at = micros(shop.time) - 1
    row = Happened(2, at, "BG", "徽章", 1, "", "成都·仓库", "小李")
    with pytest.raises(NotYours):
        ended(replaying.replay(keeper, History("历史.csv", (row,), ())))
