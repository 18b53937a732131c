"""One painted tile, and one key of its size strip: real buttons, so that everybody finds them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.ui import theme
from desktop.ui.tiles.photo import Photos
from desktop.ui.tiles.tile import Tile, TileSize
from desktop.wording import _, ngettext

LONG_PRESS_MS = 600
_PAD = 10


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
        self.setAccessibleName(", ".join((f"{title} {size.label}", *_left_words(size.left))))
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
        if self._size.left is None:
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._size.label)
            return
        half = rect.height() / 2
        painter.drawText(
            QRectF(rect.left(), rect.top() + 2, rect.width(), half),
            Qt.AlignmentFlag.AlignCenter,
            self._size.label,
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
            key = SizeKey(self)
            key.clicked.connect(lambda _=False, n=len(self.size_keys): self._tap_size(n))
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

    def resizeEvent(self, event: QEvent) -> None:
        """Keeps the strip at the lower edge."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._place_sizes()

    def _strip_height(self) -> float:
        return max(theme.TOUCH, QFontMetricsF(self.font()).height() * 2.1)

    def _place_sizes(self) -> None:
        if self._tile is None or not self._tile.sizes:
            return
        count = len(self._tile.sizes)
        high = self._strip_height()
        wide = (self.width() - 2 * 4) / count
        for number, key in enumerate(self.size_keys[:count]):
            left, right = round(4 + number * wide), round(4 + (number + 1) * wide)
            key.setGeometry(left, round(self.height() - high - 4), right - left, round(high))

    # ── painting ──────────────────────────────────────────────────────────────────────────────

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints card, photo or big name, name, price, what is left, and the badge."""
        del event
        if self._tile is None:
            return
        colours = theme.colours_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        pressed = self.isDown() and not self.tile.sizes
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent_ground if pressed else colours.base))
        painter.drawRoundedRect(card, theme.RADIUS, theme.RADIUS)
        if self.tile.sold_out:
            painter.setOpacity(0.55)
        self._paint_inside(painter, card, colours)
        painter.setOpacity(1.0)
        if self.tile.sold_out:
            self._paint_sold_out(painter, card, colours)
        if self.tile.badge:
            self._paint_badge(painter, card, colours)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.hasFocus() or self.tile.badge or self.underMouse():
            painter.setPen(self.palette().color(QPalette.ColorRole.Accent))
            if self.hasFocus():
                pen = painter.pen()
                pen.setWidth(3)
                painter.setPen(pen)
        else:
            painter.setPen(QColor(colours.line))
        painter.drawRoundedRect(card, theme.RADIUS, theme.RADIUS)

    def _paint_inside(self, painter: QPainter, card: QRectF, colours: theme.Colours) -> None:
        tile = self.tile
        small = theme.sized(self.font(), 0.92)
        foot = QFontMetricsF(self.font()).height() + 4
        bottom = card.bottom() - (self._strip_height() + 6 if tile.sizes else 7)
        inner = card.adjusted(_PAD, 0, -_PAD, 0)
        line = QRectF(inner.left(), bottom - foot, inner.width(), foot)
        painter.setFont(theme.sized(self.font(), 1.05, bold=True))
        painter.setPen(QColor(colours.link))
        left, vcenter = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, left | vcenter, tile.price_text)
        if tile.left is not None and not tile.sizes:
            painter.setFont(small)
            painter.setPen(QColor(colours.bad if tile.left <= 0 else colours.muted))
            words = _("{n} left").format(n=tile.left)
            painter.drawText(line, Qt.AlignmentFlag.AlignRight | vcenter, words)
        body = QRectF(card.left(), card.top(), card.width(), line.top() - card.top())
        if tile.photo and not tile.sizes:
            self._paint_photo(painter, body, colours, tile.photo)
        elif tile.photo:
            self._paint_wide(painter, body, colours, tile.photo)
        else:
            self._paint_name(painter, body.adjusted(_PAD, 8, -_PAD, -2), colours, 1.35)

    def _paint_photo(
        self, painter: QPainter, body: QRectF, colours: theme.Colours, photo: bytes
    ) -> None:
        name_height = QFontMetricsF(self.font()).height() + 4
        picture = QRectF(body.left(), body.top(), body.width(), body.height() - name_height - 2)
        self._draw_photo(painter, picture, colours, photo)
        painter.setFont(self.font())
        painter.setPen(QColor(colours.text))
        line = QRectF(
            body.left() + _PAD, picture.bottom() + 3, body.width() - 2 * _PAD, name_height
        )
        words = QFontMetricsF(self.font()).elidedText(
            self.tile.title, Qt.TextElideMode.ElideRight, line.width()
        )
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_wide(
        self, painter: QPainter, body: QRectF, colours: theme.Colours, photo: bytes
    ) -> None:
        side = body.height() - 4
        picture = QRectF(body.left(), body.top(), side, side)
        self._draw_photo(painter, picture, colours, photo)
        rest = QRectF(
            picture.right() + 4, body.top() + 8, body.right() - picture.right() - 14, side
        )
        self._paint_name(painter, rest, colours, 1.2)

    def _draw_photo(
        self, painter: QPainter, rect: QRectF, colours: theme.Colours, photo: bytes
    ) -> None:
        path = QPainterPath()
        path.addRoundedRect(rect.adjusted(4, 4, -4, 0), 5, 5)
        inner = rect.adjusted(4, 4, -4, 0)
        size = QSize(max(1, round(inner.width())), max(1, round(inner.height())))
        pixmap = self._photos.get(photo, size, self.devicePixelRatioF(), self.update)
        painter.save()
        painter.setClipPath(path)
        if pixmap is None:
            painter.fillRect(inner, QColor(colours.raised))
        else:
            painter.drawPixmap(inner.topLeft(), pixmap)
        painter.restore()

    def _paint_name(
        self, painter: QPainter, rect: QRectF, colours: theme.Colours, times: float
    ) -> None:
        if self.tile.icon:
            side = theme.grown(self.font(), 28)
            box = QRectF(rect.left(), rect.top() + 2, side, side)
            theme.paint_icon(painter, box, self.tile.icon, QColor(colours.link))
            rect = rect.adjusted(0, side + 8, 0, 0)
        painter.setPen(QColor(colours.text))
        _draw_lines(painter, rect, self.tile.title, theme.sized(self.font(), times, bold=True))

    def _paint_badge(self, painter: QPainter, card: QRectF, colours: theme.Colours) -> None:
        font = theme.sized(self.font(), 1.05, bold=True)
        words = str(self.tile.badge)
        high = QFontMetricsF(font).height() + 4
        wide = max(high, QFontMetricsF(font).horizontalAdvance(words) + 14)
        box = QRectF(card.right() - wide - 6, card.top() + 6, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent))
        painter.drawRoundedRect(box, high / 2, high / 2)
        painter.setPen(QColor(colours.on_accent))
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_sold_out(self, painter: QPainter, card: QRectF, colours: theme.Colours) -> None:
        font = theme.sized(self.font(), 0.9, bold=True)
        words = _("Sold out")
        metrics = QFontMetricsF(font)
        box = QRectF(0, 0, metrics.horizontalAdvance(words) + 18, metrics.height() + 6)
        box.moveTopLeft(card.topLeft() + QPointF(8, 8))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.bad_ground))
        painter.drawRoundedRect(box, 5, 5)
        painter.setPen(QColor(colours.bad))
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def _draw_lines(painter: QPainter, rect: QRectF, text: str, font: QFont) -> None:
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
    return ", ".join(part for part in parts if part)
