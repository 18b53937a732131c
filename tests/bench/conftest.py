"""One board for all figures of a run; it is shown at the end, and kept as JSON beside the run."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bench.figures import Board


@pytest.fixture
def empty(request: pytest.FixtureRequest) -> Path:
    """A migrated ledger without a fact, to be copied."""
    path: Path = request.getfixturevalue("_empty_file")
    return path


@pytest.fixture(scope="session")
def board() -> Iterator[Board]:
    """Where figures are put up."""
    board = Board()
    yield board
    sys.stdout.write(f"\n\n{board.table()}\n\n{board.to_json()}\n")
