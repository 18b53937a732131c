"""Proving a ledger of a million movements."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest

from desktop.domain.safekeeping import Checked
from desktop.services.changes import Desk
from desktop.services.safekeeping import check
from desktop.store.database import connect
from tests.bench.books import open_raw, stock_books
from tests.bench.figures import Board, took

pytestmark = pytest.mark.bench


def one_pass(path: Path) -> None:
    """The floor: every movement and every journal row comes by once and is looked at."""
    raw = open_raw(path)
    pieces = size = 0
    for row in raw.execute("SELECT * FROM movement"):
        pieces += row[4]
    for row in raw.execute("SELECT * FROM journal"):
        size += len(row[8])
    raw.close()
    assert pieces
    assert size


def test_check_on_a_million_movements(tmp_path: Path, board: Board):
    path = tmp_path / "yuanwu.db"
    stock_books(path, items=2000, places=20, movements=1_000_000)
    database = connect(path)
    desk = Desk(database, uuid4(), "小明")
    found: list[Checked] = []
    steps: list[float] = []

    def prove() -> None:
        proof = check(desk)
        try:
            while True:
                steps.append(took(lambda: next(proof)))
        except StopIteration as end:
            found.append(end.value)

    floors, proofs = [], []
    for _ in range(3):  # turn by turn: the machine's moods meet both
        floors.append(took(lambda: one_pass(path)))
        proofs.append(took(prove))
    database.close()
    assert found[0] == Checked(True, (), 1_000_000, found[0].entries)
    assert len(steps) > 200  # progress, and a chance to stop, several times a second
    assert board.add("check, 1,000,000 movements", min(proofs), min(floors), at_most=3)
