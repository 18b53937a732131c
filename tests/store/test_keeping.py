"""Keepers, minimums and settled periods: proven, rebuilt, and never past what the past has."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from desktop.domain.errors import CountedSince, OutOfStock, PastNegative, PeriodSettled, Reserved
from desktop.domain.keeping import KeepingDraft
from desktop.domain.people import Role
from desktop.domain.stock import PlaceKind
from desktop.services import allocations, keeping, people, settled, stock
from desktop.services.changes import OpId
from desktop.services.safekeeping import rebuild
from desktop.store.database import Database, connect
from tests.shop import Shop
from tests.store.ledgers import ended, proven, same_ledger


class Kept(Shop):
    """小李 keeps a home with a minimum; the time before today is settled."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.lee = self.place("小李", PlaceKind.PERSON)
        people.add_person(self.desk, OpId.new(), "小李")
        people.set_role(self.desk, OpId.new(), "小李", Role.KEEPER)
        draft = KeepingDraft("小李", "上海", "", "李明", "13812345678", "国定路 100 号")
        keeping.entrust(self.desk, OpId.new(), self.lee, draft)
        keeping.set_minimum(self.desk, OpId.new(), "BG", self.lee, 10)
        self.time += timedelta(days=1)
        settled.settle(self.desk, OpId.new(), self.time)
        self.time += timedelta(days=1)
        self.move("BG", 3, self.home, self.lee)


@pytest.fixture
def kept(database: Database) -> Kept:
    return Kept(database)


FORGERIES = [
    ("UPDATE keeping SET city = 'x'", {"differs"}),
    ("UPDATE keeping SET place = (SELECT id FROM place WHERE kind = 'lost')",
     {"missing", "unsaid", "kept_outside"}),
    ("UPDATE minimum SET qty = 9", {"differs"}),
    ("DELETE FROM minimum", {"missing"}),
    ("UPDATE person SET role = 'king' WHERE name = '小李'", {"differs", "role"}),
    ("UPDATE private SET value = 'x' WHERE value = '李明'", {"differs"}),
    ("UPDATE settled SET until = until - 1", {"differs"}),
    ("UPDATE settled SET until = until + 864000000000", {"differs", "settled_ahead"}),
    ("UPDATE operation SET at = at - 172800000000 WHERE recorded_at ="
     " (SELECT MAX(recorded_at) FROM operation)", {"differs"}),
]  # fmt: skip


@pytest.mark.parametrize(("forgery", "codes"), FORGERIES)
def test_what_is_forged_is_found(kept: Kept, forgery: str, codes: set[str]) -> None:
    assert proven(kept.desk) == ()
    with kept.desk.database.writing() as connection:
        assert connection.exec_driver_sql(forgery).rowcount > 0
    assert codes <= {problem.code for problem in proven(kept.desk)}


def test_what_was_typed_into_a_settled_period_is_found(kept: Kept) -> None:
    with kept.desk.database.writing() as connection:
        newest = "(SELECT op_id FROM operation WHERE recorded_at = (SELECT MAX(recorded_at)"
        for table in ("movement", "operation"):
            connection.exec_driver_sql(
                f"UPDATE {table} SET at = at - 172800000000 WHERE op_id = {newest} FROM operation))"
            )
    assert "settled_late" in {problem.code for problem in proven(kept.desk)}


def test_from_the_journals_alone_keepers_come_back_but_no_address(
    kept: Kept, tmp_path: Path
) -> None:
    op = OpId.new()
    keeping.entrust(kept.desk, op, kept.home, KeepingDraft("小明", "成都"))
    stock.undo(kept.desk, OpId.new(), op)
    ended(rebuild(kept.desk.database, tmp_path / "again.db"))
    again = connect(tmp_path / "again.db")
    same_ledger(again, kept.desk.database)
    desk = type(kept.desk)(again, kept.desk.station, "小明", kept.desk.now)
    assert proven(desk) == ()
    seen = keeping.card(desk, kept.lee)
    assert (seen.keeper, seen.city, seen.address) == ("小李", "上海", "")
    assert settled.settled_until(desk) == settled.settled_until(kept.desk)
    again.close()


# Hours back from now, what is moved how, and whether it is said to be so anyway.
deeds = some.tuples(
    some.integers(0, 60),
    some.sampled_from(["in", "out", "over", "back", "count", "hold"]),
    some.integers(1, 9),
)


@settings(
    deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(history=some.lists(deeds, min_size=3, max_size=25), shut=some.integers(20, 70))
def test_no_real_place_was_ever_below_zero_unless_somebody_said_so(
    yard: Shop, history: list[tuple[int, str, int]], shut: int
) -> None:
    """Typed in any order, live or late: at no moment, past or present, is anything below zero."""
    yard.time += timedelta(days=10)
    code = f"N{yard.time.timestamp():.0f}"
    yard.add(code, code, None)
    far = yard.place(code, PlaceKind.PERSON)
    yard.move(code, 9, yard.outside("supplier"), yard.home)
    yard.time += timedelta(days=4)
    edge = yard.time - timedelta(hours=shut)
    settled.settle(yard.desk, OpId.new(), edge)
    ways = {
        "in": (yard.outside("supplier"), yard.home),
        "out": (far, yard.outside("given")),
        "over": (yard.home, far),
        "back": (far, yard.home),
        "count": (yard.home, yard.outside("count")),
    }
    for hours, what, qty in history:
        yard.time += timedelta(seconds=1)
        at = yard.time - timedelta(hours=hours) if hours else None
        try:
            if what == "hold":
                allocations.allocate(yard.desk, OpId.new(), code, qty, yard.home, 1, "申请")
                continue
            start, goal = ways[what]
            stock.move(
                yard.desk, OpId.new(), code, qty, start, goal,
                reason="x", at=at, kind="correct" if what == "count" else "move",
            )  # fmt: skip
        except PeriodSettled:
            assert at is not None
            assert at < edge
        except (PastNegative, CountedSince):
            assert at is not None
        except (OutOfStock, Reserved):
            continue
    lowest(yard, code)
    assert proven(yard.desk) == ()


@pytest.fixture
def yard(database: Database) -> Shop:
    return Shop(database)


def lowest(yard: Shop, code: str) -> None:
    """Walks through all movements in the order in which they happened."""
    real: Counter[str] = Counter()
    story = sorted(stock.story(yard.desk, code=code, limit=1000), key=lambda line: line.at)
    moments = sorted({line.at for line in story})
    for moment in moments:
        for line in (one for one in story if one.at == moment):
            real[line.to_place] += line.qty if line.to_kind.real else 0
            real[line.from_place] -= line.qty if line.from_kind.real else 0
        assert min(real.values(), default=0) >= 0, (moment, real)
