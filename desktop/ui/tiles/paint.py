"""How a tile looks: card, photo or big name, name, price, what is left, and the badge."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPalette,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractButton

from desktop.ui import theme
from desktop.ui.tiles.photo import Photos
from desktop.ui.tiles.tile import Tile
from desktop.wording import _

_PAD = 10
_FADED = 0.55


class TilePainter:
    """Paints one tile onto its button, once."""

    def __init__(
        self, button: QAbstractButton, painter: QPainter, tile: Tile, photos: Photos
    ) -> None:
        self._button, self._painter, self._tile, self._photos = button, painter, tile, photos
        self._font = button.font()
        self._colours = theme.colours_of(button.palette())
        self._card = QRectF(button.rect()).adjusted(1, 1, -1, -1)

    def paint(self, strip: float) -> None:
        """Paints everything but the size keys, which take `strip` pixels at the lower edge."""
        painter, card, tile = self._painter, self._card, self._tile
        pressed = self._button.isDown() and not tile.sizes
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colours.accent_ground if pressed else self._colours.base))
        painter.drawRoundedRect(card, theme.RADIUS, theme.RADIUS)
        foot = QFontMetricsF(self._font).height() + 4
        bottom = card.bottom() - (strip + 6 if tile.sizes else 7)
        line = QRectF(card.left() + _PAD, bottom - foot, card.width() - 2 * _PAD, foot)
        painter.setOpacity(_FADED if tile.sold_out else 1.0)
        self._foot(line)
        self._body(QRectF(card.left(), card.top(), card.width(), line.top() - card.top()))
        painter.setOpacity(1.0)
        if tile.sold_out:
            self._sold_out(line)
        if tile.badge:
            self._badge()
        self._edge()

    def _foot(self, line: QRectF) -> None:
        """Price at the left, what is left at the right."""
        painter, tile = self._painter, self._tile
        painter.setFont(theme.sized(self._font, 1.05, bold=True))
        painter.setPen(QColor(self._colours.link))
        vcenter = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | vcenter, tile.price_text)
        if tile.left is not None and not tile.sizes and not tile.sold_out:
            painter.setFont(theme.sized(self._font, 0.92))
            few = tile.left <= 0
            painter.setPen(QColor(self._colours.bad if few else self._colours.muted))
            words = _("{n} left").format(n=tile.left)
            painter.drawText(line, Qt.AlignmentFlag.AlignRight | vcenter, words)

    def _body(self, body: QRectF) -> None:
        tile = self._tile
        if not tile.photo:
            self._name(body.adjusted(_PAD, 8, -_PAD, -2), 1.35)
        elif tile.sizes:
            side = body.height() - 4
            picture = QRectF(body.left(), body.top(), side, side)
            self._photo(picture, tile.photo)
            left = picture.right() + 4
            self._name(QRectF(left, body.top() + 8, body.right() - left - _PAD, side), 1.2)
        else:
            high = QFontMetricsF(self._font).height() + 4
            picture = QRectF(body.left(), body.top(), body.width(), body.height() - high - 2)
            self._photo(picture, tile.photo)
            line = QRectF(body.left() + _PAD, picture.bottom() + 3, body.width() - 2 * _PAD, high)
            self._painter.setFont(self._font)
            self._painter.setPen(QColor(self._colours.text))
            words = QFontMetricsF(self._font).elidedText(
                tile.title, Qt.TextElideMode.ElideRight, line.width()
            )
            self._painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, words)

    def _photo(self, rect: QRectF, photo: bytes) -> None:
        painter = self._painter
        inner = rect.adjusted(4, 4, -4, 0)
        path = QPainterPath()
        path.addRoundedRect(inner, 5, 5)
        size = QSize(max(1, round(inner.width())), max(1, round(inner.height())))
        ratio = self._button.devicePixelRatioF()
        pixmap = self._photos.get(photo, size, ratio, self._button.update)
        painter.save()
        painter.setClipPath(path)
        if pixmap is None:
            painter.fillRect(inner, QColor(self._colours.raised))
        else:
            painter.drawPixmap(inner.topLeft(), pixmap)
        painter.restore()

    def _name(self, rect: QRectF, times: float) -> None:
        if self._tile.icon:
            side = theme.grown(self._font, 28)
            box = QRectF(rect.left(), rect.top() + 2, side, side)
            theme.paint_icon(self._painter, box, self._tile.icon, QColor(self._colours.link))
            rect = rect.adjusted(0, side + 8, 0, 0)
        if self._tile.badge:
            # The badge keeps its corner.
            rect = rect.adjusted(0, 0, -theme.grown(self._font, 26), 0)
        self._painter.setPen(QColor(self._colours.text))
        draw_lines(self._painter, rect, self._tile.title, theme.sized(self._font, times, bold=True))

    def _badge(self) -> None:
        font = theme.sized(self._font, 1.05, bold=True)
        words = str(self._tile.badge)
        metrics = QFontMetricsF(font)
        high = metrics.height() + 4
        wide = max(high, metrics.horizontalAdvance(words) + 14)
        box = QRectF(self._card.right() - wide - 6, self._card.top() + 6, wide, high)
        self._label(box, words, font, self._colours.on_accent, self._colours.accent, high / 2)

    def _sold_out(self, line: QRectF) -> None:
        font = theme.sized(self._font, 0.9, bold=True)
        words = _("Sold out")
        metrics = QFontMetricsF(font)
        box = QRectF(0, 0, metrics.horizontalAdvance(words) + 16, metrics.height() + 4)
        box.moveRight(line.right())
        box.moveBottom(line.bottom())
        self._label(box, words, font, self._colours.bad, self._colours.bad_ground, 5)

    def _label(
        self, box: QRectF, words: str, font: QFont, ink: str, ground: str, radius: float
    ) -> None:
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(ground))
        self._painter.drawRoundedRect(box, radius, radius)
        self._painter.setPen(QColor(ink))
        self._painter.setFont(font)
        self._painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _edge(self) -> None:
        button = self._button
        accent = button.palette().color(QPalette.ColorRole.Accent)
        marked = self._tile.badge or button.underMouse()
        pen = QPen(accent if marked else QColor(self._colours.line), 1)
        if button.hasFocus():
            pen = QPen(accent, 3)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(pen)
        self._painter.drawRoundedRect(self._card, theme.RADIUS, theme.RADIUS)


def draw_lines(painter: QPainter, rect: QRectF, text: str, font: QFont) -> None:
    """As many lines as fit, the last one shortened."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    height = QFontMetricsF(font).height()
    fits = max(1, int(rect.height() // height))
    painter.setFont(font)
    layout.beginLayout()
    y = rect.top()
    for number in range(fits):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(rect.width())
        shown = text[line.textStart() : line.textStart() + line.textLength()]
        if number == fits - 1:
            shown = QFontMetricsF(font).elidedText(
                text[line.textStart() :], Qt.TextElideMode.ElideRight, rect.width()
            )
        painter.drawText(
            QRectF(rect.left(), y, rect.width(), height), Qt.AlignmentFlag.AlignVCenter, shown
        )
        y += height
    layout.endLayout()
