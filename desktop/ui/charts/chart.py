"""Charts as widgets: a title, the drawing, and a key that copies it as a picture."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui import picture, theme
from desktop.ui.charts import paint
from desktop.ui.charts.series import Figures, Series, summary
from desktop.ui.forms.elided import ElidedLabel
from desktop.ui.forms.tool import tool_button
from desktop.wording import _

Drawing = Callable[[QPainter, QRectF, Figures, QPalette, QFont], None]
_NOTHING = Figures((), (), str)


class Chart(QWidget):
    """The frame of every chart; the kinds below say how theirs is drawn."""

    def __init__(self, title: str, drawing: Drawing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self.head = ElidedLabel(title)
        self.head.setFont(theme.sized(self.font(), 1.1, bold=True))
        self.copy = tool_button("image", _("Copy picture: {title}").format(title=title))
        self.copy.clicked.connect(self.copy_picture)
        self.canvas = _Canvas(drawing)
        head = QHBoxLayout()
        head.addWidget(self.head, 1)
        head.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.UNIT * 2, theme.UNIT, theme.UNIT, theme.UNIT * 2)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.canvas, 1)
        self.show_data((), ())

    def show_data(
        self,
        series: Sequence[Series],
        labels: Sequence[str],
        text: Callable[[int], str] = "{:,}".format,
    ) -> None:
        """Draws these numbers; `text` writes one, e.g. money.short for fen."""
        figures = Figures(tuple(series), tuple(labels), text)
        self.canvas.figures = figures
        self.canvas.setAccessibleName(summary(self._title, figures))
        self.copy.setEnabled(not figures.empty)
        self.canvas.updateGeometry()
        self.canvas.update()

    def as_picture(self, foot: str = "") -> QImage:
        """The chart 1080 pixels wide, in the light colours."""
        font = theme.sized(self.font(), 1.0)
        font.setPixelSize(24)
        figures, light = self.canvas.figures, theme.palette(theme.LIGHT)
        tall = max(520.0, len(figures.labels) * 52.0 if self.canvas.lying else 520.0)

        def draw(painter: QPainter, rect: QRectF) -> None:
            painter.setFont(font)
            self.canvas.draw(painter, rect, light, font)

        return picture.picture(self._title, foot, self.font(), tall, draw)

    def copy_picture(self) -> None:
        """Puts the chart on the clipboard as a picture."""
        picture.copy(self.as_picture())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the card that the chart stands on."""
        del event
        theme.card_painter(self).end()


class _Canvas(QWidget):
    def __init__(self, drawing: Drawing) -> None:
        super().__init__()
        self._drawing = drawing
        self.lying = drawing is paint.lying_bars
        self.figures = _NOTHING

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        rows = max(4, len(self.figures.labels)) if self.lying else 9
        return QSize(theme.grown(self.font(), 320), round(rows * metrics.height() * 1.7))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(hint.width() * 2 // 3, hint.height() if self.lying else hint.height() * 2 // 3)

    def draw(self, painter: QPainter, rect: QRectF, palette: QPalette, font: QFont) -> None:
        if self.figures.empty:
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, _("Nothing yet"))
            return
        used = paint.legend(painter, rect, self.figures, palette)
        self._drawing(painter, rect.adjusted(0, used, 0, 0), self.figures, palette, font)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = theme.sized(self.font(), 0.92)
        painter.setFont(font)
        self.draw(painter, QRectF(self.rect()).adjusted(0, 0, -8, 0), self.palette(), font)


class Bars(Chart):
    """Lying bars, one for each label: stock by place, takings by item."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, paint.lying_bars, parent)


class Stacked(Chart):
    """Standing bars, series on top of each other: sales by half hour and method."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, paint.standing_bars, parent)


class Lines(Chart):
    """Lines over time."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, paint.lines, parent)
