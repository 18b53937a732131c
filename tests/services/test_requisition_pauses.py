"""What a request waited for its asker, in working days by the calendar as it is known."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest

from desktop.domain.requisitions import State
from desktop.services import rules, stock
from desktop.services.changes import OpId
from desktop.services.requisitions import deciding, looking
from desktop.services.safekeeping import rebuild
from desktop.store.database import connect
from desktop.store.tables import requisition
from tests.services.asking import OTHER, Asking
from tests.store.ledgers import ended, proven, same_ledger

# Nobody knows the holidays of 2035 when these requests are asked: Monday to Friday are worked.
MONDAY = datetime(2035, 1, 1, 2, 0, tzinfo=UTC)
OFF = [{"name": "元旦", "date": f"2035-01-0{n}", "isOffDay": True} for n in (1, 2, 3)]
YEAR = json.dumps({"year": 2035, "papers": [], "days": OFF})


@pytest.fixture
def shop(database):
    shop = Asking(database)
    shop.time = MONDAY
    return shop


def asked_back(shop: Asking) -> int:
    key = shop.ask()
    deciding.ask(shop.desk, OpId.new(), key, "几号要？")
    shop.wait(3)
    return key


def answer(shop: Asking, key: int) -> str:
    return deciding.answer(shop.desk, OpId.new(), key, "五号").op


def undo(shop: Asking, op: str) -> str:
    return stock.undo(shop.desk, OpId.new(), UUID(op)).op


def waited(shop: Asking, key: int) -> int:
    with shop.desk.database.reading() as connection:
        found = requisition.select().where(requisition.c.id == key)
        return int(connection.execute(found).one().paused_days)


def test_a_year_that_is_imported_counts_what_was_waited_before_again(shop):
    key = asked_back(shop)
    answer(shop, key)
    assert (waited(shop, key), looking.requisition(shop.desk, key).due_on) == (3, date(2035, 1, 11))
    done = rules.import_year(shop.desk, OpId.new(), YEAR)
    # The second and the third were none: it waited on the fourth alone.
    assert (waited(shop, key), looking.requisition(shop.desk, key).due_on) == (1, date(2035, 1, 11))
    assert proven(shop.desk) == ()
    back = undo(shop, done.op)
    assert (waited(shop, key), looking.requisition(shop.desk, key).due_on) == (3, date(2035, 1, 11))
    assert proven(shop.desk) == ()
    undo(shop, back)
    assert waited(shop, key) == 1


END: dict[str, Callable[[Asking, int], str]] = {
    "answered": answer,
    "rejected": lambda shop, key: deciding.reject(shop.desk, OpId.new(), key, "没有了").op,
    "cancelled": lambda shop, key: deciding.cancel(shop.desk, OpId.new(), key, "不办了").op,
}


@pytest.mark.parametrize("end", END)
def test_however_a_pause_ended_it_is_counted_again(shop, end):
    key = asked_back(shop)
    END[end](shop, key)
    rules.import_year(shop.desk, OpId.new(), YEAR)
    assert waited(shop, key) == 1
    assert proven(shop.desk) == ()


@pytest.mark.parametrize("end", END)
def test_an_answer_from_before_the_year_is_taken_back_with_what_was_waited(shop, end):
    key = asked_back(shop)
    op = END[end](shop, key)
    rules.import_year(shop.desk, OpId.new(), YEAR)
    again = undo(shop, op)
    assert (waited(shop, key), shop.state(key)) == (0, State.ASKED)
    undo(shop, again)
    assert waited(shop, key) == 1
    assert proven(shop.desk) == ()


def test_a_year_is_taken_back_though_more_was_waited_and_decided_since(shop):
    key = asked_back(shop)
    answer(shop, key)
    done = rules.import_year(shop.desk, OpId.new(), YEAR)
    deciding.ask(shop.desk, OpId.new(), key, "多少人？")
    shop.wait(5)
    answer(shop, key)
    deciding.approve(shop.as_(OTHER), OpId.new(), key)
    assert waited(shop, key) == 1 + 3
    shop.undo(done.op)
    assert waited(shop, key) == 3 + 3
    assert shop.state(key) is State.APPROVED
    assert proven(shop.desk) == ()


def test_who_waits_still_is_counted_when_they_answer(shop):
    key = asked_back(shop)
    rules.import_year(shop.desk, OpId.new(), YEAR)
    assert waited(shop, key) == 0
    answer(shop, key)
    assert waited(shop, key) == 1


def test_the_journals_alone_tell_what_was_waited(shop, tmp_path: Path):
    key = asked_back(shop)
    answer(shop, key)
    rules.import_year(shop.desk, OpId.new(), YEAR)
    ended(rebuild(shop.desk.database, tmp_path / "again.db"))
    again = connect(tmp_path / "again.db")
    try:
        same_ledger(shop.desk.database, again)
        with again.reading() as connection:
            assert connection.execute(requisition.select()).one().paused_days == 1
    finally:
        again.close()
