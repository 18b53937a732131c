"""Papers lying on a table, one over the other, for `evening.py`."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFilter

from desktop.documents import pages


class Lying(NamedTuple):
    """The first page of a PDF, `wide` pixels wide, its top left corner at `at`."""

    paper: bytes
    wide: int
    at: tuple[int, int]


def table(papers: Iterable[Lying], size: tuple[int, int]) -> Image.Image:
    """The table with the papers, the first one undermost; `size` in pixels."""
    made = Image.new("RGB", size, "#dfe4ea")
    for one in papers:
        _lay(made, one)
    return made


def _lay(table: Image.Image, one: Lying) -> None:
    with Image.open(BytesIO(pages.png(one.paper, 0, 200))) as drawn:
        high = round(drawn.height * one.wide / drawn.width)
        page = drawn.convert("RGB").resize((one.wide, high), Image.Resampling.LANCZOS)
    left, top = one.at
    shade = Image.new("L", table.size, 0)
    ImageDraw.Draw(shade).rectangle((left, top + 4, left + one.wide, top + high + 6), fill=90)
    table.paste("#5b6673", mask=shade.filter(ImageFilter.GaussianBlur(7)))
    table.paste(page, one.at)
