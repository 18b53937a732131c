"""Gift bags: what they are made of, how many can be made, made and taken apart."""

from __future__ import annotations

import pytest

from desktop.domain import errors
from desktop.domain.people import Role
from desktop.domain.stock import PlaceKind
from desktop.services import allocations, kits, people, stock
from desktop.services.changes import OpId, Topic, perform
from desktop.store import owners
from desktop.store.database import Database
from tests.services.bags import save, slots, with_bags
from tests.shop import Shop
from tests.store.ledgers import proven


@pytest.fixture
def shop(database: Database) -> Shop:
    return with_bags(Shop(database))


def can(shop: Shop, code: str = "BAG", place: int | None = None, **how: object) -> int:
    where = place or shop.home
    return kits.makeable(shop.desk, shop.uid(code), where, **how).count  # type: ignore[arg-type] # place


def at_home(shop: Shop) -> dict[str, int]:
    rows = stock.holdings(shop.desk, place=shop.home, limit=100).rows
    return {h.code: h.on_hand for h in rows if h.on_hand}


def test_a_bag_is_made_of_its_parts_and_taken_apart_again(shop: Shop):
    save(shop, "BGx2", "STx3")
    assert can(shop) == 10
    before = at_home(shop)
    made = kits.assemble(shop.desk, OpId.new(), "BAG", 4, shop.home)
    assert (made.qty, made.owner, made.pieces) == (4, "开源社", (("徽章", 8), ("贴纸", 12)))
    assert at_home(shop) == {**before, "BAG": 4, "BG": 12, "ST": 38}
    back = kits.apart(shop.desk, OpId.new(), "BAG", 4, shop.home)
    assert back.pieces == (("徽章", 8), ("贴纸", 12))
    assert at_home(shop) == before
    assert proven(shop.desk) == ()


def test_undo_takes_it_back_as_one_act(shop: Shop):
    save(shop, "BGx2", "STx3")
    before = at_home(shop)
    made = kits.assemble(shop.desk, OpId.new(), "BAG", 4, shop.home)
    stock.undo(shop.desk, OpId.new(), OpId(made.op))
    assert at_home(shop) == before
    assert proven(shop.desk) == ()


def test_the_same_command_twice_makes_them_once(shop: Shop):
    save(shop, "BG")
    op = OpId.new()
    first = kits.assemble(shop.desk, op, "BAG", 2, shop.home)
    assert kits.assemble(shop.desk, op, "BAG", 2, shop.home) == first
    assert at_home(shop)["BAG"] == 2


def test_an_undone_assembly_is_not_remembered_when_one_is_taken_apart(shop: Shop):
    save(shop, "TS-S|TS-M")
    shop.move("TS-S", 18, shop.home, shop.outside("given"))
    wrong = kits.assemble(shop.desk, OpId.new(), "BAG", 5, shop.home)
    assert wrong.pieces == (("COSCon T恤 S", 2), ("COSCon T恤 M", 3))
    stock.undo(shop.desk, OpId.new(), OpId(wrong.op))
    kits.assemble(shop.desk, OpId.new(), "BAG", 1, shop.home)
    back = kits.apart(shop.desk, OpId.new(), "BAG", 1, shop.home)
    assert back.pieces == (("COSCon T恤 S", 1),)


def test_more_than_can_be_made_is_refused_with_what_is_short(shop: Shop):
    save(shop, "BGx2", "STx3")
    with pytest.raises(errors.PartsMissing) as refused:
        kits.assemble(shop.desk, OpId.new(), "BAG", 11, shop.home)
    assert (refused.value.makeable, refused.value.parts) == (10, ("徽章 2",))
    assert "BAG" not in at_home(shop)


def test_what_is_short_says_where_some_of_it_lies(shop: Shop):
    save(shop, "BGx2")
    other = shop.place("林小北", PlaceKind.PERSON)
    shop.move("BG", 15, shop.home, other)
    told = kits.makeable(shop.desk, shop.uid("BAG"), shop.home, wanted=5)
    (short,) = told.short
    assert (told.count, short.qty, short.elsewhere) == (2, 5, (("林小北", 15),))


def test_boxes_are_an_option(shop: Shop):
    box = shop.place("A1", PlaceKind.BOX, shop.home)
    save(shop, "BGx2")
    shop.move("BG", 15, shop.home, box)
    assert can(shop) == 2
    assert can(shop, boxes=True) == 10
    kits.assemble(shop.desk, OpId.new(), "BAG", 9, shop.home, boxes=True)
    assert shop.lies()["成都·仓库/A1 BG"] == 2
    assert proven(shop.desk) == ()


def test_what_is_promised_is_no_part(shop: Shop):
    save(shop, "BGx2")
    mine = stock.owners(shop.desk)[0].id
    allocations.allocate(shop.desk, OpId.new(), "BG", 15, shop.home, mine, "COSCon")
    assert can(shop) == 2
    with pytest.raises(errors.PartsMissing):
        kits.assemble(shop.desk, OpId.new(), "BAG", 3, shop.home)


