"""A ruler from wish to files, against writing the very same bytes and no more."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import pytest

from desktop.domain.bench.ruler import RulerWish
from desktop.services.bench import ruler
from hardware.pcb_ruler import outlines
from hardware.pcb_ruler.checks import bodies
from tests.bench.figures import Board, took

pytestmark = pytest.mark.bench


def afresh() -> None:
    """Nothing is remembered of an earlier ruler: font, letters, shapes, findings."""
    for cache in (
        outlines._opened,
        outlines._letter,
        bodies._thickness,
        ruler._made,
        ruler._looked,
    ):
        cache.cache_clear()


def fabricated(folder: Path) -> None:
    """The usual ruler into a new folder."""
    assert list(ruler.fabricate(RulerWish(), folder))


def written(files: dict[str, bytes], folder: Path) -> None:
    """The floor: the same files, each safely on the disk."""
    folder.mkdir()
    for name, data in files.items():
        with (folder / name).open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())


def test_a_ruler_is_drawn_checked_and_written(board: Board, tmp_path: Path):
    ours, floors = [], []
    for n in range(3):
        afresh()
        made, plain = tmp_path / f"ours{n}", tmp_path / f"floor{n}"
        ours.append(took(partial(fabricated, made)))
        files = {path.name: path.read_bytes() for path in made.iterdir()}
        floors.append(took(partial(written, files, plain)))
    # A person waits for it: drawn, checked and written within a breath.
    assert board.add("150 mm ruler, checked and written", min(ours), min(floors), below=2.0)


def test_it_is_drawn_again_while_somebody_turns_a_knob(board: Board):
    afresh()
    ruler.drawing(RulerWish())
    lengths = iter(range(100, 110))
    times = [took(lambda: ruler.drawing(RulerWish(length=next(lengths)))) for _ in range(10)]
    assert board.add("a ruler drawn anew", sorted(times)[5], below=0.5)
