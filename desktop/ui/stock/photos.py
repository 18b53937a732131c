"""The picture of an item: dropped, pasted or chosen; made small by Qt before it is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QImageReader,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPixmap,
)
from PySide6.QtWidgets import QFileDialog, QStyleOptionViewItem, QWidget

from desktop.domain.errors import BadFile
from desktop.ui import theme
from desktop.ui.stock.thumbs import paint_photo
from desktop.wording import _

LARGEST = 40 * 1024  # bytes of a thumbnail in the database
LONGEST_FILE = 30 * 1024 * 1024
_SIDE = 320
_ENDINGS = "*.png *.jpg *.jpeg *.webp *.gif *.bmp"


def make_thumbnail(original: bytes, name: str = "") -> bytes:
    """A JPEG of at most 40 KB, 320 pixels on its longer side, on white where it was see-through.

    Raises BadFile("not_a_picture"), saying `name`. Safe in any lane.
    """
    data = QByteArray(original)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > _SIDE * 4:
        # Large photos are read small at once: a JPEG decodes eight times faster so.
        wanted = QSize(_SIDE * 2, _SIDE * 2)
        reader.setScaledSize(size.scaled(wanted, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise BadFile(name, "not_a_picture")
    side = _SIDE
    while True:
        small = _jpeg(image, side, 82)
        if len(small) <= LARGEST:
            return small
        side = side * 3 // 4


def _jpeg(image: QImage, side: int, quality: int) -> bytes:
    scaled = image
    if max(image.width(), image.height()) > side:
        scaled = image.scaled(
            side, side, Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )  # fmt: skip
    flat = QImage(scaled.size(), QImage.Format.Format_RGB32)
    flat.fill(Qt.GlobalColor.white)
    painter = QPainter(flat)
    painter.drawImage(0, 0, scaled)
    painter.end()
    return _encoded(flat, "JPG", quality)


def _encoded(image: QImage, kind: str, quality: int = -1) -> bytes:
    out = QByteArray()
    buffer = QBuffer(out)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # At run time Qt takes the kind as str only, whatever its type stubs say.
    image.save(buffer, kind, quality)  # type: ignore[call-overload]
    return bytes(out.data())


def read_picture(path: Path) -> bytes:
    """A picture file's bytes. Raises BadFile for what is too large or cannot be read."""
    try:
        if path.stat().st_size > LONGEST_FILE:
            raise BadFile(path.name, "too_large", f"{path.stat().st_size // 1024 // 1024} MB")
        return path.read_bytes()
    except OSError as error:
        raise BadFile(path.name, "unreadable", str(error.strerror or "")) from error


def from_mime(data: QMimeData) -> Callable[[], tuple[str, bytes]] | None:
    """How to get the dropped or pasted picture (name, bytes), None where there is none.

    What it returns reads the file: call it in a lane.
    """
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if files:
        return lambda: (files[0].name, read_picture(files[0]))
    if data.hasImage():
        image = QImage(data.imageData())
        return lambda: ("pasted.png", _encoded(image, "PNG"))
    return None


class PhotoBox(QWidget):
    """Shows the picture; a drop, Ctrl+V or a tap gives another one: `given` carries a way to it."""

    given = Signal(object)

    def __init__(self, side: int = 112, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._pixmap: QPixmap | None = None
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(side, side)
        self.setAccessibleName(_("Photo: drop, paste or choose one"))
        self.setToolTip(_("Photo: drop, paste or choose one"))

    def show_photo(self, thumbnail: bytes | None) -> None:
        """Another picture, or none."""
        self._pixmap = None
        if thumbnail:
            self._pixmap = QPixmap()
            self._pixmap.loadFromData(thumbnail)
        self.update()

    def choose(self) -> None:
        """Asks for a file."""
        kinds = _("Pictures") + f" ({_ENDINGS})"
        name, _kind = QFileDialog.getOpenFileName(self, _("Choose a photo"), "", kinds)
        if name:
            path = Path(name)
            self.given.emit(lambda: (path.name, read_picture(path)))

    def _take(self, data: QMimeData) -> bool:
        way = from_mime(data)
        if way is not None:
            self.given.emit(way)
        return way is not None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A tap chooses a file."""
        if self.rect().contains(event.position().toPoint()):
            self.choose()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V pastes, Enter and Space choose."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self._take(QGuiApplication.clipboard().mimeData())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.choose()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes files and pictures."""
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Takes what was dropped."""
        if self._take(event.mimeData()):
            event.acceptProposedAction()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the picture in its rounded square, with a ring while it has the focus."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        option = QStyleOptionViewItem()
        option.palette = self.palette()
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        paint_photo(painter, box, option, self._pixmap)
        if self.hasFocus():
            pen = painter.pen()
            pen.setColor(QColor(self.palette().color(QPalette.ColorRole.Accent)))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
