"""The lamp as a drawing: tap the LED that is dark."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.forms.iconkey import IconKey
from desktop.wording import _

_ARMS = 6


def spots(count: int) -> list[tuple[float, float]]:
    """Where the LEDs stand, from -1 to 1, in the order of the chain: the snowflake's first in its
    middle, then arm by arm from within; any other number in a ring.
    """
    if count == 1 + 3 * _ARMS:
        found = [(0.0, 0.0)]
        for arm in range(_ARMS):
            turn = math.radians(60 * arm - 90)
            found += [(r * math.cos(turn), r * math.sin(turn)) for r in (0.36, 0.66, 0.96)]
        return found
    turns = [math.radians(360 * n / count - 90) for n in range(count)]
    return [(0.9 * math.cos(turn), 0.9 * math.sin(turn)) for turn in turns]


class FlakePanel(QWidget):
    """`dark(led)` from 1; `none_lit` when not one is. Digits choose too: 1 2 is LED 12, Enter."""

    dark = Signal(int)
    none_lit = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.flake = _Flake()
        self.none = IconKey(theme.icon("lightbulb-off"), _("Not one of them is lit"))
        self.flake.tapped.connect(self.dark)
        self.none.clicked.connect(self.none_lit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        column.addWidget(self.flake, 1)
        column.addWidget(self.none)
        self.setFocusProxy(self.flake)

    def show_lamp(self, leds: int) -> None:
        """Draws a lamp with so many LEDs."""
        self.flake.show_leds(leds)
        self.flake.setFocus()


class _Flake(QWidget):
    tapped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.leds: list[QToolButton] = []
        self._typed = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("The lamp: which LED is dark"))
        how = _("Tap the LED that stays dark. Its number can be typed, too.")
        self.setToolTip(how)
        self.setAccessibleDescription(how)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        # Three on an arm, each with room for a thumb.
        self.setMinimumSize(theme.TOUCH * 8, theme.TOUCH * 8)

    def show_leds(self, count: int) -> None:
        self._typed = ""
        if len(self.leds) != count:
            for led in self.leds:
                led.hide()
                led.deleteLater()
            self.leds = [self._led(number) for number in range(1, count + 1)]
        self._lay()

    def _led(self, number: int) -> QToolButton:
        led = QToolButton(self)
        led.setText(str(number))
        led.setAccessibleName(_("LED {n} is dark").format(n=number))
        led.setStyleSheet("padding: 0; border-radius: 24px; font-weight: bold;")
        led.clicked.connect(lambda: self.tapped.emit(number))
        led.show()
        return led

    def _middle(self) -> tuple[QPointF, float]:
        half = min(self.width(), self.height()) / 2 - theme.TOUCH / 2 - 4
        return QPointF(self.width() / 2, self.height() / 2), half

    def _lay(self) -> None:
        middle, half = self._middle()
        for led, (x, y) in zip(self.leds, spots(len(self.leds)), strict=True):
            at = middle + QPointF(x, y) * half - QPointF(theme.TOUCH, theme.TOUCH) / 2
            led.setGeometry(round(at.x()), round(at.y()), theme.TOUCH, theme.TOUCH)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The LEDs stand where the drawing has them."""
        super().resizeEvent(event)
        self._lay()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits and Enter."""
        if event.text().isdigit():
            self._typed = (self._typed + event.text())[-2:]
            number = int(self._typed)
            if not 1 <= number <= len(self.leds):
                self._typed = event.text()
                number = int(self._typed)
            for led in self.leds:
                led.setDown(led is self.leds[number - 1] and number > 0)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._typed:
            number, self._typed = int(self._typed), ""
            if 1 <= number <= len(self.leds):
                self.leds[number - 1].setDown(False)
                self.tapped.emit(number)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the arms."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, half = self._middle()
        pen = QPen(QColor(theme.colours_of(self.palette()).line), 6)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        if len(self.leds) != 1 + 3 * _ARMS:
            painter.drawEllipse(middle, half * 0.9, half * 0.9)
            return
        for arm in range(_ARMS):
            turn = math.radians(60 * arm - 90)
            painter.drawLine(middle, middle + _way(turn) * half)
            for from_, long in ((0.51, 0.2), (0.81, 0.14)):
                root = middle + _way(turn) * half * from_
                for side in (-1, 1):
                    painter.drawLine(root, root + _way(turn + side * math.pi / 3) * half * long)


def _way(turn: float) -> QPointF:
    return QPointF(math.cos(turn), math.sin(turn))
