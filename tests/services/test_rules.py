"""Rules and years: written, taken back, and what they do to requests that wait."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest

from desktop.domain.errors import BadCalendar, BadRule, NotYours
from desktop.domain.people import Role
from desktop.domain.requisitions import LineDraft, RequisitionDraft, State
from desktop.domain.requisitions.rules import End, Rules
from desktop.services import people, rules, stock
from desktop.services.changes import Desk, OpId, Topic, perform
from desktop.services.safekeeping import open_at, rebuild, recount
from desktop.store.database import Database, connect
from desktop.store.requisitions import rows
from desktop.store.tables import requisition
from tests.shop import Shop
from tests.store.ledgers import ended, proven, same_ledger

CAME = datetime(2026, 12, 28, 17, 30, tzinfo=UTC)  # the 29th in Shanghai already
OFF = [{"name": "元旦", "date": f"2027-01-0{n}", "isOffDay": True} for n in (1, 2, 3)]
YEAR = json.dumps({"year": 2027, "papers": [], "days": OFF})


def ask(desk: Desk, code: str, came: datetime = CAME, **more: object) -> int:
    draft = RequisitionDraft(f"活动 {code}", "王芳", submitted_at=came, **more)  # type: ignore[arg-type]  # the test's own words

    def work(writer):
        lines = [LineDraft("BG", 3, "徽章 x3")]
        return {"id": rows.make(writer, draft, lines, code=code, state=State.SUBMITTED).id}

    said = perform(desk, "save_requisition", OpId.new(), code, work, dict, {Topic.REQUISITIONS})
    return int(said["id"])


def days(desk: Desk, local: int) -> tuple[str | None, str | None, str | None]:
    with desk.database.reading() as connection:
        row = connection.execute(requisition.select().where(requisition.c.id == local)).one()
    return row.due_on, row.post_by, row.urgent_on


@pytest.fixture
def shop(database: Database) -> Shop:
    return Shop(database)


def test_as_they_come_until_somebody_settles_others(shop: Shop) -> None:
    assert rules.rules(shop.desk) == Rules()
    wanted = Rules(promise_days=15, promise_end=End.ANSWERED, second_above_fen=500_00)
    rules.settle(shop.desk, OpId.new(), wanted)
    assert rules.rules(shop.desk) == wanted
    rules.settle(shop.desk, OpId.new(), Rules(promise_days=7))
    assert rules.rules(shop.desk) == Rules(promise_days=7)
    assert proven(shop.desk) == ()


def test_a_request_is_due_after_the_day_it_came_in_shanghai(shop: Shop) -> None:
    local = ask(shop.desk, "RQ-A", needed_on=date(2027, 1, 20))
    assert days(shop.desk, local) == ("2027-01-05", "2027-01-17", "2027-01-05")


def test_another_promise_counts_all_open_requests_again(shop: Shop) -> None:
    local = ask(shop.desk, "RQ-A", needed_on=date(2027, 1, 20))
    op = OpId.new()
    done = rules.settle(shop.desk, op, Rules(promise_days=15, courier_days=10))
    assert done.recomputed == 1
    assert days(shop.desk, local) == ("2027-01-19", "2027-01-10", "2027-01-10")
    stock.undo(shop.desk, OpId.new(), op)
    assert rules.rules(shop.desk) == Rules()
    assert days(shop.desk, local) == ("2027-01-05", "2027-01-17", "2027-01-05")
    assert proven(shop.desk) == ()


def test_a_year_that_is_taken_in_is_known_and_counts(shop: Shop) -> None:
    local = ask(shop.desk, "RQ-A")
    assert rules.count(shop.desk, date(2026, 12, 29), 5).estimated == (2027,)
    assert not rules.calendar(shop.desk).knows(2027)
    op = OpId.new()
    assert rules.import_year(shop.desk, op, YEAR).recomputed == 1
    assert days(shop.desk, local)[0] == "2027-01-06"
    assert rules.count(shop.desk, date(2026, 12, 29), 5).estimated == ()
    newest = rules.years(shop.desk)[-1]
    assert (newest.year, newest.off, newest.made_up, newest.imported) == (2027, 3, 0, True)
    stock.undo(shop.desk, OpId.new(), op)
    assert not rules.calendar(shop.desk).knows(2027)
    assert days(shop.desk, local)[0] == "2027-01-05"
    assert proven(shop.desk) == ()


def test_a_year_taken_in_again_says_the_last_word_and_undo_the_one_before(shop: Shop) -> None:
    rules.import_year(shop.desk, OpId.new(), YEAR)
    fewer = json.dumps({"year": 2027, "days": OFF[:1]})
    op = OpId.new()
    rules.import_year(shop.desk, op, fewer)
    assert rules.years(shop.desk)[-1].off == 1
    stock.undo(shop.desk, OpId.new(), op)
    assert rules.years(shop.desk)[-1].off == 3


def test_the_same_act_twice_is_done_once(shop: Shop) -> None:
    op = OpId.new()
    first = rules.settle(shop.desk, op, Rules(promise_days=9))
    assert rules.settle(shop.desk, op, Rules(promise_days=9)) == first


def test_a_keeper_settles_nothing(shop: Shop) -> None:
    people.add_person(shop.desk, OpId.new(), "小李")
    people.set_role(shop.desk, OpId.new(), "小李", Role.KEEPER)
    keeper = Desk(shop.desk.database, shop.desk.station, "小李", shop.desk.now)
    with pytest.raises(NotYours):
        rules.settle(keeper, OpId.new(), Rules(promise_days=1))
    with pytest.raises(NotYours):
        rules.import_year(keeper, OpId.new(), YEAR)


def test_what_no_rule_can_be_is_refused_before_anything_is_written(shop: Shop) -> None:
    with pytest.raises(BadRule):
        rules.settle(shop.desk, OpId.new(), Rules(promise_days=0))
    with pytest.raises(BadCalendar):
        rules.import_year(shop.desk, OpId.new(), "{}")
    assert rules.rules(shop.desk) == Rules()


def test_who_knows_other_holidays_counts_again_when_the_ledger_opens(
    shop: Shop, tmp_path: Path
) -> None:
    local = ask(shop.desk, "RQ-A")
    with shop.desk.database.writing() as connection:  # as a program that did not know the year
        connection.exec_driver_sql("UPDATE requisition SET due_on = '2027-01-09'")
    assert "promise_days" in {problem.code for problem in proven(shop.desk)}
    recount(shop.desk.database)
    assert days(shop.desk, local)[0] == "2027-01-05"
    assert proven(shop.desk) == ()
    open_at(tmp_path / "new.db", tmp_path).close()  # an empty ledger has nothing to count


def test_the_journals_alone_give_rules_years_and_days_back(shop: Shop, tmp_path: Path) -> None:
    local = ask(shop.desk, "RQ-A", needed_on=date(2027, 1, 20))
    rules.settle(shop.desk, OpId.new(), Rules(promise_days=7))
    rules.import_year(shop.desk, OpId.new(), YEAR)
    ended(rebuild(shop.desk.database, tmp_path / "again.db"))
    again = connect(tmp_path / "again.db")
    same_ledger(again, shop.desk.database)
    desk = Desk(again, UUID(int=1), "小明", shop.desk.now)
    assert rules.rules(desk) == Rules(promise_days=7)
    assert days(desk, local) == days(shop.desk, local)
    assert proven(desk) == ()
    again.close()


def test_a_request_is_found_by_its_lines_and_never_by_who_asks(shop: Shop) -> None:
    local = ask(shop.desk, "RQ-A", city="成都")
    with shop.desk.database.reading() as connection:
        row = connection.execute(requisition.select().where(requisition.c.id == local)).one()
    assert all(word in row.search for word in ("rq-a", "成都", "徽章", "bg"))
    assert "王芳" not in row.search


def test_a_request_that_was_taken_back_promises_nothing(shop: Shop) -> None:
    local = ask(shop.desk, "RQ-A")
    with shop.desk.database.reading() as connection:
        op = connection.exec_driver_sql(
            "SELECT op_id FROM operation ORDER BY recorded_at DESC, op_id DESC LIMIT 1"
        ).scalar_one()
    stock.undo(shop.desk, OpId.new(), UUID(bytes=bytes(op)))
    assert days(shop.desk, local) == (None, None, None)
    assert proven(shop.desk) == ()
