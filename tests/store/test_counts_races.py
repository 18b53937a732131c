"""Several people count at once, and close at once, on one file and on one PostgreSQL."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from desktop.domain.counts import CountDraft, EntryDraft
from desktop.services import counts
from desktop.services.changes import OpId
from desktop.store.database import Database
from tests.shop import Shop
from tests.store.ledgers import proven
from tests.store.processes import together


@pytest.fixture
def shop(database: Database) -> Shop:
    return Shop(database)


def opened(shop: Shop) -> int:
    return counts.open_count(shop.desk, OpId.new(), CountDraft("年度盘点", shop.home)).id


def test_what_four_people_scan_at_once_adds_up(shop: Shop, ledger: Path | str):
    count = opened(shop)
    wish = {"count": count, "code": "BG", "times": 5}
    assert sum(together(ledger, "count_in", [wish] * 4)) == 20
    line = next(x for x in counts.expected(shop.desk, count) if x.code == "BG")
    assert line.counted == 20
    assert proven(shop.desk) == ()


def test_a_count_is_closed_once_by_whoever_is_first(shop: Shop, ledger: Path | str):
    count = opened(shop)
    counts.enter(shop.desk, OpId.new(), count, [EntryDraft("BG", qty=18)])
    assert sorted(together(ledger, "close_count", [{"count": count}] * 3)) == [0, 0, 1]
    assert shop.lies()["成都·仓库 BG"] == 18
    assert proven(shop.desk) == ()


def test_two_counts_of_one_thing_closed_at_once_book_its_difference_once(
    shop: Shop, ledger: Path | str
):
    both = [opened(shop), opened(shop)]
    for count in both:
        counts.enter(shop.desk, OpId.new(), count, [EntryDraft("BG", qty=18)])
    together(ledger, "close_count", [{"count": count} for count in both])
    assert shop.lies()["成都·仓库 BG"] == 18
    assert proven(shop.desk) == ()


def test_goods_leave_while_the_count_is_closed(shop: Shop, ledger: Path | str):
    goal = shop.place("别处")
    count = opened(shop)
    counts.enter(shop.desk, OpId.new(), count, [EntryDraft("BG", qty=18)])
    got, closed = _both(ledger, count, shop.home, goal)
    assert (got, closed) == (5, 1)
    assert shop.lies()["成都·仓库 BG"] == 13
    assert proven(shop.desk) == ()


def _both(ledger: Path | str, count: int, start: int, goal: int) -> tuple[int, int]:
    """One process closes the count while another one moves what lies there."""
    closed: list[int] = []
    other = threading.Thread(
        target=lambda: closed.extend(together(ledger, "close_count", [{"count": count}]))
    )
    other.start()
    wish = {"code": "BG", "qty": 1, "times": 5, "start": start, "goal": goal}
    [got] = together(ledger, "take", [wish])
    other.join()
    return got, closed[0]
