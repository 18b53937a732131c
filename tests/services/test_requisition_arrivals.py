"""What left for a request: arrived, short, damaged, lost; returned, kept; reported; closed."""

from __future__ import annotations

import pytest

from desktop.domain.errors import (
    BadQuantity,
    LaterStands,
    Missing,
    NotThatManyOut,
    OpReused,
    ParcelNotNow,
    RequestNotYours,
    TooLong,
    UndoFirst,
)
from desktop.domain.people import Role
from desktop.domain.requisitions.arrivals import Outcome, What
from desktop.services import people
from desktop.services.changes import OpId
from desktop.services.requisitions import parcels, receiving, returns
from desktop.store.database import Database
from tests.services.arrived import Arrived
from tests.store.ledgers import proven


@pytest.fixture
def shop(database: Database) -> Arrived:
    return Arrived(database)


def on(shop: Arrived, place: str) -> dict[str, int]:
    """What lies at a real place by code."""
    return {key.split(" ")[1]: n for key, n in shop.lies().items() if key.startswith(f"{place} ")}


def test_all_of_it_arrived_in_one_act(shop: Arrived):
    asked = shop.sent("BGx5 TS-Lx2")
    assert [(one.code, one.open) for one in receiving.on_way(shop.desk, asked)] == [
        ("BG", 5),
        ("TS-L", 2),
    ]
    done = shop.all(asked)
    assert (done.told, done.outstanding, done.state) == (7, 0, "received")
    assert receiving.on_way(shop.desk, asked) == ()
    assert shop.line(asked, "BG") == (0, 5, 5)
    assert on(shop, done.code + "-1") == {}
    assert proven(shop.desk) == ()


def test_a_parcel_is_told_of_in_parts_and_the_request_waits_for_the_last(shop: Arrived):
    asked = shop.sent("BGx6 TS-Lx2")
    first = shop.told(asked, "BG:arrived:3")
    assert (first.told, first.outstanding, first.state) == (3, 5, "sent")
    shop.told(asked, "BG:damaged:1 BG:lost:1", "压坏了")
    assert proven(shop.desk) == ()
    last = shop.told(asked, "BG:short:1 TS-L:arrived:2")
    assert (last.outstanding, last.state) == (0, "received")
    assert shop.lies()["去向不明 BG"] == 1
    assert proven(shop.desk) == ()


def test_short_pieces_that_never_left_are_at_the_home_again(shop: Arrived):
    asked = shop.sent("BGx6")
    assert shop.free("BG") == 14
    shop.told(asked, "BG:arrived:4")
    shop.told(asked, "BG:short:2", at_home=True)
    assert shop.free("BG") == 16
    assert shop.state(asked) == "received"
    assert proven(shop.desk) == ()


def test_more_than_was_sent_is_refused_and_nothing_is_written(shop: Arrived):
    asked = shop.sent("BGx6")
    with pytest.raises(NotThatManyOut) as refused:
        shop.told(asked, "BG:arrived:4 BG:short:3")
    assert (refused.value.item, refused.value.wanted, refused.value.left) == ("徽章", 3, 2)
    assert shop.line(asked, "BG") == (0, 6, 0)


def test_what_is_damaged_or_lost_wants_a_reason(shop: Arrived):
    asked = shop.sent("BGx6")
    for what in ("damaged", "lost"):
        with pytest.raises(Missing):
            shop.told(asked, f"BG:{what}:1", " ")
    with pytest.raises(TooLong):
        shop.told(asked, "BG:lost:1", "很" * 1_000_000)
    assert shop.line(asked, "BG") == (0, 6, 0)
    with pytest.raises(BadQuantity):
        shop.told(asked, "BG:arrived:0")
    with pytest.raises(BadQuantity):
        shop.told(asked, "BG:returned:1")
    with pytest.raises(BadQuantity):
        receiving.receive(shop.desk, OpId.new(), shop.box(asked), [])


