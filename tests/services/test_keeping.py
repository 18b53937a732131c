"""Who keeps a place, how a parcel reaches it, what turned up again, what should lie there."""

from __future__ import annotations

from uuid import UUID

import pytest
from sqlalchemy import insert, select

from desktop.domain.errors import BadQuantity, NotYours
from desktop.domain.keeping import KeepingDraft
from desktop.domain.paper.labels import BoxLabel
from desktop.domain.people import Role
from desktop.domain.sifting import Sift
from desktop.domain.stock import PlaceKind
from desktop.domain.verified import Standing
from desktop.services import allocations, catalogue, keeping, people, places, stock
from desktop.services.changes import Desk, OpId
from desktop.services.paper import labels
from desktop.services.stock import MoveLine
from desktop.store.tables import journal, private, transfer
from desktop.store.writing import new_uid
from tests.shop import Shop

HOME = KeepingDraft("小李", "上海", "", "李明", "13812345678", "上海市杨浦区国定路 100 号 3 室")


@pytest.fixture
def shop(database):
    return Shop(database)


@pytest.fixture
def home(shop):
    """小李's home in Shanghai, kept by 小李."""
    place = shop.place("小李", PlaceKind.PERSON)
    keeping.entrust(shop.desk, OpId.new(), place, HOME)
    return place


def as_person(shop: Shop, name: str, role: Role | None = None) -> Desk:
    """The same ledger with somebody else at work."""
    people.add_person(shop.desk, OpId.new(), name)
    if role is not None:
        people.set_role(shop.desk, OpId.new(), name, role)
    return Desk(shop.desk.database, shop.desk.station, name, now=shop.desk.now)


def parcel(shop: Shop, goal: int, state: str = "draft") -> int:
    """A transfer row to a place, as the parcels' own room makes it."""
    row = {
        "uid": new_uid(), "code": "TR-1", "way": "parcel", "state": state,
        "from_place": shop.home, "to_place": goal, "carrier": "", "waybill": "",
        "secret": "", "note": "", "at": 0, "recorded_at": 0,
    }  # fmt: skip
    with shop.desk.database.writing() as connection:
        connection.execute(insert(transfer).values(row))
        found = select(transfer.c.id).where(transfer.c.uid == row["uid"])
        return int(connection.execute(found).scalar_one())


def test_address_and_phone_are_masked_except_to_who_packs_a_parcel_there(shop, home):
    seen = keeping.card(shop.desk, home)
    assert (seen.keeper, seen.city) == ("小李", "上海")
    assert (seen.recipient, seen.phone, seen.address) == ("李*", "138****5678", "上海市杨浦区…")
    assert not seen.revealed
    elsewhere = parcel(shop, shop.home)
    assert not keeping.card(shop.desk, home, elsewhere).revealed
    here = parcel(shop, home)
    shown = keeping.card(shop.desk, home, here)
    assert (shown.recipient, shown.phone) == ("李明", "13812345678")
    assert shown.address == HOME.address
    closed = parcel(shop, home, "closed")
    assert not keeping.card(shop.desk, home, closed).revealed


def test_a_box_is_reached_where_it_stands_and_kept_by_who_keeps_that(shop, home):
    box = shop.place("A1", PlaceKind.BOX, home)
    keeping.entrust(shop.desk, OpId.new(), box, KeepingDraft(area="签到区"))
    seen = keeping.card(shop.desk, box)
    assert (seen.keeper, seen.city, seen.area) == ("小李", "上海", "签到区")
    assert seen.inherited
    assert seen.reachable


def test_the_journal_never_holds_what_identifies_a_person(shop, home):
    with shop.desk.database.reading() as connection:
        bodies = "".join(row.body.decode() for row in connection.execute(select(journal)))
    assert "国定路" not in bodies
    assert "13812345678" not in bodies


def test_what_was_shown_masked_and_saved_again_stays_as_it_is(shop, home):
    seen = keeping.card(shop.desk, home)
    again = KeepingDraft("小李", "北京", "", seen.recipient, seen.phone, seen.address)
    keeping.entrust(shop.desk, OpId.new(), home, again)
    shown = keeping.card(shop.desk, home, parcel(shop, home))
    assert (shown.city, shown.phone) == ("北京", "13812345678")


def test_an_address_is_forgotten_for_good(shop, home):
    keeping.forget_address(shop.desk, OpId.new(), home)
    assert keeping.card(shop.desk, home, parcel(shop, home)).address == ""
    with shop.desk.database.reading() as connection:
        assert connection.execute(select(private)).all() == []


def test_undo_gives_back_the_former_keeper_and_none_where_there_was_none(shop, home):
    op = OpId.new()
    keeping.entrust(shop.desk, op, home, KeepingDraft("阿文", "广州"))
    assert keeping.card(shop.desk, home).keeper == "阿文"
    stock.undo(shop.desk, OpId.new(), op)
    assert keeping.card(shop.desk, home).keeper == "小李"
    first = OpId.new()
    keeping.entrust(shop.desk, first, shop.home, KeepingDraft("阿文", "成都"))
    stock.undo(shop.desk, OpId.new(), first)
    assert (keeping.card(shop.desk, shop.home).keeper, keeping.card(shop.desk, shop.home).city) == (
        "",
        "",
    )


def test_what_lies_with_a_keeper_is_one_filter(shop, home):
    shop.move("BG", 3, shop.home, home)
    assert [(one.name, one.places) for one in keeping.keepers(shop.desk)] == [("小李", 1)]
    rows = stock.holdings(shop.desk, keeper="小李").rows
    assert [(r.code, r.on_hand) for r in rows] == [("BG", 3)]


