"""Transfers as rows: forged ones are found, journals give them back, histories add up, and several
processes never hold the same piece; on both databases.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.transfers import State
from desktop.services import transfers
from desktop.services.changes import Desk, OpId
from desktop.services.safekeeping import rebuild
from desktop.store.database import Database, connect
from tests.services.post import Post
from tests.store.ledgers import ended, proven
from tests.store.ledgers import told as rows
from tests.store.processes import together


@pytest.fixture
def post(database: Database) -> Post:
    """One draft, one on its way and received in part, one done with a loss."""
    post = Post(database)
    post.draft("TS-Mx2")
    half = post.draft("BGx6 TS-Lx2")
    post.send(half)
    post.told(half, "BG:arrived:4")
    done = post.draft("TS-Sx3")
    post.send(done)
    post.told(done, "TS-S:arrived:2 TS-S:lost:1", "雨")
    return post


FORGERIES = [
    ("UPDATE transfer SET state = 'closed' WHERE state = 'sent'", {"differs", "transfer_state"}),
    ("UPDATE transfer SET state = 'draft' WHERE state = 'sent'", {"differs", "transfer_state"}),
    ("UPDATE transfer SET state = 'cancelled' WHERE state = 'draft'",
     {"differs", "transfer_state"}),
    ("UPDATE transfer_line SET qty = qty + 9 WHERE what = 'arrived' AND qty = 4",
     {"differs", "transfer_held", "transfer_open"}),
    ("UPDATE transfer_line SET qty = qty + 1 WHERE what = 'picked' AND qty = 2",
     {"differs", "transfer_held"}),
    ("UPDATE transfer_line SET qty = qty + 1 WHERE what = 'sent' AND qty = 6",
     {"differs", "transfer_held", "transfer_moves"}),
    ("UPDATE transfer_line SET what = 'damaged' WHERE what = 'lost'",
     {"differs", "transfer_moves"}),
    ("DELETE FROM transfer_line WHERE what = 'sent' AND qty = 3",
     {"missing", "transfer_open", "transfer_state"}),
    ("UPDATE allocation SET qty = qty - 1 WHERE qty = 6 AND op_id IN"
     " (SELECT op_id FROM transfer_line WHERE what = 'sent')", {"differs", "transfer_held"}),
]  # fmt: skip


@pytest.mark.parametrize(("forgery", "codes"), FORGERIES)
def test_a_forged_transfer_is_found(post: Post, forgery: str, codes: set[str]):
    assert proven(post.desk) == ()
    with post.desk.database.writing() as connection:
        assert connection.exec_driver_sql(forgery).rowcount > 0
    assert {problem.code for problem in proven(post.desk)} == codes


def test_from_the_journals_alone_transfers_are_rebuilt(post: Post, tmp_path: Path):
    ended(rebuild(post.desk.database, tmp_path / "again.db"))
    again = connect(tmp_path / "again.db")
    try:
        assert rows(again)["transfer_line"] == rows(post.desk.database)["transfer_line"]
        desk = Desk(again, post.desk.station, "小明", post.desk.now)
        assert proven(desk) == ()
        (half,) = transfers.transfers(desk, states=[State.SENT]).rows
        assert transfers.receive(desk, OpId.new(), half.code).state == "closed"
        assert proven(desk) == ()
    finally:
        again.close()


def test_the_last_five_are_picked_five_times(post: Post, ledger: Path | str):
    post.move("BG", 9, post.home, post.outside("lost"))
    assert post.free("BG") == 5
    codes = [post.draft() for _ in range(4)]
    got = together(ledger, "pick", [{"transfer": code, "code": "BG", "times": 5} for code in codes])
    assert sum(got) == 5
    assert sum(transfers.transfer(post.desk, code).pieces for code in codes) == 5
    assert post.free("BG") == 0
    assert proven(post.desk) == ()


def test_a_parcel_is_received_once_however_many_say_so(post: Post, ledger: Path | str):
    code = post.draft("BGx5")
    post.send(code)
    got = together(ledger, "receive", [{"transfer": code}] * 3)
    assert sum(got) == 5
    assert post.lies()["张三 BG"] == 9
    assert proven(post.desk) == ()
