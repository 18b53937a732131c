"""调拨: picked, packed, sent, received in parts, and found again; on both databases."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop.domain.errors import (
    BoxElsewhere,
    Missing,
    NotThatMany,
    OnlyBySending,
    OutOfStock,
    Reserved,
    UndoFirst,
)
from desktop.domain.transfers import State, What
from desktop.services import places, stock, transfers
from desktop.services.changes import OpId
from desktop.services.transfers import ReceiptLine
from desktop.store.database import Database
from tests.services.post import Post
from tests.store.ledgers import proven


@pytest.fixture
def post(database: Database) -> Post:
    return Post(database)


def test_what_is_picked_nobody_else_can_take(post: Post):
    code = post.draft("BGx15")
    assert post.free("BG") == 5
    with pytest.raises(Reserved) as refused:
        post.move("BG", 6, post.home, post.friend)
    assert refused.value.purposes == (code,)
    with pytest.raises(Reserved):
        post.draft("BGx6")
    with pytest.raises(OutOfStock):
        post.draft("BGx21")
    assert proven(post.desk) == ()


def test_sent_goods_are_in_transit_until_they_arrive(post: Post):
    code = post.draft("BGx5 TS-Lx2")
    post.send(code, waybill="sf 1234567890123", parcels=1)
    sent = transfers.transfer(post.desk, code)
    assert (sent.state, sent.carrier, sent.waybill) == (State.SENT, "顺丰", "SF1234567890123")
    assert post.lies()[f"{code} BG"] == 5
    assert post.lies()["成都·仓库 BG"] == 15
    with pytest.raises(Reserved):
        post.move("BG", 1, places.find_place(post.desk, code).id, post.friend)
    done = transfers.receive(post.desk, OpId.new(), code)
    assert (done.told, done.outstanding, done.state) == (7, 0, "closed")
    assert post.lies()["张三 BG"] == 5
    assert f"{code} BG" not in post.lies()
    assert places.places(post.desk, retired=True)  # the place in transit is retired, not gone
    assert code not in [p.name for p in places.places(post.desk)]
    held = stock.holdings(post.desk, place=post.friend).rows
    assert all(h.verified_at == post.time for h in held)
    assert proven(post.desk) == ()


def test_nobody_puts_goods_into_a_parcel_by_hand(post: Post):
    code = post.draft("BGx5")
    post.send(code)
    with pytest.raises(OnlyBySending):
        post.move("BG", 1, post.home, places.find_place(post.desk, code).id)


def test_a_parcel_is_received_in_parts_line_by_line(post: Post):
    code = post.draft("BGx10 TS-Lx2")
    post.send(code)
    first = post.told(code, "BG:arrived:6 BG:not_sent:1")
    assert (first.outstanding, first.state) == (5, "sent")
    assert post.lies()["成都·仓库 BG"] == 11
    post.told(code, "BG:damaged:1 BG:lost:1", "摔坏了")
    done = post.told(code, "BG:unknown:1 TS-L:arrived:2", "没人知道")
    assert done.state == "closed"
    assert post.lies()["张三 BG"] == 6
    assert post.lies()["unknown BG" if "unknown BG" in post.lies() else "去向不明 BG"] == 1
    assert transfers.transfer(post.desk, code).wrong == 4
    assert proven(post.desk) == ()


def test_nothing_is_lost_without_a_reason_nor_more_than_was_sent(post: Post):
    code = post.draft("BGx2")
    post.send(code)
    with pytest.raises(Missing):
        post.told(code, "BG:lost:1")
    with pytest.raises(NotThatMany) as refused:
        post.told(code, "BG:arrived:3")
    assert refused.value.left == 2


def test_more_than_was_sent_is_found_or_comes_from_the_giver(post: Post):
    code = post.draft("BGx2")
    post.send(code)
    key = transfers.card(post.desk, code).lines[0].key
    transfers.receive(
        post.desk,
        OpId.new(),
        code,
        [
            ReceiptLine(key, What.ARRIVED, 2),
            ReceiptLine(key, What.EXTRA, 1, "多了", from_giver=True),
            ReceiptLine(key, What.EXTRA, 1, "多了"),
        ],
    )
    assert post.lies()["张三 BG"] == 4
    assert post.lies()["成都·仓库 BG"] == 17
    assert proven(post.desk) == ()


def test_a_box_travels_and_arrives_as_a_box(post: Post):
    box = post.box("A1", BG=5, TS_L=2)
    code = post.draft("TS-M")
    transfers.pick_box(post.desk, OpId.new(), code, box)
    with pytest.raises(Reserved):
        post.move("BG", 1, box, post.friend)
    post.move("TS-S", 1, post.home, box)  # put in after it was picked: it travels all the same
    post.send(code)
    assert post.lies()[f"{code}/A1 BG"] == 5
    transfers.receive(post.desk, OpId.new(), code)
    assert post.lies()["张三/A1 BG"] == 5
    assert post.lies()["张三/A1 TS-S"] == 1
    assert post.lies()["张三 TS-M"] == 1
    assert proven(post.desk) == ()


def test_a_box_of_which_a_part_arrives_leaves_the_rest_on_its_way(post: Post):
    box = post.box("A1", BG=5, TS_L=2)
    code = post.draft()
    transfers.pick_box(post.desk, OpId.new(), code, box)
    sent = post.send(code)
    first = post.told(code, "BG:arrived:3")
    assert post.lies()["张三/A1 BG"] == 3
    assert (post.lies()[f"{code} BG"], post.lies()[f"{code} TS-L"]) == (2, 2)
    with pytest.raises(UndoFirst):
        post.undo(sent)
    last = post.told(code, "BG:lost:2 TS-L:arrived:2", "箱子破了")
    assert post.lies()["张三 TS-L"] == 2
    assert proven(post.desk) == ()
    with pytest.raises(UndoFirst):
        post.undo(first.op)
    post.undo(last.op)
    post.undo(first.op)
    assert post.lies()[f"{code}/A1 BG"] == 5
    assert proven(post.desk) == ()
    post.undo(sent)
    assert post.lies()["成都·仓库/A1 BG"] == 5
    assert proven(post.desk) == ()


@pytest.mark.parametrize(
    ("what", "path"),
    [("not_sent", "成都·仓库/A1"), ("lost", "去向不明/A1"), ("damaged", "张三/A1")],
)
def test_a_box_of_which_nothing_arrives_is_where_it_must_be(post: Post, what: str, path: str):
    box = post.box("A1", BG=5)
    code = post.draft()
    transfers.pick_box(post.desk, OpId.new(), code, box)
    post.send(code)
    post.told(code, f"BG:{what}:5", "箱子没到")
    found = places.find_place(post.desk, "A1")
    assert found.path.replace("unknown", "去向不明") == path
    assert (post.lies().get("成都·仓库/A1 BG", 0) == 5) is (what == "not_sent")
    assert proven(post.desk) == ()


def test_loose_picks_are_packed_into_a_box(post: Post):
    code = post.draft("BGx5 TS-L")
    transfers.pack(post.desk, OpId.new(), code, "B1")
    assert post.lies()["成都·仓库/B1 BG"] == 5
    assert {line.box for line in transfers.card(post.desk, code).lines} == {"成都·仓库/B1"}
    assert proven(post.desk) == ()
    post.send(code)
    transfers.receive(post.desk, OpId.new(), code)
    assert post.lies()["张三/B1 BG"] == 5
    assert proven(post.desk) == ()


def test_a_box_that_stands_elsewhere_is_refused(post: Post):
    box = post.box("A1", BG=5)
    code = post.draft()
    with pytest.raises(BoxElsewhere):
        transfers.pick_box(post.desk, OpId.new(), code, post.friend)
    transfers.pick_box(post.desk, OpId.new(), code, box)
    places.move_place(post.desk, OpId.new(), box, post.friend)
    with pytest.raises(BoxElsewhere):
        post.send(code)


def test_transfers_are_found_by_code_waybill_place_and_state(post: Post):
    first, second = post.draft("BGx5"), post.draft("TS-L")
    post.send(first, waybill="YT1234567890123")
    assert [one.code for one in transfers.transfers(post.desk, states=[State.DRAFT]).rows] == [
        second
    ]
    for words in (first.lower(), "yt1234", "张三 圆通"):
        assert [one.code for one in transfers.transfers(post.desk, query=words).rows] == [first]
    page = transfers.transfers(post.desk, limit=1, offset=1, sort="made")
    assert (page.total, len(page.rows)) == (2, 1)
    assert [act.kind for act in transfers.story(post.desk, first)] == [
        "send_transfer",
        "draft_transfer",
    ]


def test_what_was_not_confirmed_waits(post: Post):
    code = post.draft("BG")
    post.send(code)
    idle = post.draft("BG")
    assert transfers.waiting(post.desk).aged == ()
    post.time += timedelta(days=9)
    waits = transfers.waiting(post.desk)
    assert [one.code for one in waits.aged] == [code]
    assert waits.aged[0].days(post.time) == 9
    assert [one.code for one in waits.idle] == [idle]


def test_which_home_ships_it(post: Post):
    post.move("BG", 8, post.home, post.friend)
    code = post.draft("TS-L")
    post.send(code)
    transfers.receive(post.desk, OpId.new(), code)
    found = transfers.sources(post.desk, [("BG", 8), ("TS-L", 1)])
    assert [(one.home.path, one.whole) for one in found] == [("张三", True), ("成都·仓库", True)]
    assert found[0].verified == 1
    found = transfers.sources(post.desk, [("BG", 15)])
    assert [one.parcels for one in found] == [2, 2]
    assert [one.first.pieces + one.rest[0].pieces for one in found] == [15, 15]
    assert transfers.sources(post.desk, [("BG", 30)])[0].short == {"BG": 10}
    assert [one.home.path for one in transfers.sources(post.desk, [("BG", 1)], to_place=post.home)
            ] == ["张三"]  # fmt: skip
