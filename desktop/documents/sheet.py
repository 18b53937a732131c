"""One paper to draw on: bundled fonts, every character of a name, measures from the top left.

reportlab has no fallback of fonts and embeds TrueType outlines only: a text is split into runs
along Noto Sans SC, then LXGW WenKai, which together write every name met so far; a character
neither has becomes 〓.
"""

from __future__ import annotations

import io
import re
import threading
import unicodedata
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfgen.canvas import Canvas

from desktop.settings import resource

MM = 72 / 25.4  # points
LACKING = "〓"
_LOCK = threading.Lock()  # reportlab keeps one register of fonts for all threads
_plain_map = ttfonts.makeToUnicodeCMap


def _unicode_map(name: str, subset: Any) -> str:
    """Writes characters above U+FFFF as UTF-16 pairs, as a PDF wants them (ISO 32000-1 §9.10.3).

    reportlab writes them as five digits: 𠮷 is then printed right and copied wrong.
    """
    return re.sub(
        r"<([0-9A-F]{5,6})>$",
        lambda found: f"<{chr(int(found[1], 16)).encode('utf-16-be').hex().upper()}>",
        _plain_map(name, subset),
        flags=re.MULTILINE,
    )


ttfonts.makeToUnicodeCMap = _unicode_map  # type: ignore[assignment]


class Face(StrEnum):
    """The bundled faces by what they are for; the value is the file in resources/fonts."""

    SANS = "NotoSansSC-Regular"
    BOLD = "NotoSansSC-Bold"
    KAI = "LXGWWenKai-Regular"


class Align(StrEnum):
    """Where a text stands to its x."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


def font(face: Face) -> Any:
    """The face, read from its file the first time (a fifth of a second, 23 MB)."""
    with _LOCK:
        if face.value not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(
                ttfonts.TTFont(face.value, str(resource("fonts", f"{face.value}.ttf")))
            )
        return pdfmetrics.getFont(face.value)


def runs(text: str, face: Face = Face.SANS) -> Iterator[tuple[Face, str]]:
    """The text in pieces that one face each can write; line ends and controls become blanks."""
    piece, at = "", face
    for char in text:
        there, shown = _written(char, face)
        if there is not at and piece:
            yield at, piece
            piece = ""
        at = there
        piece += shown
    if piece:
        yield at, piece


def _written(char: str, face: Face) -> tuple[Face, str]:
    if char.isspace():
        return face, " "
    if unicodedata.category(char) in ("Cc", "Cf", "Cs") or "\ufe00" <= char <= "\ufe0f":
        return face, ""  # joiners, marks of direction, selectors of variants: nothing to see
    for one in (face, Face.SANS, Face.KAI):
        if ord(char) in font(one).face.charToGlyph:
            return one, char
    return Face.SANS, LACKING


def lacking(text: str) -> tuple[str, ...]:
    """The characters of a text that no bundled face can write, each once."""
    shown = dict.fromkeys(text)
    return tuple(c for c in shown if c != LACKING and _written(c, Face.SANS)[1] == LACKING)


def width(text: str, size: float, face: Face = Face.SANS) -> float:
    """How wide the text is at a size, in points."""
    return sum(float(font(one).stringWidth(piece, size)) for one, piece in runs(text, face))


def fitted(text: str, size: float, room: float, face: Face = Face.SANS) -> str:
    """The text, or as much of its beginning as fits the room (points), with `…` at its end."""
    if width(text, size, face) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width(f"{text[:middle].rstrip()}…", size, face) <= room:
            low = middle
        else:
            high = middle - 1
    return f"{text[:low].rstrip()}…"


def wrapped(
    text: str, size: float, room: float, face: Face = Face.SANS, most: int = 2
) -> list[str]:
    """The text on at most `most` lines of a width (points); the last one is cut if it must be.

    Chinese breaks between any two characters, other words at blanks and after hyphens.
    """
    lines: list[str] = []
    rest = " ".join(text.split())
    while rest and len(lines) < most - 1 and width(rest, size, face) > room:
        end = max(1, len(fitted(rest, size, room + width("…", size, face), face)) - 1)
        cut = end
        while cut and _inside_a_word(rest[cut - 1], rest[cut]):
            cut -= 1
        # A word longer than most of a line is broken all the same.
        cut = cut if cut > end // 3 else end
        lines.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*lines, fitted(rest, size, room, face)] if rest else lines


def _inside_a_word(before: str, after: str) -> bool:
    return (before + after).isascii() and before not in " -/" and after != " "


class Sheet:
    """Pages of one size in points, drawn from the top left; `data` closes them into a PDF."""

    def __init__(self, wide: float, high: float, *, title: str, subject: str = "") -> None:
        self.wide, self.high = wide, high
        self._memory = io.BytesIO()
        font(Face.SANS)
        self._canvas = Canvas(
            self._memory,
            pagesize=(wide, high),
            # Without this every file lists an unembedded Helvetica.
            initialFontName=Face.SANS.value,  # type: ignore[arg-type]
            pageCompression=1,
        )
        self._canvas.setTitle(title)
        self._canvas.setSubject(subject)
        self._canvas.setCreator("源物 Yuanwu")
        self._canvas.setAuthor("")

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        *,
        face: Face = Face.SANS,
        colour: str = "#000000",
        align: Align = Align.LEFT,
        room: float | None = None,
    ) -> float:
        """Writes on the baseline `y`; `room` cuts what is longer. Returns the width taken."""
        shown = text if room is None else fitted(text, size, room, face)
        taken = width(shown, size, face)
        at = x - {Align.LEFT: 0.0, Align.CENTRE: taken / 2, Align.RIGHT: taken}[align]
        pen = self._canvas.beginText(at, self.high - y)
        pen.setFillColor(HexColor(colour))
        for one, piece in runs(shown, face):
            pen.setFont(one.value, size)
            pen.textOut(piece)
        self._canvas.drawText(pen)
        return taken

    def box(
        self, x: float, y: float, wide: float, high: float, colour: str, radius: float = 0
    ) -> None:
        """A filled rectangle with its top left corner at x, y."""
        if wide <= 0 or high <= 0:
            return
        self._canvas.setFillColor(HexColor(colour))
        corner = min(radius, wide / 2, high / 2)
        if corner:
            self._canvas.roundRect(x, self.high - y - high, wide, high, corner, stroke=0, fill=1)
        else:
            self._canvas.rect(x, self.high - y - high, wide, high, stroke=0, fill=1)

    def line(
        self,
        points: Sequence[tuple[float, float]],
        colour: str,
        thick: float = 0.5,
        *,
        dashed: bool = False,
    ) -> None:
        """A line through points."""
        self._canvas.setStrokeColor(HexColor(colour))
        self._canvas.setLineWidth(thick)
        self._canvas.setDash([thick * 3, thick * 3] if dashed else [])
        path = self._canvas.beginPath()
        for n, (x, y) in enumerate(points):
            (path.lineTo if n else path.moveTo)(x, self.high - y)
        self._canvas.drawPath(path, stroke=1, fill=0)

    def next_page(self) -> None:
        """Ends the page and begins another one."""
        self._canvas.showPage()

    def data(self) -> bytes:
        """The finished PDF; nothing can be drawn afterwards."""
        self._canvas.showPage()
        self._canvas.save()
        return self._memory.getvalue()
