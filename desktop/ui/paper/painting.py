"""What the canvas paints: the sheet with its shadow, words where there is none, a ruler."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette, QPen

from desktop.ui import theme


def paint_page(painter: QPainter, page: QRectF, image: QImage | None, ratio: float) -> None:
    """A sheet and the picture of it; `ratio` is how many pixels of the screen make one."""
    painter.setBrush(theme.tinted(QColor("#000000"), 0.05))
    for spread in (5, 3, 1):
        shade = page.adjusted(-spread, -spread + 2, spread, spread + 2)
        painter.drawRoundedRect(shade, spread, spread)
    # Paper is white, whatever the room is lit by.
    painter.fillRect(page, QColor("#ffffff"))
    if image is None:
        return
    wide, high = page.width() * ratio, page.height() * ratio
    if max(abs(image.width() - wide), abs(image.height() - high)) <= 2:
        # Pixel for pixel: stretching by less than one would blur everything.
        sharp = QImage(image)
        sharp.setDevicePixelRatio(ratio)
        painter.save()
        painter.setClipRect(page)
        painter.drawImage(page.topLeft(), sharp)
        painter.restore()
    else:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(page, image)


def paint_words(painter: QPainter, ground: QRectF, words: str, palette: QPalette) -> None:
    """What stands there while there is no page."""
    colours = theme.colours_of(palette)
    side = theme.grown(painter.font(), 40)
    middle = ground.center()
    box = QRectF(middle.x() - side / 2, middle.y() - side, side, side)
    theme.paint_icon(painter, box, "file-text", QColor(colours.faint))
    painter.setPen(QColor(colours.muted))
    room = ground.adjusted(24, 0, -24, 0)
    room.setTop(box.bottom() + theme.UNIT * 2)
    flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
    painter.drawText(room, int(flags) | Qt.TextFlag.TextWordWrap, words)


def paint_ruler(
    painter: QPainter, room: QRectF, long: float, words: str, palette: QPalette
) -> None:
    """A line of `long` pixels with ten parts at the foot of the room, and what it is."""
    colours = theme.colours_of(palette)
    high = painter.fontMetrics().height() + 30
    left = max(room.center().x() - long / 2 - 16, 0)
    band = QRectF(left, room.bottom() - high - 8, long + 32, high)
    painter.setPen(QPen(QColor(colours.line), 1))
    painter.setBrush(QColor(colours.base))
    painter.drawRoundedRect(band, theme.RADIUS, theme.RADIUS)
    painter.setPen(QPen(QColor(colours.text), 1))
    left, y = band.left() + 16, band.bottom() - 10
    painter.drawLine(QPointF(left, y), QPointF(left + long, y))
    for tenth in range(11):
        x = left + long * tenth / 10
        tick = 12 if tenth in (0, 5, 10) else 6
        painter.drawLine(QPointF(x, y - tick), QPointF(x, y))
    flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
    painter.drawText(band.adjusted(8, 4, -8, 0), flags, words)
