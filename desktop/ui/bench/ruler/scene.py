"""A drawing made ready for painting, and painted; both happen in a lane.

Scene coordinates are millimetres, y upwards, as the drawing has them. The back is seen from
behind: x is turned over.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from desktop.domain.bench.ruler import (
    Bow,
    Colour,
    Disc,
    Drawing,
    Finish,
    LayerKind,
    Mark,
    Patch,
    Plate,
    Stroke,
)
from desktop.ui.bench.ruler import colours


class Sheet(StrEnum):
    """What can be shown and hidden, as people call it."""

    COPPER = "copper"
    MASK = "mask"
    LEGEND = "legend"


EVERY = frozenset(Sheet)


@dataclass(frozen=True)
class Ink:
    """The marks of one layer: straight lines by their width, and all the rest as one path each."""

    lines: tuple[tuple[float, list[QLineF]], ...]
    bows: tuple[tuple[float, QPainterPath], ...]
    fills: tuple[QPainterPath, ...]


@dataclass(frozen=True)
class Scene:
    """A drawing in Qt's shapes. A layer is made ready when it is painted first: the back of a ruler
    that is only seen from the front costs nothing.
    """

    drawing: Drawing
    body: QPainterPath
    inks: dict[LayerKind, Ink] = field(default_factory=dict)

    def ink(self, kind: LayerKind) -> Ink:
        """A layer's marks."""
        if kind not in self.inks:
            self.inks[kind] = _ink(self.drawing.layer(kind))
        return self.inks[kind]

    def coloured(self, colour: Colour, finish: Finish) -> Scene:
        """The same in another lacquer and metal."""
        return replace(self, drawing=replace(self.drawing, colour=colour, finish=finish))

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in mm."""
        return self.drawing.wide, self.drawing.high


@dataclass(frozen=True)
class View:
    """What part is looked at: pixels a mm, and where the board's lower left corner stands."""

    scale: float
    x: float
    y: float
    back: bool = False
    sheets: frozenset[Sheet] = EVERY

    def transform(self, wide: float) -> QTransform:
        """From millimetres to pixels."""
        if self.back:
            return QTransform(-self.scale, 0, 0, -self.scale, self.x + wide * self.scale, self.y)
        return QTransform(self.scale, 0, 0, -self.scale, self.x, self.y)


def scene(drawing: Drawing) -> Scene:
    """Makes a drawing ready."""
    body = QPainterPath()
    body.setFillRule(Qt.FillRule.OddEvenFill)
    for patch in drawing.edge:
        for ring in (patch.outline, *patch.holes):
            body.addPolygon(_polygon(ring))
            body.closeSubpath()
    return Scene(drawing, body)


def _ink(marks: Iterable[Mark]) -> Ink:
    lines: defaultdict[float, list[QLineF]] = defaultdict(list)
    bows: defaultdict[float, QPainterPath] = defaultdict(QPainterPath)
    plain = QPainterPath()
    plain.setFillRule(Qt.FillRule.WindingFill)
    fills = [plain]
    for mark in marks:
        match mark:
            case Stroke():
                lines[mark.width].append(QLineF(mark.x1, mark.y1, mark.x2, mark.y2))
            case Bow():
                box = QRectF(
                    mark.x - mark.radius, mark.y - mark.radius, 2 * mark.radius, 2 * mark.radius
                )
                # Qt counts angles against a y axis that goes down.
                bows[mark.width].arcMoveTo(box, -mark.start)
                bows[mark.width].arcTo(box, -mark.start, -mark.sweep)
            case Plate():
                box = QRectF(mark.x - mark.wide / 2, mark.y - mark.high / 2, mark.wide, mark.high)
                if mark.round:
                    corner = min(mark.wide, mark.high) / 2
                    plain.addRoundedRect(box, corner, corner)
                else:
                    plain.addRect(box)
            case Disc():
                plain.addEllipse(QPointF(mark.x, mark.y), mark.diameter / 2, mark.diameter / 2)
            case Patch(holes=()):
                # All turning the same way: what overlaps adds up, what touches shows no seam.
                plain.addPolygon(_polygon(_turned(mark.outline)))
                plain.closeSubpath()
            case Patch():
                patch = QPainterPath()
                patch.setFillRule(Qt.FillRule.OddEvenFill)
                for ring in (mark.outline, *mark.holes):
                    patch.addPolygon(_polygon(ring))
                    patch.closeSubpath()
                fills.append(patch)
    return Ink(tuple(lines.items()), tuple(bows.items()), tuple(fills))


def _turned(ring: tuple[tuple[float, float], ...]) -> tuple[tuple[float, float], ...]:
    """The ring in the sense in which Qt adds rectangles and ellipses."""
    twice = sum(
        x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True)
    )
    return ring if twice > 0 else ring[::-1]


def _polygon(ring: Iterable[tuple[float, float]]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in ring])


# ── painting ──────────────────────────────────────────────────────────────────────────────────


def paint(of: Scene, view: View, size: QSize, ratio: float) -> QImage:
    """The board as it will look, `size` logical pixels; around it nothing is painted."""
    shades = colours.paints(of.drawing.colour, of.drawing.finish)
    image = _blank(size, ratio)
    at = view.transform(of.drawing.wide)
    side = "bottom" if view.back else "top"
    copper = of.ink(LayerKind(f"{side}_copper"))
    opened = of.ink(LayerKind(f"{side}_mask"))
    legend = of.ink(LayerKind(f"{side}_silk"))
    masked = Sheet.MASK in view.sheets
    painter = _painter(image, at)
    painter.fillPath(of.body, QColor(shades.mask if masked else colours.BARE))
    if Sheet.COPPER in view.sheets:
        _draw(painter, copper, shades.covered if masked else colours.COPPER)
    painter.end()
    if masked:
        # Where the lacquer is open one sees glass fibre, and metal where there is copper.
        window = _blank(size, ratio)
        inside = _painter(window, at)
        _draw(inside, opened, colours.BARE)
        inside.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceAtop)
        if Sheet.COPPER in view.sheets:
            _draw(inside, copper, shades.metal)
        inside.end()
        _over(image, window)
    painter = _painter(image, at)
    if Sheet.LEGEND in view.sheets:
        _draw(painter, legend, shades.legend)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
    for kind in (LayerKind.PLATED, LayerKind.UNPLATED):
        _draw(painter, of.ink(kind), "#000000")
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceAtop)
    _draw(painter, of.ink(LayerKind.SCORE), colours.BARE)
    painter.end()
    # What runs over the edge is cut off there.
    body = _blank(size, ratio)
    painter = _painter(body, at)
    painter.fillPath(of.body, QColor("#000000"))
    painter.end()
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.drawImage(QPointF(0, 0), body)
    painter.end()
    return image


def _blank(size: QSize, ratio: float) -> QImage:
    image = QImage(size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    return image


def _painter(image: QImage, at: QTransform) -> QPainter:
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setTransform(at)
    return painter


def _over(image: QImage, upper: QImage) -> None:
    painter = QPainter(image)
    painter.drawImage(QPointF(0, 0), upper)
    painter.end()


def _draw(painter: QPainter, ink: Ink, colour: str) -> None:
    shade = QColor(colour)
    painter.setPen(Qt.PenStyle.NoPen)
    for path in ink.fills:
        painter.fillPath(path, shade)
    pen = QPen(shade, 0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for width, lines in ink.lines:
        pen.setWidthF(width)
        painter.setPen(pen)
        painter.drawLines(lines)
    for width, path in ink.bows:
        pen.setWidthF(width)
        painter.setPen(pen)
        painter.drawPath(path)
