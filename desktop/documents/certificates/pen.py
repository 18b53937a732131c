"""Draws the elements of a template on a page; x and y from its top left corner, mm."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from desktop.documents import codes
from desktop.documents.certificates.breaking import Line
from desktop.documents.certificates.pictures import ready
from desktop.documents.certificates.setting import FACES, setting
from desktop.documents.faces import Face, font, pieces
from desktop.documents.sheet import BOLDER, MM
from desktop.domain.paper.outline import strokes
from desktop.domain.paper.template import Align, Area, Ornament, Picture, Shape, Words

# Readers take a gap of a tenth of a size for a blank between words: from here on the text is
# written beside its glyphs (ISO 32000-1 §14.9.4).
_TELLING = 0.09
_SIDES = {Align.LEFT: 0.0, Align.RIGHT: 1.0}  # of the room to spare; else half of it
_REMEMBERED = 2000  # texts
_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}
# Signatures look like chance, so that one mask is as good as another.
_MASK = 3
_QUIET = 4  # white modules around a QR code, ISO/IEC 18004 §9.1


def _short(value: float) -> str:
    """A number to a thousandth: of a point, of a colour."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


class Pen:
    """Draws on a canvas whose origin is the page's top left corner."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        # Texts as they were written before: most are the same on many pages. The words are kept
        # with them, so that nothing else gets their identity.
        self._known: dict[tuple[int, str], tuple[Words, str]] = {}

    def words(self, words: Words, text: str) -> None:
        """A text in its box."""
        key = (id(words), text)
        known = self._known.get(key)
        if known is None:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            known = self._known[key] = (words, self._set(words, text))
        self._raw(known[1])

    def _set(self, words: Words, text: str) -> str:
        """The operators of a text (ISO 32000-1 §9.4)."""
        found = setting(words, text)
        red, green, blue = HexColor(words.colour).rgb()
        tint = f"{_short(red)} {_short(green)} {_short(blue)}"
        left, top = words.area.x * MM, -words.area.y * MM
        said = [f"BT {tint} rg"]
        for x, y, spacing, line in found.lines:
            telling = spacing > _TELLING and line.shapes
            if telling:
                heard = line.text.encode("utf-16-be").hex().upper()
                said.append(f"/Span <</ActualText <FEFF{heard}>>> BDC")
            said.append(f"1 0 0 1 {_short(left + x)} {_short(top - y)} Tm")
            said.append(f"{_short(spacing * found.size)} Tc")
            said += self._pieces(line, found.size, FACES[words.face], tint)
            if telling:
                said.append("EMC")
        return " ".join([*said, "0 Tc ET"])

    def _pieces(self, line: Line, size: float, wanted: Face, tint: str) -> Iterator[str]:
        for face, piece in pieces(list(line.shapes)):
            bolder = wanted is Face.BOLD and face is not Face.BOLD
            if bolder:
                yield f"{size * BOLDER:.3f} w {tint} RG 2 Tr"
            # What reportlab itself writes a text with; its type stubs leave it out.
            drawn, document = font(face), self.canvas._doc  # type: ignore[attr-defined]
            for subset, characters in drawn.splitString(piece, document):
                name = drawn.getSubsetInternalName(subset, document)
                escaped = self.canvas._escape(characters)  # type: ignore[attr-defined]
                yield f"{name} {_short(size)} Tf ({escaped}) Tj"
            if bolder:
                yield "0 Tr"

    def shape(self, shape: Shape) -> None:
        """A rectangle or a line."""
        area, canvas = shape.area, self.canvas
        self._colours(shape.fill, shape.stroke, shape.thick)
        stroke, fill = int(bool(shape.stroke)), int(bool(shape.fill))
        x, y, wide, high = area.x * MM, -area.y * MM, area.wide * MM, area.high * MM
        if not wide or not high:
            canvas.line(x, y, x + wide, y - high)
        elif shape.radius:
            corner = min(shape.radius * MM, wide / 2, high / 2)
            canvas.roundRect(x, y - high, wide, high, corner, stroke, fill)
        else:
            canvas.rect(x, y - high, wide, high, stroke, fill)

    def ornament(self, one: Ornament) -> None:
        """An outline, brought from its view to its area."""
        across, down = one.area.wide / one.view.wide, one.area.high / one.view.high
        self._colours(one.fill, one.stroke, one.thick)
        path = ["1 J 1 j"]
        for command, numbers in strokes(one.outline):
            for n, v in enumerate(numbers):
                if n % 2:
                    path.append(_short(-(one.area.y + (v - one.view.y) * down) * MM))
                else:
                    path.append(_short((one.area.x + (v - one.view.x) * across) * MM))
            path.append(_OPERATORS[command])
        # B, f and S: fill and stroke, fill, stroke (ISO 32000-1 table 60).
        path.append("B" if one.fill and one.stroke else "f" if one.fill else "S")
        self._raw(" ".join([*path, "0 J 0 j"]))

    def _colours(self, fill: str, stroke: str, thick: float) -> None:
        if fill:
            self.canvas.setFillColor(HexColor(fill))
        if stroke:
            self.canvas.setStrokeColor(HexColor(stroke))
            self.canvas.setLineWidth(thick * MM)

    def picture(self, one: Picture, data: bytes) -> None:
        """A picture whole in its place; a background fills it to its edges."""
        area = one.area
        image = ready(data, area.wide, area.high)
        if image is None:
            return
        across, down = area.wide / image.wide, area.high / image.high
        covers = one.slot == "background"
        share = max(across, down) if covers else min(across, down)
        wide, high = image.wide * share * MM, image.high * share * MM
        spare = area.wide * MM - wide
        x = area.x * MM + spare * _SIDES.get(one.align, 0.5)
        y = -(area.y + area.high / 2) * MM - high / 2
        self.canvas.saveState()
        if covers:
            path = self.canvas.beginPath()
            path.rect(area.x * MM, -(area.y + area.high) * MM, area.wide * MM, area.high * MM)
            self.canvas.clipPath(path, stroke=0)
        self.canvas.drawImage(image.image, x, y, wide, high, mask="auto")
        self.canvas.restoreState()

    def code(self, area: Area, text: str) -> None:
        """A QR code on white, one rectangle for dark modules in a row."""
        modules = codes.qr(text, mask=_MASK)
        side = area.wide * MM / (len(modules) + 2 * _QUIET)
        left, top = area.x * MM + _QUIET * side, -area.y * MM - _QUIET * side
        self.canvas.setFillColor(HexColor("#ffffff"))
        whole = area.wide * MM
        self.canvas.rect(area.x * MM, -area.y * MM - whole, whole, whole, stroke=0, fill=1)
        self.canvas.setFillColor(HexColor("#000000"))
        path = []
        for n, row in enumerate(modules):
            y = top - (n + 1) * side
            start = None
            for m, dark in enumerate((*row, False)):
                if dark and start is None:
                    start = m
                elif not dark and start is not None:
                    x, wide = left + start * side, (m - start) * side
                    path.append(f"{_short(x)} {y:.2f} {_short(wide)} {side:.2f} re")
                    start = None
        self._raw(" ".join([*path, "f"]))

    def _raw(self, operators: str) -> None:
        """Writes path operators: reportlab takes ten times as long for them, and twice the room.

        The page's list of them has no public door, and stands in no type stub.
        """
        self.canvas._code.append(operators)  # type: ignore[attr-defined]

    def crop_marks(self, wide: float, high: float, bleed: float, long: float) -> None:
        """Where to cut, outside of the bleed."""
        self._colours("", "#000000", 0.09)
        for x in (0.0, wide):
            out = -1.0 if x == 0 else 1.0
            for y in (0.0, high):
                off = -1.0 if y == 0 else 1.0
                near, far = bleed + 0.5, bleed + 0.5 + long
                for x1, y1, x2, y2 in (
                    (x + out * near, y, x + out * far, y),
                    (x, y + off * near, x, y + off * far),
                ):
                    self.canvas.line(x1 * MM, -y1 * MM, x2 * MM, -y2 * MM)
