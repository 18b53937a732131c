"""Photos for tiles, unpacked a few at a time so that the till never stutters."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QBuffer, QByteArray, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QImageReader, QPixmap

_KEPT = 400
_BUDGET_S = 0.008


class Photos(QObject):
    """Pixmaps by photo and size. What is not there yet is unpacked when the till has a moment."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: OrderedDict[tuple[int, int, int], QPixmap] = OrderedDict()
        self._wanted: OrderedDict[tuple[int, int, int], tuple[bytes, float, Callable[[], None]]] = (
            OrderedDict()
        )
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._unpack)

    def get(
        self, photo: bytes, size: QSize, ratio: float, ready: Callable[[], None]
    ) -> QPixmap | None:
        """The photo filling that size (cut to it), or None and a call to `ready` later."""
        device = size * ratio
        key = (hash(photo), device.width(), device.height())
        if (found := self._kept.get(key)) is not None:
            self._kept.move_to_end(key)
            return found
        self._wanted[key] = (photo, ratio, ready)
        self._timer.start()
        return None

    def _unpack(self) -> None:
        end = monotonic() + _BUDGET_S
        while self._wanted and monotonic() < end:
            key, (photo, ratio, ready) = self._wanted.popitem(last=False)
            pixmap = _cut(photo, QSize(key[1], key[2]))
            pixmap.setDevicePixelRatio(ratio)
            self._kept[key] = pixmap
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
            ready()
        if not self._wanted:
            self._timer.stop()


def _cut(photo: bytes, size: QSize) -> QPixmap:
    """The middle of the photo in that size; a broken photo is an empty picture."""
    data = QByteArray(photo)
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    image = reader.read()
    if image.isNull():
        empty = QPixmap(size)
        empty.fill(Qt.GlobalColor.transparent)
        return empty
    scaled = image.scaled(
        size,
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
    left, top = (scaled.width() - size.width()) // 2, (scaled.height() - size.height()) // 2
    return QPixmap.fromImage(scaled.copy(left, top, size.width(), size.height()))
