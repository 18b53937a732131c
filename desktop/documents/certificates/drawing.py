"""Filled papers as pages of a PDF."""

from __future__ import annotations

import io
from collections.abc import Generator, Iterable, Iterator, Sized
from dataclasses import replace
from hashlib import sha256
from itertools import groupby

from reportlab.pdfgen.canvas import Canvas

from desktop.documents.certificates.checking import tidied
from desktop.documents.certificates.pen import Pen
from desktop.documents.sheet import MM, new_canvas
from desktop.domain.errors import NothingToPrint
from desktop.domain.paper import saying
from desktop.domain.paper.drawn import Drawn
from desktop.domain.paper.problems import Finding
from desktop.domain.paper.sizes import Shift
from desktop.domain.paper.template import (
    Code,
    Element,
    Filled,
    Ornament,
    Picture,
    Shape,
    Template,
    Words,
)
from desktop.domain.progress import Progress

# Beyond the bleed there is room for crop marks: half a millimetre of gap and their length (mm).
_MARKS = 4.0
_SLUG = 5.0


def draw(
    papers: Iterable[Filled], *, preprinted: bool = False, shift: Shift | None = None
) -> Generator[Progress, None, Drawn]:
    """One page a paper, with progress; the same papers give the same bytes.

    `preprinted` draws only what is not on the stock already: neither frames nor pictures nor texts
    marked so. `shift` moves everything (mm). Findings name their page; a paper with findings that
    stop is drawn all the same, as a preview must. Raises NothingToPrint.
    """
    book = _Book(preprinted, shift or Shift())
    total = len(papers) if isinstance(papers, Sized) else 0
    for paper in papers:
        yield Progress(book.pages, total, paper.recipient)
        book.page(paper)
    yield Progress(book.pages, total)
    return book.drawn()


class _Book:
    """The pages so far. What is the same on every page of a template is drawn once."""

    def __init__(self, preprinted: bool, shift: Shift) -> None:
        self.preprinted, self.shift = preprinted, shift
        self.pages = 0
        self._memory = io.BytesIO()
        self._canvas: Canvas | None = None
        self._size = (0.0, 0.0)
        self._cut = False  # whether a page had a bleed: then every page says where it is cut
        self._findings: list[Finding] = []
        self._stamps: dict[tuple[object, ...], str] = {}
        self._steps: dict[str, tuple[tuple[bool, tuple[Element, ...]], ...]] = {}
        self._title = ""

    def page(self, paper: Filled) -> None:
        """Draws one more page."""
        template = paper.template
        slug = template.bleed + _SLUG if template.bleed else 0.0
        wide, high = (template.wide + 2 * slug) * MM, (template.high + 2 * slug) * MM
        texts: dict[str, str] = {}
        tidy, findings = tidied(paper, texts)
        if self._canvas is None:
            self._canvas = new_canvas(self._memory, wide, high, title=template.title)
            self._title = f"{template.title} {tidy.recipient}".strip()
            self._pen = Pen(self._canvas)
        canvas, pen = self._canvas, self._pen
        self.pages += 1
        if (wide, high) != self._size:
            canvas.setPageSize((wide, high))
            self._size = (wide, high)
        if self._cut or slug:
            self._cut = True
            _boxes(canvas, template, slug)
        self._findings += (replace(one, page=self.pages) for one in findings)
        canvas.translate((slug + self.shift.x) * MM, high - (slug + self.shift.y) * MM)
        for n, (always, elements) in enumerate(self._order(template)):
            if always:
                self._stamp(canvas, (template.sha256, template.key, n), template, elements)
            else:
                self._once(pen, tidy, elements, texts)
        if template.bleed:
            pen.crop_marks(template.wide, template.high, template.bleed, _MARKS)
        canvas.showPage()

    def _order(self, template: Template) -> Iterator[tuple[bool, tuple[Element, ...]]]:
        """The elements in their order, those that are always the same taken together."""
        kept = self._steps.get(template.sha256)
        if kept is None or not template.sha256:
            drawn = [one for one in template.elements if not (self.preprinted and _printed(one))]
            kept = tuple((same, tuple(some)) for same, some in groupby(drawn, _the_same))
            self._steps[template.sha256] = kept
        yield from kept

    def _stamp(
        self,
        canvas: Canvas,
        key: tuple[object, ...],
        template: Template,
        elements: tuple[Element, ...],
    ) -> None:
        name = self._stamps.get((*key, elements))
        if name is None:
            name = self._stamps[(*key, elements)] = f"same{len(self._stamps)}"
            self._begin(canvas, name, template)
            pen = Pen(canvas)
            for one in elements:
                if isinstance(one, Shape):
                    pen.shape(one)
                elif isinstance(one, Ornament):
                    pen.ornament(one)
                elif isinstance(one, Words):
                    pen.words(one, saying.say(one.text, lambda _slot: ""))
            canvas.endForm()
        canvas.doForm(name)

    def _begin(self, canvas: Canvas, name: str, template: Template) -> None:
        beyond = template.bleed + _SLUG
        # Points have fractions; its type stubs know only whole ones.
        canvas.beginForm(
            name,
            -beyond * MM,  # type: ignore[arg-type]
            -(template.high + beyond) * MM,  # type: ignore[arg-type]
            (template.wide + beyond) * MM,
            beyond * MM,
        )

    def _once(
        self, pen: Pen, paper: Filled, elements: tuple[Element, ...], texts: dict[str, str]
    ) -> None:
        for one in elements:
            if isinstance(one, Words):
                if text := texts[one.text]:
                    pen.words(one, text)
            elif isinstance(one, Picture) and (data := paper.pictures.get(one.slot)):
                self._picture(pen.canvas, one, data, paper.template)
            elif isinstance(one, Code) and (text := texts[one.text]):
                pen.code(one.area, text)

    def _picture(self, canvas: Canvas, one: Picture, data: bytes, template: Template) -> None:
        key = ("picture", one, sha256(data).hexdigest())
        name = self._stamps.get(key)
        if name is None:
            name = self._stamps[key] = f"same{len(self._stamps)}"
            self._begin(canvas, name, template)
            Pen(canvas).picture(one, data)
            canvas.endForm()
        canvas.doForm(name)

    def drawn(self) -> Drawn:
        """The finished PDF."""
        if self._canvas is None:
            raise NothingToPrint
        if self.pages == 1:
            self._canvas.setTitle(self._title)
        self._canvas.save()
        return Drawn(self._memory.getvalue(), self.pages, tuple(self._findings))


def _boxes(canvas: Canvas, template: Template, slug: float) -> None:
    """Says where the paper is cut, and how far beyond it is printed (ISO 32000-1 §14.11.2)."""
    left, bottom = slug * MM, slug * MM
    right, top = left + template.wide * MM, bottom + template.high * MM
    bleed = template.bleed * MM
    canvas.setTrimBox((left, bottom, right, top))
    canvas.setBleedBox((left - bleed, bottom - bleed, right + bleed, top + bleed))


def _the_same(one: Element) -> bool:
    """Whether it looks the same on every paper."""
    return isinstance(one, Shape | Ornament) or (
        isinstance(one, Words) and not saying.slots(one.text)
    )


def _printed(one: Element) -> bool:
    """Whether pre-printed stock has it already."""
    return isinstance(one, Shape | Ornament | Picture) or (
        isinstance(one, Words) and one.printed_before
    )
