"""What lies back: settled periods, a past without room, counts that saw it; and who is sure."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from desktop.domain.errors import (
    CountedSince,
    NotYet,
    PastNegative,
    PeriodSettled,
    Reserved,
    Uncovered,
)
from desktop.domain.stock import PlaceKind
from desktop.domain.verified import Standing
from desktop.services import allocations, places, settled, stock
from desktop.services.changes import OpId
from tests.shop import Shop


@pytest.fixture
def shop(database):
    return Shop(database)


def typed(
    shop: Shop,
    code: str,
    qty: int,
    start: int,
    goal: int,
    at: datetime,
    *,
    anyway: bool = False,
    found: bool = False,
) -> None:
    """A movement that happened at a moment and is typed now."""
    stock.move(
        shop.desk, OpId.new(), code, qty, start, goal,
        reason="补记", at=at, anyway=anyway, found=found,
    )  # fmt: skip


def test_nothing_goes_into_a_settled_period_and_undo_opens_it(shop):
    supplier = shop.outside("supplier")
    shop.time += timedelta(days=40)
    edge = shop.time - timedelta(days=10)
    op = OpId.new()
    assert settled.settled_until(shop.desk) is None
    settled.settle(shop.desk, op, edge)
    assert settled.settled_until(shop.desk) == edge
    with pytest.raises(PeriodSettled):
        typed(shop, "BG", 1, supplier, shop.home, edge - timedelta(days=1), anyway=True)
    typed(shop, "BG", 1, supplier, shop.home, edge)
    shop.move("BG", 1, supplier, shop.home)
    stock.undo(shop.desk, OpId.new(), op)
    assert settled.settled_until(shop.desk) is None
    typed(shop, "BG", 1, supplier, shop.home, edge - timedelta(days=1))


def test_an_earlier_settling_still_stands_when_the_later_one_is_taken_back(shop):
    shop.time += timedelta(days=40)
    first, second = shop.time - timedelta(days=30), shop.time - timedelta(days=10)
    settled.settle(shop.desk, OpId.new(), first)
    later = OpId.new()
    settled.settle(shop.desk, later, second)
    stock.undo(shop.desk, OpId.new(), later)
    assert settled.settled_until(shop.desk) == first


def test_the_future_is_neither_settled_nor_typed(shop):
    with pytest.raises(NotYet):
        settled.settle(shop.desk, OpId.new(), shop.time + timedelta(days=1))
    with pytest.raises(NotYet):
        typed(shop, "BG", 1, shop.outside("supplier"), shop.home, shop.time + timedelta(minutes=1))


def test_the_past_has_no_room_for_what_was_needed_later(shop):
    friend = shop.place("张三", PlaceKind.PERSON)
    shop.time += timedelta(days=2)
    shop.move("BG", 18, shop.home, friend)
    shop.time += timedelta(days=2)
    shop.move("BG", 18, friend, shop.home)  # now there are 20 again
    between = shop.time - timedelta(days=3)
    with pytest.raises(PastNegative) as no:
        typed(shop, "BG", 5, shop.home, shop.outside("given"), between)
    assert (no.value.lowest, no.value.place) == (-3, "成都·仓库")
    assert no.value.on.startswith("2026-11-24T09:00")
    typed(shop, "BG", 2, shop.home, shop.outside("given"), between)
    then = stock.holdings(shop.desk, code="BG", place=shop.home, at=shop.time - timedelta(days=1))
    assert then.total == 0
    typed(shop, "BG", 5, shop.home, shop.outside("given"), between, found=True)
    assert stock.holdings(shop.desk, code="BG", place=shop.home).rows[0].on_hand == 18


def test_what_is_promised_now_is_not_taken_by_something_typed_late(shop):
    allocations.allocate(shop.desk, OpId.new(), "BG", 18, shop.home, 1, "申请 7")
    shop.time += timedelta(days=1)
    with pytest.raises(Reserved):
        typed(shop, "BG", 5, shop.home, shop.outside("given"), shop.time - timedelta(hours=1))


def test_a_count_has_seen_what_happened_before_it(shop):
    shop.time += timedelta(days=1)
    count = shop.outside("count")
    op = OpId.new()
    stock.move(shop.desk, op, "BG", 2, shop.home, count, reason="盘亏", kind="correct")
    counted = shop.time
    shop.time += timedelta(days=1)
    before = counted - timedelta(hours=2)
    with pytest.raises(CountedSince) as no:
        typed(shop, "BG", 1, shop.home, shop.outside("given"), before)
    assert no.value.on.startswith("2026-11-23T09:00")
    with pytest.raises(CountedSince):
        typed(shop, "BG", 1, shop.outside("supplier"), shop.home, before)
    typed(shop, "TS-L", 1, shop.home, shop.outside("given"), before)
    typed(shop, "BG", 1, shop.home, shop.outside("given"), counted + timedelta(hours=1))
    typed(shop, "BG", 1, shop.home, shop.outside("given"), before, anyway=True)
    stock.undo(shop.desk, OpId.new(), op)
    typed(shop, "BG", 1, shop.home, shop.outside("given"), before)


def test_a_box_is_not_moved_in_a_settled_period_but_now(shop):
    box = shop.place("A1", PlaceKind.BOX, shop.home)
    shop.time += timedelta(days=1)
    settled.settle(shop.desk, OpId.new(), shop.time)
    shop.time += timedelta(hours=1)
    places.move_place(shop.desk, OpId.new(), box, None)


def test_goods_in_and_handover_verify_and_undo_takes_that_back(shop):
    friend = shop.place("张三", PlaceKind.PERSON)
    lines = {h.place: h for h in stock.holdings(shop.desk, code="BG").rows}
    assert lines["成都·仓库"].standing is Standing.UNKNOWN
    supplier = shop.outside("supplier")
    stock.move(shop.desk, OpId.new(), "BG", 1, supplier, shop.home, reason="到货", kind="receive")
    shop.time += timedelta(days=200)
    op = OpId.new()
    stock.move(shop.desk, op, "BG", 4, shop.home, friend, reason="交接", kind="handover")
    lines = {h.place: h for h in stock.holdings(shop.desk, code="BG").rows}
    assert lines["张三"].standing is Standing.VERIFIED
    assert lines["成都·仓库"].standing is Standing.STALE
    old = stock.holdings(shop.desk, unseen=True, sort="verified_at").rows
    assert {(h.code, h.place) for h in old} == {
        ("TS-S", "成都·仓库"), ("TS-M", "成都·仓库"), ("TS-L", "成都·仓库"), ("BG", "成都·仓库"),
    }  # fmt: skip
    assert {h.code for h in stock.holdings(shop.desk, uncertain=True).rows} == {
        "TS-S", "TS-M", "TS-L",
    }  # fmt: skip
    stock.undo(shop.desk, OpId.new(), op)
    stock.move(shop.desk, OpId.new(), "BG", 1, shop.home, friend, reason="挪")
    lines = {h.place: h for h in stock.holdings(shop.desk, code="BG").rows}
    assert lines["张三"].standing is Standing.UNKNOWN


def test_promises_take_what_was_verified_lately_first(shop):
    near, far = shop.place("张三", PlaceKind.PERSON), shop.place("李四", PlaceKind.PERSON)
    shop.time += timedelta(days=1)
    stock.move(shop.desk, OpId.new(), "BG", 3, shop.home, far, reason="交接", kind="handover")
    shop.time += timedelta(days=200)
    stock.move(shop.desk, OpId.new(), "BG", 2, shop.home, near, reason="交接", kind="handover")
    op = OpId.new()
    allocations.allocate_best(shop.desk, op, "BG", 6, "申请 8")
    free = {h.place: h.available for h in stock.holdings(shop.desk, code="BG").rows}
    assert free == {"张三": 0, "李四": 0, "成都·仓库": 14}
    with pytest.raises(Uncovered) as no:
        allocations.allocate_best(shop.desk, OpId.new(), "BG", 15, "申请 9")
    assert (no.value.wanted, no.value.available) == (15, 14)
    stock.undo(shop.desk, OpId.new(), op)
    allocations.allocate_best(shop.desk, OpId.new(), "BG", 5, "申请 9", [far, shop.home])
    free = {h.place: h.available for h in stock.holdings(shop.desk, code="BG").rows}
    assert free == {"张三": 2, "李四": 0, "成都·仓库": 13}


def test_what_is_settled_stays_so_until_it_is_taken_back(shop):
    last = settled.settle(shop.desk, OpId.new(), shop.time - timedelta(days=1))
    with pytest.raises(PeriodSettled):
        settled.settle(shop.desk, OpId.new(), shop.time - timedelta(days=2))
    stock.undo(shop.desk, OpId.new(), UUID(last.op))
    settled.settle(shop.desk, OpId.new(), shop.time - timedelta(days=2))
    assert settled.settled_until(shop.desk) == shop.time - timedelta(days=2)
