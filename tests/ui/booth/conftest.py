"""A real stand for the till's tests: a ledger with goods, a window with the room in it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.store.database import Database, connect
from desktop.ui.announce import Announcements
from desktop.ui.jobs import Jobs
from tests.ui.booth.stand import Stand


@pytest.fixture
def books_file(_empty_file: Path, tmp_path: Path) -> Iterator[Database]:
    """An empty ledger of this test's own, as a file."""
    path = tmp_path / "yuanwu.db"
    shutil.copyfile(_empty_file, path)
    opened = connect(path)
    yield opened
    opened.close()


@pytest.fixture
def stand(
    books_file: Database, jobs: Jobs, news: Announcements, tmp_path: Path, qtbot: QtBot
) -> Stand:
    """A stand with goods at home, not opened yet."""
    made = Stand(books_file, jobs, news, tmp_path, qtbot)
    made.stock()
    return made


@pytest.fixture
def till(stand: Stand) -> Stand:
    """The same stand, opened, with the selling screen in a window."""
    stand.open()
    stand.show()
    return stand
