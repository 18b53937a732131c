"""The fixed tiles as keys beside the entry: never under the scroll, whatever lies on the stand."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.ui import theme
from desktop.ui.booth.selling.fixed import fixed_tiles
from desktop.ui.forms.iconkey import IconKey

_ICON_AND_AIR = 56


class FixedKeys(QWidget):
    """`tapped(key)` of one of the fixed tiles."""

    tapped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.UNIT)
        self._titles = {tile.key: tile.title for tile in fixed_tiles()}
        self.keys: dict[str, QPushButton] = {}
        for tile in fixed_tiles():
            key = IconKey(theme.icon(tile.icon), tile.title)
            key.setMinimumSize(theme.TOUCH, theme.TOUCH)
            key.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            key.setAccessibleName(tile.title)
            key.setToolTip(tile.title)
            key.clicked.connect(partial(self._tap, tile.key))
            self.keys[tile.key] = key
            row.addWidget(key)

    def fold(self, room: int) -> None:
        """Shows the words where they have room, else the icons alone; `room` in pixels."""
        metrics = QFontMetrics(self.font())
        full = sum(metrics.horizontalAdvance(t) + _ICON_AND_AIR for t in self._titles.values())
        for name, key in self.keys.items():
            words = self._titles[name] if full <= room else ""
            if key.text() != words:
                key.setText(words)

    def _tap(self, key: str, _checked: bool = False) -> None:
        self.tapped.emit(key)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            high = max(theme.TOUCH, QFontMetrics(self.font()).height() + 20)
            for key in self.keys.values():
                key.setMinimumHeight(high)
