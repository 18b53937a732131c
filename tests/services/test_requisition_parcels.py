"""Requests fulfilled: proposed, picked, sent in parts, handed over; on both databases."""

from __future__ import annotations

from uuid import UUID

import pytest

from desktop.domain.errors import (
    LaterStands,
    MoreThanWanted,
    NotFromThere,
    NotInParcel,
    OnlyBySending,
    OutOfStock,
    ParcelNotNow,
    RequestNotNow,
    Reserved,
    UndoFirst,
)
from desktop.domain.requisitions import State
from desktop.domain.requisitions.parcels import ParcelState, Repaid, Way
from desktop.services import places, stock
from desktop.services.changes import OpId
from desktop.services.requisitions import deciding, ending, parcels
from desktop.store.database import Database
from tests.services.wishes import Wishes
from tests.store.ledgers import proven


@pytest.fixture
def shop(database: Database) -> Wishes:
    return Wishes(database)


def test_what_is_proposed_is_picked_and_nobody_else_can_take_it(shop: Wishes):
    asked = shop.ask("TS-Lx2 BGx15")
    offer = parcels.propose(shop.desk, asked)
    assert [o.home.path for o in offer.offers] == ["成都·仓库"]
    assert (offer.parcels, offer.lacks) == (1, ())
    done = shop.pick(asked)
    assert done.parcels == ["RQ-TEST01-1"]
    assert (shop.free("BG"), shop.free("TS-L")) == (5, 18)
    with pytest.raises(Reserved) as refused:
        shop.move("BG", 6, shop.home, shop.friend)
    assert refused.value.purposes == ("RQ-TEST01-1",)
    assert shop.line(asked, "BG") == (15, 0, 0)
    assert parcels.propose(shop.desk, asked).offers == ()
    assert proven(shop.desk) == ()


def test_never_more_is_picked_than_is_approved_or_there(shop: Wishes):
    asked = shop.ask("BGx15 TS-Lx30")
    with pytest.raises(MoreThanWanted):
        shop.pick(asked, "BGx16")
    with pytest.raises(OutOfStock):
        shop.pick(asked, "TS-Lx21")
    shop.pick(shop.ask("BGx10"))
    with pytest.raises(Reserved):
        shop.pick(asked, "BGx11")
    offer = parcels.propose(shop.desk, asked)
    assert [(lack.code, lack.qty) for lack in offer.lacks] == [("BG", 5), ("TS-L", 10)]
    assert proven(shop.desk) == ()


def test_homes_with_everything_come_before_two_parcels(shop: Wishes):
    shop.move("BG", 10, shop.home, shop.friend)
    shop.move("TS-L", 10, shop.home, shop.friend)
    shop.move("TS-S", 20, shop.home, shop.friend)
    whole = parcels.propose(shop.desk, shop.ask("BGx5 TS-Lx5 TS-Sx1"))
    assert [o.home.path for o in whole.offers if o.takes] == ["张三"]
    assert [o.home.path for o in whole.offers if not o.takes] == ["成都·仓库"]
    split = parcels.propose(shop.desk, shop.ask("BGx15"))
    assert (split.parcels, split.offers[0].pieces + split.offers[1].pieces) == (2, 15)


def test_a_request_is_split_over_homes_one_parcel_each(shop: Wishes):
    shop.move("BG", 10, shop.home, shop.friend)
    asked = shop.ask("BGx15")
    takes = [*shop.take(asked, "BGx9"), *shop.take(asked, "BGx6", shop.friend)]
    done = parcels.pick(shop.desk, OpId.new(), asked, takes)
    assert done.parcels == ["RQ-TEST01-1", "RQ-TEST01-2"]
    assert [(p.from_place, p.pieces) for p in shop.parcels(asked)] == [
        ("成都·仓库", 9),
        ("张三", 6),
    ]
    assert proven(shop.desk) == ()


def test_more_from_one_home_comes_into_the_parcel_that_is_packed_there(shop: Wishes):
    asked = shop.ask("BGx15")
    shop.pick(asked, "BGx5")
    assert shop.pick(asked, "BGx5").parcels == ["RQ-TEST01-1"]
    assert [p.pieces for p in shop.parcels(asked)] == [10]


