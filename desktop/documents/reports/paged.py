"""What the reports on A4 have in common: head, panels of figures, titled tables, feet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.documents.reports import look, tables
from desktop.documents.reports.tables import Column, Row
from desktop.documents.sheet import MM, Align, Face, Sheet, wrapped
from desktop.wording import papers

WIDE, HIGH = 210 * MM, 297 * MM  # ISO 216 A4
SIDE, TOP, FOOT = 15 * MM, 14 * MM, 16 * MM
ROOM = WIDE - 2 * SIDE
_GAP, _PANEL = 5.0, 42.0  # between the panels of figures, and how high one is


@dataclass(frozen=True)
class Panel:
    """One figure with its name; `small` stands beside it."""

    name: str
    value: str
    small: str = ""
    colour: str = look.INK


class Paged:
    """A report from the top of its first page downwards; `y` is how far it has come (points).

    `title` stands at the top of every page but the first, `footer` at the bottom of each. `pages`
    is how many there are, which only a first drawing tells.
    """

    def __init__(self, title: str, subject: str, footer: str, pages: int) -> None:
        self.sheet = Sheet(WIDE, HIGH, title=title, subject=subject)
        self.y = TOP
        self._title, self._footer = title, footer
        self._page, self._pages = 1, pages

    def done(self) -> tuple[bytes, int]:
        """The PDF and its number of pages."""
        self._foot()
        return self.sheet.data(), self._page

    def turn(self, y: float, high: float) -> float:
        """`y`, or the top of a fresh page where so much height is not left on this one."""
        if y + high <= HIGH - FOOT:
            return y
        self._foot()
        self.sheet.next_page()
        self._page += 1
        self.sheet.text(SIDE, TOP + 6, self._title, 8, colour=look.MUTED, room=ROOM)
        return TOP + 16

    def head(self, kind: str, name: str, told: Sequence[str], figure: tuple[str, str]) -> None:
        """What it is, of whom, and the one figure (its name and value) that counts most."""
        right = WIDE - SIDE
        self.sheet.text(SIDE, self.y + 8, kind, 9, face=Face.BOLD, colour=look.ACCENT)
        self.sheet.text(right, self.y + 8, figure[0], 9, colour=look.MUTED, align=Align.RIGHT)
        taken = self.sheet.text(
            right, self.y + 34, figure[1], 25,
            face=Face.BOLD, colour=look.DEEP, align=Align.RIGHT,
        )  # fmt: skip
        y = self.y + 28
        for line in wrapped(name, 17, ROOM - taken - 24, Face.BOLD):
            self.sheet.text(SIDE, y, line, 17, face=Face.BOLD, colour=look.INK)
            y += 21
        y = max(y, self.y + 44)
        words = "  ·  ".join(part for part in told if part)
        self.sheet.text(SIDE, y - 3, words, 9, colour=look.MUTED, room=ROOM)
        self.y = y + 9

    def panels(self, panels: Sequence[Panel]) -> None:
        """Eight figures, four in a row."""
        wide = (ROOM - 3 * _GAP) / 4
        for n, panel in enumerate(panels):
            x = SIDE + n % 4 * (wide + _GAP)
            y = self.y + n // 4 * (_PANEL + _GAP)
            self.sheet.box(x, y, wide, _PANEL, look.PANEL, 4)
            self.sheet.text(x + 7, y + 13, panel.name, 7.5, colour=look.MUTED, room=wide - 14)
            self.sheet.text(
                x + 7, y + 31, panel.value, 13,
                face=Face.BOLD, colour=panel.colour, room=wide - 14,
            )  # fmt: skip
            self.sheet.text(
                x + wide - 7, y + 31, panel.small, 7.5, colour=look.MUTED, align=Align.RIGHT
            )
        self.y += 2 * (_PANEL + _GAP) + 4

    def title(self, words: str, at_least: float = 48) -> None:
        """A section's title, with room for its first rows below it on the same page."""
        self.y = self.turn(self.y + 8, 14 + at_least)
        self.sheet.text(SIDE, self.y + 9, words, 10, face=Face.BOLD, colour=look.INK)
        self.y += 15

    def table(self, columns: list[Column], rows: list[Row]) -> None:
        """A table over as many pages as it needs."""
        self.y = tables.draw(self.sheet, columns, rows, SIDE, self.y, ROOM, self.turn)

    def nothing(self, words: str) -> None:
        """That a section has nothing to show."""
        self.sheet.text(SIDE, self.y + 8, words, 8.5, colour=look.MUTED)
        self.y += 16

    def _foot(self) -> None:
        y = HIGH - 9 * MM
        self.sheet.line([(SIDE, y - 11), (WIDE - SIDE, y - 11)], look.RULE)
        self.sheet.text(SIDE, y, self._footer, 6.5, colour=look.MUTED, room=ROOM * 0.8)
        self.sheet.text(
            WIDE - SIDE, y, papers.page_text(self._page, self._pages), 6.5,
            colour=look.MUTED, align=Align.RIGHT,
        )  # fmt: skip
