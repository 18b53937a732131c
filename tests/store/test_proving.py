"""`check` finds whatever is not as it must be, and says where; nothing else."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from desktop.services import allocations, booth
from desktop.services.changes import OpId
from desktop.store.database import Database
from desktop.store.journal import canonical, entry_hash
from tests.shop import Shop
from tests.store.ledgers import proven


@pytest.fixture
def shop(database: Database) -> Shop:
    shop = Shop(database).open()
    shop.sell("TS-L BGx2")
    shop.refund("A-0001", [(2, 1)])
    return shop


# What is done to the ledger behind the program's back, and what `check` says of it.
FORGERIES = [
    ("UPDATE balance SET qty = qty + 1 WHERE place = (SELECT id FROM place WHERE name = '展位')"
     " AND variant = (SELECT id FROM variant WHERE code = 'BG')", {"balance", "on_hand"}),
    ("UPDATE balance SET disputed = 1 WHERE qty = 10", {"disputed"}),
    ("UPDATE variant SET on_hand = on_hand - 1 WHERE code = 'BG'", {"on_hand"}),
    ("UPDATE movement SET qty = qty + 1 WHERE line = 1", {"differs", "balance"}),
    ("UPDATE movement SET at = at + 1 WHERE line = 1", {"differs"}),
    ("UPDATE sale_line SET amount_fen = amount_fen + 1 WHERE line = 1", {"differs", "lines"}),
    ("UPDATE payment SET amount_fen = amount_fen + 1", {"differs", "payment"}),
    ("UPDATE payment SET tendered_fen = tendered_fen + 1", {"differs", "payment"}),
    ("DELETE FROM payment", {"missing", "payment"}),
    ("DELETE FROM sale_line WHERE qty > 0", {"missing", "lines", "refund"}),
    ("UPDATE sale SET n = 7 WHERE n = 2", {"differs", "number", "till"}),
    ("UPDATE till SET last_n = 9", {"till"}),
    ("UPDATE operation SET note = 'x' WHERE kind = 'sale'", {"differs"}),
    ("DELETE FROM operation WHERE kind = 'refund'", {"missing"}),
    ("UPDATE item SET name = 'x' WHERE name = '徽章'", {"differs"}),
    ("UPDATE variant SET price_fen = 1 WHERE code = 'BG'", {"differs"}),
    ("UPDATE event_method SET position = 9 WHERE position = 1", {"differs"}),
    ("INSERT INTO person (uid, name) SELECT op_id, '谁' FROM sale WHERE n = 1", {"unsaid"}),
    ("UPDATE journal SET kind = 'x' WHERE seq = 3", {"chain", "differs"}),
    ("UPDATE station SET seq = seq + 1", {"chain"}),
]  # fmt: skip


@pytest.mark.parametrize(("forgery", "codes"), FORGERIES)
def test_a_forged_row_is_found(shop: Shop, forgery, codes):
    assert proven(shop.desk) == ()
    with shop.desk.database.writing() as connection:
        assert connection.exec_driver_sql(forgery).rowcount > 0
    assert {problem.code for problem in proven(shop.desk)} == codes


def test_a_row_says_where_it_is_wrong(shop: Shop):
    with shop.desk.database.writing() as connection:
        connection.exec_driver_sql(
            "UPDATE balance SET qty = 9 WHERE variant = (SELECT id FROM variant WHERE code = 'BG')"
            " AND place = (SELECT id FROM place WHERE name = '成都·仓库')"
        )
    balance, on_hand = proven(shop.desk)
    assert balance.data == {
        "code": "BG", "owner": "开源社", "place": "成都·仓库", "kept": 9, "sum": 10
    }  # fmt: skip
    assert on_hand.data == {"code": "BG", "kept": 19, "sum": 18}


def test_an_entry_that_was_taken_out_of_the_chain_is_missed(shop: Shop):
    with shop.desk.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM journal WHERE seq = 4")
    problems = proven(shop.desk)
    assert [p.data for p in problems if p.code == "chain"] == [
        {"station": shop.desk.station.hex, "seq": 5, "why": "gap"}
    ]


def test_a_new_hash_over_a_changed_entry_breaks_the_next_link(shop: Shop):
    with shop.desk.database.writing() as connection:
        journal = connection.exec_driver_sql(
            "SELECT prev, station, seq, op_id, at, recorded_at, actor, kind, version, body"
            " FROM journal WHERE kind = 'sale'"
        )
        row = journal.one()
        head: list[Any] = list(row)[:-1]
        body = row.body
        said = json.loads(bytes(body))
        for fact in said["facts"]:
            if fact[0] == "sale_line":
                fact[2][0][fact[1].index("amount_fen")] = 1
        forged = canonical(said).encode()
        station, seq, op_id, at, recorded_at, actor, kind, version = head[1:]
        new = entry_hash(
            head[0], station, seq, op_id, at, recorded_at, actor, kind, version, forged
        )
        mark = "?" if shop.desk.database.embedded else "%s"
        connection.exec_driver_sql(
            f"UPDATE journal SET body = {mark}, hash = {mark} WHERE kind = 'sale'",
            (forged, new),
        )
    problems = proven(shop.desk)
    assert {(p.code, p.data.get("why", p.data.get("table"))) for p in problems} == {
        ("chain", "prev"),
        ("differs", "sale_line"),
    }


def test_an_unreadable_entry_is_told(shop: Shop):
    with shop.desk.database.writing() as connection:
        body = "X'00'" if shop.desk.database.embedded else "'\\x00'::bytea"
        connection.exec_driver_sql(f"UPDATE journal SET body = {body} WHERE kind = 'sale'")
    codes = {problem.code for problem in proven(shop.desk)}
    assert {"chain", "unreadable", "unsaid"} <= codes


def test_a_promise_that_can_no_longer_be_kept_is_told(shop: Shop):
    allocations.allocate(shop.desk, OpId.new(), "BG", 3, shop.stand, 1, "R-7")
    assert proven(shop.desk) == ()
    shop.sell("BGx8")  # at the till a promise warns and does not refuse
    (problem,) = proven(shop.desk)
    assert problem.code == "allocation"
    assert (problem.data["promised"], problem.data["on_hand"]) == (3, 1)


def test_one_refund_too_many_is_told(shop: Shop):
    with shop.desk.database.writing() as connection:
        connection.exec_driver_sql("UPDATE sale_line SET qty = -5 WHERE qty < 0")
    problems = [p for p in proven(shop.desk) if p.code == "refund"]
    assert [p.data["back"] for p in problems] == [5]


def test_a_till_that_was_taken_over_counts_on(shop: Shop, database: Database):
    other = Shop.__new__(Shop)
    other.__dict__ |= shop.__dict__
    behind = shop.desk.now() - timedelta(minutes=3)  # its clock may well be behind
    other.desk = type(shop.desk)(database, OpId.new(), "小红", lambda: behind)
    booth.open_stand(other.desk, OpId.new(), shop.event, "A", 0, take_over=True)
    assert other.sell("BG").number == "A-0003"
    assert proven(shop.desk) == ()
