"""Nothing lies where goods only come from or go to, nor where nobody looks any more."""

from __future__ import annotations

from uuid import UUID

import pytest

from desktop.domain.counts import CountDraft, EntryDraft, Recount, Verdicts
from desktop.domain.errors import NowhereReal, Retired
from desktop.domain.keeping import KeepingDraft
from desktop.domain.kits.views import SlotDraft
from desktop.domain.stock import PlaceKind
from desktop.services import allocations, counts, keeping, kits, places, stock, transfers
from desktop.services.changes import OpId
from desktop.services.stock import MoveLine
from tests.shop import Shop
from tests.store.ledgers import proven


@pytest.fixture
def shop(database):
    return Shop(database)


def test_nothing_is_counted_kept_made_or_put_where_nothing_can_lie(shop):
    desk, nowhere, new = shop.desk, shop.outside("supplier"), OpId.new
    box = shop.place("箱", PlaceKind.BOX, shop.home)
    kits.save(desk, new(), "TS-S", [SlotDraft((("BG", 1),))])
    draft, entry = CountDraft("盘点", nowhere), EntryDraft("BG", qty=3)
    for act in (
        lambda: counts.open_count(desk, new(), draft),
        lambda: counts.take(desk, new(), draft, [entry], Verdicts(more="found")),
        lambda: keeping.entrust(desk, new(), nowhere, KeepingDraft("小李")),
        lambda: keeping.set_minimum(desk, new(), "BG", nowhere, 3),
        lambda: keeping.found(desk, new(), [MoveLine("BG", 1)], nowhere),
        lambda: kits.assemble(desk, new(), "TS-S", 1, nowhere),
        lambda: kits.apart(desk, new(), "TS-S", 1, nowhere),
        lambda: allocations.allocate(desk, new(), "BG", 1, nowhere, 1, "R-1"),
        lambda: allocations.release(desk, new(), "BG", nowhere, 1, "R-1"),
        lambda: shop.move("BG", 1, nowhere, shop.outside("sold")),
        lambda: places.create_place(desk, new(), PlaceKind.BOX, "箱", nowhere),
        lambda: places.create_place(desk, new(), PlaceKind.LOST, "丢失"),
        lambda: places.move_place(desk, new(), box, nowhere),
        lambda: places.rename_place(desk, new(), nowhere, "厂家"),
        lambda: transfers.draft(desk, new(), transfers.TransferDraft(nowhere, shop.home)),
    ):
        with pytest.raises(NowhereReal):
            act()
    assert proven(desk) == ()


def test_what_is_unknown_is_put_nowhere(shop):
    with pytest.raises(NowhereReal):
        places.move_place(shop.desk, OpId.new(), shop.outside("unknown"), shop.home)


def test_nothing_goes_where_nobody_looks_any_more(shop):
    desk, old = shop.desk, shop.place("旧仓库")
    shop.move("BG", 5, shop.home, old)
    back = shop.move("BG", 5, old, shop.home)
    box = shop.place("箱", PlaceKind.BOX, shop.home)
    places.retire_place(desk, OpId.new(), old)
    for act in (
        lambda: shop.move("BG", 1, shop.home, old),
        lambda: places.move_place(desk, OpId.new(), box, old),
        lambda: stock.undo(desk, OpId.new(), UUID(back)),
    ):
        with pytest.raises(Retired):
            act()
    assert proven(desk) == ()


def test_another_pass_is_taken_back_again_and_again(shop):
    desk = shop.desk
    count = counts.open_count(desk, OpId.new(), CountDraft("盘点", shop.home)).id
    last: UUID = OpId.new()
    assert counts.recount(desk, last, count, Recount.ALL).pass_no == 2
    for number in (1, 2, 1):
        last = UUID(stock.undo(desk, OpId.new(), last).op)
        assert counts.count(desk, count).pass_no == number
    assert proven(desk) == ()
