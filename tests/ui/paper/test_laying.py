"""Arithmetic of labels on pages: a page drawn alone is the page of the whole."""

from __future__ import annotations

import pytest

from desktop.documents.labels import labels
from desktop.documents.pages import Pages
from desktop.domain.paper.labels import BoardLabel, Copies
from desktop.domain.paper.sizes import GRIDS, ROLLS, stock
from desktop.ui.paper.labels.laying import Laid

THREE = tuple(Copies(BoardLabel(serial), n) for serial, n in (("0017", 20), ("0018", 0), ("19", 7)))


def drawn(laid):
    steps = labels(laid.copies, laid.stock, start=laid.start)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


@pytest.mark.parametrize(
    ("known", "start", "pages"),
    [(ROLLS[0], 1, 27), (GRIDS[0], 1, 2), (GRIDS[0], 24, 3), (GRIDS[2], 14, 1), (GRIDS[2], 15, 2)],
)
def test_as_many_pages_as_the_whole_has(known, start, pages):
    laid = Laid(THREE, known, start)
    assert laid.pages == pages == drawn(laid).pages


@pytest.mark.parametrize(
    ("known", "start"), [(GRIDS[0], 6), (stock("2x3 90x80"), 3), (ROLLS[1], 1)]
)
def test_a_page_drawn_alone_is_the_page_of_the_whole(known, start):
    laid = Laid(THREE, known, start)
    with Pages(drawn(laid).data) as whole:
        for page in range(0, laid.pages, 3):
            one = laid.only(page)
            with Pages(drawn(one).data) as alone:
                assert len(alone) == 1
                assert alone.pixels(0, 60) == whole.pixels(page, 60)


def test_every_line_knows_its_first_page():
    laid = Laid(THREE, GRIDS[0], 6)
    assert [laid.page_of(line) for line in range(3)] == [0, 1, 1]
    assert [Laid(THREE, ROLLS[0]).page_of(line) for line in range(3)] == [0, 20, 20]


def test_nothing_has_no_pages():
    assert Laid((), ROLLS[0]).pages == 0
    assert Laid((Copies(BoardLabel("1"), 0),), GRIDS[0], 5).pages == 0
