"""Counts in the ledger: forged rows are found, a rebuilt ledger knows the same counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.counts import CountDraft, EntryDraft, Recount, Verdicts
from desktop.services import counts
from desktop.services.changes import OpId
from desktop.services.safekeeping import rebuild
from desktop.store.database import Database, connect
from tests.shop import Shop
from tests.store.ledgers import ended, proven, same_ledger


@pytest.fixture
def shop(database: Database) -> Shop:
    shop = Shop(database)
    desk = shop.desk
    done = counts.open_count(desk, OpId.new(), CountDraft("年度盘点", shop.home, codes=("BG",)))
    counts.enter(desk, OpId.new(), done.id, [EntryDraft("BG", qty=18), EntryDraft("TS-S", qty=20)])
    counts.recount(desk, OpId.new(), done.id, Recount.DIFFERING)
    counts.enter(desk, OpId.new(), done.id, [EntryDraft("BG", qty=19)])
    counts.close(desk, OpId.new(), done.id, Verdicts(less="could_not_locate"))
    there = counts.open_count(desk, OpId.new(), CountDraft("清点", shop.home))
    counts.enter(desk, OpId.new(), there.id, [EntryDraft(None, qty=2, said="小旗")])
    return shop


FORGERIES = [
    ("UPDATE count_result SET counted = counted + 1 WHERE line = 1", {"differs", "count_moves"}),
    ("UPDATE count_result SET variant = (SELECT id FROM variant WHERE code = 'BG') WHERE"
     " variant <> (SELECT id FROM variant WHERE code = 'BG')", {"differs", "count_twice"}),
    ("UPDATE stock_count SET state = 'closed' WHERE name = '清点'", {"differs", "count_state"}),
    ("UPDATE count_entry SET pass = 9 WHERE said = '小旗'", {"differs", "count_pass"}),
    ("DELETE FROM count_result", {"missing", "count_state"}),
    ("DELETE FROM count_entry", {"missing"}),
    ("DELETE FROM count_scope", {"missing"}),
]  # fmt: skip


@pytest.mark.parametrize(("forgery", "codes"), FORGERIES)
def test_a_forged_row_is_found(shop: Shop, forgery: str, codes: set[str]):
    assert proven(shop.desk) == ()
    with shop.desk.database.writing() as connection:
        assert connection.exec_driver_sql(forgery).rowcount > 0
    assert {problem.code for problem in proven(shop.desk)} == codes


def test_a_ledger_built_anew_knows_the_same_counts(shop: Shop, tmp_path: Path):
    ended(rebuild(shop.desk.database, tmp_path / "again.db"))
    again = connect(tmp_path / "again.db")
    same_ledger(shop.desk.database, again)
    again.close()