def test_a_new_version_leaves_the_old_one_to_be_read(shop: Shop):
    assert save(shop, "BG") == 1
    assert save(shop, "BG") == 1  # nothing new
    made = kits.assemble(shop.desk, OpId.new(), "BAG", 1, shop.home)
    assert save(shop, "BG", "ST", note="加一张贴纸") == 2
    assert made.pieces == (("徽章", 1),)
    told = kits.versions(shop.desk, "BAG")
    assert [(one.version, one.note, one.retired) for one in told] == [
        (2, "加一张贴纸", False),
        (1, "", True),
    ]
    back = kits.apart(shop.desk, OpId.new(), "BAG", 1, shop.home)
    assert back.pieces == (("徽章", 1),)  # as it was made
    assert proven(shop.desk) == ()


def test_undoing_a_version_brings_the_former_one_back(shop: Shop):
    save(shop, "BG")
    new = kits.save(shop.desk, OpId.new(), "BAG", slots("ST"))
    stock.undo(shop.desk, OpId.new(), OpId(new.op))
    known = kits.kit(shop.desk, "BAG")
    assert known is not None
    assert [part.code for slot in known.slots for part in slot] == ["BG"]
    assert proven(shop.desk) == ()


def test_kits_within_kits(shop: Shop):
    shop.add("SET", "贴纸套装", 20_00)
    save(shop, "STx5", code="SET")
    save(shop, "SETx2", "BG")
    assert can(shop) == 5
    kits.assemble(shop.desk, OpId.new(), "SET", 1, shop.home)
    made = kits.assemble(shop.desk, OpId.new(), "BAG", 2, shop.home)
    assert made.pieces == (("徽章", 2), ("贴纸", 15), ("贴纸套装", 1))
    assert at_home(shop)["BAG"] == 2
    assert "SET" not in at_home(shop)
    assert [one.code for one in kits.used_in(shop.desk, "SET")] == ["BAG"]
    assert proven(shop.desk) == ()


def test_a_kit_cannot_contain_itself(shop: Shop):
    shop.add("SET", "贴纸套装", 20_00)
    save(shop, "BAG", code="SET")
    with pytest.raises(errors.KitCircle) as refused:
        save(shop, "SET")
    assert refused.value.way == ("大礼包", "贴纸套装", "大礼包")


def test_a_guests_parts_are_his_again(shop: Shop):
    shop.add("PEN", "赞助商笔", None)
    sponsor = perform(
        shop.desk,
        "add_owner",
        OpId.new(),
        "赞助商",
        lambda writer: owners.ensure(writer, "赞助商"),
        int,
        {Topic.STOCK},
    )
    supplier = shop.outside("supplier")
    stock.move(shop.desk, OpId.new(), "PEN", 10, supplier, shop.home, owner=sponsor, reason="赞助")
    save(shop, "PEN", "BG")
    made = kits.assemble(shop.desk, OpId.new(), "BAG", 3, shop.home)
    assert made.owner == "开源社"
    kits.apart(shop.desk, OpId.new(), "BAG", 3, shop.home)
    rows = stock.holdings(shop.desk, code="PEN", place=shop.home).rows
    assert [(h.owner_id, h.on_hand) for h in rows if h.on_hand] == [(sponsor, 10)]
    assert proven(shop.desk) == ()


def test_nonsense_is_refused(shop: Shop):
    with pytest.raises(errors.Missing):
        save(shop)
    with pytest.raises(errors.BadQuantity):
        save(shop, "BGx0")
    with pytest.raises(errors.TwiceInSlot):
        save(shop, "BG|BGx2")
    shop.add("HUG", "拥抱", None, uncounted=True)
    with pytest.raises(errors.Uncounted):
        save(shop, "HUG")
    with pytest.raises(errors.NoKit):
        kits.assemble(shop.desk, OpId.new(), "BAG", 1, shop.home)
    with pytest.raises(errors.NoKit):
        kits.apart(shop.desk, OpId.new(), "BAG", 1, shop.home)
    save(shop, "BG")
    with pytest.raises(errors.BadQuantity):
        kits.assemble(shop.desk, OpId.new(), "BAG", 0, shop.home)
    with pytest.raises(errors.OutOfStock):
        kits.apart(shop.desk, OpId.new(), "BAG", 1, shop.home)
    kits.drop(shop.desk, OpId.new(), "BAG")
    assert kits.kit(shop.desk, "BAG") is None
    with pytest.raises(errors.NoKit):
        kits.drop(shop.desk, OpId.new(), "BAG")


def test_a_keeper_makes_kits_only_at_home(shop: Shop):
    save(shop, "BG")
    people.set_role(shop.desk, OpId.new(), shop.desk.person, Role.KEEPER)
    with pytest.raises(errors.NotYours):
        kits.assemble(shop.desk, OpId.new(), "BAG", 1, shop.home)