def test_the_request_is_sent_with_its_last_piece(shop: Wishes):
    asked = shop.ask("BGx10 TS-Lx2")
    shop.pick(asked, "BGx6")
    first = shop.ship("rq-test01-1", waybill="sf 1234567890123", fen=1200, advanced_by="小明")
    assert (first.state, first.requisition_state) == ("sent", "approved")
    box = shop.parcels(asked)[0]
    assert (box.carrier, box.waybill, box.owed) == ("顺丰", "SF1234567890123", True)
    assert shop.lies()["RQ-TEST01-1 BG"] == 6
    assert shop.line(asked, "BG") == (0, 6, 0)
    with pytest.raises(Reserved):
        shop.move("BG", 1, places.find_place(shop.desk, "RQ-TEST01-1").id, shop.friend)
    shop.pick(asked)
    last = shop.ship("RQ-TEST01-2")
    assert last.requisition_state == "sent"
    with pytest.raises(RequestNotNow):
        shop.pick(asked, "BGx1")
    assert proven(shop.desk) == ()


def test_postage_is_repaid(shop: Wishes):
    asked = shop.ask("BGx1")
    shop.pick(asked)
    shop.ship("RQ-TEST01-1", fen=1200, advanced_by="小明")
    assert [p.code for p in parcels.owed(shop.desk)] == ["RQ-TEST01-1"]
    parcels.repay(shop.desk, OpId.new(), "RQ-TEST01-1", Repaid.ASKED)
    assert [p.repaid for p in parcels.owed(shop.desk)] == [Repaid.ASKED]
    parcels.repay(shop.desk, OpId.new(), "RQ-TEST01-1", Repaid.PAID)
    assert parcels.owed(shop.desk) == ()


def test_what_is_handed_over_has_arrived(shop: Wishes):
    asked = shop.ask("BGx3 TS-Lx1", loan="TS-L")
    shop.pick(asked)
    done = parcels.hand_over(shop.desk, OpId.new(), "RQ-TEST01-1", "小红")
    assert (done.state, done.requisition_state) == ("arrived", "received")
    box = shop.parcels(asked)[0]
    assert (box.way, box.carried_by, box.state) == (Way.PICKUP, "小红", ParcelState.ARRIVED)
    lies = shop.lies()
    assert (lies["成都·仓库 BG"], lies["RQ-TEST01 TS-L"]) == (17, 1)
    assert shop.line(asked, "BG") == (0, 3, 3)
    assert proven(shop.desk) == ()


def test_what_is_put_back_is_free_and_an_empty_parcel_is_cancelled(shop: Wishes):
    asked = shop.ask("BGx10")
    shop.pick(asked)
    parcels.unpick(shop.desk, OpId.new(), "RQ-TEST01-1", shop.take(asked, "BGx4"))
    assert (shop.free("BG"), shop.line(asked, "BG")) == (14, (6, 0, 0))
    with pytest.raises(NotInParcel) as refused:
        parcels.unpick(shop.desk, OpId.new(), "RQ-TEST01-1", shop.take(asked, "BGx7"))
    assert refused.value.left == 6
    parcels.unpick(shop.desk, OpId.new(), "RQ-TEST01-1")
    assert shop.parcels(asked)[0].state is ParcelState.CANCELLED
    assert shop.free("BG") == 20
    with pytest.raises(ParcelNotNow):
        shop.ship("RQ-TEST01-1")
    assert shop.pick(asked).parcels == ["RQ-TEST01-2"]
    assert proven(shop.desk) == ()


def test_articles_that_are_not_counted_need_no_stock(shop: Wishes):
    shop.add("LEAF", "传单", None, uncounted=True)
    asked = shop.ask("LEAFx200 BGx1")
    done = shop.pick(asked)
    assert {one.code: one.qty for one in shop.parcels(asked)[0].contents} == {"BG": 1, "LEAF": 200}
    assert done.qty == 201
    assert shop.ship("RQ-TEST01-1").requisition_state == "sent"
    assert shop.line(asked, "LEAF") == (0, 200, 0)
    only = shop.ask("LEAFx5")
    parcels.pick(shop.desk, OpId.new(), only, shop.take(only, "LEAFx5"))
    handed = parcels.hand_over(shop.desk, OpId.new(), "RQ-TEST02-1")
    assert handed.requisition_state == "received"
    assert proven(shop.desk) == ()


def test_nothing_is_shipped_from_a_parcel_that_is_on_its_way(shop: Wishes):
    first, second = shop.ask("BGx3"), shop.ask("BGx3")
    shop.pick(first)
    shop.ship("RQ-TEST01-1")
    transit = places.find_place(shop.desk, "RQ-TEST01-1").id
    with pytest.raises(NotFromThere):
        shop.pick(second, "BGx1", transit)
    with pytest.raises(OnlyBySending):
        shop.move("BG", 1, shop.home, transit)


