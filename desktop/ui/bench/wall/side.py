"""What stands beside the cards for a while, about one of them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.bench.cards.paint import place_colour
from desktop.ui.forms import tool_button
from desktop.ui.forms.scrolling import scrolled
from desktop.wording import _

WIDE = 440  # pixels at 100 % text
_OWN, _NONE = QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored


class Side(QWidget):
    """`show_panel` puts one in and says `shown`; `closed(location)` when it goes. Esc closes."""

    closed = Signal(str)
    shown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.location = ""
        self._number = 0
        self._panels: list[QWidget] = []
        self.title = QLabel(wordWrap=True)
        self.close_key = tool_button("x", _("Close"))
        self.close_key.clicked.connect(self.leave)
        self.stack = QStackedWidget()
        theme.set_heading(self.title, "part")
        head = QHBoxLayout()
        head.setContentsMargins(theme.grown(self.font(), 44), 0, 0, 0)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_key)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.UNIT * 2, theme.UNIT, theme.UNIT * 2, theme.UNIT)
        column.setSpacing(theme.UNIT)
        column.addLayout(head)
        column.addWidget(self._scrolled(), 1)
        QShortcut("Esc", self, self.leave, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.hide()

    def _scrolled(self) -> QScrollArea:
        """On a low screen a panel is scrolled: the window never grows beyond the screen for it."""
        scroll = scrolled(self.stack)
        for part in (scroll.viewport(), self.stack):
            part.setAutoFillBackground(False)
        return scroll

    @property
    def panel(self) -> QWidget | None:
        """What stands here now; None while it is put away."""
        return None if self.isHidden() else self.stack.currentWidget()

    def show_panel(self, panel: QWidget, title: str, location: str, number: int) -> None:
        """Shows a panel about the place with this number."""
        if self.location and (self.location != location or self.panel is not panel):
            self.leave()
        self.location, self._number = location, number
        if panel not in self._panels:
            self._panels.append(panel)
            self.stack.addWidget(panel)
        self.stack.setCurrentWidget(panel)
        # Only the one in front says how high it must be.
        for page in self._panels:
            wide = page.sizePolicy().horizontalPolicy()
            page.setSizePolicy(wide, _OWN if page is panel else _NONE)
        self.title.setText(title)
        self.close_key.setAccessibleName(_("Close: {title}").format(title=title))
        self.show()
        self.shown.emit()
        self.update()
        inside = panel.focusProxy() or panel
        wanted = inside if inside.focusPolicy() is not Qt.FocusPolicy.NoFocus else self.close_key
        wanted.setFocus()

    def leave(self) -> None:
        """Goes away."""
        location, self.location = self.location, ""
        self.hide()
        if location:
            self.closed.emit(location)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the ground, and the number of the place it speaks of."""
        del event
        painter = theme.card_painter(self)
        side = theme.grown(self.font(), 36)
        middle = self.close_key.geometry().center().y()
        badge = QRectF(theme.UNIT * 2, middle - side / 2, side, side)
        own = place_colour(self.palette(), self._number)
        painter.setBrush(own)
        painter.drawRoundedRect(badge, theme.RADIUS, theme.RADIUS)
        painter.setPen(QColor("#12161c" if theme.is_dark(self.palette()) else "#ffffff"))
        painter.setFont(theme.sized(self.font(), 1.4, bold=True))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(self._number))
