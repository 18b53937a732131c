"""Files of tests lie in memory only where that is no harm."""

from __future__ import annotations

import os
import shutil
import tempfile

import pytest

from tests import inmemory


@pytest.fixture(autouse=True)
def unsaid(monkeypatch):
    """Nobody named a place yet."""
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setenv("TMPDIR", "")  # so that it is put back
    monkeypatch.delenv("TMPDIR")
    monkeypatch.setattr(inmemory, "ROOM", 0)


def test_what_is_made_for_a_while_lies_in_memory(tmp_path):
    inmemory.settle_in(tmp_path)
    assert tempfile.gettempdir() == os.environ["TMPDIR"] == str(tmp_path)


def test_a_place_that_somebody_named_stays(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", "/tmp")
    inmemory.settle_in(tmp_path)
    assert os.environ["TMPDIR"] == "/tmp"
    assert tempfile.tempdir is None


def test_a_memory_that_is_small_or_missing_is_left_alone(tmp_path, monkeypatch):
    inmemory.settle_in(tmp_path / "missing")
    monkeypatch.setattr(inmemory, "ROOM", shutil.disk_usage(tmp_path).total + 1)
    inmemory.settle_in(tmp_path)
    assert "TMPDIR" not in os.environ
