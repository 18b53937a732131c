"""The picture of a collection code, made small enough for the database and still readable."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageReader

from desktop.domain.errors import BadFile

LARGEST = 40 * 1024
LARGEST_ORIGINAL = 20 * 1024 * 1024
_SIDE = 640


def thumbnail(path: str) -> tuple[bytes, bytes]:
    """The picture as it lies in the file, and at most 40 KB of it. Raises BadFile."""
    try:
        if Path(path).stat().st_size > LARGEST_ORIGINAL:
            raise BadFile(path, "too_large")
        original = Path(path).read_bytes()
    except OSError as error:
        raise BadFile(path, "unreadable", str(error)) from error
    data = QByteArray(original)  # the buffer only points at it
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    image = reader.read()
    if image.isNull():
        raise BadFile(path, "not_a_picture")
    side = _SIDE
    while side >= 160:
        small = image
        if max(image.width(), image.height()) > side:
            small = image.scaled(
                side,
                side,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        for kind, quality in (("PNG", 0), ("JPG", 85), ("JPG", 70)):
            written = _written(small, kind, quality)
            if len(written) <= LARGEST:
                return original, written
        side = side * 3 // 4
    raise BadFile(path, "too_large")


def _written(image: QImage, kind: str, quality: int) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # At run time Qt takes the kind as str only, whatever its type stubs say.
    image.save(buffer, kind, quality)  # type: ignore[call-overload]
    return bytes(data.data())
