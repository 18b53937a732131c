"""An empty ledger, made once a process: the migrations take longer than most tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.store.opening import open_ledger


@cache
def blank() -> bytes:
    """A migrated ledger without a fact, as the content of its file."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "yuanwu.db"
        open_ledger(path).close()
        return path.read_bytes()