def test_what_was_found_comes_from_unknown_and_beyond_that_from_nowhere(shop, home):
    unknown = shop.outside("unknown")
    shop.move("BG", 5, shop.home, unknown)
    op = OpId.new()
    done = keeping.found(shop.desk, op, [MoveLine("BG", 7)], home)
    assert (done.known, done.new) == (5, 2)
    line = stock.holdings(shop.desk, code="BG", place=home).rows[0]
    assert (line.on_hand, line.standing) == (7, Standing.VERIFIED)
    assert stock.holdings(shop.desk, code="BG", place=unknown).total == 0
    stock.undo(shop.desk, OpId.new(), op)
    assert stock.holdings(shop.desk, code="BG", place=unknown).rows[0].on_hand == 5
    with pytest.raises(BadQuantity):
        keeping.found(shop.desk, OpId.new(), [MoveLine("BG", 0)], home)


def test_a_minimum_counts_what_lies_in_the_boxes_and_short_items_are_low(shop, home):
    box = shop.place("A1", PlaceKind.BOX, home)
    shop.move("BG", 6, shop.home, box)
    op = OpId.new()
    keeping.set_minimum(shop.desk, op, "BG", home, 10)
    (found,) = keeping.minimums_of(shop.desk)
    assert (found.place, found.qty, found.on_hand, found.short) == ("小李", 10, 6, 4)
    assert [v.code for v in catalogue.search(shop.desk, "", sift=Sift(low=True)).rows] == ["BG"]
    shop.move("BG", 4, shop.home, home)
    assert keeping.minimums_of(shop.desk, only_short=True) == []
    assert catalogue.search(shop.desk, "", sift=Sift(low=True)).total == 0
    stock.undo(shop.desk, OpId.new(), op)
    assert keeping.minimums_of(shop.desk) == []


def test_a_keeper_moves_only_what_lies_with_them(shop, home):
    keeper = as_person(shop, "小李", Role.KEEPER)
    box = shop.place("A1", PlaceKind.BOX, home)
    shop.move("BG", 4, shop.home, box)
    stock.move(keeper, OpId.new(), "BG", 1, box, home, reason="取出")
    stock.move(keeper, OpId.new(), "BG", 1, home, shop.outside("unknown"), reason="找不到")
    stock.move(keeper, OpId.new(), "BG", 1, box, shop.home, reason="交接", kind="handover")
    with pytest.raises(NotYours) as no:
        stock.move(keeper, OpId.new(), "BG", 1, shop.home, home, reason="拿走")
    assert (no.value.person, no.value.place) == ("小李", "成都·仓库")
    with pytest.raises(NotYours):
        places.rename_place(keeper, OpId.new(), shop.home, "我的")
    places.create_place(keeper, OpId.new(), PlaceKind.BOX, "B1", home)
    with pytest.raises(NotYours):
        places.create_place(keeper, OpId.new(), PlaceKind.SITE, "新仓")
    with pytest.raises(NotYours):
        people.set_role(keeper, OpId.new(), "小李", None)
    with pytest.raises(NotYours):
        keeping.entrust(keeper, OpId.new(), home, KeepingDraft("小李"))


def test_a_home_without_a_word_about_keepers_is_its_persons(shop):
    plain = shop.place("小王", PlaceKind.PERSON)
    keeper = as_person(shop, "小王", Role.KEEPER)
    shop.move("BG", 2, shop.home, plain)
    stock.move(keeper, OpId.new(), "BG", 1, plain, shop.outside("given"), reason="送出")
    keeping.entrust(shop.desk, OpId.new(), plain, KeepingDraft("小李"))
    with pytest.raises(NotYours) as no:
        stock.move(keeper, OpId.new(), "BG", 1, plain, shop.outside("given"), reason="送出")
    assert no.value.keeper == "小李"


def test_the_same_command_twice_is_done_once(shop, home):
    op = UUID(int=7)
    for _again in range(2):
        keeping.set_minimum(shop.desk, op, "BG", home, 3)
    assert len(keeping.minimums_of(shop.desk)) == 1


def test_a_keeper_takes_back_only_what_they_did(shop, home):
    keeper = as_person(shop, "小李", Role.KEEPER)
    shop.move("BG", 4, shop.home, home)
    theirs, mine = OpId.new(), OpId.new()
    stock.move(shop.desk, theirs, "BG", 1, home, shop.home, reason="取走")
    stock.move(keeper, mine, "BG", 1, home, shop.outside("given"), reason="送出")
    with pytest.raises(NotYours) as no:
        stock.undo(keeper, OpId.new(), theirs)
    assert no.value.keeper == "小明"
    stock.undo(keeper, OpId.new(), mine)
    with pytest.raises(NotYours):
        allocations.allocate(keeper, OpId.new(), "BG", 1, shop.home, 1, "申请 1")
    allocations.allocate(keeper, OpId.new(), "BG", 1, home, 1, "申请 1")


def test_the_label_of_a_box_names_its_keeper_and_area(shop, home):
    box = shop.place("A1", PlaceKind.BOX, shop.home)
    keeping.entrust(shop.desk, OpId.new(), box, KeepingDraft("小李", area="签到区"))
    (copies,) = labels.boxes(shop.desk, [box])
    assert isinstance(copies.label, BoxLabel)
    assert (copies.label.keeper, copies.label.area) == ("小李", "签到区")
