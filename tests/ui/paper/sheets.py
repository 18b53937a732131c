"""Pages to look at: plain ones with a line of a known length and their number."""

from __future__ import annotations

from collections.abc import Generator
from functools import cache
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from desktop.domain.paper.drawn import Drawn
from desktop.domain.progress import Progress
from desktop.ui.printing import Paper


@cache
def pages(count: int, wide: float = 210, high: float = 297) -> bytes:
    """A PDF with so many pages of this size (mm): a black bar 20 mm long 10 mm from the corner."""
    made = BytesIO()
    canvas = Canvas(made, pagesize=(wide * mm, high * mm), invariant=1)
    for _page in range(count):
        canvas.rect(10 * mm, (high - 15) * mm, 20 * mm, 5 * mm, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def paper(count: int, wide: float = 210, high: float = 297) -> Paper:
    """The same, to be printed or saved."""

    def make() -> Generator[Progress, None, Drawn]:
        for page in range(count):
            yield Progress(page + 1, count)
        return Drawn(pages(count, wide, high), count)

    return Paper("labels / 40x30", count, make)
