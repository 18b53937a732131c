"""Kits in the ledger: forged rows are found, journals give them back, histories add up."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.errors import Refused
from desktop.services import booth, kits, stock
from desktop.services.changes import OpId
from desktop.services.safekeeping import rebuild
from desktop.store.database import Database, connect
from tests.services.bags import save
from tests.shop import Shop
from tests.store.ledgers import ended, proven, same_ledger


def filled(shop: Shop) -> Shop:
    """Bags in two versions, one of them a kit with a kit in it, some sold at the stand."""
    shop.add("BAG", "大礼包", 99_00)
    shop.add("SET", "贴纸套装", 20_00)
    shop.add("ST", "贴纸", 5_00)
    shop.move("ST", 60, shop.outside("supplier"), shop.home)
    save(shop, "STx5", code="SET")
    save(shop, "BGx2", "TS-S|TS-M")
    kits.assemble(shop.desk, OpId.new(), "BAG", 3, shop.home)
    save(shop, "SET", "BG", when_sold=True)
    kits.assemble(shop.desk, OpId.new(), "BAG", 2, shop.home)
    kits.apart(shop.desk, OpId.new(), "BAG", 1, shop.home)
    shop.open({"ST": 20, "BG": 6})
    shop.sell("BAGx2")
    shop.sell("BAG")
    booth.correct(shop.desk, OpId.new(), OpId(shop.sale("A-0002").op), "打错")
    return shop


@pytest.fixture
def shop(database: Database) -> Shop:
    return filled(Shop(database))


FORGERIES = [
    ("UPDATE assembly SET qty = qty + 1 WHERE line = 1 AND qty = 3",
     {"differs", "kit_moves", "kit_parts"}),
    ("UPDATE assembly SET owner = owner + 1 WHERE qty = 3", {"differs", "kit_moves"}),
    ("UPDATE bom_part SET qty = qty + 1 WHERE qty = 2", {"differs", "kit_parts"}),
    ("UPDATE bom_part SET slot = 7 WHERE slot = 2 AND choice = 0",
     {"differs", "kit_bill", "kit_parts"}),
    ("DELETE FROM assembly WHERE qty = 3", {"missing"}),
    ("DELETE FROM bom_part WHERE qty = 5", {"missing", "kit_bill"}),
    ("UPDATE bom SET version = 9 WHERE version = 2", {"differs"}),
    ("UPDATE bom SET when_sold = (1 = 1) WHERE version = 1 AND retired_at IS NOT NULL",
     {"differs"}),
]  # fmt: skip


@pytest.mark.parametrize(("forgery", "codes"), FORGERIES)
def test_a_forged_row_is_found(shop: Shop, forgery: str, codes: set[str]):
    assert proven(shop.desk) == ()
    with shop.desk.database.writing() as connection:
        if "owner + 1" in forgery:
            forgery = forgery.replace("owner = owner + 1", "owner = (SELECT max(id) FROM owner)")
            connection.exec_driver_sql(
                "INSERT INTO owner (uid, name, position) SELECT op_id, '谁', 9 FROM operation"
                " WHERE kind = 'sale' LIMIT 1"
            )
        assert connection.exec_driver_sql(forgery).rowcount > 0
    found = {problem.code for problem in proven(shop.desk)} - {"unsaid"}
    assert found == codes


def test_a_ledger_built_anew_knows_the_same_kits(shop: Shop, tmp_path: Path):
    ended(rebuild(shop.desk.database, tmp_path / "again.db"))
    again = connect(tmp_path / "again.db")
    same_ledger(shop.desk.database, again)
    again.close()


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["make", "apart", "undo", "version", "move", "inner"]),
        st.integers(1, 4),
    ),
    max_size=12,
)


@given(ACTS)
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_whatever_is_made_and_undone_nothing_gets_lost(request, tmp_path_factory, acts):
    path = tmp_path_factory.mktemp("kits") / "yuanwu.db"
    shutil.copyfile(request.getfixturevalue("_empty_file"), path)
    database = connect(path)
    try:
        shop = Shop(database)
        shop.add("BAG", "大礼包", 99_00)
        shop.add("SET", "套装", 20_00)
        save(shop, "BGx2", code="SET")
        save(shop, "SET", "TS-S|TS-M")
        other = shop.place("重庆")
        done: list[str] = []
        for what, n in acts:
            try:
                if what == "make":
                    made = kits.assemble(shop.desk, OpId.new(), "BAG", n, shop.home)
                elif what == "inner":
                    made = kits.assemble(shop.desk, OpId.new(), "SET", n, shop.home)
                elif what == "apart":
                    made = kits.apart(shop.desk, OpId.new(), "BAG", n, shop.home)
                elif what == "version":
                    save(shop, "SET", f"TS-S|TS-Mx{n}")
                    continue
                elif what == "move":
                    done.append(shop.move("BG", n, shop.home, other))
                    continue
                elif done:
                    stock.undo(shop.desk, OpId.new(), OpId(done.pop()))
                    continue
                else:
                    continue
                done.append(made.op)
            except Refused:
                continue
        assert proven(shop.desk) == ()
        # Whatever is in kits comes out of them again: 20 of each went in once.
        lies = {h.code: 0 for h in stock.holdings(shop.desk, limit=100).rows}
        for held in stock.holdings(shop.desk, limit=100).rows:
            lies[held.code] += held.on_hand
        sets = lies.get("SET", 0) + lies.get("BAG", 0)
        assert lies.get("BG", 0) + 2 * sets == 20
    finally:
        database.close()
