"""The field of tiles."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import accumulate

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QFontMetrics,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QScroller, QWidget

from desktop.ui import theme
from desktop.ui.tiles import grid
from desktop.ui.tiles.grid import Way
from desktop.ui.tiles.key import TileKey, line_height, strip_shape
from desktop.ui.tiles.photo import Photos
from desktop.ui.tiles.tile import Tile
from desktop.wording import _

_CELL = 164
_HEIGHT = 152
_GAP = 8
# Up to so many sizes have thumb's room in one cell.
_SIZES_IN_ONE = 3
_WAYS = {
    Qt.Key.Key_Left: Way.LEFT,
    Qt.Key.Key_Right: Way.RIGHT,
    Qt.Key.Key_Up: Way.UP,
    Qt.Key.Key_Down: Way.DOWN,
}


class TileGrid(QScrollArea):
    """Tiles in rows, scrolled by finger or wheel. Taps never take the focus away from a field.

    `tapped` carries the key of a tile or of one of its sizes, `pressed_long` that of a tile,
    `dropped` a tile's key and what was dropped on it (a picture).
    """

    tapped = Signal(object)
    pressed_long = Signal(object)
    dropped = Signal(object, QMimeData)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("Items"))
        self._field = _Field()
        self._field.got.connect(self._drop)
        self.setWidget(self._field)
        self._photos = Photos(self)
        self._keys: list[TileKey] = []
        self._tiles: tuple[Tile, ...] = ()
        self._cells: list[grid.Cell] = []
        self._in_hand = 0
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)

    def show_tiles(self, tiles: Sequence[Tile]) -> None:
        """Shows these tiles; only those that changed are painted anew."""
        shape = [self._span(tile) for tile in tiles]
        same = shape == [self._span(tile) for tile in self._tiles] and (
            [t.sizes and [s.label for s in t.sizes] for t in tiles]
            == [t.sizes and [s.label for s in t.sizes] for t in self._tiles]
        )
        self._tiles = tuple(tiles)
        while len(self._keys) < len(tiles):
            self._keys.append(self._new_key())
        for key, tile in zip(self._keys, tiles, strict=False):
            key.show_tile(tile)
        if not same:
            self._place()
        for number, key in enumerate(self._keys):
            key.setVisible(number < len(tiles))
        self._take_in_hand(min(self._in_hand, max(0, len(tiles) - 1)))

    def tile_key(self, key: Hashable) -> TileKey | None:
        """The button of a tile, by the tile's or one of its sizes' key."""
        for button, tile in zip(self._keys, self._tiles, strict=False):
            if tile.key == key or any(size.key == key for size in tile.sizes):
                return button
        return None

    def _new_key(self) -> TileKey:
        key = TileKey(self._photos, self._field)
        key.tapped.connect(self.tapped)
        key.held.connect(self.pressed_long)
        key.installEventFilter(self)
        return key

    def _span(self, tile: Tile) -> int:
        return 2 if len(tile.sizes) > _SIZES_IN_ONE else 1

    def _place(self) -> None:
        """Stretches the cells over the whole width and puts every tile into its own."""
        wide = self.viewport().width()
        across = grid.columns(wide, theme.grown(self.font(), _CELL), _GAP)
        self._cells = grid.place([self._span(tile) for tile in self._tiles], across)
        each = (wide - _GAP * (across - 1)) / across
        high = max(_HEIGHT, theme.TOUCH + QFontMetrics(self.font()).height() * 5)
        edges = [
            (
                round(cell.column * (each + _GAP)),
                round((cell.column + cell.span) * (each + _GAP) - _GAP),
            )
            for cell in self._cells
        ]
        font, more = self.font(), round(line_height(self.font()))
        lines = [
            strip_shape(font, tile, right - left)[0]
            for tile, (left, right) in zip(self._tiles, edges, strict=True)
        ]
        highs = [high + lift * more for lift in grid.lifts(self._cells, lines)]
        tops = list(accumulate((h + _GAP for h in highs), initial=0))
        for key, cell, (left, right) in zip(self._keys, self._cells, edges, strict=False):
            key.setGeometry(left, tops[cell.row], right - left, highs[cell.row])
        self._field.resize(wide, max(0, tops[-1] - _GAP))

    def _take_in_hand(self, number: int) -> None:
        """Only the tile in hand is a stop for Tab; arrows move on from there."""
        self._in_hand = number
        for other, key in enumerate(self._keys):
            policy = Qt.FocusPolicy.TabFocus if other == number else Qt.FocusPolicy.NoFocus
            if key.focusPolicy() is not policy:
                key.setFocusPolicy(policy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lays the tiles out for the new width."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._tiles:
            self._place()

    # ── keyboard ──────────────────────────────────────────────────────────────────────────────

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move between tiles, Enter and Space tap, digits choose a size by its place."""
        if (
            isinstance(watched, TileKey)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and self._key(watched, event)
        ):
            return True
        return super().eventFilter(watched, event)

    def _key(self, tile_key: TileKey, event: QKeyEvent) -> bool:
        if (way := _WAYS.get(Qt.Key(event.key()))) is not None:
            there = grid.neighbour(self._cells, self._keys.index(tile_key), way)
            self._take_in_hand(there)
            self._keys[there].setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(self._keys[there], 0, _GAP)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            sizes = tile_key.tile.sizes
            if not sizes:
                self.tapped.emit(tile_key.tile.key)
            return True
        sizes = tile_key.tile.sizes
        if sizes and event.text().isdigit() and 1 <= int(event.text()) <= len(sizes):
            self.tapped.emit(sizes[int(event.text()) - 1].key)
            return True
        return False

    def _tile_at(self, point: QPoint) -> Tile | None:
        for key, tile in zip(self._keys, self._tiles, strict=False):
            if key.geometry().contains(point):
                return tile
        return None

    def _drop(self, point: QPoint, data: QMimeData) -> None:
        if (tile := self._tile_at(point)) is not None:
            self.dropped.emit(tile.key, data)


class _Field(QWidget):
    """What the tiles lie on; takes pictures that are dropped."""

    got = Signal(QPoint, QMimeData)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.setAccessibleName(_("Items"))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes pictures and files."""
        if event.mimeData().hasImage() or event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hands on what came, and where."""
        event.acceptProposedAction()
        self.got.emit(event.position().toPoint(), event.mimeData())
