"""An image is examined while every port is still closed: a spoilt one never reaches a board."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from hardware import images, station
from hardware.faults import Code, Fault
from hardware.link.line import Line
from hardware.steps import Step
from tests.hardware.lamps import lamp
from tests.hardware.seats import PracticeSeat, numbered, worked


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda text: text[: text.rindex(":")], Code.IMAGE_TRUNCATED),
        (lambda text: text.replace("snow", "", 1)[:-3] + "0\n", Code.IMAGE_DAMAGED),
        (lambda text: "<!DOCTYPE html>", Code.IMAGE_DAMAGED),
        (lambda text: text.splitlines()[0] + "\n" + text, Code.IMAGE_OVERLAPS),
        (None, Code.IMAGE_MISSING),
    ],
)
def test_a_spoilt_image_is_refused_before_a_port_is_opened(
    spoil: Callable[[str], str] | None, code: Code, tmp_path: Path
) -> None:
    board = lamp(tmp_path)
    file = board.images[0].file
    if spoil is None:
        file.unlink()
    else:
        file.write_text(spoil(file.read_text()))
    opened: list[str] = []

    def opens(port: str, rate: int) -> Line:
        opened.append(port)
        raise AssertionError

    way = station.bring_up(station.Means("practice1", open_line=opens), board, numbered)
    outcome = worked(way, PracticeSeat(board))

    assert outcome.fault is not None
    assert (outcome.fault.step, outcome.fault.code) == (Step.IMAGE, code)
    assert opened == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes among its files")
def test_a_pipe_that_never_says_anything_is_no_image(tmp_path: Path) -> None:
    board = lamp(tmp_path)
    os.mkfifo(tmp_path / "pipe.hex")
    with pytest.raises(Fault) as caught:
        images.load(tmp_path / "pipe.hex", board, board.parts[0])
    assert caught.value.code is Code.IMAGE_MISSING


def test_a_manifest_of_something_else_beside_a_chosen_file_knows_no_image(tmp_path: Path) -> None:
    board = lamp(tmp_path)
    (tmp_path / "downloads").mkdir()
    chosen = tmp_path / "downloads" / "lamp.hex"
    chosen.write_bytes(board.images[0].file.read_bytes() + b"\n")
    (tmp_path / "downloads" / "manifest.toml").write_text('[project]\nname = "other"\n', "utf-8")
    with pytest.raises(Fault) as caught:
        images.choose(board, board.parts[0], chosen)
    assert caught.value.code is Code.IMAGE_HASH
