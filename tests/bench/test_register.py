"""Issuing a long list, and looking into a register of ten thousand papers."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

import pytest

from desktop.domain.paper.register import State
from desktop.services.changes import OpId
from desktop.services.paper import register
from desktop.store.database import connect
from tests.bench.figures import Board, took
from tests.office import Office, Pen

pytestmark = pytest.mark.bench
LISTS, PAPERS = 20, 500


@pytest.fixture
def office(empty: Path, tmp_path: Path) -> Office:
    path = tmp_path / "yuanwu.db"
    shutil.copyfile(empty, path)
    return Office(connect(path))


def test_long_lists_are_issued_and_found_at_once(office: Office, board: Board):
    office.issue("热身")  # typefaces are read once, when the first paper is looked through
    times, pen = [], Pen(ink=2 * LISTS * PAPERS)
    for turn in range(LISTS):
        names = [f"志愿者{turn}号{n}" for n in range(PAPERS)]
        times.append(took(partial(office.issue, *names, reason="服务", signer=pen)))
    assert len(office.all()) == 10_000
    some = [paper.ref for paper in office.all()[:PAPERS]]
    asked = {
        "register of 10,001, first page": lambda: office.list(),
        "register, search by pinyin": lambda: office.list("zyz 19号 499"),
        "register, valid and not printed": lambda: office.list(state=State.VALID, printed=False),
        "register, 500 papers to draw": lambda: register.papers(office.desk, some),
        "500 papers noted as printed": lambda: register.mark_printed(office.desk, OpId.new(), some),
    }
    met = [board.add("500 papers numbered and entered", min(times), below=1.0)]
    for name, ask in asked.items():
        met.append(board.add(name, min(took(ask) for _ in range(3)), below=0.25))
    office.desk.database.close()
    assert all(met)
