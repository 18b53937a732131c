"""A row of keys that gives up its words before it would push the window wider."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.ui import theme
from desktop.ui.forms import ElidedLabel
from desktop.ui.forms.iconkey import IconKey

_SPACING = 4
_ICON_AND_AIR = 56


class KeyRow(QWidget):
    """Words on the left, keys on the right: icon and title, or only the icon in a narrow window."""

    def __init__(self, *, least: int, flat: bool) -> None:
        super().__init__()
        self.words = ElidedLabel(least=least)
        self._flat = flat
        self._titles: dict[QPushButton, str] = {}
        self.row = QHBoxLayout(self)
        self.row.setSpacing(_SPACING)
        self.row.addWidget(self.words, 1)

    def add_key(self, icon: str, title: str) -> QPushButton:
        """A further key; its name stays when its words go."""
        key = IconKey(theme.icon(icon), title)
        key.setMinimumSize(theme.TOUCH, theme.TOUCH)
        key.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        key.setAccessibleName(title)
        key.setToolTip(title)
        if self._flat:
            theme.set_flat(key)
        self._titles[key] = title
        self.row.addWidget(key)
        return key

    def fold(self) -> None:
        """Shows the titles where all of them have room beside the words."""
        metrics = QFontMetrics(theme.sized(self.font(), 1.0, bold=True))
        shown = [key for key in self._titles if key.isVisibleTo(self)]
        full = sum(
            metrics.horizontalAdvance(self._titles[key]) + _ICON_AND_AIR + _SPACING for key in shown
        )
        whole = full + self.words.minimumSizeHint().width() + self._margins() <= self.width()
        for key, title in self._titles.items():
            wanted = title if whole else ""
            if key.text() != wanted:
                key.setText(wanted)

    def minimumSizeHint(self) -> QSize:
        """Room for the icons and a few letters."""
        shown = sum(1 for key in self._titles if key.isVisibleTo(self))
        wide = shown * (theme.TOUCH + _SPACING) + self.words.minimumSizeHint().width()
        return QSize(wide + self._margins(), max(theme.TOUCH, self.row.minimumSize().height()))

    def _margins(self) -> int:
        margins = self.row.contentsMargins()
        return margins.left() + margins.right()

    def _size(self) -> None:
        self.words.setFont(theme.sized(self.font(), 1.06, bold=True))
        high = max(theme.TOUCH, QFontMetrics(self.font()).height() + 20)
        for key in self._titles:
            key.setMinimumHeight(high)
        self.fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Folds or unfolds."""
        super().resizeEvent(event)
        self.fold()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size()
