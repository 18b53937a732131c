"""Small pictures beside names: asked for in the read lane, kept, painted when they are there."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from desktop.domain.catalogue import Variant
from desktop.ui import theme
from desktop.ui.jobs import READ
from desktop.ui.workplace import Workplace

_KEPT = 500
_SMALL = 64  # pixels: a row on a screen of twice the dots


class Thumbs(QObject):
    """Pixmaps by the picture's hash. `came` tells that some more are there."""

    came = Signal()

    def __init__(self, work: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._kept: OrderedDict[str, QPixmap] = OrderedDict()
        self._wanted: set[str] = set()
        self._asking = False

    def get(self, sha: str) -> QPixmap | None:
        """The picture, None while it is on its way."""
        found = self._kept.get(sha)
        if found is None:
            self._wanted.add(sha)
            if not self._asking:
                self._ask()
            return None
        self._kept.move_to_end(sha)
        return found

    def _ask(self) -> None:
        self._asking = True
        desk, wanted = self._work.desk(), tuple(self._wanted)

        def look() -> dict[str, bytes]:
            from desktop.services import catalogue

            return catalogue.thumbnails(desk, wanted)

        self._work.jobs.run(READ, look, owner=self, done=lambda got: self._take(wanted, got))

    def _take(self, asked: tuple[str, ...], got: dict[str, bytes]) -> None:
        self._asking = False
        for sha in asked:
            pixmap = QPixmap()
            if pixmap.loadFromData(got.get(sha, b"")):
                # Made small once and well: painting it small each time would be coarse.
                pixmap = pixmap.scaled(
                    _SMALL,
                    _SMALL,
                    Qt.AspectRatioMode.KeepAspectRatioByExpanding,
                    Qt.TransformationMode.SmoothTransformation,
                )
            self._kept[sha] = pixmap
            self._wanted.discard(sha)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        self.came.emit()
        if self._wanted:
            self._ask()


class PhotoCell(QStyledItemDelegate):
    """Paints the picture of a row's item, or a quiet sign where there is none."""

    def __init__(
        self, thumbs: Thumbs, sha_of: Callable[[object], str | None], view: QAbstractItemView
    ) -> None:
        super().__init__(view)
        self._thumbs, self._sha_of, self._view = thumbs, sha_of, view

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paints ground and picture."""
        # `option.state` knows it too, but would load all of Qt's style for the first row painted.
        if self._view.selectionModel().isSelected(index):
            painter.fillRect(option.rect, QColor(theme.colours_of(option.palette).accent_ground))
        row = index.data(Qt.ItemDataRole.UserRole)
        side = min(option.rect.width(), option.rect.height()) - 8
        box = QRectF(0, 0, side, side)
        box.moveCenter(QRectF(option.rect).center())
        paint_photo(painter, box, option, None if row is None else self._photo(row))

    def _photo(self, row: object) -> QPixmap | None:
        sha = self._sha_of(row)
        return self._thumbs.get(sha) if sha else None


def paint_photo(
    painter: QPainter, box: QRectF, option: QStyleOptionViewItem, pixmap: QPixmap | None
) -> None:
    """A picture cut to a rounded square, or the sign of none."""
    colours = theme.colours_of(option.palette)
    painter.save()
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
    )
    path = QPainterPath()
    path.addRoundedRect(box, 6, 6)
    painter.fillPath(path, QColor(colours.raised))
    if pixmap is None or pixmap.isNull():
        sign = box.adjusted(box.width() * 0.28, box.height() * 0.28, 0, 0)
        sign.setSize(box.size() * 0.44)
        theme.paint_icon(painter, sign, "image", QColor(colours.faint))
    else:
        painter.setClipPath(path)
        side = min(pixmap.width(), pixmap.height())
        cut = QRectF((pixmap.width() - side) / 2, (pixmap.height() - side) / 2, side, side)
        painter.drawPixmap(box, pixmap, cut)
    painter.restore()


def photo_of(row: object) -> str | None:
    """The hash of a variant's picture."""
    return row.photo if isinstance(row, Variant) else None


def square(height: int) -> QSize:
    """A picture's column in a row of that height."""
    return QSize(height + 8, height)
