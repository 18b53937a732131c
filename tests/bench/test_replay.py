"""A history of fifteen years: 150,000 movements over 15,000 nested places, boxes carried about."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from desktop.domain.history import History, Oddity, Replayed
from desktop.services import replaying, stock
from desktop.services.changes import Desk
from desktop.services.safekeeping import check
from desktop.store.database import connect
from tests.bench.books import open_raw
from tests.bench.figures import Board, took
from tests.bench.histories import past
from tests.store.ledgers import ended

pytestmark = pytest.mark.bench


def raw_inserts(source: Path, target: Path) -> float:
    """The floor: the same movements by plain sqlite3, in one transaction; seconds."""
    with open_raw(source) as raw:
        rows = raw.execute("SELECT * FROM movement").fetchall()
    other = open_raw(target)
    other.execute("PRAGMA foreign_keys=OFF")
    marks = ", ".join("?" * len(rows[0]))

    def write() -> None:
        other.execute("BEGIN")
        other.executemany(f"INSERT INTO movement VALUES ({marks})", rows)
        other.execute("COMMIT")

    seconds = took(write)
    other.close()
    return seconds


def test_fifteen_years_come_to_their_exact_end(tmp_path: Path, empty: Path, board: Board):
    story = past(150_000, 15_000)
    path, floor = tmp_path / "yuanwu.db", tmp_path / "floor.db"
    shutil.copyfile(empty, path)
    shutil.copyfile(empty, floor)
    database = connect(path)
    desk = Desk(database, uuid4(), "小明", lambda: datetime(2026, 10, 4, tzinfo=UTC))
    done: list[Replayed] = []
    steps: list[float] = []

    def whole() -> None:
        work = replaying.replay(desk, History("past.csv", tuple(story.rows), ()))
        try:
            while True:
                steps.append(took(lambda: next(work)))
        except StopIteration as end:
            done.append(end.value)

    seconds = took(whole)
    held = stock.holdings(desk, limit=10**9).rows
    assert {(one.code, one.place): one.on_hand for one in held} == story.end()
    assert sorted(done[0].anomalies, key=lambda a: a.row) == story.odd
    assert {odd.what for odd in story.odd} >= {
        *(Oddity.NEGATIVE, Oddity.TWICE, Oddity.CYCLE, Oddity.ABSENT)
    }
    assert ended(check(desk)).ok
    database.close()
    fast = board.add("replay, 150,000 movements", seconds, raw_inserts(path, floor), at_most=5)
    # Others wait for no longer than this, a floor of their own would say nothing of them.
    assert board.add("replay, its longest transaction", max(steps), below=1)
    assert fast
