"""One transfer of twenty lines on its way, committed, against the same rows by plain sqlite3."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop.services import transfers
from desktop.services.changes import OpId
from desktop.services.transfers import Pick, TransferDraft
from desktop.store.database import connect
from tests.bench.books import open_raw
from tests.bench.figures import Board, part, took
from tests.shop import Shop

pytestmark = pytest.mark.bench
TURNS, LINES = 120, 20
FACTS = ("operation", "transfer_line", "allocation", "movement", "journal")


class Floor:
    """What sending wrote, read from the program's ledger and written into a copy of it."""

    def __init__(self, source: sqlite3.Connection, target: sqlite3.Connection) -> None:
        self.source, self.target = source, target

    def follow(self, code: str, op: bytes) -> None:
        """Brings the copy to where the ledger stood when the parcel was packed by an act."""
        wanted: dict[str, tuple[str, object]] = dict.fromkeys(FACTS, ("op_id", op))
        wanted["transfer"] = ("code", code)
        wanted["station"] = ("seq > ?", 0)
        self.target.execute("PRAGMA foreign_keys=OFF")
        for table, (column, value) in wanted.items():
            asked = f"SELECT * FROM {table} WHERE {column if '?' in column else f'{column} = ?'}"
            rows = self.source.execute(asked, (value,)).fetchall()
            if rows:
                marks = ", ".join("?" * len(rows[0]))
                self.target.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", rows)
        self.target.execute("PRAGMA foreign_keys=ON")

    def rows(self, op: bytes) -> dict[str, list[tuple[object, ...]]]:
        told = {
            table: self.source.execute(f"SELECT * FROM {table} WHERE op_id = ?", (op,)).fetchall()
            for table in FACTS
        }
        newest = "SELECT * FROM place WHERE kind = 'transit' ORDER BY id DESC LIMIT 1"
        return told | {"place": self.source.execute(newest).fetchall()}

    def write(self, code: str, rows: dict[str, list[tuple[object, ...]]]) -> None:
        run, many = self.target.execute, self.target.executemany
        run("BEGIN IMMEDIATE")
        for table in ("place", *FACTS):
            marks = ", ".join("?" * len(rows[table][0]))
            many(f"INSERT INTO {table} VALUES ({marks})", rows[table])
        moved = [(qty, v, o, p) for _, _, v, o, qty, p, *_ in rows["movement"]]
        many(
            "UPDATE balance SET qty = qty - ? WHERE variant = ? AND owner = ? AND place = ?", moved
        )
        came = [(v, o, p, qty) for _, _, v, o, qty, _, p, *_ in rows["movement"]]
        many("INSERT INTO balance VALUES (?, ?, ?, ?, 0)", came)
        place, at = rows["place"][0][0], rows["operation"][0][2]
        run(
            "UPDATE transfer SET state = 'sent', transit = ?, sent_at = ? WHERE code = ?",
            (place, at, code),
        )
        station, seq, *_, head = rows["journal"][-1]
        run("UPDATE station SET seq = ?, head = ? WHERE id = ?", (seq, head, station))
        run("COMMIT")


def test_a_transfer_of_twenty_lines(tmp_path: Path, empty: Path, board: Board):
    path, copy = tmp_path / "yuanwu.db", tmp_path / "floor.db"
    shutil.copyfile(empty, path)
    database = connect(path)
    shop = Shop(database)
    other = shop.place("上海")
    for i in range(40):
        shop.add(f"N{i}", f"物品 {i}", 10_00)
        shop.move(f"N{i}", 100_000, shop.outside("supplier"), shop.home)
    with closing(sqlite3.connect(path)) as raw, closing(sqlite3.connect(copy)) as clone:
        raw.backup(clone)
    ours, theirs = [], []
    with closing(open_raw(path)) as source, closing(open_raw(copy)) as target:
        floor = Floor(source, target)
        for turn in range(TURNS):
            picks = [Pick(f"N{(turn + i) % 40}", 2) for i in range(LINES)]
            wanted = TransferDraft(shop.home, other)
            drafted = transfers.draft(shop.desk, OpId.new(), wanted, picks)
            code = drafted.transfer
            floor.follow(code, bytes.fromhex(drafted.op))
            op = OpId.new()
            mine = took(lambda: transfers.send(shop.desk, op, code, carrier="顺丰"))  # noqa: B023 (at once)
            rows = floor.rows(op.bytes)
            assert [len(rows[table]) for table in ("movement", "allocation")] == [LINES, 2 * LINES]
            raw_time = took(lambda: floor.write(code, rows))  # noqa: B023 (asked at once)
            if turn >= 20:  # the first ones warm up
                ours.append(mine)
                theirs.append(raw_time)
    database.close()
    assert board.add("a transfer of 20 lines sent, p50", part(ours, 0.5), part(theirs, 0.5),
                     at_most=3)  # fmt: skip
