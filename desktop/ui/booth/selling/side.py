"""What stands on the right: the cart, or a panel in its place, each a card of its own."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QFont, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QStackedWidget, QWidget

from desktop.ui import theme

# What is huge at 100 % text need not be twice as huge at 200 %.
_MOST_DISPLAY = 1.25


class Pages(QStackedWidget):
    """Pages over each other that may be lower than their text would like: they scroll inside."""

    def hasHeightForWidth(self) -> bool:
        """A long page never pushes the window over the edge of a small screen."""
        return False


class SidePanel(QWidget):
    """A card on the right side. It may know F-keys of its own."""

    def press(self, name: str) -> bool:
        """Acts on a key by its name; false hands it back."""
        del name
        return False

    def sizeHint(self) -> QSize:
        """Wide enough for a name, its keys and its amount."""
        return QSize(theme.grown(self.font(), 400), 400)

    def minimumSizeHint(self) -> QSize:
        """The keys of a line and a few letters must fit, and whatever the panel holds."""
        least = QSize(max(340, theme.grown(self.font(), 240)), 320)
        layout = self.layout()
        return least if layout is None else least.expandedTo(layout.minimumSize())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the card."""
        del event
        theme.card_painter(self).end()


class FittingField(QScrollArea):
    """As high as what it holds where there is room, else it scrolls."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self._inner = inner
        dress(self, inner)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        """What it holds, at this width."""
        inner, wide = self._inner, self.viewport().width()
        high = inner.heightForWidth(wide) if inner.hasHeightForWidth() else -1
        return QSize(inner.sizeHint().width(), max(high, inner.minimumSizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        """Two rows of keys, or less where it holds less."""
        return QSize(0, min(self.sizeHint().height(), 2 * theme.PAY_KEY + theme.UNIT * 3))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is laid out anew within may need another height."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may mean another height."""
        super().resizeEvent(event)
        self.updateGeometry()


def display(font: QFont, size: float) -> QFont:
    """A bold font of so many points for a sum; it grows a little with the text, never doubles."""
    grown = theme.points(font, size, bold=True)
    grown.setPointSizeF(min(grown.pointSizeF(), size * _MOST_DISPLAY))
    return grown


def clear_field(inner: QWidget) -> QScrollArea:
    """A field that scrolls up and down and lets the card behind it be seen."""
    field = QScrollArea()
    dress(field, inner)
    return field


def dress(field: QScrollArea, inner: QWidget) -> None:
    """Puts a widget into a field, without frame and ground."""
    field.setFrameShape(QFrame.Shape.NoFrame)
    field.setWidgetResizable(True)
    field.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    field.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    field.setWidget(inner)
    # A widget put into a scroll area is given a ground of its own.
    inner.setAutoFillBackground(False)
    field.viewport().setAutoFillBackground(False)
