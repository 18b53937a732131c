"""What lies where, now and then, and how acts are taken back; on both databases."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from desktop.domain.errors import (
    AlreadyUndone,
    Ambiguous,
    BadQuantity,
    Missing,
    NotEmpty,
    NotFound,
    OpReused,
    OutOfStock,
    PastNegative,
    PlaceCycle,
    Reserved,
    SamePlace,
    StillHolding,
    Taken,
    Uncounted,
    UndoBlocked,
)
from desktop.domain.stock import PlaceKind
from desktop.services import allocations, catalogue, people, places, stock
from desktop.services.changes import OpId, Topic
from desktop.services.stock import MoveLine
from desktop.store.database import Database
from tests.shop import Shop


@pytest.fixture
def shop(database: Database) -> Shop:
    return Shop(database)


def test_goods_move_and_the_rest_stays(shop: Shop) -> None:
    friend = shop.place("张三", PlaceKind.PERSON)
    shop.move("BG", 5, shop.home, friend)
    assert shop.lies()["成都·仓库 BG"] == 15
    assert shop.lies()["张三 BG"] == 5


def test_more_than_is_there_is_refused_by_name_and_nothing_moves(shop: Shop) -> None:
    friend = shop.place("张三", PlaceKind.PERSON)
    with pytest.raises(OutOfStock) as refused:
        stock.move_many(
            shop.desk,
            OpId.new(),
            [MoveLine("BG", 5), MoveLine("TS-L", 21)],
            shop.home,
            friend,
            reason="x",
        )
    assert refused.value.data() == {
        "item": "COSCon T恤 L",
        "place": "成都·仓库",
        "owner": "开源社",
        "wanted": 21,
        "on_hand": 20,
    }
    assert shop.lies()["成都·仓库 BG"] == 20


def test_found_goods_are_booked_before_they_move(shop: Shop) -> None:
    friend = shop.place("张三", PlaceKind.PERSON)
    stock.move(shop.desk, OpId.new(), "BG", 25, shop.home, friend, reason="找到了", found=True)
    assert shop.lies()["张三 BG"] == 25
    assert "成都·仓库 BG" not in shop.lies()


def test_the_only_owner_there_is_meant_and_else_the_community(shop: Shop) -> None:
    assert [owner.name for owner in stock.owners(shop.desk)] == ["开源社"]


@pytest.mark.parametrize("qty", [0, -2])
def test_only_whole_pieces_from_one_on_move(shop: Shop, qty: int) -> None:
    with pytest.raises(BadQuantity):
        stock.move(shop.desk, OpId.new(), "BG", qty, shop.home, shop.home, reason="x")


def test_a_move_needs_a_goal_and_a_reason(shop: Shop) -> None:
    with pytest.raises(SamePlace):
        shop.move("BG", 1, shop.home, shop.home)
    with pytest.raises(Missing):
        stock.move(shop.desk, OpId.new(), "BG", 1, shop.home, shop.home, reason=" ")


def test_what_happened_earlier_is_taken_anyway_and_what_it_contradicts_is_disputed(
    shop: Shop,
) -> None:
    friend = shop.place("张三", PlaceKind.PERSON)
    shop.move("BG", 18, shop.home, friend)
    earlier = shop.time - timedelta(days=2)

    def given(anyway: bool = False) -> None:
        stock.move(
            shop.desk,
            OpId.new(),
            "BG",
            5,
            shop.home,
            shop.outside("given"),
            reason="补记",
            at=earlier,
            anyway=anyway,
        )

    with pytest.raises(PastNegative):
        given()
    given(anyway=True)
    at_home = stock.holdings(shop.desk, code="BG", place=shop.home).rows[0]
    assert (at_home.on_hand, at_home.disputed) == (-3, True)
    with pytest.raises(OutOfStock):
        shop.move("BG", 1, shop.home, friend)
    shop.move("BG", 3, friend, shop.home)
    assert stock.holdings(shop.desk, code="BG", place=shop.home).total == 0


def test_uncounted_things_do_not_move(shop: Shop) -> None:
    shop.add("FEE", "工作坊费", 50_00, uncounted=True)
    with pytest.raises(Uncounted):
        shop.move("FEE", 1, shop.outside("supplier"), shop.home)


def test_the_same_command_twice_is_done_once_and_another_content_refused(shop: Shop) -> None:
    friend, op = shop.place("张三", PlaceKind.PERSON), OpId.new()
    first = stock.move(shop.desk, op, "BG", 5, shop.home, friend, reason="x")
    assert stock.move(shop.desk, op, "BG", 5, shop.home, friend, reason="x") == first
    assert shop.lies()["张三 BG"] == 5
    with pytest.raises(OpReused):
        stock.move(shop.desk, op, "BG", 6, shop.home, friend, reason="x")


def test_a_box_moves_with_what_it_holds_and_the_past_stays(shop: Shop) -> None:
    box = shop.place("A1", PlaceKind.BOX, shop.home)
    friend = shop.place("张三", PlaceKind.PERSON)
    shop.move("BG", 5, shop.home, box)
    before = shop.time
    shop.time += timedelta(days=3)
    places.move_place(shop.desk, OpId.new(), box, friend)
    assert shop.lies()["张三/A1 BG"] == 5

    def then(**where: object) -> dict[str, int]:
        rows = stock.holdings(shop.desk, at=before, code="BG", **where).rows  # type: ignore[arg-type]
        return {h.place: h.on_hand for h in rows}

    assert then() == {"成都·仓库": 15, "成都·仓库/A1": 5}
    assert then(place=shop.home, tree=True) == {"成都·仓库": 15, "成都·仓库/A1": 5}
    assert then(place=friend, tree=True) == {}
    now = stock.holdings(shop.desk, place=friend, tree=True).rows
    assert [h.on_hand for h in now] == [5]
    assert stock.holdings(shop.desk, place=friend).total == 0


def test_a_place_never_lies_in_itself(shop: Shop) -> None:
    box = shop.place("A1", PlaceKind.BOX, shop.home)
    for inside in (box, shop.home):
        with pytest.raises(PlaceCycle):
            places.move_place(shop.desk, OpId.new(), shop.home, inside)


def test_places_are_found_by_path_and_an_unclear_name_is_refused_with_all(shop: Shop) -> None:
    friend = shop.place("张三", PlaceKind.PERSON)
    shop.place("A1", PlaceKind.BOX, shop.home)
    shop.place("A1", PlaceKind.BOX, friend)
    with pytest.raises(Ambiguous) as unclear:
        places.find_place(shop.desk, "A1")
    assert unclear.value.candidates == ("张三/A1", "成都·仓库/A1")
    assert places.find_place(shop.desk, "张三/A1").kind is PlaceKind.BOX
    with pytest.raises(NotFound) as unknown:
        places.find_place(shop.desk, "成都")
    assert unknown.value.near == ("成都·仓库",)
    with pytest.raises(Taken):
        shop.place("A1", PlaceKind.BOX, friend)


def test_only_an_empty_place_is_retired(shop: Shop) -> None:
    friend = shop.place("张三", PlaceKind.PERSON)
    shop.move("BG", 5, shop.home, friend)
    with pytest.raises(StillHolding):
        places.retire_place(shop.desk, OpId.new(), friend)
    with pytest.raises(NotEmpty):
        places.retire_place(shop.desk, OpId.new(), shop.home)
    shop.move("BG", 5, friend, shop.home)
    places.retire_place(shop.desk, OpId.new(), friend)
    assert "张三" not in [p.path for p in places.places(shop.desk)]


def test_an_act_is_taken_back_once_and_the_past_still_shows_it(shop: Shop) -> None:
    friend = shop.place("张三", PlaceKind.PERSON)
    op = UUID(shop.move("BG", 5, shop.home, friend))
    moved_at = shop.time
    shop.time += timedelta(hours=1)
    assert stock.undo(shop.desk, OpId.new(), op).undone == 1
    assert shop.lies()["成都·仓库 BG"] == 20
    then = stock.holdings(shop.desk, at=moved_at).rows
    assert {h.place: (h.on_hand, h.taken_back_later) for h in then if h.code == "BG"} == {
        "成都·仓库": (15, True),
        "张三": (5, True),
    }
    assert not any(h.taken_back_later for h in stock.holdings(shop.desk).rows)
    story = stock.story(shop.desk, place=friend)
    assert [(line.kind, line.undone, line.reverses) for line in story] == [
        ("undo", False, True),
        ("move", True, False),
    ]
    with pytest.raises(AlreadyUndone):
        stock.undo(shop.desk, OpId.new(), op)


def test_taking_back_is_refused_only_where_a_place_would_go_below_zero(shop: Shop) -> None:
    friend = shop.place("张三", PlaceKind.PERSON)
    op = UUID(shop.move("BG", 5, shop.home, friend))
    shop.move("BG", 3, friend, shop.outside("lost"))
    with pytest.raises(UndoBlocked) as blocked:
        stock.undo(shop.desk, OpId.new(), op)
    assert blocked.value.lines == (("徽章", "张三", "开源社", 2, 5),)
    with pytest.raises(NotFound):
        stock.undo(shop.desk, OpId.new(), OpId.new())


def test_a_promise_holds_what_it_names_until_it_is_given_free(shop: Shop) -> None:
    friend = shop.place("张三", PlaceKind.PERSON)
    allocations.allocate(shop.desk, OpId.new(), "BG", 18, shop.home, 1, "申请 7")
    with pytest.raises(Reserved) as refused:
        shop.move("BG", 3, shop.home, friend)
    assert (refused.value.available, refused.value.purposes) == (2, ("申请 7",))
    with pytest.raises(Reserved):
        allocations.allocate(shop.desk, OpId.new(), "BG", 3, shop.home, 1, "申请 8")
    assert catalogue.variant(shop.desk, "BG").available == 2
    allocations.release(shop.desk, OpId.new(), "BG", shop.home, 1, "申请 7", 5)
    shop.move("BG", 3, shop.home, friend)
    assert stock.holdings(shop.desk, code="BG", place=shop.home).rows[0].available == 4


def test_whoever_acts_is_entered_and_everybody_is_known_by_name(shop: Shop) -> None:
    assert [p.name for p in people.people(shop.desk)] == ["小明"]
    people.add_person(shop.desk, OpId.new(), "小红")
    people.add_person(shop.desk, OpId.new(), "小红")
    assert [p.name for p in people.people(shop.desk)] == ["小明", "小红"]


def test_what_changed_is_announced_after_the_commit(shop: Shop, database: Database) -> None:
    from dataclasses import replace

    heard: list[frozenset[Topic]] = []
    desk = replace(shop.desk, announce=heard.append)
    stock.move(desk, OpId.new(), "BG", 1, shop.home, shop.outside("lost"), reason="丢了")
    assert heard == [frozenset({Topic.STOCK})]
    with pytest.raises(OutOfStock):
        stock.move(desk, OpId.new(), "BG", 99, shop.home, shop.outside("lost"), reason="丢了")
    assert len(heard) == 1
