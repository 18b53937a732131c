"""The preview: the board in its true colours, to be zoomed, moved and turned over."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui import theme
from desktop.ui.bench.ruler import scene as painting
from desktop.ui.bench.ruler.scene import Scene, Sheet, View
from desktop.ui.jobs import Jobs
from desktop.wording import _

LANE = "ruler"
_AIR = 18  # pixels around the board
_DUSK = "#59626d"  # the ground in the dark: a black board and its holes must be seen on it
_STEP, _PAN = 1.25, 48
_LEAST, _MOST = 0.4, 400.0  # pixels a mm
_SPOT_MM = 6.0  # that much is seen around a finding
_SPOT_MS = 6_000


class Canvas(QWidget):
    """`show_scene` shows a board. `moved` tells that the view has changed, `over` where on the
    board (mm) the pointer is.
    """

    moved = Signal()
    over = Signal(float, float)

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs = jobs
        self.scene: Scene | None = None
        self.view = View(1.0, 0.0, 0.0)
        self.fits = True
        self._image: QImage | None = None
        self._painted = self.view
        self._drag: QPointF | None = None
        self.spot: tuple[float, float] | None = None
        self._spot_ends = QTimer(self, interval=_SPOT_MS, singleShot=True)
        self._spot_ends.timeout.connect(self.forget_spot)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Preview of the ruler"))
        self.setAccessibleDescription(
            _("Plus and minus zoom, arrows move, 0 shows all of it, B turns it over.")
        )

    def minimumSizeHint(self) -> QSize:
        """Enough to see a ruler lengthways."""
        return QSize(theme.grown(self.font(), 260), theme.grown(self.font(), 150))

    # ── for the page ──────────────────────────────────────────────────────────────────────────

    def show_scene(self, scene: Scene) -> None:
        """Shows another board; the view stays where it was unless it fitted."""
        before, self.scene = self.scene, scene
        if self.fits or before is None or before.size != scene.size:
            self.fit()
        else:
            self._render()

    def fit(self) -> None:
        """All of it."""
        self.fits = True
        if self.scene is None:
            return
        wide, high = self.scene.size
        room = QSize(self.width() - 2 * _AIR, self.height() - 2 * _AIR)
        scale = max(_LEAST, min(room.width() / wide, room.height() / high))
        x = (self.width() - wide * scale) / 2
        y = (self.height() + high * scale) / 2
        self._look(replace(self.view, scale=scale, x=x, y=y))

    def zoom(self, times: float, at: QPointF | None = None) -> None:
        """Nearer or farther; the point (the middle where none is named) stays where it is."""
        point = at or QPointF(self.width() / 2, self.height() / 2)
        scale = max(_LEAST, min(_MOST, self.view.scale * times))
        factor = scale / self.view.scale
        self.fits = False
        self._look(
            replace(
                self.view,
                scale=scale,
                x=point.x() - (point.x() - self.view.x) * factor,
                y=point.y() - (point.y() - self.view.y) * factor,
            )
        )

    def turn(self, *, back: bool) -> None:
        """Shows the front or the back; what was in the middle stays there."""
        if back is self.view.back or self.scene is None:
            return
        wide = self.scene.size[0] * self.view.scale
        x = self.view.x if self.fits else self.width() - self.view.x - wide
        self._look(replace(self.view, back=back, x=x))

    def show_sheets(self, sheets: frozenset[Sheet]) -> None:
        """Shows just these layers."""
        self._look(replace(self.view, sheets=sheets))

    def show_spot(self, x: float, y: float) -> None:
        """Goes near a place (mm) and marks it for a while."""
        if self.scene is None:
            return
        self.spot = (x, y)
        least = min(self.width(), self.height()) / (2 * _SPOT_MM)
        scale = max(_LEAST, min(_MOST, max(self.view.scale, least)))
        self.fits = False
        seen = replace(self.view, scale=scale, x=0.0, y=0.0)
        point = seen.transform(self.scene.size[0]).map(QPointF(x, y))
        self._look(replace(seen, x=self.width() / 2 - point.x(), y=self.height() / 2 - point.y()))
        self._spot_ends.start()

    def forget_spot(self) -> None:
        """The mark goes."""
        self.spot = None
        self.update()

    # ── looking ───────────────────────────────────────────────────────────────────────────────

    def _look(self, view: View) -> None:
        self.view = view
        self._render()
        self.update()
        self.moved.emit()

    def _render(self) -> None:
        """The board is painted in a lane; until then the last picture is moved and stretched."""
        scene, view, size = self.scene, self.view, self.size()
        if scene is None or size.isEmpty():
            return
        ratio = self.devicePixelRatioF()

        def came(image: QImage) -> None:
            self.take_image(view, image)

        self._jobs.run(
            LANE,
            lambda: painting.paint(scene, view, size, ratio),
            owner=self,
            done=came,
            latest="picture",
        )

    def take_image(self, view: View, image: QImage) -> None:
        """A picture of this view is there."""
        self._image, self._painted = image, view
        self.update()

    @property
    def painted(self) -> bool:
        """Whether what is seen is what is looked at."""
        return self._image is not None and self._painted == self.view

    def paintEvent(self, event: QPaintEvent) -> None:
        """Puts the picture where it belongs."""
        del event
        colours = theme.colours_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        ground = _DUSK if theme.is_dark(self.palette()) else colours.raised
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(self.rect()), theme.RADIUS, theme.RADIUS)
        if self._image is not None:
            painter.save()
            corners = QPainterPath()
            corners.addRoundedRect(QRectF(self.rect()), theme.RADIUS, theme.RADIUS)
            painter.setClipPath(corners)
            if self._painted != self.view:
                factor = self.view.scale / self._painted.scale
                moved = QTransform.fromTranslate(self.view.x, self.view.y)
                moved.scale(factor, factor)
                moved.translate(-self._painted.x, -self._painted.y)
                painter.setTransform(moved, combine=True)
            painter.drawImage(QPointF(0, 0), self._image)
            painter.restore()
        accent = self.palette().color(QPalette.ColorRole.Accent)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.spot is not None and self.scene is not None:
            at = self.view.transform(self.scene.size[0]).map(QPointF(*self.spot))
            for radius, colour, width in ((22, "#ffffff", 6), (22, "#d02f2f", 3)):
                painter.setPen(QPen(QColor(colour), width))
                painter.drawEllipse(at, radius, radius)
        if self.hasFocus():
            painter.setPen(QPen(accent, 2))
            frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(frame, theme.RADIUS, theme.RADIUS)

    # ── hands ─────────────────────────────────────────────────────────────────────────────────

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zooms where the pointer is."""
        self.zoom(_STEP ** (event.angleDelta().y() / 120), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes hold of the board."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._drag = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Moves it, or says where the pointer is."""
        if self._drag is not None:
            by = event.position() - self._drag
            self._drag = event.position()
            self._pan(by.x(), by.y())
        elif self.scene is not None:
            back, good = self.view.transform(self.scene.size[0]).inverted()
            if good:
                at = back.map(event.position())
                self.over.emit(at.x(), at.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lets go."""
        del event
        self._drag = None
        self.unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """All of it."""
        del event
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Everything without a mouse."""
        key = Qt.Key(event.key())
        pans = {
            Qt.Key.Key_Left: (_PAN, 0),
            Qt.Key.Key_Right: (-_PAN, 0),
            Qt.Key.Key_Up: (0, _PAN),
            Qt.Key.Key_Down: (0, -_PAN),
        }
        if key in pans:
            self._pan(*pans[key])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(_STEP)
        elif key is Qt.Key.Key_Minus:
            self.zoom(1 / _STEP)
        elif key in (Qt.Key.Key_0, Qt.Key.Key_Home):
            self.fit()
        elif key is Qt.Key.Key_B:
            self.turn(back=not self.view.back)
        else:
            super().keyPressEvent(event)

    def _pan(self, x: float, y: float) -> None:
        self.fits = False
        self._look(replace(self.view, x=self.view.x + x, y=self.view.y + y))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What fitted fits again."""
        super().resizeEvent(event)
        if self.fits:
            self.fit()
        else:
            self._render()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text needs more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
