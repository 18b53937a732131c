"""Several processes on one ledger never take what is not there, and never wait in a circle."""

from __future__ import annotations

import random
from pathlib import Path
from uuid import uuid4

import pytest

from desktop.domain.errors import OpReused
from desktop.services import allocations, booth, catalogue, places, stock
from desktop.services.changes import Desk, OpId
from desktop.store.database import Database, connect
from tests.shop import Shop
from tests.store.ledgers import proven
from tests.store.processes import together


@pytest.fixture
def shop(database: Database) -> Shop:
    return Shop(database).open(taken={"BG": 5, "TS-L": 5})


def test_the_last_five_pieces_are_taken_five_times(shop: Shop, ledger: Path | str):
    goal = shop.place("别处")
    shop.move("BG", 15, shop.home, shop.outside("lost"))
    shop.move("BG", 5, shop.stand, shop.home)
    wish = {"code": "BG", "qty": 1, "times": 5, "start": shop.home, "goal": goal}
    got = together(ledger, "take", [wish, wish])
    assert sum(got) == 5
    assert "成都·仓库 BG" not in shop.lies()
    assert proven(shop.desk) == ()


def test_the_last_five_pieces_are_promised_five_times(shop: Shop, ledger: Path | str):
    shop.move("BG", 15, shop.home, shop.outside("lost"))
    shop.move("BG", 5, shop.stand, shop.home)
    wish = {"code": "BG", "place": shop.home, "owner": 1, "times": 5}
    got = together(ledger, "promise", [wish | {"purpose": f"R-{n}"} for n in range(4)])
    assert sum(got) == 5
    (held,) = stock.holdings(shop.desk, code="BG", place=shop.home).rows
    assert (held.on_hand, held.available) == (5, 0)
    assert proven(shop.desk) == ()


def test_what_is_promised_is_left_alone_in_a_race(shop: Shop, ledger: Path | str):
    goal = shop.place("别处")
    shop.move("BG", 15, shop.home, shop.outside("lost"))
    shop.move("BG", 5, shop.stand, shop.home)
    allocations.allocate(shop.desk, OpId.new(), "BG", 2, shop.home, 1, "R-1")
    wish = {"code": "BG", "qty": 1, "times": 5, "start": shop.home, "goal": goal}
    assert sum(together(ledger, "take", [wish, wish])) == 3
    assert shop.lies()["成都·仓库 BG"] == 2
    assert proven(shop.desk) == ()


def test_two_tills_sell_the_last_five_strictly_and_never_six(shop: Shop, ledger: Path | str):
    """Two processes of one till's station, and a second till beside them."""
    other = Desk(shop.desk.database, uuid4(), "小红", shop.desk.now)
    booth.open_stand(other, OpId.new(), shop.event, "B", 0)
    cash = shop.accounts["cash"].id
    common = {"event": shop.event, "account": cash, "code": "BG", "qty": 1, "times": 5}
    mine = common | {"letter": "A", "station": shop.desk.station.hex}
    wishes = [mine, mine, common | {"letter": "B", "station": other.station.hex}]
    assert sum(together(ledger, "sell", wishes)) == 5
    assert shop.at_stand() == {"TS-L": 5}
    assert booth.sales(shop.desk, shop.event).total == 5
    assert proven(shop.desk) == ()


def test_two_pieces_at_a_time_of_five_are_sold_twice(shop: Shop, ledger: Path | str):
    cash = shop.accounts["cash"].id
    wish = {"event": shop.event, "account": cash, "code": "TS-L", "qty": 2, "times": 3,
            "letter": "A", "station": shop.desk.station.hex}  # fmt: skip
    assert sum(together(ledger, "sell", [wish, wish])) == 4
    assert shop.at_stand()["TS-L"] == 1
    assert proven(shop.desk) == ()


def test_eight_processes_that_move_many_things_never_wait_in_a_circle(
    shop: Shop, ledger: Path | str
):
    chance = random.Random(8)
    codes = [f"M{i}" for i in range(12)]
    supplier, here, there = shop.outside("supplier"), shop.home, shop.place("别处")
    for code in codes:
        shop.add(code, code, None)
        for place in (here, there):
            shop.move(code, 1000, supplier, place)
    wishes = [
        {"codes": chance.sample(codes, 6), "start": ends[0], "goal": ends[1], "times": 10}
        for ends in [(here, there), (there, here)] * 4
    ]
    assert together(ledger, "shuffle", wishes) == [10] * 8
    assert proven(shop.desk) == ()


def test_the_same_act_from_many_processes_is_done_once(shop: Shop, ledger: Path | str):
    op = OpId.new()
    wish = {"op": op.hex, "code": "BG", "start": shop.home, "goal": shop.stand}
    assert together(ledger, "again", [wish] * 4) == [op.hex] * 4
    assert shop.at_stand()["BG"] == 6
    assert proven(shop.desk) == ()


def test_the_same_op_with_other_content_is_refused(shop: Shop):
    op = OpId.new()
    first = stock.move(shop.desk, op, "BG", 1, shop.home, shop.stand, reason="补货")
    assert stock.move(shop.desk, op, "BG", 1, shop.home, shop.stand, reason="补货") == first
    with pytest.raises(OpReused):
        stock.move(shop.desk, op, "BG", 2, shop.home, shop.stand, reason="补货")
    assert shop.at_stand()["BG"] == 6
    assert proven(shop.desk) == ()


def test_a_second_program_on_the_same_file_sees_and_keeps_everything(shop: Shop, ledger):
    second = connect(ledger)
    desk = Desk(second, shop.desk.station, "小红", shop.desk.now)
    for turn in range(5):
        worker = (shop.desk, desk)[turn % 2]
        stock.move(worker, OpId.new(), "TS-S", 1, shop.home, shop.stand, reason="补货")
    assert {h.code: h.on_hand for h in stock.holdings(desk, place=shop.stand).rows} == (
        shop.at_stand()
    )
    assert shop.at_stand()["TS-S"] == 5
    assert catalogue.variant(desk, "TS-S").on_hand == 20
    assert places.places(desk) == places.places(shop.desk)
    assert proven(desk) == proven(shop.desk) == ()
    second.close()
