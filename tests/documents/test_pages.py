"""Pages as pixels: of the right size, the right colours, and one at a time."""

from __future__ import annotations

import io
import threading

import pytest
from PIL import Image

from desktop.documents import pages
from desktop.documents.pages import Pages
from desktop.documents.sheet import MM, Sheet


@pytest.fixture(scope="module")
def pdf() -> bytes:
    paper = Sheet(40 * MM, 30 * MM, title="t")
    paper.text(10, 20, "瑒 𠮷", 9)
    paper.next_page()
    paper.box(0, 0, 20 * MM, 30 * MM, "#ff8000")
    return paper.data()


def test_a_page_has_the_pixels_of_its_size(pdf):
    raster = pages.pixels(pdf, 0, 203.2)
    assert (raster.wide, raster.high, len(raster.rgb)) == (320, 240, 320 * 240 * 3)
    assert pages.count(pdf) == 2


def test_colours_stand_where_they_were_put(pdf):
    raster = pages.pixels(pdf, 1, 77)  # a width whose rows pdfium does not pack by itself
    middle = raster.high // 2 * raster.wide * 3
    assert raster.rgb[middle : middle + 3] == b"\xff\x80\x00"
    end = middle + raster.wide * 3
    assert raster.rgb[end - 3 : end] == b"\xff\xff\xff"


def test_one_document_serves_many_looks(pdf):
    with Pages(pdf) as opened:
        assert len(opened) == 2
        assert opened.size(0) == pytest.approx((40, 30), abs=0.01)
        assert opened.text(0).strip() == "瑒 𠮷"
        grey = opened.grey(1, 203.2)
        assert (grey.wide, grey.high, len(grey.levels)) == (320, 240, 320 * 240)
        assert grey.levels[-1] == 255
        assert grey.levels[0] < 200
    opened.close()


def test_a_png_knows_its_pixels_and_its_true_size(pdf):
    with Image.open(io.BytesIO(pages.png(pdf, 1, 203.2))) as picture:
        assert picture.size == (320, 240)
        assert picture.getpixel((10, 10)) == (255, 128, 0)
        assert picture.info["dpi"] == pytest.approx((203.2, 203.2), abs=0.1)


def test_what_is_not_there_is_refused(pdf):
    with pytest.raises(ValueError, match="no PDF"):
        Pages(b"hello")
    with Pages(pdf) as opened:
        with pytest.raises(IndexError):
            opened.pixels(2, 96)
        with pytest.raises(IndexError):
            opened.size(-1)
        with pytest.raises(ValueError, match="too many"):
            opened.pixels(0, 50_000)


def test_threads_may_look_at_once(pdf):
    first = pages.png(pdf, 0, 150)
    seen: list[bytes] = []
    looking = [
        threading.Thread(target=lambda: seen.append(pages.png(pdf, 0, 150))) for _ in range(6)
    ]
    for one in looking:
        one.start()
    for one in looking:
        one.join()
    assert seen == [first] * 6
