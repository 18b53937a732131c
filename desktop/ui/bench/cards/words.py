"""Words that are as large as their room allows."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from desktop.ui import theme

LEAST = 0.85  # of the text size: nothing on a card is smaller


def fitted(font: QFont, text: str, room: QRectF, most: float, *, bold: bool = False) -> QFont:
    """The font, at most `most` times as large, in which the text fits the room."""
    times = most
    while times > LEAST:
        tried = theme.sized(font, times, bold=bold)
        box = QFontMetricsF(tried).boundingRect(
            QRectF(0, 0, room.width(), 10_000), Qt.TextFlag.TextWordWrap.value, text
        )
        if box.height() <= room.height() and box.width() <= room.width() + 1:
            return tried
        times *= 0.94
    return theme.sized(font, LEAST, bold=bold)


def cut(font: QFont, text: str, room: QRectF) -> str:
    """The text, ended by an ellipsis where not all of it has room."""
    shown = text
    while shown and height(font, shown, room.width()) > room.height() + 1:
        text = text[:-2].rstrip()
        shown = f"{text}…" if text else ""
    return shown


def height(font: QFont, text: str, width: float) -> float:
    """How high the wrapped text is, in pixels."""
    if not text:
        return 0.0
    room = QRectF(0, 0, width, 10_000)
    return QFontMetricsF(font).boundingRect(room, Qt.TextFlag.TextWordWrap.value, text).height()
