"""Pages to be looked at: how many there are, how large they are, and how one of them is drawn."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass

from desktop.domain.paper.sizes import A4
from desktop.domain.progress import Progress

Draws = Callable[[int], Generator[Progress, None, tuple[bytes, int]]]


@dataclass(frozen=True)
class Sheaf:
    """`count` pages; `size` (mm, width and height) holds the place until the first one is drawn.

    `draw(n)` draws the page n (from 0) in the paper lane and gives the PDF in which it stands and
    its place there (from 0): a thousand labels need not be drawn to look at one of them.
    """

    count: int
    draw: Draws
    size: tuple[float, float] = A4


def whole(data: bytes, count: int, size: tuple[float, float] = A4) -> Sheaf:
    """The pages of a PDF that is already there."""

    def draw(page: int) -> Generator[Progress, None, tuple[bytes, int]]:
        yield Progress(1, 1)
        return data, page

    return Sheaf(count, draw, size)
