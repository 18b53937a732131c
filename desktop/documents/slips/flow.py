"""Pieces of a slip one below the other: measured first, drawn after.

A page of a roll is as long as its pieces; A4 and A5 are filled and turned, with the table's
headings again and a page number. All measures are points from the top left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from desktop.documents import codes
from desktop.documents.sheet import MM, Align, Face, Sheet, width, wrapped
from desktop.documents.slips.look import (
    DOT,
    HIGH,
    LONGEST,
    LOOKS,
    PAD,
    Column,
    dark,
    stands,
    tick_box,
)
from desktop.domain.paper.drawn import Drawn
from desktop.domain.paper.problems import Finding
from desktop.domain.paper.slips import Width
from desktop.wording import papers

_Paint = Callable[[Sheet, float], None]


@dataclass(frozen=True)
class _Piece:
    high: float
    paint: _Paint
    leads: bool = False  # nothing without what comes next


class Slip:
    """Pieces are added from the top; `drawn` makes the pages of them."""

    def __init__(self, width: Width, *, title: str, subject: str) -> None:
        self.width, self.look = width, LOOKS[width]
        self.room = width.value * MM - 2 * self.look.side
        self._title, self._subject = title, subject
        self._groups: list[list[_Piece]] = []
        self._kept: list[_Piece] | None = None
        self._again: dict[int, _Piece] = {}  # heads of tables by the group they stand before
        self._head: _Piece | None = None
        self._turns: set[int] = set()  # groups that begin a page

    # ── pieces ────────────────────────────────────────────────────────────────────────────────

    def piece(self, high: float, paint: _Paint) -> None:
        """Anything else: its height, and how it is drawn from a y on."""
        self._add(_Piece(high, paint))

    def _add(self, made: _Piece) -> None:
        if self._kept is not None:
            self._kept.append(made)
            return
        if self._head is not None:
            self._again[len(self._groups)] = self._head
        self._groups.append([made])

    @contextmanager
    def together(self) -> Iterator[None]:
        """What is added within stays on one page."""
        if self._kept is not None:
            yield
            return
        head, self._kept = self._head, []
        yield
        kept, self._kept = self._kept, None
        if kept:
            if head is not None:
                self._again[len(self._groups)] = head
            self._groups.append(kept)

    def turn(self) -> None:
        """What comes next begins a page."""
        self._turns.add(len(self._groups))

    def gap(self, lines: float = 0.5) -> None:
        """Air, in lines of the usual size."""
        self.piece(lines * self.look.size, lambda sheet, y: None)

    def rule(self, *, dashed: bool = False) -> None:
        """A line across."""
        look, left, right = self.look, self.look.side, self.look.side + self.room

        def paint(sheet: Sheet, y: float) -> None:
            middle = y + look.size * 0.4
            sheet.line([(left, middle), (right, middle)], look.rule, look.thick, dashed=dashed)

        self.piece(look.size * 0.8, paint)

    def text(
        self,
        words: str,
        scale: float = 1.0,
        *,
        bold: bool = False,
        align: Align = Align.LEFT,
        colour: str = "",
        most: int = 4,
    ) -> None:
        """A text on as many lines as it needs, at most `most`."""
        if not words:
            return
        look, size = self.look, self.look.size * scale
        face = Face.BOLD if bold else Face.SANS
        lines = wrapped(words, size, self.room, face, most)
        at = look.side + {Align.LEFT: 0, Align.CENTRE: 0.5, Align.RIGHT: 1}[align] * self.room
        lead = size * 1.35

        def paint(sheet: Sheet, y: float) -> None:
            for n, line in enumerate(lines):
                base = y + n * lead + size * 1.05
                sheet.text(at, base, line, size, face=face, colour=colour or look.ink, align=align)

        self.piece(len(lines) * lead, paint)

    def pair(
        self, left: str, right: str, scale: float = 1.0, *, bold: bool = False, colour: str = ""
    ) -> None:
        """A name at the left, its value at the right; where both do not fit, below each other."""
        look, size = self.look, self.look.size * scale
        face = Face.BOLD if bold else Face.SANS
        values = wrapped(right, size, self.room * 0.72, face, 6)
        taken = max((width(line, size, face) for line in values), default=0.0)
        names = wrapped(left, size, max(self.room - taken - size, self.room * 0.25), face, 6)
        sides = ((look.side, names, Align.LEFT), (look.side + self.room, values, Align.RIGHT))
        lead, ink = size * 1.35, colour or look.ink

        def paint(sheet: Sheet, y: float) -> None:
            for x, lines, align in sides:
                for n, line in enumerate(lines):
                    base = y + n * lead + size * 1.05
                    sheet.text(x, base, line, size, face=face, colour=ink, align=align)

        self.piece(max(len(names), len(values)) * lead, paint)

    def code(self, text: str, side_mm: float, below: str = "") -> None:
        """A QR code in the middle, at most so many mm wide, with its quiet zone of four modules
        and a line under it. A module is a whole number of dots of a thermal printer.
        """
        modules = codes.qr(text)
        step = max(2, int(side_mm * MM / len(modules) / DOT)) * DOT
        quiet, wide = 4 * step, step * len(modules)
        left = self.look.side + (self.room - wide) / 2

        def paint(sheet: Sheet, y: float) -> None:
            for row, line in enumerate(modules):
                for start, end in dark(line):
                    at = (left + start * step, y + quiet + row * step)
                    sheet.box(*at, (end - start) * step, step, "#000000")

        with self.together():
            self.piece(wide + 2 * quiet, paint)
            self.text(below, 0.85, align=Align.CENTRE, colour=self.look.muted)

    def sign(self, *words: str) -> None:
        """Lines to sign on, beside each other where there is room."""
        for row in [[word] for word in words] if self.width.roll else [words]:
            self._sign(row)

    def _sign(self, words: Sequence[str]) -> None:
        look, size = self.look, self.look.size
        wide = self.room / len(words)

        def paint(sheet: Sheet, y: float) -> None:
            base = y + size * 2.4
            for n, word in enumerate(words):
                x = look.side + n * wide
                taken = sheet.text(x, base, word, size, colour=look.ink)
                end = x + wide - (0 if n == len(words) - 1 else size)
                sheet.line([(x + taken + 4, base + 2), (end, base + 2)], look.ink, look.thick)

        self.piece(size * 3.2, paint)

    # ── tables ────────────────────────────────────────────────────────────────────────────────

    def begin(self, columns: Sequence[Column]) -> None:
        """Begins a table: its headings stand here and on every page it goes on to."""
        look, size = self.look, self.look.size * 0.82
        wides = self._wides(columns)

        def paint(sheet: Sheet, y: float) -> None:
            x = look.side
            for column, wide in zip(columns, wides, strict=True):
                at = stands(column.align, x, wide)
                sheet.text(
                    at, y + size * 1.2, column.heading, size,
                    face=Face.BOLD, colour=look.deep, align=column.align, room=wide - 2 * PAD,
                )  # fmt: skip
                x += wide
            sheet.line(
                [(look.side, y + size * 1.7), (look.side + self.room, y + size * 1.7)],
                look.ink, look.thick,
            )  # fmt: skip

        head = _Piece(size * 2.0, paint, leads=True)
        self._add(head)
        self._head = head

    def end(self) -> None:
        """Ends the table; a little air stands where a line would be one too many."""
        self._head = None
        self.gap()

    def row(
        self,
        columns: Sequence[Column],
        cells: Sequence[str],
        *,
        bold: bool = False,
        tick: bool = False,
        alarm: frozenset[int] = frozenset(),
    ) -> None:
        """A row; with `tick` a box to tick stands in the first column, whose cell is left out."""
        look, size = self.look, self.look.size * 0.92
        face = Face.BOLD if bold else Face.SANS
        wides = self._wides(columns)
        texts = [
            wrapped(cell, size, wide - 2 * PAD, face, column.lines)
            for cell, column, wide in zip(cells, columns, wides, strict=True)
        ]
        lead = size * 1.3
        high = max(1, *(len(lines) for lines in texts)) * lead + size * 0.7

        def paint(sheet: Sheet, y: float) -> None:
            x = look.side
            if tick:
                tick_box(sheet, x + PAD, y + size * 0.4, size * 1.1, look.ink)
            for n, (column, wide, lines) in enumerate(zip(columns, wides, texts, strict=True)):
                at = stands(column.align, x, wide)
                for i, line in enumerate(lines):
                    sheet.text(
                        at, y + size * 1.35 + i * lead, line, size, face=face,
                        colour=look.alarm if n in alarm else look.ink, align=column.align,
                    )  # fmt: skip
                x += wide
            edge = y + high
            sheet.line([(look.side, edge), (look.side + self.room, edge)], look.rule, 0.4)

        self.piece(high, paint)

    def _wides(self, columns: Sequence[Column]) -> list[float]:
        rest = self.room - sum(column.wide for column in columns)
        open_ = sum(1 for column in columns if not column.wide)
        return [column.wide or rest / open_ for column in columns]

    # ── pages ─────────────────────────────────────────────────────────────────────────────────

    def drawn(self, findings: tuple[Finding, ...] = ()) -> Drawn:
        """The PDF."""
        look, roll = self.look, self.width.roll
        foot = look.top if roll else look.top + look.size
        total = sum(piece.high for group in self._groups for piece in group) + 2 * look.top
        high = min(max(total, 30 * MM), LONGEST) if roll else HIGH[self.width]
        pages = self._filled(high - look.top - foot + 0.01)
        sheet = Sheet(self.width.value * MM, high, title=self._title, subject=self._subject)
        for number, page in enumerate(pages, 1):
            if number > 1:
                sheet.next_page()
            y = look.top
            for piece in page:
                piece.paint(sheet, y)
                y += piece.high
            if not roll:
                self._foot(sheet, number, len(pages), high - look.top * 0.6)
        return Drawn(sheet.data(), len(pages), findings)

    def _filled(self, room: float) -> list[list[_Piece]]:
        """The pieces page by page."""
        pages: list[list[_Piece]] = [[]]
        left = room
        for n, group in enumerate(self._groups):
            high = sum(piece.high for piece in group)
            follows = self._groups[n + 1 : n + 2] if group[-1].leads else []
            needed = high + sum(piece.high for after in follows for piece in after)
            if (needed > left or n in self._turns) and pages[-1]:
                again = self._again.get(n)
                pages.append([again] if again else [])
                left = room - (again.high if again else 0)
            pages[-1] += group
            left -= high
        return pages

    def _foot(self, sheet: Sheet, page: int, pages: int, y: float) -> None:
        look, size = self.look, self.look.size * 0.7
        sheet.text(look.side, y, self._title, size, colour=look.muted, room=self.room * 0.75)
        sheet.text(
            look.side + self.room, y, papers.page_text(page, pages), size,
            colour=look.muted, align=Align.RIGHT,
        )  # fmt: skip
