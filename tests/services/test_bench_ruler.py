"""The ruler as the window and the command line get it: drawn, checked, written whole or not."""

from __future__ import annotations

import os
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest

from desktop.domain.bench.ruler import (
    Cut,
    Disc,
    Fabricated,
    Feature,
    LayerKind,
    Patch,
    Plate,
    Qr,
    RulerWish,
    Stroke,
)
from desktop.domain.errors import BadRuler, CannotWrite
from desktop.domain.progress import Progress
from desktop.services.bench.ruler import checks, drawing, fabricate
from hardware.pcb_ruler.checks import Code
from hardware.pcb_ruler.spec import FEATURES

T = TypeVar("T")
WISH = RulerWish(length=60, lot="2026-11 A")


def done(work: Generator[Progress, None, T]) -> tuple[list[Progress], T]:
    """All progress, and the answer."""
    steps = []
    while True:
        try:
            steps.append(next(work))
        except StopIteration as end:
            return steps, end.value


def written(wish: RulerWish, folder: Path) -> Fabricated:
    return done(fabricate(wish, folder))[1]


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_drawing_has_the_ticks_where_the_file_has_them():
    drawn = drawing(WISH)
    assert (drawn.wide, drawn.high) == (70, 34)
    ticks = {
        mark.x1
        for mark in drawn.layer(LayerKind.TOP_COPPER)
        if isinstance(mark, Stroke) and mark.x1 == mark.x2 and mark.y1 == 33.425
    }
    assert ticks >= {5 + n for n in range(61)}


def test_the_drawing_has_every_kind_of_mark_and_the_boards_body():
    drawn = drawing(RulerWish())
    kinds = {type(mark) for layer in drawn.layers for mark in layer.marks}
    assert kinds >= {Stroke, Disc, Plate, Patch}
    (body,) = drawn.edge
    assert body.holes == ()
    xs, ys = zip(*body.outline, strict=True)
    assert (min(xs), max(xs), min(ys), max(ys)) == (0, 160, 0, 34)


def test_the_whole_panel_can_be_drawn_too():
    wish = replace(WISH, cut=Cut.BITES, columns=2, rows=3)
    assert drawing(wish).wide == 70
    whole = drawing(wish, whole=True)
    assert (whole.wide, whole.high) == (2 * 70 + 3 * 2 + 10, 3 * 34 + 4 * 2 + 10)
    assert len(whole.edge[0].holes) == 3 + 2 * 4  # three upright slots, one between two tabs each


def test_what_has_no_room_is_named():
    assert Feature.ANGLES in drawing(WISH).left_out
    assert drawing(RulerWish()).left_out == ()


def test_the_words_of_the_wish_are_those_of_the_generator():
    assert tuple(feature.value for feature in Feature) == FEATURES


def test_the_usual_ruler_has_no_finding():
    assert checks(RulerWish()) == ()


def test_a_finding_comes_with_code_place_and_data():
    found = next(each for each in checks(replace(WISH, fonts=(), gaps=(0.05,))))
    assert found.code == Code.SPACE_NARROW
    assert found.side in ("top", "bottom")
    assert found.data["what"] == "gaps"
    assert (found.data["value"], found.data["limit"]) == (0.05, 0.1)
    assert 0 < found.x < 70


def test_files_are_written_and_named(tmp_path):
    folder = tmp_path / "new" / "folder"
    steps, made = done(fabricate(WISH, folder))
    assert sorted(made.files) == sorted(bytes_in(folder))
    assert made.files[-1] == "ruler.zip"
    assert "ruler-preview.svg" in made.files
    assert made.findings == ()
    assert steps[-1].done == steps[-1].total
    assert {step.what for step in steps} >= {"checks", "ruler-F_Cu.gtl"}


def test_the_same_wish_writes_the_same_bytes(tmp_path):
    written(WISH, tmp_path / "a")
    written(WISH, tmp_path / "b")
    assert bytes_in(tmp_path / "a") == bytes_in(tmp_path / "b")


def test_files_of_an_earlier_ruler_are_replaced_and_others_are_left(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    written(replace(WISH, cut=Cut.SCORE, rows=2), tmp_path)
    assert (tmp_path / "ruler-V_Cut.gm2").exists()
    written(WISH, tmp_path)
    assert not (tmp_path / "ruler-V_Cut.gm2").exists()
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_a_disk_that_fails_halfway_leaves_the_folder_as_it_was(tmp_path, monkeypatch):
    written(WISH, tmp_path)
    before = bytes_in(tmp_path)
    whole, left = os.fsync, [3]

    def failing(descriptor: int) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(28, "No space left on device")
        whole(descriptor)

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(CannotWrite) as refused:
        written(replace(WISH, lot="2026-12"), tmp_path)
    assert refused.value.why == "full"
    assert bytes_in(tmp_path) == before
    left[0] = 3
    with pytest.raises(CannotWrite):
        written(WISH, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_file_in_the_way_of_the_folder_is_told(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(CannotWrite):
        written(WISH, tmp_path / "file")


def test_closing_the_work_writes_nothing(tmp_path):
    work = fabricate(WISH, tmp_path / "out")
    next(work)
    next(work)
    work.close()
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("wish", "field"),
    [
        (RulerWish(length=49), "length"),
        (RulerWish(length=301), "length"),
        (RulerWish(width=14.9), "width"),
        (RulerWish(rows=0, cut=Cut.SCORE), "rows"),
        (RulerWish(traces=(0.0,)), "traces"),
    ],
)
def test_what_cannot_be_made_is_refused_with_its_bounds(wish, field):
    with pytest.raises(BadRuler) as refused:
        drawing(wish)
    assert refused.value.field == field


@pytest.mark.parametrize(
    "wish",
    [
        RulerWish(title="", project="", url="", features=tuple(Feature)),
        RulerWish(qr=Qr.NONE),
        RulerWish(features=()),
        RulerWish(traces=(), gaps=(), vias=(), fonts=()),
        RulerWish(lot="春季第一批", motto="开放/源代码"),
        RulerWish(title="KAIYUANSHE 开源社 2026", url="https://example.org/a/long/path?x=1&y=2"),
    ],
)
def test_empty_and_long_words_are_taken(wish):
    assert checks(wish) == ()
