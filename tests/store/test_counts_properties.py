"""Counts taken at past moments, typed in whatever order: what lies there in the end is what the
last one found and what moved after it.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from desktop.domain.counts import CountDraft, EntryDraft, Verdicts
from desktop.domain.errors import UndoBlocked
from desktop.domain.stock import PlaceKind
from desktop.services import counts, places, stock
from desktop.services.changes import OpId
from desktop.services.safekeeping import rebuild
from desktop.store.database import Database, connect
from tests.shop import Shop
from tests.store.ledgers import ended, proven, same_ledger

PROPERTY = settings(
    deadline=None, max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
WHY = Verdicts(less="could_not_locate", more="found")
deeds = some.one_of(
    some.tuples(some.just("in"), some.integers(1, 9)),
    some.tuples(some.just("out"), some.integers(1, 9)),
    some.tuples(some.just("count"), some.integers(0, 15)),
)
histories = some.lists(deeds, min_size=1, max_size=10)


class Homes:
    """Homes that all live through the same history, each told in another order."""

    def __init__(self, database: Database) -> None:
        self.shop = Shop(database)
        self.began = self.shop.time
        self.shop.time += timedelta(days=30)  # everything that is told lies back
        self.away = self.shop.place("别处")
        self.homes = 0
        self.closed: list[counts.Closed] = []

    def home(self) -> int:
        self.homes += 1
        return self.shop.place(f"家{self.homes}", PlaceKind.SITE)

    def move(self, home: int, hour: int, qty: int, *, into: bool) -> None:
        ends = (self.away, home) if into else (home, self.away)
        stock.move_many(
            self.shop.desk, OpId.new(), [stock.MoveLine("BG", qty)], *ends,
            reason="测试", at=self.began + timedelta(hours=hour), anyway=True,
        )  # fmt: skip

    def count(self, home: int, hour: int, qty: int) -> int:
        desk = self.shop.desk
        opened = counts.open_count(desk, OpId.new(), CountDraft(f"{home} {hour}", home))
        at = self.began + timedelta(hours=hour)
        entries = [EntryDraft("BG", qty=qty, counted_at=at)]
        counts.enter(desk, OpId.new(), opened.id, entries)
        return opened.id

    def close(self, count: int) -> None:
        self.closed.append(counts.close(self.shop.desk, OpId.new(), count, WHY))

    def there(self, home: int) -> int:
        held = stock.holdings(self.shop.desk, code="BG", place=home).rows
        return sum(h.on_hand for h in held)

    def live(self, history: list[tuple[str, int]], order: str) -> int:
        """Tells a history: as it happened; all moves before any count is closed; or the counts
        closed from the last one to the first. What lies there in the end.
        """
        home, waiting = self.home(), []
        for hour, (what, qty) in enumerate(history):
            if what == "count":
                waiting.append(self.count(home, hour, qty))
                if order == "as it happened":
                    self.close(waiting.pop())
            else:
                self.move(home, hour, qty, into=what == "in")
        for count in reversed(waiting) if order == "backwards" else waiting:
            self.close(count)
        return self.there(home)


def due(history: list[tuple[str, int]]) -> int:
    """What must lie there: what the last count found, and what moved after it."""
    there = 0
    for what, qty in history:
        there = qty if what == "count" else there + (qty if what == "in" else -qty)
    return there


@pytest.fixture
def homes(database: Database) -> Homes:
    return Homes(database)


@PROPERTY
@given(histories)
def test_what_lies_there_does_not_depend_on_when_it_was_typed(homes: Homes, history):
    for order in ("as it happened", "moves first", "backwards"):
        assert homes.live(history, order) == due(history), order


@PROPERTY
@given(histories)
def test_taking_counts_back_takes_their_differences_back_and_nothing_else(homes: Homes, history):
    homes.closed.clear()
    homes.live(history, "as it happened")
    home = places.find_place(homes.shop.desk, f"家{homes.homes}").id
    before = homes.there(home)
    for done in reversed(homes.closed):
        with suppress(UndoBlocked):  # goods have moved on, and a live place stays above zero
            stock.undo(homes.shop.desk, OpId.new(), UUID(done.op))
            before -= sum(d.counted - d.expected for d in done.differences if d.booked)
    assert homes.there(home) == before


def test_after_all_of_it_the_ledger_proves_right_and_can_be_built_anew(
    homes: Homes, tmp_path: Path
):
    history = [("in", 9), ("count", 5), ("out", 7), ("count", 0), ("out", 2), ("in", 3)]
    for order in ("as it happened", "moves first", "backwards"):
        homes.live(history, order)
    assert proven(homes.shop.desk) == ()
    below = [h for h in stock.holdings(homes.shop.desk, limit=1000).rows if h.on_hand < 0]
    assert all(h.disputed for h in below)
    ended(rebuild(homes.shop.desk.database, tmp_path / "again.db"))
    again = connect(tmp_path / "again.db")
    same_ledger(homes.shop.desk.database, again)
    again.close()
