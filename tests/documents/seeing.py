"""What others see on a page: codes by a foreign reader, texts and ink by a foreign renderer."""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeVar

import zxingcpp

from desktop.documents.pages import Grey, Pages
from desktop.domain.progress import Progress

DPI = 203.0
_R = TypeVar("_R")


def finished(work: Generator[Progress, None, _R]) -> _R:
    """The result of long work."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: _R = end.value
            return result


def grey(pdf: bytes, page: int = 0, dpi: float = DPI) -> Grey:
    """The page without colours."""
    with Pages(pdf) as pages:
        return pages.grey(page, dpi)


def codes_in(picture: Grey) -> list[tuple[str, str]]:
    """Kind and text of every code a foreign reader finds in it, sorted."""
    view = memoryview(picture.levels).cast("B", (picture.high, picture.wide))
    return sorted((code.format.name, code.text) for code in zxingcpp.read_barcodes(view))


def codes(pdf: bytes, page: int = 0, dpi: float = DPI) -> list[tuple[str, str]]:
    """Kind and text of every code on a page."""
    return codes_in(grey(pdf, page, dpi))


def text(pdf: bytes, page: int = 0) -> str:
    """Every character that can be copied from a page, without blanks."""
    with Pages(pdf) as pages:
        return "".join(pages.text(page).replace("\x02", "-").split())


def ink(picture: Grey) -> tuple[int, int, int, int]:
    """The box of all that is not white: left, top, right, bottom in pixels, ends excluded."""
    rows = [
        picture.levels[start : start + picture.wide]
        for start in range(0, len(picture.levels), picture.wide)
    ]
    inked = [n for n, row in enumerate(rows) if min(row) < 250]
    if not inked:
        return 0, 0, 0, 0
    left = min(next(x for x, v in enumerate(rows[n]) if v < 250) for n in inked)
    right = max(
        picture.wide - next(x for x, v in enumerate(rows[n][::-1]) if v < 250) for n in inked
    )
    return left, inked[0], right, inked[-1] + 1
