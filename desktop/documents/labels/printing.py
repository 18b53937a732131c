"""Labels as a PDF: on a roll a page is a label, on sheets they stand in their grid."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace

from reportlab.pdfgen.canvas import Canvas

from desktop.documents.labels.drawing import draw
from desktop.documents.labels.layout import DOTS, lay_out
from desktop.documents.sheet import MM, new_canvas
from desktop.domain.errors import BadQuantity, NothingToPrint
from desktop.domain.paper.drawn import Drawn
from desktop.domain.paper.labels import Copies, Label, named
from desktop.domain.paper.problems import Finding
from desktop.domain.paper.sizes import A4, Grid, Roll, Shift, Stock
from desktop.domain.progress import Progress

_STEP = 100  # copies of one label between two steps


def labels(
    copies: Sequence[Copies],
    stock: Stock,
    *,
    start: int = 1,
    shift: Shift | None = None,
    bars: bool | None = None,
    dots: float = DOTS,
) -> Generator[Progress, None, Drawn]:
    """Draws every label as often as it is wanted, one step a label.

    `start` is the first free label of the first sheet, from 1, and means nothing on a roll.
    `bars`: None draws them where they fit, True too, False the QR alone; where wanted bars do not
    fit is a finding. `dots` a mm are the printer's, so that bars are whole dots wide. A label that
    is wanted more than once is drawn once and shown again. Raises NothingToPrint, and BadQuantity
    for a start that the sheet does not have. Who prints looks first whether a finding stops.
    """
    wanted = [one for one in copies if one.copies > 0]
    if not wanted:
        raise NothingToPrint()
    if isinstance(stock, Grid) and not 1 <= start <= stock.count:
        raise BadQuantity(str(start))
    often: Counter[Label] = Counter()
    for one in wanted:
        often[one.label] += one.copies
    paper = _Paper(stock, start - 1, shift or Shift(), bars, dots)
    total, done = often.total(), 0
    for one in wanted:
        again = often[one.label] > 1
        for n in range(one.copies):
            paper.put(one.label, again)
            if n % _STEP == _STEP - 1:
                yield Progress(done + n + 1, total, named(one.label))
        done += one.copies
        yield Progress(done, total, named(one.label))
    return paper.finish()


class _Paper:
    """The PDF being drawn, and where the next label stands on it."""

    def __init__(self, stock: Stock, at: int, shift: Shift, bars: bool | None, dots: float) -> None:
        self._stock, self._shift, self._bars, self._dots = stock, shift, bars, dots
        wide, high = A4 if isinstance(stock, Grid) else (stock.wide, stock.high)
        self._high = high
        self._memory = io.BytesIO()
        self._canvas: Canvas = new_canvas(
            self._memory, wide * MM, high * MM, title=f"源物 {stock.name}"
        )
        self._places = _places(stock, at)
        self._pages = 0
        self._open = False
        self._forms: dict[Label, str] = {}
        self._findings: dict[Finding, None] = {}

    def put(self, label: Label, again: bool) -> None:
        """One label at the next place; `again` says that it comes more than once."""
        new_page, x, y = next(self._places)
        if new_page and self._open:
            self._canvas.showPage()
        if new_page:
            self._pages += 1
            self._open = True
        form = self._forms.get(label)
        if form is None:
            plate = lay_out(label, self._stock, self._bars, self._dots)
            for found in plate.findings:
                self._findings.setdefault(replace(found, page=self._pages))
            if again:
                # A form must not be begun while a page's own code is open.
                form = self._forms[label] = f"label{len(self._forms)}"
                self._canvas.beginForm(form, 0, 0, plate.wide * MM, plate.high * MM)
                draw(self._canvas, plate)
                self._canvas.endForm()
        left = (x + self._shift.x) * MM
        foot = (self._high - y - self._stock.high - self._shift.y) * MM
        self._canvas.addLiteral(f"q 1 0 0 1 {left:.5f} {foot:.5f} cm")
        if form is None:
            draw(self._canvas, plate)
        else:
            self._canvas.doForm(form)
        self._canvas.addLiteral("Q")

    def finish(self) -> Drawn:
        """The whole PDF."""
        self._canvas.showPage()
        self._canvas.save()
        return Drawn(self._memory.getvalue(), self._pages, tuple(self._findings))


def _places(stock: Stock, at: int) -> Iterator[tuple[bool, float, float]]:
    """One place after the other: whether it begins a page, and its upper left corner in mm."""
    if isinstance(stock, Roll):
        while True:
            yield True, 0.0, 0.0
    first = True
    while True:
        for n in range(at, stock.count):
            yield first or n == 0, *stock.corner(n)
            first = False
        at = 0
