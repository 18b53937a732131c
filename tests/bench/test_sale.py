"""One sale of five lines, committed and durable, against the same rows by plain sqlite3."""

from __future__ import annotations

import shutil
import sqlite3
from functools import partial
from pathlib import Path

import pytest

from desktop.services import booth
from desktop.store.database import connect
from tests.bench.books import open_raw
from tests.bench.figures import Board, part, took
from tests.shop import Shop

pytestmark = pytest.mark.bench
SALES = 800
FACTS = ("operation", "sale", "sale_line", "payment", "movement", "journal")


class Floor:
    """The rows of a sale, read from the program's ledger and written into a copy of it."""

    def __init__(self, source: Path, target: Path) -> None:
        self.source, self.target = open_raw(source), open_raw(target)
        self.columns = {
            table: [row[1] for row in self.source.execute(f"PRAGMA table_info({table})")]
            for table in FACTS
        }

    def rows(self, op: bytes) -> dict[str, list[tuple[object, ...]]]:
        """What the sale wrote."""
        return {
            table: self.source.execute(f"SELECT * FROM {table} WHERE op_id = ?", (op,)).fetchall()
            for table in FACTS
        }

    def write(self, rows: dict[str, list[tuple[object, ...]]]) -> None:
        """The same inserts, and the same updates of what is kept, in one transaction."""
        run, many = self.target.execute, self.target.executemany
        run("BEGIN IMMEDIATE")
        for table in FACTS:
            marks = ", ".join("?" * len(self.columns[table]))
            many(f"INSERT INTO {table} VALUES ({marks})", rows[table])
        moved = [(qty, v, o, p) for _, _, v, o, qty, p, *_ in rows["movement"]]
        many(
            "UPDATE balance SET qty = qty - ? WHERE variant = ? AND owner = ? AND place = ?", moved
        )
        many("UPDATE variant SET on_hand = on_hand - ? WHERE id = ?", [m[:2] for m in moved])
        station, seq, *_, head = rows["journal"][-1]
        run("UPDATE station SET seq = ?, head = ? WHERE id = ?", (seq, head, station))
        n = rows["sale"][0][self.columns["sale"].index("n")]
        run("UPDATE till SET last_n = ? WHERE letter = 'A'", (n,))
        run("COMMIT")

    def close(self) -> None:
        self.source.close()
        self.target.close()


def test_a_sale_of_five_lines(tmp_path: Path, empty: Path, board: Board):
    path, copy = tmp_path / "yuanwu.db", tmp_path / "floor.db"
    shutil.copyfile(empty, path)
    database = connect(path)
    shop = Shop(database)
    for i in range(40):
        shop.add(f"N{i}", f"物品 {i}", 10_00 + i)
        shop.move(f"N{i}", 100_000, shop.outside("supplier"), shop.home)
    shop.open(taken={f"N{i}": 50_000 for i in range(40)})
    with sqlite3.connect(path) as raw, sqlite3.connect(copy) as other:
        raw.backup(other)
    raw.close()
    other.close()
    floor = Floor(path, copy)
    ours, theirs = [], []
    for turn in range(SALES + 20):
        cart = shop.cart(" ".join(f"N{(turn * 7 + i * 3) % 40}" for i in range(5)))
        assert len(cart.lines) == 5
        tenders = [shop.tender("cash", cart.total_fen + 50)]
        mine = took(partial(booth.sell, shop.desk, shop.event, "A", cart, tenders))
        rows = floor.rows(bytes.fromhex(cart.op))
        assert len(rows["movement"]) == 5
        raw_time = took(partial(floor.write, rows))
        if turn >= 20:  # the first ones warm up
            ours.append(mine)
            theirs.append(raw_time)
    floor.close()
    database.close()
    met = [
        board.add(name, part(ours, share), part(theirs, share), at_most=goal)
        for name, share, goal in (("sale, p50", 0.5, 3), ("sale, p99", 0.99, 2))
    ]
    assert all(met)
