"""What grows at the left, what keeps its width at the right; under each other on a narrow page."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

from desktop.ui import theme

_BESIDE = QBoxLayout.Direction.LeftToRight
_UNDER = QBoxLayout.Direction.TopToBottom


class FoldRow(QWidget):
    """A search and its filters: the filters go under the search where both do not fit.

    `least` is how many pixels (at 100 % text) the left one needs to be of use.
    """

    def __init__(self, left: QWidget, right: QLayout, *, least: int, spacing: int) -> None:
        super().__init__()
        self._left, self._right, self._least = left, right, least
        self._box = QBoxLayout(_BESIDE, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(spacing)
        self._box.addWidget(left, 1)
        self._box.addLayout(right)

    @property
    def folded(self) -> bool:
        """Whether they stand under each other."""
        return self._box.direction() is _UNDER

    def minimumSizeHint(self) -> QSize:
        """The wider of the two alone: it can always fold."""
        wide = max(self._left.minimumSizeHint().width(), self._right.minimumSize().width())
        return QSize(wide, self._box.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Folds or unfolds."""
        super().resizeEvent(event)
        least = theme.grown(self.font(), self._least)
        need = least + self._box.spacing() + self._right.sizeHint().width()
        wanted = _BESIDE if event.size().width() >= need else _UNDER
        if self._box.direction() is not wanted:
            self._box.setDirection(wanted)
            self.updateGeometry()
