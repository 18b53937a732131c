"""The ground that a part of a page stands on: a card."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from desktop.ui.theme.palette import colours_of
from desktop.ui.theme.tokens import RADIUS


def card_painter(widget: QWidget) -> QPainter:
    """A painter for the widget's paintEvent, which has painted its card and has no pen."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours_of(widget.palette()).base))
    painter.drawRoundedRect(QRectF(widget.rect()), RADIUS, RADIUS)
    return painter
