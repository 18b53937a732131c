"""`check` finds what does not hang together in giving to many and in lists that were taken in."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.requisitions.giving import Gift, GiveDraft, Person
from desktop.services import stock
from desktop.services.changes import OpId
from desktop.services.requisitions import giving, quotas, taking
from desktop.services.requisitions.quotas import QuotaDraft
from desktop.store.database import Database
from tests.press import Desktop, file
from tests.store.ledgers import ended, proven

FORM = "自动编号,提交人,提交时间,活动名称,申请物料\n1,王,2026/11/20 10:00,夜,徽章 x2\n"
FORGERIES = [
    ("UPDATE requisition SET giveaway = NULL WHERE source = 'giveaway'",
     {"differs", "giveaway_request"}),
    ("UPDATE requisition SET giveaway = 1 WHERE source = 'form'",
     {"differs", "giveaway_request"}),
    ("UPDATE giveaway SET name = 'x'", {"differs"}),
    ("UPDATE giveaway SET retired_at = 1", {"differs", "giveaway_request"}),
    ("UPDATE quota SET each = 9", {"differs"}),
    ("UPDATE quota SET event = NULL, audience = 'speaker'", {"differs", "quota_twice"}),
    ("UPDATE requisition_row SET content = '{\"phone\":\"13812345678\"}'",
     {"differs", "taken_row"}),
    ("UPDATE requisition_row SET content = '{}'", {"differs"}),
    ("DELETE FROM requisition_row", {"missing"}),
]  # fmt: skip


@pytest.fixture
def shop(database: Database, tmp_path: Path) -> Desktop:
    made = Desktop(database, tmp_path)
    people = (Person("甲", row=1), Person("乙", row=2))
    draft = GiveDraft("纪念品", (Gift("BG", 1),), people, made.home, "speaker")
    giving.give(made.desk, OpId.new(), draft)
    for whom in ("speaker", "volunteer"):
        quotas.save_quota(made.desk, OpId.new(), QuotaDraft(whom, "BG", 1, 5))
    seen = ended(taking.preview(made.desk, file(made, FORM, "申请.csv")))
    ended(taking.apply(made.desk, OpId.new(), seen))
    return made


@pytest.mark.parametrize(("forgery", "codes"), FORGERIES)
def test_a_forged_row_is_found(shop: Desktop, forgery: str, codes: set[str]):
    assert proven(shop.desk) == ()
    with shop.desk.database.writing() as connection:
        assert connection.exec_driver_sql(forgery).rowcount > 0
    assert {problem.code for problem in proven(shop.desk)} == codes


def test_what_was_given_and_taken_in_is_whole_and_stays_so(shop: Desktop):
    assert proven(shop.desk) == ()
    assert stock.holdings(shop.desk, limit=10).rows
