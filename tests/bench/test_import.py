"""Ten thousand rows of a stock list, read, previewed and written, against bare inserts."""

from __future__ import annotations

import csv
import shutil
from functools import partial
from pathlib import Path
from uuid import uuid4

import pytest

from desktop.services import imports
from desktop.services.changes import Desk, OpId
from desktop.store.database import connect
from desktop.store.tables import metadata
from tests.bench.books import open_raw
from tests.bench.figures import Board, took
from tests.store.ledgers import ended, proven

pytestmark = pytest.mark.bench
ROWS = 10_000


def stock_list(path: Path) -> None:
    """As Feishu exports it: many items in three homes, with prices and owners."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file)
        out.writerow(["编号", "名称", "类型", "单价", "库存数量", "存放地点", "所属", "备注"])
        for i in range(ROWS):
            home = ("成都·仓库", "北京·小林", "上海·阿强")[i % 3]
            what, price = ("徽章", "贴纸", "T恤")[i % 3], f"¥{i % 90 + 9}.00"
            goods = [f"A{i:05d}", f"开源社{what} 第{i}号", what, price, i % 200 + 1]
            out.writerow([*goods, home, "开源社", f"第{i % 40}箱"])


class Floor:
    """The rows that an import left in the ledger, by bare executemany."""

    def __init__(self, source: Path, empty: Path) -> None:
        mine, before = open_raw(source), open_raw(empty)
        self.rows = {}
        for table in metadata.sorted_tables:
            whole = mine.execute(f"SELECT * FROM {table.name}").fetchall()
            known = set(before.execute(f"SELECT * FROM {table.name}").fetchall())
            if rows := [row for row in whole if row not in known]:
                self.rows[table.name] = rows
        mine.close()
        before.close()

    def write(self, path: Path) -> None:
        raw = open_raw(path)
        raw.execute("BEGIN IMMEDIATE")
        for table, rows in self.rows.items():
            marks = ", ".join("?" * len(rows[0]))
            raw.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
        raw.execute("COMMIT")
        raw.close()


def test_ten_thousand_rows_come_in(tmp_path: Path, empty: Path, board: Board):
    source = tmp_path / "库存.csv"
    stock_list(source)
    times, floors = [], []
    for turn in range(3):
        path, copy = tmp_path / f"{turn}.db", tmp_path / f"floor{turn}.db"
        shutil.copyfile(empty, path)
        shutil.copyfile(empty, copy)
        database = connect(path)
        desk = Desk(database, uuid4(), "小明")

        def whole(desk: Desk = desk) -> None:
            seen = ended(imports.preview(desk, source))
            done = ended(imports.apply(desk, OpId.new(), seen))
            assert done.new == ROWS

        times.append(took(whole))
        assert proven(desk) == ()
        database.close()
        floor = Floor(path, empty)
        floors.append(took(partial(floor.write, copy)))
    assert board.add("import of 10,000 rows, whole", min(times), min(floors), at_most=12, below=5)
