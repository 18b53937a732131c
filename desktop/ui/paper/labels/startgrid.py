"""The first sheet, drawn small: which label on it is the first that is still free."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.paper.sizes import A4, Grid
from desktop.ui import theme
from desktop.wording import _

_WIDE = 190


class StartGrid(QWidget):
    """`picked` carries the label (from 1, row by row) that was clicked or moved to."""

    picked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._grid: Grid | None = None
        self._start, self._wanted = 1, 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._say()

    @property
    def start(self) -> int:
        """The first free label, from 1."""
        return self._start

    def show_grid(self, grid: Grid | None) -> None:
        """Another sheet; begins at its first label where it has not so many."""
        self._grid = grid
        if grid is None or self._start > grid.count:
            self._start = 1
        self._say()
        self.updateGeometry()

    def show_wanted(self, labels: int) -> None:
        """So many labels are to be printed: those on this sheet are tinted."""
        self._wanted = labels
        self.update()

    def set_start(self, start: int) -> None:
        """Begins at this label, the nearest there is."""
        most = self._grid.count if self._grid else 1
        start = min(max(start, 1), most)
        if start != self._start:
            self._start = start
            self._say()
            self.picked.emit(start)

    def cell(self, label: int) -> QRectF:
        """Where a label (from 1) stands in this drawing."""
        if self._grid is None:
            return QRectF()
        scale = self._scale()
        x, y = self._grid.corner(label - 1)
        return QRectF(x * scale, y * scale, self._grid.wide * scale, self._grid.high * scale)

    def _scale(self) -> float:
        return self.width() / A4[0]

    def _say(self) -> None:
        count = self._grid.count if self._grid else 1
        said = _("Begin at label {n} of {count} on the first sheet")
        self.setAccessibleName(said.format(n=self._start, count=count))
        self.setToolTip(self.accessibleName())
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
        self.update()

    def sizeHint(self) -> QSize:
        """A sheet of A4."""
        wide = theme.grown(self.font(), _WIDE)
        return QSize(wide, round(wide * A4[1] / A4[0]))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the sheet: used labels empty and crossed, what comes tinted, the first marked."""
        del event
        if self._grid is None:
            return
        colours = theme.colours_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.setBrush(QColor(colours.base))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        for label in range(1, self._grid.count + 1):
            cell = self.cell(label).adjusted(1.5, 1.5, -1.5, -1.5)
            used = label < self._start
            comes = not used and label < self._start + self._wanted
            painter.setPen(Qt.PenStyle.NoPen)
            ground = colours.accent_ground if comes else colours.raised
            painter.setBrush(QColor(colours.window if used else ground))
            painter.drawRoundedRect(cell, 2, 2)
            if used:
                painter.setPen(QPen(QColor(colours.faint), 1))
                painter.drawLine(cell.bottomLeft(), cell.topRight())
            if label == self._start:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(colours.accent))
                painter.drawRoundedRect(cell, 2, 2)
                painter.setPen(QColor(colours.on_accent))
                font = self.font()
                most = theme.grown(self.font(), 16)
                font.setPixelSize(max(8, int(min(cell.height() * 0.6, most))))
                painter.setFont(font)
                painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(label))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begins at the label under the finger, the nearest where it falls between two."""
        if self._grid is None:
            return
        at = event.position()
        self.set_start(
            min(
                range(1, self._grid.count + 1),
                key=lambda label: (self.cell(label).center() - at).manhattanLength(),
            )
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the beginning, Home and End go to the first and last label."""
        across = self._grid.columns if self._grid else 1
        step = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -across,
            Qt.Key.Key_Down: across,
            Qt.Key.Key_Home: -10_000,
            Qt.Key.Key_End: 10_000,
        }.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.set_start(self._start + step)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
