"""One painted tile, and one key of its size strip: real buttons, so that everybody finds them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.ui import theme
from desktop.ui.tiles import grid
from desktop.ui.tiles.paint import TilePainter
from desktop.ui.tiles.photo import Photos
from desktop.ui.tiles.tile import Tile, TileSize
from desktop.wording import _, ngettext
from desktop.wording.joining import listed

LONG_PRESS_MS = 600
_EDGE = 4


def line_height(font: QFont) -> float:
    """How high one row of sizes is, in pixels: a thumb, or its two lines of text."""
    return max(theme.TOUCH, QFontMetricsF(font).height() * 2.1)


def strip_shape(font: QFont, tile: Tile, width: int) -> tuple[int, int]:
    """Rows and keys a row of a tile's sizes, so that each has room for a thumb and its words.

    `width` is that of the tile, in pixels.
    """
    metrics = QFontMetricsF(theme.sized(font, 1.0, bold=True))
    room = width - 2 * _EDGE
    widest = max((metrics.horizontalAdvance(size.label) for size in tile.sizes), default=0.0)
    least = min(max(float(theme.TOUCH), widest + 8), max(1.0, room))
    return grid.strip(len(tile.sizes), int(room // least))


class SizeKey(QAbstractButton):
    """A size with what is left of it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._size: TileSize | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_size(self, size: TileSize, title: str) -> None:
        """Shows another size of that item."""
        self._size = size
        self.setText(size.label)
        self.setAccessibleName(listed((f"{title} {size.label}", *_left_words(size.left))))
        self.update()

    def sizeHint(self) -> QSize:
        """At least as large as a thumb."""
        return QSize(theme.TOUCH, theme.TOUCH)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the label over the count."""
        del event
        if self._size is None:
            return
        colours = theme.colours_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        gone = self._size.left is not None and self._size.left <= 0
        painter.setPen(Qt.PenStyle.NoPen)
        ground = colours.accent_ground if self.isDown() else colours.raised
        painter.setBrush(QColor(colours.base if gone and not self.isDown() else ground))
        if gone:
            painter.setPen(QColor(colours.line))
        if self.underMouse():
            painter.setPen(QColor(colours.accent))
        painter.drawRoundedRect(rect, 6, 6)
        label = theme.sized(self.font(), 1.0, bold=True)
        painter.setFont(label)
        painter.setPen(QColor(colours.muted if gone else colours.text))
        words = QFontMetricsF(label).elidedText(
            self._size.label, Qt.TextElideMode.ElideRight, rect.width()
        )
        if self._size.left is None:
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)
            return
        half = rect.height() / 2
        painter.drawText(
            QRectF(rect.left(), rect.top() + 2, rect.width(), half),
            Qt.AlignmentFlag.AlignCenter,
            words,
        )
        painter.setFont(theme.sized(self.font(), 0.86))
        painter.setPen(QColor(colours.bad if gone else colours.muted))
        painter.drawText(
            QRectF(rect.left(), rect.top() + half - 1, rect.width(), half),
            Qt.AlignmentFlag.AlignCenter,
            str(self._size.left),
        )


class TileKey(QAbstractButton):
    """A tile. `tapped` carries the key of the tile or of the size, `held` a long press."""

    tapped = Signal(object)
    held = Signal(object)

    def __init__(self, photos: Photos, parent: QWidget) -> None:
        super().__init__(parent)
        self._photos = photos
        self._tile: Tile | None = None
        self._was_held = False
        self.size_keys: list[SizeKey] = []
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._press = QTimer(self, interval=LONG_PRESS_MS, singleShot=True)
        self._press.timeout.connect(self._hold)
        self.clicked.connect(self._tap)

    @property
    def tile(self) -> Tile:
        """What it shows. Raises LookupError before the first `show_tile`."""
        if self._tile is None:
            raise LookupError
        return self._tile

    def show_tile(self, tile: Tile) -> None:
        """Shows another tile, or the same one with other figures."""
        if tile == self._tile:
            return
        self._tile = tile
        self.setText(tile.title)
        self.setAccessibleName(_spoken(tile))
        while len(self.size_keys) < len(tile.sizes):
            number, key = len(self.size_keys), SizeKey(self)
            key.clicked.connect(lambda _=False, n=number: self._tap_size(n))
            self.size_keys.append(key)
        for number, key in enumerate(self.size_keys):
            if number < len(tile.sizes):
                key.show_size(tile.sizes[number], tile.title)
            key.setVisible(number < len(tile.sizes))
        self._place_sizes()
        self.update()

    def _tap(self) -> None:
        if self._was_held:
            self._was_held = False
        elif not self.tile.sizes:
            self.tapped.emit(self.tile.key)

    def _tap_size(self, number: int) -> None:
        self.tapped.emit(self.tile.sizes[number].key)

    def _hold(self) -> None:
        self._was_held = True
        self.held.emit(self.tile.key)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begins to count for a long press."""
        self._was_held = False
        self._press.start()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A long press is no tap."""
        self._press.stop()
        super().mouseReleaseEvent(event)
        self._was_held = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the strip at the lower edge."""
        super().resizeEvent(event)
        self._place_sizes()

    def _strip_height(self) -> float:
        """All rows of sizes together."""
        if self._tile is None or not self._tile.sizes:
            return line_height(self.font())
        lines, _across = strip_shape(self.font(), self._tile, self.width())
        return lines * line_height(self.font())

    def _place_sizes(self) -> None:
        if self._tile is None or not self._tile.sizes:
            return
        count = len(self._tile.sizes)
        lines, across = strip_shape(self.font(), self._tile, self.width())
        high = line_height(self.font())
        wide = (self.width() - 2 * _EDGE) / across
        top = self.height() - lines * high - _EDGE
        for number, key in enumerate(self.size_keys[:count]):
            line, place = divmod(number, across)
            left, right = round(_EDGE + place * wide), round(_EDGE + (place + 1) * wide)
            key.setGeometry(left, round(top + line * high), right - left, round(high))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints itself as `paint` says."""
        del event
        if self._tile is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        TilePainter(self, painter, self._tile, self._photos).paint(self._strip_height())


def _left_words(left: int | None) -> tuple[str, ...]:
    if left is None:
        return ()
    return (_("sold out") if left <= 0 else _("{n} left").format(n=left),)


def _spoken(tile: Tile) -> str:
    """Everything a tile shows, in words."""
    parts = [tile.title, tile.price_text]
    if not tile.sizes:
        parts += _left_words(tile.left)
    if tile.sold_out and _("sold out") not in parts:
        parts.append(_("sold out"))
    if tile.badge:
        parts.append(
            ngettext("{n} in the cart", "{n} in the cart", tile.badge).format(n=tile.badge)
        )
    return listed(part for part in parts if part)
