"""The page itself on a quiet ground: white in the dark too, crisp on every screen."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from desktop.ui import theme
from desktop.ui.paper.painting import paint_page, paint_ruler, paint_words
from desktop.ui.paper.truesize import MM_PER_INCH, pixels_per_mm
from desktop.wording import _

RULER_MM = 100.0
LEAST_ZOOM, MOST_ZOOM = 0.1, 8.0
_STEP = 1.25
_MARGIN = 20
# No picture of a page is larger than this many pixels; beyond it, it is drawn larger than it is.
_MOST_PIXELS = 24_000_000


class PageCanvas(QAbstractScrollArea):
    """Shows one picture of a page, fitted (`zoom` None) or at a share of its true size.

    `turned` asks for another page (+1, -1, or ±a very large number for the ends), `rescaled` for
    a picture at the resolution that `dpi` names.
    """

    turned = Signal(int)
    rescaled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._size = (0.0, 0.0)
        self._zoom: float | None = None
        self._measured = 0.0
        self._held: QPoint | None = None
        self._wheel = 0
        self.words = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(160, 160)
        self.setCornerWidget(QWidget())
        self.setAccessibleName(_("Page"))

    # ── what is shown ─────────────────────────────────────────────────────────────────────────

    def show_page(self, image: QImage | None, size: tuple[float, float]) -> None:
        """Shows a picture of a page of this size (mm); None takes it away."""
        self._image = image
        self.set_page_size(size)
        self.viewport().update()

    def set_page_size(self, size: tuple[float, float]) -> None:
        """The page is this large (mm), whatever picture there is of it by now."""
        self._size = size
        self._measure()
        self.viewport().update()

    @property
    def page_size(self) -> tuple[float, float]:
        """Width and height of the page in mm."""
        return self._size

    def say(self, words: str, name: str) -> None:
        """What stands there while there is no page, and what a screen reader calls the page."""
        if words != self.words:
            self.words = words
            self.viewport().update()
        if name != self.accessibleName():
            self.setAccessibleName(name)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    @property
    def image(self) -> QImage | None:
        """The picture that is shown."""
        return self._image

    # ── how large ─────────────────────────────────────────────────────────────────────────────

    @property
    def zoom(self) -> float | None:
        """The share of the true size, None for as large as fits."""
        return self._zoom

    def set_zoom(self, zoom: float | None) -> None:
        """Another size; 1 is the size on paper."""
        self._zoom = None if zoom is None else min(MOST_ZOOM, max(LEAST_ZOOM, zoom))
        self._measure()
        self.viewport().update()
        self.rescaled.emit()

    def step_zoom(self, steps: int) -> None:
        """Larger or smaller by steps of a quarter; stops at the true size when it comes by it."""
        now = self.share()
        wanted = now * _STEP**steps
        self.set_zoom(1.0 if (now < 1 < wanted or wanted < 1 < now) else wanted)

    def share(self) -> float:
        """The share of the true size at which the page stands, also where it is fitted."""
        return self._scale() / self.true_scale()

    def true_scale(self) -> float:
        """Device-independent pixels to a millimetre at 100 %."""
        return pixels_per_mm(self.screen(), self._measured)

    @property
    def measured(self) -> float:
        """What a ruler found on this screen, 0 for nothing."""
        return self._measured

    def set_measured(self, pixels: float) -> None:
        """What a ruler found on this screen (pixels to a millimetre), 0 for nothing."""
        self._measured = pixels
        self.set_zoom(self._zoom)

    def dpi(self) -> float:
        """The resolution at which a picture of the page is as sharp as this screen."""
        wide, high = self._size
        inches = max(wide * high, 1.0) / MM_PER_INCH**2
        sharpest = math.sqrt(_MOST_PIXELS / inches)
        return min(self._scale() * MM_PER_INCH * self.devicePixelRatioF(), sharpest)

    def _scale(self) -> float:
        if self._zoom is not None:
            return self._zoom * self.true_scale()
        wide, high = self._size
        if not wide or not high:
            return self.true_scale()
        room = self.viewport().size()
        most = self.true_scale() * MOST_ZOOM / 2
        fit = min((room.width() - 2 * _MARGIN) / wide, (room.height() - 2 * _MARGIN) / high, most)
        return max(fit, 0.2)

    def _page(self) -> QRectF:
        """Where the page stands in the viewport, on whole device pixels."""
        wide, high = (side * self._scale() for side in self._size)
        room, ratio = self.viewport().size(), self.devicePixelRatioF()
        left = max((room.width() - wide) / 2, _MARGIN) - self.horizontalScrollBar().value()
        top = max((room.height() - high) / 2, _MARGIN) - self.verticalScrollBar().value()
        return QRectF(round(left * ratio) / ratio, round(top * ratio) / ratio, wide, high)

    def _measure(self) -> None:
        wide, high = (side * self._scale() for side in self._size)
        room = self.viewport().size()
        for bar, need, have in (
            (self.horizontalScrollBar(), wide, room.width()),
            (self.verticalScrollBar(), high, room.height()),
        ):
            over = 0 if self._zoom is None else max(0, round(need + 2 * _MARGIN - have))
            bar.setRange(0, over)
            bar.setPageStep(have)
            bar.setSingleStep(40)

    # ── painting ──────────────────────────────────────────────────────────────────────────────

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints ground, shadow and page, and at true size the line to hold a ruler against."""
        del event
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.colours_of(self.palette())
        ground = QRectF(self.viewport().rect())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.raised))
        painter.drawRoundedRect(ground, theme.RADIUS, theme.RADIUS)
        if self._size[0] and (self._image is not None or not self.words):
            paint_page(painter, self._page(), self._image, self.devicePixelRatioF())
        else:
            paint_words(painter, ground, self.words, self.palette())
        if self._zoom is not None and abs(self._zoom - 1) < 0.001 and self._image is not None:
            said = _("100 mm on a ruler held against the screen")
            paint_ruler(painter, ground, RULER_MM * self.true_scale(), said, self.palette())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 2))
            inset = ground.adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(inset, theme.RADIUS, theme.RADIUS)

    # ── hands ─────────────────────────────────────────────────────────────────────────────────

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys turn, plus and minus resize, 0 fits, 1 is true size, arrows move the page."""
        key, bar = event.key(), self.verticalScrollBar()
        if key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Space):
            back = key == Qt.Key.Key_PageUp or bool(
                event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            )
            self.turned.emit(-1 if back else 1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.turned.emit(-(10**9) if key == Qt.Key.Key_Home else 10**9)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.step_zoom(1)
        elif key == Qt.Key.Key_Minus:
            self.step_zoom(-1)
        elif key == Qt.Key.Key_0:
            self.set_zoom(None)
        elif key == Qt.Key.Key_1:
            self.set_zoom(1.0)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            side = self.horizontalScrollBar()
            step = 1 if key == Qt.Key.Key_Right else -1
            if side.maximum():
                side.setValue(side.value() + step * side.singleStep())
            else:
                self.turned.emit(step)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if key == Qt.Key.Key_Down else -1
            bar.setValue(bar.value() + step * bar.singleStep())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl it resizes; else it moves the page, and turns it where nothing is left."""
        turn = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._turn_wheel(turn, lambda steps: self.step_zoom(-steps))
            event.accept()
            return
        bar = self.verticalScrollBar()
        end = bar.maximum() if turn < 0 else bar.minimum()
        if bar.value() != end:
            self._wheel = 0
            super().wheelEvent(event)
            return
        self._turn_wheel(turn, lambda steps: self.turned.emit(1 if steps > 0 else -1))
        event.accept()

    def _turn_wheel(self, turn: int, act: Callable[[int], None]) -> None:
        """A touch pad sends many small turns: one notch of a wheel is one step."""
        self._wheel += turn
        if abs(self._wheel) >= 120:
            steps = -int(self._wheel / 120)
            self._wheel = 0
            act(steps)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes hold of the page."""
        self._held = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Moves it along."""
        if self._held is None:
            return
        at = event.position().toPoint()
        moved, self._held = at - self._held, at
        for bar, way in (
            (self.horizontalScrollBar(), moved.x()),
            (self.verticalScrollBar(), moved.y()),
        ):
            bar.setValue(bar.value() - way)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lets go."""
        del event
        self._held = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Between fitted and true size."""
        del event
        self.set_zoom(1.0 if self._zoom is None else None)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """The page is painted anew where it stands."""
        del dx, dy
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A fitted page is as large as its room."""
        super().resizeEvent(event)
        self._measure()
        if self._zoom is None:
            self.rescaled.emit()

    def sizeHint(self) -> QSize:
        """As much as there is."""
        return QSize(480, 480)
