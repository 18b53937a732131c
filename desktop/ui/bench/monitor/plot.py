"""Rolling lines of what a board measures; each has its own scale and the newest stands right."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.bench.monitor import Heard
from desktop.ui import theme
from desktop.wording import N_, _
from desktop.wording.joining import labelled, listed

SAMPLES = 600
_SECONDS = 60.0
_LINES = 4
_OFTEN = 5  # a word of another board that is said less often is no measurement
# What is plotted, in this order: its word, its name, its unit.
_KNOWN = {"light": (N_("Brightness"), ""), "mv": (N_("Supply"), "mV")}
_DASHES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine)


class Plot(QWidget):
    """The last minute, at most `SAMPLES` points a line."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[str, deque[tuple[float, float]]] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._say()

    def add(self, lines: Iterable[Heard]) -> None:
        """Takes what can be plotted out of these; paints once."""
        for line in lines:
            at = line.at.timestamp()
            for word, value in line.samples.items():
                self.lines.setdefault(word, deque(maxlen=SAMPLES)).append((at, value))
        self._say()
        self.update()

    def clear(self) -> None:
        """Forgets everything."""
        self.lines.clear()
        self._say()
        self.update()

    def shown(self) -> list[str]:
        """The words that are drawn, in their order."""
        known = [word for word in _KNOWN if self.lines.get(word)]
        often = [w for w, points in self.lines.items() if w not in _KNOWN and len(points) >= _OFTEN]
        return [*known, *often][:_LINES]

    def _say(self) -> None:
        said = [labelled(_name(one), _figure(one, self.lines[one][-1][1])) for one in self.shown()]
        title = _("Light and supply")
        self.setAccessibleName(labelled(title, listed(said)) if said else title)

    def sizeHint(self) -> QSize:
        """Flat and wide."""
        return QSize(theme.grown(self.font(), 320), theme.grown(self.font(), 180))

    def minimumSizeHint(self) -> QSize:
        """Enough to see a movement."""
        return QSize(theme.grown(self.font(), 200), theme.grown(self.font(), 110))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the lines, each named with its last figure."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.colours_of(self.palette())
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.window))
        painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
        words = self.shown()
        if not words:
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(
                box.adjusted(8, 8, -8, -8),
                Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap,
                _("Light and supply are drawn here as soon as the board tells them."),
            )
            return
        now = max(self.lines[word][-1][0] for word in words)
        legend = QFontMetricsF(self.font()).height() + theme.UNIT
        room = box.adjusted(theme.UNIT, legend, -theme.UNIT, -theme.UNIT)
        painter.setPen(QPen(QColor(colours.line), 1))
        for part in range(4):
            y = room.top() + room.height() * part / 3
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
        left = box.left() + theme.UNIT
        for number, word in enumerate(words):
            colour = theme.series(self.palette())[number % 8]
            dash = _DASHES[number % len(_DASHES)]
            self._line(painter, room, self.lines[word], now, QPen(colour, 2, dash))
            left = self._legend(painter, left, box.top() + 4, word, QPen(colour, 3, dash))

    def _line(
        self,
        painter: QPainter,
        room: QRectF,
        points: deque[tuple[float, float]],
        now: float,
        pen: QPen,
    ) -> None:
        shown = [(at, value) for at, value in points if now - at <= _SECONDS]
        if not shown:
            return
        low, high = min(v for _at, v in shown), max(v for _at, v in shown)
        # A steady value lies in the middle and does not tremble over the whole height.
        span = max(high - low, abs(high) * 0.05, 1.0)
        base = (high + low) / 2 - span / 2
        line = QPolygonF(
            [
                QPointF(
                    room.right() - (now - at) / _SECONDS * room.width(),
                    room.bottom() - (value - base) / span * room.height(),
                )
                for at, value in shown
            ]
        )
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(line)

    def _legend(self, painter: QPainter, left: float, top: float, word: str, pen: QPen) -> float:
        metrics = QFontMetricsF(self.font())
        text = f"{_name(word)} {_figure(word, self.lines[word][-1][1])}"
        middle = top + metrics.height() / 2
        painter.setPen(pen)
        painter.drawLine(QPointF(left, middle), QPointF(left + 24, middle))
        painter.setPen(QColor(theme.colours_of(self.palette()).text))
        painter.drawText(QPointF(left + 30, top + metrics.ascent()), text)
        return left + 30 + metrics.horizontalAdvance(text) + theme.UNIT * 2


def _name(word: str) -> str:
    return _(_KNOWN[word][0]) if word in _KNOWN else word


def _figure(word: str, value: float) -> str:
    unit = _KNOWN[word][1] if word in _KNOWN else ""
    return f"{value:,.0f} {unit}".strip()
