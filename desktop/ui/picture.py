"""Pictures for the group chat: 1080 pixels wide, whatever the screen is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QImage, QPainter

from desktop.ui import theme

WIDTH = 1080
_MARGIN = 48
_FOOT = 44


def picture(
    title: str,
    foot: str,
    font: QFont,
    height: float,
    paint: Callable[[QPainter, QRectF], None],
) -> QImage:
    """A card in the light colours (a chat shows it on whatever ground), with title and foot.

    `paint` draws into a rectangle 1080 pixels less the margins wide and `height` high.
    """
    head = theme.sized(font, 1.0, bold=True)
    head.setPixelSize(40)
    small = theme.sized(font, 1.0)
    small.setPixelSize(22)
    top = _MARGIN + QFontMetricsF(head).height() + 24
    whole = int(top + height + _FOOT + _MARGIN)
    image = QImage(WIDTH, whole, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.LIGHT.base))
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.setPen(QColor(theme.LIGHT.text))
    painter.setFont(head)
    inner = WIDTH - 2 * _MARGIN
    painter.drawText(QRectF(_MARGIN, _MARGIN, inner, top), title)
    painter.setPen(QColor(theme.LIGHT.muted))
    painter.setFont(small)
    painter.drawText(
        QRectF(_MARGIN, whole - _MARGIN - 30, inner, 34), Qt.AlignmentFlag.AlignRight, foot
    )
    painter.setFont(font)
    paint(painter, QRectF(_MARGIN, top, inner, height))
    painter.end()
    return image


def copy(image: QImage) -> None:
    """Puts the picture on the clipboard."""
    QGuiApplication.clipboard().setImage(image)


def table_picture(
    title: str,
    foot: str,
    font: QFont,
    titles: Sequence[str],
    rows: Sequence[Sequence[str]],
    numbers: Sequence[bool],
) -> QImage:
    """A table as a picture; columns share the width by what stands in them."""
    text = theme.sized(font, 1.0)
    text.setPixelSize(24)
    metrics = QFontMetricsF(text)
    line = metrics.height() + 20
    wide = [
        max([metrics.horizontalAdvance(t), *(metrics.horizontalAdvance(r[c]) for r in rows)]) + 28
        for c, t in enumerate(titles)
    ]

    def paint(painter: QPainter, rect: QRectF) -> None:
        painter.setFont(text)
        share = rect.width() / max(1.0, sum(wide))
        for number, cells in enumerate([titles, *rows]):
            y = rect.top() + number * line
            if number and number % 2:
                painter.fillRect(
                    QRectF(rect.left(), y, rect.width(), line), QColor(theme.LIGHT.window)
                )
            painter.setPen(QColor(theme.LIGHT.text if number else theme.LIGHT.muted))
            x = rect.left()
            for column, cell in enumerate(cells):
                width = wide[column] * share
                side = (
                    Qt.AlignmentFlag.AlignRight if numbers[column] else Qt.AlignmentFlag.AlignLeft
                )
                shown = metrics.elidedText(
                    " ".join(cell.split()), Qt.TextElideMode.ElideRight, width - 20
                )
                painter.drawText(
                    QRectF(x + 10, y, width - 20, line),
                    side | Qt.AlignmentFlag.AlignVCenter,
                    shown,
                )
                x += width

    return picture(title, foot, font, line * (len(rows) + 1), paint)


def copy_text(text: str) -> None:
    """Puts text on the clipboard."""
    QGuiApplication.clipboard().setText(text)
