"""A count's sheet on paper: a line for each thing with its bars, and boxes to write in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from desktop.documents.codes import code128
from desktop.documents.reports import look
from desktop.documents.reports.paged import ROOM, SIDE, WIDE, Paged
from desktop.documents.sheet import MM, Align, Face, Sheet, wrapped
from desktop.domain.counts import Count, Expected
from desktop.wording import papers
from desktop.wording.columns import heading
from desktop.wording.counts import paper

_HIGH = 34.0  # of one line: a figure is written by hand
_BOX = 26 * MM
_BARS = 44 * MM
_EMPTY = 6  # lines for what nobody expected
_MODULE = 0.9  # points of the narrowest bar; scanners want 0.19 mm and more


def count_sheet(count: Count, lines: Sequence[Expected], printed: datetime) -> bytes:
    """The sheet as a PDF of as many A4 pages as it needs; a blind one tells no figures."""
    # Drawn twice: the first time only to learn how many pages there are.
    pages = _Page(count, lines, printed, 0).draw()[1]
    return _Page(count, lines, printed, pages).draw()[0]


class _Page(Paged):
    """One drawing of the sheet."""

    def __init__(
        self, count: Count, lines: Sequence[Expected], printed: datetime, pages: int
    ) -> None:
        when = papers.span_text(printed, None, "Asia/Shanghai")
        super().__init__(count.name, paper("title"), f"{count.place_path} · {when}", pages)
        self.count, self.lines = count, lines
        self._books = not count.blind

    def draw(self) -> tuple[bytes, int]:
        """The PDF and its number of pages."""
        told = (self.count.place_path, self.count.category, paper("how"))
        self.head(paper("title"), self.count.name, told, (paper("lines"), f"{len(self.lines):,}"))
        place = None
        for line in self.lines:
            if line.place_path != place:
                place = line.place_path
                self.title(place, _HIGH)
                self._headings()
            self._line(line)
        self.title(paper("besides"), _HIGH)
        for _n in range(_EMPTY):
            self._boxes()
        self._end()
        return self.done()

    def _headings(self) -> None:
        y = self.y + 8
        self.sheet.text(SIDE, y, heading("item"), 7, colour=look.MUTED)
        if self._books:
            at = WIDE - SIDE - 2 * _BOX - 8
            self.sheet.text(at, y, heading("expected"), 7, colour=look.MUTED, align=Align.RIGHT)
        for n, key in enumerate(("counted_at", "counted")):
            at = WIDE - SIDE - n * _BOX - _BOX / 2
            self.sheet.text(at, y, heading(key), 7, colour=look.MUTED, align=Align.CENTRE)
        self.y += 11

    def _line(self, line: Expected) -> None:
        self.y = self.turn(self.y, _HIGH)
        y = self.y
        room = ROOM - 2 * _BOX - _BARS - 40
        title = line.title + (f" ({line.owner_name})" if line.several else "")
        for n, part in enumerate(wrapped(title, 9, room, Face.BOLD, 2)):
            self.sheet.text(SIDE, y + 11 + n * 10, part, 9, face=Face.BOLD, colour=look.INK)
        under = " · ".join(part for part in (line.code, _pack(line)) if part)
        self.sheet.text(SIDE, y + _HIGH - 4, under, 7, colour=look.MUTED, room=room)
        bars = code128(line.code) if line.code and line.code.isascii() else ()
        if bars and len(bars) * _MODULE <= _BARS:
            _draw_bars(self.sheet, bars, SIDE + room + 6, y + 6)
        if line.qty is not None:
            at = WIDE - SIDE - 2 * _BOX - 8
            self.sheet.text(at, y + 20, f"{line.qty:,}", 10, colour=look.INK, align=Align.RIGHT)
        self._boxes()

    def _boxes(self) -> None:
        self.y = self.turn(self.y, _HIGH)
        for n in range(2):
            x = WIDE - SIDE - (n + 1) * _BOX + 3
            corners = [(x, self.y + 4), (x + _BOX - 6, self.y + 4)]
            corners += [
                (x + _BOX - 6, self.y + _HIGH - 4),
                (x, self.y + _HIGH - 4),
                (x, self.y + 4),
            ]
            self.sheet.line(corners, look.INK, 0.6)
        self.y += _HIGH
        self.sheet.line([(SIDE, self.y), (WIDE - SIDE, self.y)], look.RULE, 0.4)

    def _end(self) -> None:
        """Who counted, and when."""
        self.y = self.turn(self.y + 16, 30)
        for n, key in enumerate(("counter", "day")):
            x = SIDE + n * ROOM / 2
            taken = self.sheet.text(x, self.y + 18, paper(key), 9, colour=look.INK)
            end = x + ROOM / 2 - 16
            self.sheet.line([(x + taken + 6, self.y + 20), (end, self.y + 20)], look.INK, 0.6)
        self.y += 30


def _pack(line: Expected) -> str:
    """How many are in a pack, where that is known."""
    return paper("pack").format(n=line.pack_size) if line.pack_size else ""


def _draw_bars(sheet: Sheet, bars: Sequence[bool], x: float, y: float) -> None:
    start = None
    for n, dark in enumerate([*bars, False]):
        if dark and start is None:
            start = n
        elif not dark and start is not None:
            sheet.box(x + start * _MODULE, y, (n - start) * _MODULE, _HIGH - 14, look.INK)
            start = None
