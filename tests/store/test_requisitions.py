"""Requests as rows: forged ones are found, journals give them back, and of two people who decide
at once one is told that the other did; on both databases.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.requisitions import State
from desktop.services.changes import Desk
from desktop.services.requisitions import looking
from desktop.services.safekeeping import rebuild
from desktop.store.database import Database, connect
from tests.services.asking import MANAGER, OTHER, Asking
from tests.store.ledgers import ended, proven
from tests.store.ledgers import told as rows
from tests.store.processes import together


@pytest.fixture
def shop(database: Database) -> Asking:
    """One of each state."""
    shop = Asking(database)
    for state in (*[one for one in State if one is not State.SECOND], State.SECOND):
        shop.at(state)
    return shop


FORGERIES = [
    ("UPDATE requisition SET state = 'submitted' WHERE state = 'asked'",
     {"differs", "requisition_state", "promise_days"}),
    ("UPDATE requisition SET state = 'asked' WHERE state = 'submitted'",
     {"differs", "requisition_state", "promise_days"}),
    ("UPDATE requisition SET state = 'cancelled', closed_at = 1 WHERE state = 'submitted'",
     {"differs", "requisition_untold", "promise_days"}),
    ("UPDATE requisition SET decided_by = NULL WHERE state = 'rejected'",
     {"differs", "requisition_decided"}),
    ("UPDATE requisition SET seconded_by = decided_by WHERE state = 'approved'",
     {"differs", "requisition_own"}),
    ("UPDATE requisition_line SET approved = 1 WHERE requisition IN"
     " (SELECT id FROM requisition WHERE state = 'submitted')",
     {"differs", "requisition_line"}),
    ("UPDATE requisition_line SET approved = NULL WHERE requisition IN"
     " (SELECT id FROM requisition WHERE state = 'second')",
     {"differs", "requisition_line"}),
    ("DELETE FROM requisition_note WHERE what = 'reject'",
     {"missing", "requisition_untold"}),
]  # fmt: skip


@pytest.mark.parametrize(("forgery", "codes"), FORGERIES)
def test_a_forged_request_is_found(shop: Asking, forgery: str, codes: set[str]):
    assert proven(shop.desk) == ()
    with shop.desk.database.writing() as connection:
        assert connection.exec_driver_sql(forgery).rowcount > 0
    assert {problem.code for problem in proven(shop.desk)} == codes


def test_from_the_journals_alone_every_request_is_rebuilt_but_its_people(
    shop: Asking, tmp_path: Path
):
    before = rows(shop.desk.database)
    found = {one.code: one for one in looking.requisitions(shop.desk, limit=99).rows}
    ended(rebuild(shop.desk.database, tmp_path / "again.db"))
    again = connect(tmp_path / "again.db")
    try:
        assert rows(again) == before
        desk = Desk(again, shop.desk.station, MANAGER, shop.desk.now)
        assert proven(desk) == ()
        for one in looking.requisitions(desk, limit=99).rows:
            was = found[one.code]
            assert (one.state, one.due_on, one.urgent_on) == (was.state, was.due_on, was.urgent_on)
            assert (one.applicant, one.contact_masked) == ("", "")
    finally:
        again.close()


@pytest.mark.parametrize(
    ("state", "acts"),
    [
        (State.SUBMITTED, ("approve", "approve")),
        (State.SUBMITTED, ("approve", "reject")),
        (State.SUBMITTED, ("reject", "cancel")),
        (State.APPROVED, ("cancel", "cancel")),
    ],
)
def test_of_two_who_decide_at_once_one_is_told(
    ledger: Path | str, state: State, acts: tuple[str, str]
):
    database = connect(ledger)
    try:
        shop = Asking(database)
        key = shop.at(state)
        people = zip(acts, (MANAGER, OTHER), strict=True)
        wishes = [{"key": key, "act": act, "who": who} for act, who in people]
        told = together(ledger, "decide", wishes)
        assert sorted(told) == sorted(["done", "request_not_now"])
        assert shop.state(key) is not state
        held = shop.held()
        assert not held
        assert proven(shop.desk) == ()
    finally:
        database.close()
