"""Sets at the stand: packed of their parts while they are sold, and back again."""

from __future__ import annotations

import pytest

from desktop.domain import errors
from desktop.domain.booth.event import Goods
from desktop.services import booth, kits
from desktop.services.changes import OpId
from desktop.store.database import Database
from tests.services.bags import save, with_bags
from tests.shop import Shop
from tests.store.ledgers import proven


@pytest.fixture
def shop(database: Database) -> Shop:
    return with_bags(Shop(database))


def opened(shop: Shop, taken: dict[str, int], *, strict: bool = False) -> Shop:
    save(shop, "BGx2", "ST", when_sold=True)
    return shop.open(taken, strict=strict)


def left(shop: Shop, code: str) -> tuple[int | None, int]:
    sizes = [s for t in booth.tiles(shop.desk, shop.event) for s in t.sizes if s.code == code]
    return sizes[0].left, sizes[0].makeable


def test_a_set_is_packed_while_it_is_sold(shop: Shop):
    opened(shop, {"BG": 10, "ST": 10})
    assert left(shop, "BAG") == (5, 5)
    receipt = shop.sell("BAGx2")
    assert receipt.warnings == ()
    assert shop.at_stand() == {"BG": 6, "ST": 8}
    assert left(shop, "BAG") == (3, 3)
    assert proven(shop.desk) == ()


def test_those_that_lie_there_ready_go_first(shop: Shop):
    save(shop, "BGx2", "ST", when_sold=True)
    kits.assemble(shop.desk, OpId.new(), "BAG", 3, shop.home)
    shop.open({"BAG": 3, "BG": 4, "ST": 4})
    assert left(shop, "BAG") == (5, 2)
    shop.sell("BAGx2")
    assert shop.at_stand()["BG"] == 4
    shop.sell("BAGx2")
    assert (shop.at_stand()["BG"], shop.at_stand().get("BAG", 0)) == (2, 0)
    assert proven(shop.desk) == ()


def test_parts_that_are_bought_with_it_stay_for_the_buyer(shop: Shop):
    opened(shop, {"BG": 3, "ST": 9})
    receipt = shop.sell("BAG BGx2")
    # One badge is left for a bag that needs two: the bag is found, not packed.
    assert shop.at_stand()["BG"] == 1
    assert shop.at_stand()["ST"] == 9
    assert receipt.number == "A-0001"
    assert proven(shop.desk) == ()


def test_where_parts_are_lacking_it_goes_the_way_of_sold_out_goods(shop: Shop):
    opened(shop, {"BG": 2, "ST": 9})
    shop.sell("BAGx3")  # one is packed, two are found
    assert shop.at_stand().get("BG", 0) == 0
    assert proven(shop.desk) == ()


def test_a_strict_stand_refuses_and_packs_nothing(shop: Shop):
    opened(shop, {"BG": 2, "ST": 9}, strict=True)
    with pytest.raises(errors.OutOfStock):
        shop.sell("BAGx3")
    assert shop.at_stand()["BG"] == 2
    shop.sell("BAG")
    assert shop.at_stand().get("BG", 0) == 0


def test_a_kit_that_the_till_may_not_pack_is_not_packed(shop: Shop):
    save(shop, "BGx2")
    shop.open({"BG": 10})
    shop.sell("BAG")
    assert shop.at_stand()["BG"] == 10


def test_a_refund_brings_the_kit_back_as_a_kit(shop: Shop):
    opened(shop, {"BG": 10, "ST": 10})
    shop.sell("BAGx2")
    shop.refund("A-0001")
    assert shop.at_stand() == {"BG": 6, "ST": 8, "BAG": 2}
    assert proven(shop.desk) == ()


def test_a_broken_kit_that_comes_back_is_damaged(shop: Shop):
    opened(shop, {"BG": 10, "ST": 10})
    shop.sell("BAG")
    shop.refund("A-0001", goods=Goods.DAMAGED)
    assert shop.at_stand() == {"BG": 8, "ST": 9}
    assert proven(shop.desk) == ()


def test_a_mistyped_sale_leaves_the_parts_as_they_were(shop: Shop):
    opened(shop, {"BG": 10, "ST": 10})
    shop.sell("BAGx2")
    booth.correct(shop.desk, OpId.new(), OpId(shop.sale("A-0001").op), "打错")
    assert shop.at_stand() == {"BG": 10, "ST": 10}
    assert proven(shop.desk) == ()


def test_a_gift_is_packed_as_well(shop: Shop):
    opened(shop, {"BG": 10, "ST": 10})
    booth.give(shop.desk, shop.event, "A", shop.cart("BAG"), "嘉宾")
    assert shop.at_stand()["BG"] == 8
    assert proven(shop.desk) == ()