def test_a_parcel_that_is_packed_or_has_arrived_is_not_received(shop: Arrived):
    asked = shop.ask("BGx6")
    shop.pick(asked, "BGx5")
    with pytest.raises(ParcelNotNow):
        receiving.receive(shop.desk, OpId.new(), shop.box(asked))
    shop.ship(shop.box(asked))
    receiving.receive(shop.desk, OpId.new(), shop.box(asked))
    assert shop.state(asked) == "approved"  # one piece is still to leave
    with pytest.raises(ParcelNotNow):
        receiving.receive(shop.desk, OpId.new(), shop.box(asked))


def test_two_parcels_arrive_one_after_the_other(shop: Arrived):
    shop.move("BG", 10, shop.home, shop.friend)
    asked = shop.ask("BGx15")
    takes = [*shop.take(asked, "BGx9"), *shop.take(asked, "BGx6", shop.friend)]
    parcels.pick(shop.desk, OpId.new(), asked, takes)
    for n in (0, 1):
        shop.ship(shop.box(asked, n))
    one = receiving.receive(shop.desk, OpId.new(), shop.box(asked, 1))
    assert (one.outstanding, one.state) == (9, "sent")
    two = receiving.receive(shop.desk, OpId.new(), shop.box(asked, 0))
    assert (two.outstanding, two.state) == (0, "received")
    assert proven(shop.desk) == ()


def test_the_same_receipt_twice_is_one(shop: Arrived):
    asked, op = shop.sent("BGx6"), OpId.new()
    said = [Outcome(shop.lines(asked)["BG"], What.ARRIVED, 2)]
    first = receiving.receive(shop.desk, op, shop.box(asked), said)
    assert receiving.receive(shop.desk, op, shop.box(asked), said) == first
    with pytest.raises(OpReused):
        receiving.receive(shop.desk, op, shop.box(asked), None)
    assert shop.line(asked, "BG") == (0, 6, 2)


def test_a_receipt_is_taken_back_and_done_again(shop: Arrived):
    asked = shop.sent("BGx6 TS-Lx2", loan="TS-L")
    done = shop.all(asked)
    assert on(shop, done.code) == {"TS-L": 2}
    undone = shop.undone(done.op)
    assert (shop.state(asked), shop.line(asked, "BG")) == ("sent", (0, 6, 0))
    assert on(shop, done.code + "-1") == {"BG": 6, "TS-L": 2}
    assert proven(shop.desk) == ()
    shop.undo(undone)
    assert (shop.state(asked), on(shop, done.code)) == ("received", {"TS-L": 2})
    assert proven(shop.desk) == ()


def test_a_receipt_is_not_taken_back_behind_what_stands_on_it(shop: Arrived):
    asked = shop.sent("BGx6 TS-Lx2", loan="TS-L")
    done = shop.all(asked)
    back = shop.back(asked, "TS-L:returned:1")
    with pytest.raises((LaterStands, UndoFirst)):
        shop.undo(done.op)
    shop.undo(back.op)
    closed = shop.close(asked, "没有照片", loans_stay=True)
    with pytest.raises(LaterStands) as refused:
        shop.undo(done.op)
    assert refused.value.act == "close_requisition"
    shop.undo(closed.op)
    shop.undo(done.op)
    assert shop.state(asked) == "sent"
    assert proven(shop.desk) == ()


def test_a_keeper_of_other_places_may_neither_receive_nor_close(shop: Arrived):
    asked = shop.sent("BGx6")
    for name in ("外人", "小红"):
        people.add_person(shop.desk, OpId.new(), name)
        people.set_role(shop.desk, OpId.new(), name, Role.KEEPER)
    stranger = shop.as_("外人")
    with pytest.raises(RequestNotYours):
        receiving.receive_all(stranger, OpId.new(), asked)
    asker = shop.as_("小红")
    assert receiving.receive_all(asker, OpId.new(), asked).state == "received"
    with pytest.raises(RequestNotYours):
        returns.give_back(asker, OpId.new(), asked, shop.backs(asked, "BG:returned:1"))
