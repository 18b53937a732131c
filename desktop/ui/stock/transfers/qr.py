"""A code on the screen: large digits, and a QR code black on white whatever the scheme."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui import theme

_QUIET = 4  # modules (ISO/IEC 18004 §9.1)
_SIDE = 176
_DIGITS = 48  # points at the usual text size


class Digits(QWidget):
    """Digits that are read across a table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = ""

    def say(self, text: str) -> None:
        """Shows others."""
        self.text = text
        self.setAccessibleName(text)
        self.update()

    def sizeHint(self) -> QSize:
        """One line of them."""
        metrics = QFontMetrics(self._font())
        return QSize(metrics.horizontalAdvance("000 000"), metrics.height())

    def minimumSizeHint(self) -> QSize:
        """All of it."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints them in the middle."""
        del event
        painter = QPainter(self)
        painter.setFont(self._font())
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text)

    def _font(self) -> QFont:
        return theme.points(self.font(), _DIGITS, bold=True)


class QrCode(QWidget):
    """`show_code` takes rows of modules, True for dark, and what it says in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[bool, ...], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_code(self, rows: tuple[tuple[bool, ...], ...], said: str) -> None:
        """Shows another one."""
        self._rows = rows
        self.setAccessibleName(said)
        self.update()

    def sizeHint(self) -> QSize:
        """A square that a phone reads at arm's length."""
        side = theme.grown(self.font(), _SIDE)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints whole pixels: a blurred module is a doubtful one."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if not self._rows:
            return
        count = len(self._rows) + 2 * _QUIET
        size = max(1, min(self.width(), self.height()) // count)
        start = (min(self.width(), self.height()) - size * count) // 2 + size * _QUIET
        for y, row in enumerate(self._rows):
            for x, dark in enumerate(row):
                if dark:
                    box = QRectF(start + x * size, start + y * size, size, size)
                    painter.fillRect(box, Qt.GlobalColor.black)