def test_sending_is_taken_back(shop: Wishes):
    asked = shop.ask("BGx10")
    shop.pick(asked)
    sent = shop.ship("RQ-TEST01-1")
    shop.undo(sent.op)
    assert (shop.state(asked), shop.line(asked, "BG")) == ("approved", (10, 0, 0))
    assert (shop.lies()["成都·仓库 BG"], shop.free("BG")) == (20, 10)
    assert proven(shop.desk) == ()
    assert shop.ship("RQ-TEST01-1").requisition_state == "sent"
    assert proven(shop.desk) == ()


def test_handing_over_is_taken_back(shop: Wishes):
    asked = shop.ask("BGx3 TS-Lx1", loan="TS-L")
    shop.pick(asked)
    done = parcels.hand_over(shop.desk, OpId.new(), "RQ-TEST01-1")
    shop.undo(done.op)
    assert (shop.state(asked), shop.line(asked, "BG")) == ("approved", (3, 0, 0))
    assert (shop.lies()["成都·仓库 BG"], shop.free("BG")) == (20, 17)
    assert proven(shop.desk) == ()


def test_each_act_is_taken_back_from_the_last_one_on(shop: Wishes):
    asked = shop.ask("BGx10")
    picked = shop.pick(asked, "BGx4")
    more = shop.pick(asked, "BGx6")
    with pytest.raises(UndoFirst):
        shop.undo(picked.op)
    shop.ship("RQ-TEST01-1")
    with pytest.raises(UndoFirst):
        shop.undo(more.op)


def test_a_parcel_is_not_called_back_while_the_request_is_sent_by_another(shop: Wishes):
    asked = shop.ask("BGx10")
    shop.pick(asked, "BGx4")
    first = shop.ship("RQ-TEST01-1")
    shop.pick(asked, "BGx6")
    last = shop.ship("RQ-TEST01-2")
    with pytest.raises(UndoFirst):
        shop.undo(first.op)
    shop.undo(last.op)
    shop.undo(first.op)
    assert shop.line(asked, "BG") == (10, 0, 0)
    assert proven(shop.desk) == ()


def test_what_was_undone_comes_not_back_beyond_what_is_approved(shop: Wishes):
    asked = shop.ask("BGx10")
    first = shop.pick(asked)
    back = OpId.new()
    stock.undo(shop.desk, back, UUID(first.op))
    assert shop.parcels(asked) == ()
    shop.pick(asked)
    with pytest.raises(UndoFirst):
        shop.undo(back.hex)
    assert shop.line(asked, "BG") == (10, 0, 0)
    assert proven(shop.desk) == ()


def test_what_was_put_back_is_picked_again_by_taking_that_back(shop: Wishes):
    asked = shop.ask("BGx10")
    shop.pick(asked)
    back = parcels.unpick(shop.desk, OpId.new(), "RQ-TEST01-1")
    shop.undo(back.op)
    assert shop.parcels(asked)[0].state is ParcelState.PACKING
    assert shop.free("BG") == 10
    assert proven(shop.desk) == ()


def test_an_approval_is_not_taken_back_while_goods_are_picked_for_it(shop: Wishes):
    asked = shop.ask("BGx4", state=State.SUBMITTED)
    said = deciding.approve(shop.desk, OpId.new(), asked)
    picked = shop.pick(asked)
    with pytest.raises(LaterStands):
        shop.undo(said.op)
    shop.undo(picked.op)
    shop.undo(said.op)
    assert shop.state(asked) == "submitted"
    assert proven(shop.desk) == ()


def test_a_request_that_is_lowered_or_given_up_frees_exactly_what_it_held(shop: Wishes):
    asked = shop.ask("BGx10")
    shop.pick(asked, "BGx3")
    shop.ship("RQ-TEST01-1")
    shop.pick(asked, "BGx7")
    line = shop.lines(asked)["BG"]
    lowered = ending.revise(shop.desk, OpId.new(), asked, line, 5, "不够分")
    assert (shop.line(asked, "BG"), shop.free("BG")) == ((2, 3, 0), 15)
    shop.undo(lowered.op)
    assert (shop.line(asked, "BG"), shop.free("BG")) == ((7, 3, 0), 10)
    other = shop.ask("TS-Lx4")
    shop.pick(other)
    given_up = ending.cancel(shop.desk, OpId.new(), other)
    assert shop.free("TS-L") == 20
    assert shop.parcels(other)[0].state is ParcelState.CANCELLED
    shop.undo(given_up.op)
    assert (shop.free("TS-L"), shop.parcels(other)[0].state) == (16, ParcelState.PACKING)
    done = ending.revise(shop.desk, OpId.new(), asked, line, 3, "别的不寄了")
    assert (done.state, shop.line(asked, "BG")) == ("sent", (0, 3, 0))
    assert proven(shop.desk) == ()
