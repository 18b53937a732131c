"""Labels measured by another program: pages, pitch, lines; and the jobs for label printers."""

from __future__ import annotations

import re
import shutil
import subprocess
import tracemalloc
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pytest

from desktop.documents.labels import calibration, labels, pictures, tspl
from desktop.documents.pages import Grey, Pages
from desktop.domain.errors import NothingToPrint
from desktop.domain.paper.labels import Copies, ItemLabel
from desktop.domain.paper.sizes import GRIDS, ROLLS, Grid, Roll, Shift, stock
from tests.documents.seeing import codes_in, finished, grey

MM = 72 / 25.4
LABEL = ItemLabel("TS-L", "COSCon'26 纪念 T恤", "黑色 L", 99_00)
R40 = ROLLS[0]
OWN = stock("3x9 63.5x29.6 at 7.2,15.1 pitch 66x29.6")
assert isinstance(OWN, Grid)


def bounds(pdf: bytes) -> Iterator[tuple[float, float, float, float]]:
    """Left, top, width and height in mm of everything on the first page, as pdfium says."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        high = page.get_height()
        for one in page.get_objects(max_depth=1):
            left, bottom, right, top = one.get_bounds()
            yield left / MM, (high - top) / MM, (right - left) / MM, (top - bottom) / MM


@pytest.mark.parametrize("on", ROLLS, ids=lambda s: s.name)
def test_a_rolls_page_has_its_size(on: Roll):
    with Pages(finished(labels([Copies(LABEL)], on)).data) as pages:
        assert pages.size(0) == pytest.approx((on.wide, on.high), abs=0.01)


def test_a_reader_is_asked_to_print_at_true_size():
    assert b"/PrintScaling /None" in finished(labels([Copies(LABEL)], R40)).data
    assert b"/PrintScaling /None" in calibration()


@pytest.mark.parametrize("on", [*GRIDS, OWN], ids=lambda s: s.name)
@pytest.mark.parametrize("shift", [Shift(), Shift(1.5, -0.7)], ids=["true", "moved"])
def test_a_sheets_labels_lie_where_they_are_cut(on: Grid, shift: Shift):
    data = finished(labels([Copies(LABEL, on.count)], on, shift=shift)).data
    with Pages(data) as pages:
        assert pages.size(0) == pytest.approx((210, 297), abs=0.01)
    with pypdfium2.PdfDocument(data) as document:
        page = document[0]
        corners = []
        for one in page.get_objects(max_depth=1):
            *_, x, y = one.get_matrix().get()
            corners.append((x / MM, 297 - y / MM - on.high))
    assert len(corners) == on.count
    for n, corner in enumerate(corners):
        x, y = on.corner(n)
        assert corner == pytest.approx((x + shift.x, y + shift.y), abs=0.01)


def test_the_ink_of_two_labels_is_a_pitch_apart():
    """Measured on the rendered page, at twenty dots a mm."""
    on = GRIDS[2]
    dark = grey(finished(labels([Copies(LABEL, on.count)], on)).data, dpi=508)
    rows = [min(dark.levels[n * dark.wide : (n + 1) * dark.wide]) < 128 for n in range(dark.high)]
    starts = [n for n in range(1, dark.high) if rows[n] and not any(rows[max(0, n - 40) : n])]
    assert len(starts) == on.rows
    apart = [(b - a) / 20 for a, b in pairwise(starts)]
    assert apart == pytest.approx([on.pitch_y] * (on.rows - 1), abs=0.1)


@pytest.mark.parametrize(
    ("on", "wide", "high"),
    [*((on, 100, 100) for on in (None, *GRIDS)), (ROLLS[4], 90, 100), (ROLLS[0], 30, 20)],
    ids=lambda s: s.name if isinstance(s, (Grid, Roll)) else str(s),
)
def test_the_calibration_lines_are_as_long_as_they_say(
    on: Grid | Roll | None, wide: int, high: int
):
    data = calibration(on)
    ruled = pytest.approx(0.25, abs=0.01)
    found = list(bounds(data))
    assert [w for _, _, w, h in found if h == ruled] == [pytest.approx(wide, abs=0.05)]
    assert [h for _, _, w, h in found if w == ruled] == [pytest.approx(high, abs=0.05)]
    with Pages(data) as pages:
        assert f"{wide} mm" in pages.text(0)
        assert f"{high} mm" in pages.text(0)


def test_the_calibration_shows_where_labels_lie():
    on = GRIDS[1]
    found = list(bounds(calibration(on, Shift(2, 1))))
    for n in (0, on.count - 1):
        x, y = on.corner(n)
        assert any(
            left == pytest.approx(x + 2, abs=0.1) and top == pytest.approx(y + 1, abs=0.1)
            and wide == pytest.approx(on.wide, abs=0.2)
            for left, top, wide, _ in found
        )  # fmt: skip


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="poppler is not here")
def test_poppler_measures_the_same(tmp_path: Path):
    file = tmp_path / "a.pdf"
    file.write_bytes(calibration(None))
    subprocess.run(
        ["pdftoppm", "-r", "508", "-gray", "-singlefile", str(file), str(tmp_path / "a")],
        check=True,
    )
    data = (tmp_path / "a.pgm").read_bytes()
    head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", data)
    assert head
    wide, high = int(head[1]), int(head[2])
    assert (wide / 20, high / 20) == pytest.approx((210, 297), abs=0.1)
    pixels = data[head.end() :]
    longest = max(
        len(run)
        for n in range(high)
        for run in re.findall(rb"[\x00-\x7f]+", pixels[n * wide : (n + 1) * wide])
    )
    assert longest / 20 == pytest.approx(100, abs=0.1)


def test_a_label_more_takes_a_few_kilobytes_more():
    def peak(many: int) -> int:
        copies = [Copies(ItemLabel(f"A{n:04d}", f"徽章 {n}", "L", 990 + n)) for n in range(many)]
        tracemalloc.start()
        try:
            finished(labels(copies, R40))
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(5)
    assert (peak(300) - peak(100)) / 200 < 30_000


# ── TSPL ────────────────────────────────────────────────────────────────────────────────────────


class Job(NamedTuple):
    """One label of a TSPL job as a printer reads it."""

    wide_mm: float
    high_mm: float
    gap_mm: float
    picture: Grey
    copies: int


def read_tspl(job: bytes) -> Iterator[Job]:
    """A small reader of its own: commands end with CRLF, but a bitmap is as long as it says."""
    size: tuple[float, ...] = ()
    gap: tuple[float, ...] = ()
    picture = None
    while job:
        if found := re.match(rb"BITMAP 0,0,(\d+),(\d+),0,", job):
            row, high = int(found[1]), int(found[2])
            bits = job[found.end() : found.end() + row * high]
            assert len(bits) == row * high
            assert job[found.end() + row * high :].startswith(b"\r\n")
            job = job[found.end() + row * high + 2 :]
            levels = bytes(
                255 if bits[n // 8] >> (7 - n % 8) & 1 else 0 for n in range(row * high * 8)
            )
            picture = Grey(row * 8, high, levels)
            continue
        line, _, job = job.partition(b"\r\n")
        word, _, rest = line.decode("ascii").partition(" ")
        numbers = tuple(float(n) for n in re.findall(r"[\d.]+", rest))
        if word == "SIZE":
            size = numbers
        elif word == "GAP":
            gap = numbers
        elif word == "CLS":
            picture = None
        elif word == "PRINT":
            assert picture is not None
            yield Job(size[0], size[1], gap[0], picture, int(numbers[0]))
        else:
            assert word == "DIRECTION"


@pytest.mark.parametrize("dpi", [203, 300])
@pytest.mark.parametrize("on", ROLLS, ids=lambda s: s.name)
def test_a_printers_job_is_the_very_page(on: Roll, dpi: int):
    copies = [Copies(LABEL, 3), Copies(ItemLabel("BG", "徽章"))]
    first, second = read_tspl(finished(tspl(copies, on, dpi)))
    assert (first.wide_mm, first.high_mm, first.gap_mm) == (on.wide, on.high, on.gap)
    assert (first.copies, second.copies) == (3, 1)
    exact = 203.2 if dpi == 203 else dpi
    dots = exact / 25.4
    assert first.picture.high == round(on.high * dots)
    assert first.picture.wide - round(on.wide * dots) in range(8)
    assert codes_in(first.picture) == [("Code128", "TS-L"), ("QRCode", "TS-L")]
    page = grey(finished(labels([Copies(LABEL)], on, dots=dots)).data, dpi=exact)
    for y in range(page.high):
        ours = first.picture.levels[y * first.picture.wide :][: page.wide]
        assert ours == bytes(
            0 if v < 128 else 255 for v in page.levels[y * page.wide : (y + 1) * page.wide]
        )


def test_bars_are_sharp_at_203_dpi():
    """Every module is two or more whole dots: no grey between bars."""
    page = grey(finished(labels([Copies(LABEL)], R40)).data, dpi=203.2)
    line = page.levels[200 * page.wide : 201 * page.wide]
    assert set(line) == {0, 255}
    runs = [len(run) for run in re.findall(rb"\x00+|\xff+", line)]
    assert {n % 3 for n in runs[1:-1]} == {0}


def test_a_job_of_many_labels_is_made_in_parts():
    copies = [Copies(ItemLabel(f"A{n:03d}", "徽章")) for n in range(205)]
    steps = list(tspl(copies, R40))
    assert [steps[-1].done, steps[-1].total] == [205, 205]
    with pytest.raises(NothingToPrint):
        finished(tspl([], R40))


def test_pictures_for_printers_that_only_a_phone_drives():
    first, second = pictures([Copies(LABEL, 3), Copies(ItemLabel("BG", "徽章"))], R40)
    assert first.startswith(b"\x89PNG")
    assert first != second
