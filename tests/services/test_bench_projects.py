"""Kinds of boards: a slip in one of a person's own leaves the others alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.errors import BadBoardFolder, NotFound
from desktop.services.bench import projects
from hardware.boards import shipped

LAMP = "snowflake_lamp"


def badly_written(folder: Path, key: str) -> Path:
    (folder / key).mkdir()
    file = folder / key / "board.toml"
    file.write_text('flasher = "magic"\n', "utf-8")
    return file


def test_a_kind_is_known_however_it_is_with_the_others(tmp_path: Path):
    file = badly_written(tmp_path, "mine")
    assert projects.project(LAMP, tmp_path).key == LAMP
    bad: projects.Bad = {}
    assert [one.key for one in projects.projects(tmp_path, bad=bad)] == sorted(shipped())
    assert (bad["mine"].file, bad["mine"].key) == (str(file), "flasher")
    with pytest.raises(BadBoardFolder):
        projects.board("mine", tmp_path)
    with pytest.raises(BadBoardFolder):
        projects.projects(tmp_path)
    with pytest.raises(NotFound):
        projects.board("nobodys", tmp_path)


def test_a_badly_written_one_does_not_bring_the_shipped_one_back(tmp_path: Path):
    badly_written(tmp_path, LAMP)
    with pytest.raises(BadBoardFolder):
        projects.board(LAMP, tmp_path)
    assert LAMP not in {one.key for one in projects.projects(tmp_path, bad={})}
