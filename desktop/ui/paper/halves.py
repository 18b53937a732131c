"""Two halves of a page: beside each other, or one at a time where the window is narrow."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.forms.iconkey import IconKey


class Halves(QWidget):
    """`left` is what goes onto paper, `right` the paper. `narrow` is the width (pixels at 100 %
    text) below which two keys above them say which one is shown.
    """

    def __init__(
        self, left: QWidget, right: QWidget, words: tuple[str, str], *, narrow: int = 820
    ) -> None:
        super().__init__()
        self._narrow = narrow
        self._halves = (left, right)
        self.keys = tuple(IconKey(word) for word in words)
        self._group = QButtonGroup(self)
        self._switch = QWidget()
        row = QHBoxLayout(self._switch)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.UNIT)
        for key, icon in zip(self.keys, ("list", "file-text"), strict=True):
            key.setIcon(theme.icon(icon))
            key.setCheckable(True)
            key.clicked.connect(self._fit)
            self._group.addButton(key)
            row.addWidget(key)
        row.addStretch(1)
        self.keys[0].setChecked(True)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(theme.UNIT * 2)
        for half in self._halves:
            self.split.addWidget(half)
        self.split.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        column.addWidget(self._switch)
        column.addWidget(self.split, 1)
        self._fit()

    @property
    def folded(self) -> bool:
        """Whether only one half is shown."""
        return self.width() < theme.grown(self.font(), self._narrow)

    def show_half(self, right: bool) -> None:
        """Puts one half in front where only one is shown."""
        self.keys[1 if right else 0].setChecked(True)
        self._fit()

    def set_left_width(self, width: int) -> None:
        """How wide the left half begins, in pixels at 100 % text."""
        self.split.setSizes([theme.grown(self.font(), width), 10_000])

    def minimumSizeHint(self) -> QSize:
        """The wider half alone: it can always fold."""
        hints = [half.minimumSizeHint() for half in self._halves]
        wide = max(*(hint.width() for hint in hints), self._switch.minimumSizeHint().width())
        high = max(hint.height() for hint in hints)
        return QSize(wide, high + self._switch.sizeHint().height() + theme.UNIT)

    def _fit(self) -> None:
        folded = self.folded
        self._switch.setVisible(folded)
        on_paper = self.keys[1].isChecked()
        self._halves[0].setVisible(not folded or not on_paper)
        self._halves[1].setVisible(not folded or on_paper)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Folds or unfolds."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text needs more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_halves"):
            self._fit()
