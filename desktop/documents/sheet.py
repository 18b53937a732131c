"""One paper to draw on: bundled fonts, every character of a name, measures from the top left."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from enum import StrEnum

from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from desktop.documents.faces import (
    LACKING,
    Face,
    fitted,
    font,
    glyphs,
    lacking,
    pieces,
    runs,
    width,
    wrapped,
)

__all__ = [
    "BOLDER",
    "LACKING",
    "MM",
    "Align",
    "Face",
    "Sheet",
    "fitted",
    "font",
    "lacking",
    "new_canvas",
    "runs",
    "width",
    "wrapped",
    "write",
]

MM = 72 / 25.4  # points
BOLDER = 0.028  # of the size: what the bold face lacks is written with a stroke of this around it

# Streams as bytes, not as letters: a fifth smaller.
rl_config.useA85 = 0


class Align(StrEnum):
    """Where a text stands to its x."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


def new_canvas(
    into: io.BytesIO, wide: float, high: float, *, title: str, subject: str = ""
) -> Canvas:
    """A PDF to draw on, in points: the same drawing gives the same bytes, no clock, no chance."""
    font(Face.SANS)
    canvas = Canvas(
        into,
        pagesize=(wide, high),
        # Without this every file lists an unembedded Helvetica; its type stubs
        # expect a number.
        initialFontName=Face.SANS.value,  # type: ignore[arg-type]
        pageCompression=1,
        invariant=1,
    )
    canvas.setTitle(title)
    canvas.setSubject(subject)
    canvas.setCreator("源物 Yuanwu")
    canvas.setAuthor("")
    # Who opens the file and prints it gets it at its true size (ISO 32000-1 §12.2).
    canvas.setViewerPreference("PrintScaling", "None")
    return canvas


def write(
    pen: PDFTextObject, pieces: Iterable[tuple[Face, str]], size: float, *, bold: bool
) -> None:
    """Writes pieces of one face each; where `bold` is wanted, those of lighter faces get a stroke.

    A name has one weight then, whichever face writes its rarest character. The stroke has the
    colour that the pen strokes with.
    """
    for face, piece in pieces:
        bolder = bold and face is not Face.BOLD
        pen.setFont(face.value, size)
        if bolder:
            # Fills and strokes, ISO 32000-1 table 106; reportlab has no door for a width within a
            # text, and its type stubs do not know where it collects one.
            pen.setTextRenderMode(2)
            pen._code.append(f"{size * BOLDER:.3f} w")  # type: ignore[attr-defined]
        pen.textOut(piece)
        if bolder:
            pen.setTextRenderMode(0)


class Sheet:
    """Pages of one size in points, drawn from the top left; `data` closes them into a PDF."""

    def __init__(self, wide: float, high: float, *, title: str, subject: str = "") -> None:
        self.wide, self.high = wide, high
        self._memory = io.BytesIO()
        self._canvas = new_canvas(self._memory, wide, high, title=title, subject=subject)

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
        shapes = glyphs(shown, face)
        taken = sum(shape.wide for shape in shapes) * size
        at = x - {Align.LEFT: 0.0, Align.CENTRE: taken / 2, Align.RIGHT: taken}[align]
        pen = self._canvas.beginText(at, self.high - y)
        pen.setFillColor(HexColor(colour))
        pen.setStrokeColor(HexColor(colour))
        write(pen, pieces(shapes), size, bold=face is Face.BOLD)
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
