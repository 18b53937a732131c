"""Rules and years of working days: what is forged is found, and reading goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.requisitions.rules import Rules
from desktop.services import rules
from desktop.services.changes import OpId
from desktop.store.database import Database
from tests.services.test_rules import YEAR, ask
from tests.shop import Shop
from tests.store.ledgers import proven
from tests.store.processes import together

FORGERIES = [
    ("UPDATE rule SET value = '9'", {"differs", "promise_days"}),
    ("UPDATE rule SET value = 'soon'", {"differs", "rule_value"}),
    ("UPDATE rule SET value = '999'", {"differs", "rule_value"}),
    ("UPDATE rule SET name = 'moon'", {"rule_name"}),
    ("DELETE FROM rule", {"missing"}),
    ("UPDATE workyear SET days = '[]'", {"differs", "workyear"}),
    ("UPDATE workyear SET days = 'x'", {"differs", "workyear"}),
    ("UPDATE workyear SET days = '[[1,2,3]]'", {"differs", "workyear"}),
    ('UPDATE workyear SET days = \'[["2027-01-02",true,"x"]]\'', {"differs", "promise_days"}),
    ("UPDATE workyear SET year = 2030", {"missing"}),
    ("UPDATE requisition SET due_on = NULL", {"promise_days"}),
    ("UPDATE requisition SET post_by = '2026-01-01'", {"promise_days"}),
    ("UPDATE requisition SET urgent_on = '2026-01-01'", {"promise_days"}),
]


@pytest.fixture
def settled(database: Database) -> Shop:
    shop = Shop(database)
    rules.settle(shop.desk, OpId.new(), Rules(promise_days=7))
    rules.import_year(shop.desk, OpId.new(), YEAR)
    ask(shop.desk, "RQ-A")
    return shop


@pytest.mark.parametrize(("forgery", "codes"), FORGERIES)
def test_what_is_forged_is_found(settled: Shop, forgery: str, codes: set[str]) -> None:
    assert proven(settled.desk) == ()
    with settled.desk.database.writing() as connection:
        assert connection.exec_driver_sql(forgery).rowcount > 0
    assert codes <= {problem.code for problem in proven(settled.desk)}
    rules.rules(settled.desk)  # whoever only reads is not stopped by it
    rules.calendar(settled.desk)


def test_no_request_is_counted_by_rules_of_before(database: Database, ledger: Path | str) -> None:
    shop = Shop(database)
    wishes: list[dict[str, object]] = [
        {"work": "settle_rules", "wish": {"first": 6, "times": 6}},
        {"work": "settle_rules", "wish": {"first": 20, "times": 6}},
        {"work": "ask_for", "wish": {"code": "BG", "times": 8}},
        {"work": "ask_for", "wish": {"code": "TS-S", "times": 8}},
    ]
    assert sum(together(ledger, "mixed", wishes)) == 28
    assert rules.rules(shop.desk).promise_days in (11, 25)
    assert proven(shop.desk) == ()
