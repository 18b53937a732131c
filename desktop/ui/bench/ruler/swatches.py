"""The lacquer is chosen by its own colour, with its name under the pointer and in words beside."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QLabel, QVBoxLayout, QWidget

from desktop.domain.bench.ruler import Colour, Finish
from desktop.ui import theme
from desktop.ui.bench.ruler.colours import NAMES, paints
from desktop.ui.forms import FlowLayout
from desktop.wording import _
from desktop.wording.joining import listed


class Swatch(QAbstractButton):
    """One lacquer, with a stroke of its legend and one of its metal."""

    def __init__(self, colour: Colour) -> None:
        super().__init__()
        self.colour, self.finish = colour, Finish.ENIG
        self.setCheckable(True)
        self.setAccessibleName(_(NAMES[colour]))
        self.setToolTip(_(NAMES[colour]))
        self.setFixedSize(theme.TOUCH, theme.TOUCH)

    def sizeHint(self) -> QSize:
        """As large as a thumb."""
        return QSize(theme.TOUCH, theme.TOUCH)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints it as the board will look."""
        del event
        shades = paints(self.colour, self.finish)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        painter.setPen(QPen(QColor(theme.colours_of(self.palette()).line), 1))
        painter.setBrush(QColor(shades.mask))
        painter.drawRoundedRect(rect, 6, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(shades.legend))
        painter.drawRoundedRect(QRectF(rect.x() + 8, rect.y() + 12, 24, 4), 2, 2)
        painter.setBrush(QColor(shades.metal))
        painter.drawRoundedRect(QRectF(rect.x() + 8, rect.y() + 24, 24, 5), 1, 1)
        if self.isChecked() or self.hasFocus():
            accent = self.palette().color(QPalette.ColorRole.Accent)
            painter.setPen(QPen(accent, 3 if self.isChecked() else 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            frame = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
            painter.drawRoundedRect(frame, theme.RADIUS, theme.RADIUS)


class Swatches(QWidget):
    """`changed` when another lacquer is chosen."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Lacquer"))
        self.keys = {colour: Swatch(colour) for colour in Colour}
        self.words = QLabel()
        self._group = QButtonGroup(self)
        row = FlowLayout(spacing=2)
        for key in self.keys.values():
            self._group.addButton(key)
            row.addWidget(key)
        theme.set_tone(self.words, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.words)
        self.keys[Colour.BLACK].setChecked(True)
        self._say()
        self._group.buttonToggled.connect(lambda _key, on: self._say() if on else None)
        self._group.buttonToggled.connect(lambda _key, on: self.changed.emit() if on else None)

    def colour(self) -> Colour:
        """The one that is chosen."""
        return next(colour for colour, key in self.keys.items() if key.isChecked())

    def show_finish(self, finish: Finish) -> None:
        """The metal they are shown with."""
        for key in self.keys.values():
            key.finish = finish
            key.update()

    def _say(self) -> None:
        legend = _("black legend") if self.colour() is Colour.WHITE else _("white legend")
        self.words.setText(listed((_(NAMES[self.colour()]), legend)))
